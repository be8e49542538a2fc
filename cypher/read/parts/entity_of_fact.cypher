// The entity at the end of a fact's relationship, or null: who uses a name, where people were or came from.
//
// in f    the fact
// <type>  USED_BY, COUNTED_IN or CAME_FROM
// <row>   what is wanted of the entity
// binds e
head(COLLECT {
  MATCH (f)-[:<type>]->(e:Entity)
  RETURN <row>
})
