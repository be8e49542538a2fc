// Over what days the ties and entities found go in both times, and how many claims and sources speak of them:
// the bounds of each tie and of each spell known, the days on which something became known, and the counts.
//
// $known_at    day
// $known_date  date
// binds c s k w
[
  [x IN some | [x[0].step_from_earliest[x[3]], x[0].step_from_latest[x[3]], x[0].step_to_earliest[x[3]], x[0].step_to_latest[x[3]]]],
  [k IN entities | [w IN range(0, size(k.exists_known_from) - 1)
    WHERE k.exists_known_from[w] <= $known_at AND $known_at < k.exists_known_until[w]
    | [k.exists_from_earliest[w], k.exists_from_latest[w], k.exists_to_earliest[w], k.exists_to_latest[w]]]],
  [x IN some | x[0].step_on[0]] + [k IN entities | k.exists_known_from[0]],
  [x IN some | x[0].step_on[x[3]]]
    + [k IN entities | [w IN k.exists_known_from WHERE w <= $known_at][-1]],
  COUNT { MATCH (c:Claim) WHERE c.fact IN [x IN some | x[0].id] AND c.known_from <= $known_date },
  size(COLLECT { MATCH (c:Claim)-[:FOUND_IN]->(s:Source) WHERE c.fact IN [x IN some | x[0].id] AND c.known_from <= $known_date RETURN DISTINCT s.id })
]
