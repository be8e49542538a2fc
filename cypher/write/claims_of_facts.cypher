// All claims about some facts, with when their source was published and what they rest on and revise.
//
// $facts  list<string>
//
// row     list   properties, source, published_on, relies_on, revises
// binds   c s
UNWIND $facts AS fact
MATCH (c:Claim {fact: fact})-[:FOUND_IN]->(s:Source)
RETURN properties(c), s.id, s.published_on,
       COLLECT { MATCH (c)-[:RELIES_ON]->(r:Claim) RETURN r.id },
       COLLECT { MATCH (c)-[:REVISES]->(r:Claim) RETURN r.id }
