// Over what days the ties and entities found go in both times, and how many claims and sources speak of them.
//
// $known_date  date
// binds c s k
[
  [x IN some | x[0].step_from_earliest[x[3]]] + [k IN entities | k.exists_from_earliest[-1]],
  [x IN some | x[0].step_to_latest[x[3]]] + [k IN entities | k.exists_to_latest[-1]],
  [x IN some | x[0].step_on[0]], [x IN some | x[0].step_on[x[3]]],
  COUNT { MATCH (c:Claim) WHERE c.fact IN [x IN some | x[0].id] AND c.known_from <= $known_date },
  size(COLLECT { MATCH (c:Claim)-[:FOUND_IN]->(s:Source) WHERE c.fact IN [x IN some | x[0].id] AND c.known_from <= $known_date RETURN DISTINCT s.id })
]
