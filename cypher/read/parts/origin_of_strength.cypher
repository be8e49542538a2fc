// The place from where people were counted, or null.
//
// in f   a strength
// <row>  what is wanted of the place
// binds e
head(COLLECT {
  MATCH (f)-[:CAME_FROM]->(e:Entity)
  RETURN <row>
})
