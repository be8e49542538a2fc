// The claims to which a claim is linked, known by the day looked from, in order of id.
//
// in k         the claim
// <type>       RELIES_ON or REVISES
// <row>        what is wanted of each
// $known_date  date
// binds c
COLLECT {
  MATCH (k)-[:<type>]->(c:Claim)
  WHERE c.known_from <= $known_date
  WITH c ORDER BY c.id
  RETURN <row>
}
