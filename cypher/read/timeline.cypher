// What happened, in order of day: the beginnings and ends of facts, and the days on which their status changed.
//
// <ties>      how ties are found, binding t
// <facts>     how names, strengths, existences and endings are found, binding f and e
// <tie_step>  the step of a tie that is known
// <step>      the step of another fact that is known
// <fact>      what is wanted of a fact that is a node
// <tie>       what is wanted of a tie
// <entity>    what is wanted of the entity
// <subject>   the name of the entity
// <object>    the name of a tie's target
// <place>     the name of the place where alone a tie held
// <used_by>   the name of whoever alone uses a name
// <counted>   the name of the place where people were counted
// <came>      the name of the place from which they came
// <others>    the names of the groups counted together with the entity
// $of         list<string>    entities asked for
// $known_at   day
// $instants   list<string>    types of ties that are events
// $kinds      list<string>    kinds of events
// $from       int             first day
// $to         int             last day
// $after_day  int             the last page's end: day
// $after_id   string          and key
// $limit      int             page size and one
//
// row         list   ids asked for that exist, total, and rows of day, key, kind, step, JSON of the fact's step, subject, relation, object, detail, fact, entity
// binds t f e i b n o
CALL () {
  <ties>
  WITH t, startNode(t) AS e, endNode(t) AS b
  WITH t, e, b, <tie_step> AS i
  WHERE i >= 0
  WITH t, e, b, i,
    CASE WHEN t.step_from_earliest[i] > 0 THEN t.step_from_earliest[i] ELSE t.step_from_latest[i] END AS begun,
    CASE WHEN t.step_to_earliest[i] > 0 THEN t.step_to_earliest[i] ELSE t.step_to_latest[i] END AS ended
  UNWIND [
    [CASE WHEN type(t) IN $instants THEN 'HAPPENED' ELSE 'BEGAN' END, begun, i],
    ['ENDED', CASE WHEN t.step_to_latest[i] < 99999999 THEN ended ELSE 99999999 END, i]
  ] + [j IN range(1, i) WHERE t.step_turned[j] | ['STATUS_CHANGED', t.step_on[j], j]] AS event
  RETURN event, t, null AS f, e, b, i, t.id AS id
  UNION ALL
  <facts>
  WITH f, e, <step> AS i
  WHERE i >= 0
  WITH f, e, i,
    CASE WHEN f.step_from_earliest[i] > 0 THEN f.step_from_earliest[i] ELSE f.step_from_latest[i] END AS begun,
    CASE WHEN f.step_to_earliest[i] > 0 THEN f.step_to_earliest[i] ELSE f.step_to_latest[i] END AS ended
  UNWIND [
    [CASE WHEN f:Existence THEN 'FOUNDED' WHEN f:Ending THEN 'DISSOLVED' WHEN f:Strength THEN 'ESTIMATED'
      WHEN f.kind = 'OFFICIAL' AND f.step_from_earliest[i] > 0 AND EXISTS {
        MATCH (e)-[:HAS_NAME]->(earlier:Name)
        WHERE earlier.kind = 'OFFICIAL' AND earlier.step_from_earliest[-1] < f.step_from_earliest[i]
      } THEN 'RENAMED' ELSE 'NONE' END, begun, i],
    [CASE WHEN f:Existence AND NOT EXISTS {
        MATCH (e)-[:HAS_ENDING]->(n:Ending) WHERE n.spell = f.spell AND n.step_on[0] <= $known_at
      } THEN 'DISSOLVED' ELSE 'NONE' END,
      CASE WHEN f.step_to_latest[i] < 99999999 THEN ended ELSE 99999999 END, i]
  ] + [j IN range(1, i) WHERE f:Ending AND f.step_turned[j] | ['STATUS_CHANGED', f.step_on[j], j]] AS event
  RETURN event, null AS t, f, e, null AS b, i, f.id AS id
}
WITH event[0] AS kind, event[1] AS day, event[2] AS j, t, f, e, b, i, id
WHERE kind IN $kinds AND day < 99999999 AND $from <= day AND day <= $to
WITH kind, day, j, t, f, e, b, i, id + ' ' + kind + ' ' + toString(j) + ' ' + e.id AS key
ORDER BY day, key
WITH collect([day, key, kind, j, t, f, e, b, i]) AS events
WITH size(events) AS total,
  [x IN events WHERE x[0] > $after_day OR (x[0] = $after_day AND x[1] > $after_id)][0..$limit] AS page
CALL (page) {
  UNWIND page AS x
  WITH x[0] AS day, x[1] AS key, x[2] AS kind, x[3] AS j, x[4] AS t, x[5] AS f, x[6] AS e, x[7] AS b, x[8] AS i
  WITH [day, key, kind, j,
    CASE WHEN t IS NULL THEN f.steps[j] ELSE t.steps[j] END,
    <subject>,
    CASE WHEN t IS NULL THEN null ELSE type(t) END,
    CASE WHEN b IS NULL THEN null ELSE <object> END,
    CASE WHEN f IS NULL THEN [t.spell, <place>]
      ELSE [f.spell, f.text, <used_by>, f.what, [f.of_low, f.of_high, f.of_approximate], <counted>, <came>, <others>] END,
    CASE WHEN t IS NULL THEN <fact> ELSE <tie> END,
    <entity>] AS event
  RETURN collect(event) AS rows
}
RETURN [COLLECT { MATCH (o:Entity) WHERE o.id IN $of RETURN o.id }, total, rows]
