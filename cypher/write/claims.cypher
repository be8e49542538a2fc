// Some claims by id, with when their source was published and what they rest on and revise.
//
// $ids    list<string>
//
// row     list   properties, source, published_on, relies_on, revises
// binds   c s
UNWIND $ids AS wanted
MATCH (c:Claim {id: wanted})-[:FOUND_IN]->(s:Source)
RETURN properties(c), s.id, s.published_on,
       COLLECT { MATCH (c)-[:RELIES_ON]->(r:Claim) RETURN r.id },
       COLLECT { MATCH (c)-[:REVISES]->(r:Claim) RETURN r.id }
