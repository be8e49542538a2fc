// The source in which a claim is found.
//
// in c   the claim
// <row>  what is wanted of it
// binds s
head(COLLECT {
  MATCH (c)-[:FOUND_IN]->(s:Source)
  RETURN <row>
})
