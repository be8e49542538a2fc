// Who in particular uses a name, or null.
//
// in f   a name
// <row>  what is wanted of the entity
// binds e
head(COLLECT {
  MATCH (f)-[:USED_BY]->(e:Entity)
  RETURN <row>
})
