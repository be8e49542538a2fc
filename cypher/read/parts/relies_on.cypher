// The claims that a claim relies on, known by the day looked from, in order of id.
//
// in k         the claim
// <row>        what is wanted of each
// $known_date  date
// binds c
COLLECT {
  MATCH (k)-[:RELIES_ON]->(c:Claim)
  WHERE c.known_from <= $known_date
  WITH c ORDER BY c.id
  RETURN <row>
}
