// Everything that was recorded.
//
// row   list   sources, entities, claims with source, what they rest on and revise, judgements
// binds s e c j
RETURN
  COLLECT { MATCH (s:Source) RETURN properties(s) },
  COLLECT { MATCH (e:Entity) RETURN properties(e) },
  COLLECT {
    MATCH (c:Claim)-[:FOUND_IN]->(s:Source)
    RETURN [properties(c), s.id,
      COLLECT { MATCH (c)-[:RELIES_ON]->(r:Claim) RETURN r.id },
      COLLECT { MATCH (c)-[:REVISES]->(r:Claim) RETURN r.id }]
  },
  COLLECT { MATCH (j:Judgement) RETURN properties(j) }
