// The entity that made a claim, or null.
//
// in c   the claim
// <row>  what is wanted of it
// binds e
head(COLLECT {
  MATCH (c)-[:MADE_BY]->(e:Entity)
  RETURN <row>
})
