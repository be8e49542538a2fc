// All claims that name some facts, whatever they count for, with when their source was published and what they rest
// on and revise.
//
// $facts  list<string>
//
// row     list   properties, source, published_on, relies_on, revises
// binds   k c s
UNWIND $facts AS fact
CALL (fact) {
  MATCH (k:Claim {fact: fact}) WHERE k.said IS NULL RETURN k AS c
  UNION
  MATCH (k:Claim {said: fact}) RETURN k AS c
}
MATCH (c)-[:FOUND_IN]->(s:Source)
RETURN properties(c), s.id, s.published_on,
       COLLECT { MATCH (c)-[:RELIES_ON]->(r:Claim) RETURN r.id },
       COLLECT { MATCH (c)-[:REVISES]->(r:Claim) RETURN r.id }
