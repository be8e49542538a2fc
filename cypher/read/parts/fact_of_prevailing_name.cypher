// The fact behind a prevailing name and its step that is known: of facts with the same text, the latest begun.
//
// in e       an entity
// in x       its prevailing name
// <step>     the step of the fact that is known
// <holds>    condition
// $not_used  list<string>   statuses of names that never prevail
// binds f i
head(COLLECT {
  MATCH (e)-[:HAS_NAME]->(f:Name)
  WHERE f.text = x AND f.used_by IS NULL AND (f.kind = 'OFFICIAL' OR e:Place)
  WITH f, <step> AS i
  WHERE <holds> AND NOT f.step_status[i] IN $not_used
  WITH f, i ORDER BY f.step_from_earliest[i] DESC,
    CASE WHEN f.step_from_latest[i] < 99999999 THEN f.step_from_latest[i] ELSE 0 END DESC, f.id DESC LIMIT 1
  RETURN [f, i]
})
