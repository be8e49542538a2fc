// The place where people were counted, or null.
//
// in f   a strength
// <row>  what is wanted of the place
// binds e
head(COLLECT {
  MATCH (f)-[:COUNTED_IN]->(e:Entity)
  RETURN <row>
})
