// What the given entities are tied to, step by step, nearest first.
//
// <reach>    one part for each step but the last
// <left>     arrow of the direction, before the tie
// <types>    types of ties
// <right>    arrow of the direction, behind the tie
// <step>     the step of the tie that is known
// <holds>    condition
// <shown>    rows and counts of what was found
// $of        list<string>   entities to start from
// $known_at  day
//
// row        list   ids that exist, then those of the part that shows
// binds e t i a b
MATCH (e:Entity) WHERE e.id IN $of
WITH collect(e) AS roots
WITH [r IN roots | r.id] AS found, [r IN roots WHERE r.known_on <= $known_at | [r, 0]] AS reached
<reach>
CALL (reached) {
  UNWIND reached AS near
  WITH near[0] AS e, near[1] AS distance
  MATCH (e)<left>[t:<types>]<right>(:Entity)
  WITH t, startNode(t) AS a, endNode(t) AS b, min(distance) AS distance
  WITH t, a, b, distance, <step> AS i
  WHERE <holds>
  WITH t, a, b, i, distance ORDER BY distance, t.step_from_earliest[i], t.id
  RETURN collect([t, a, b, i]) AS ties
}
WITH found, ties, [near IN reached WHERE near[1] = 0 | near[0]] AS alone
<shown>
