// One step further from the entities reached so far, keeping for each the shortest way.
//
// <left>     arrow of the direction, before the tie
// <types>    types of ties
// <right>    arrow of the direction, behind the tie
// <step>     the step of the tie that is known
// <holds>    condition
// binds e t i a b
CALL (reached) {
  UNWIND reached AS near
  WITH near[0] AS e, near[1] AS distance
  MATCH (e)<left>[t:<types>]<right>(:Entity)
  WITH e, t, startNode(t) AS a, endNode(t) AS b, distance
  WITH t, a, b, CASE WHEN a = e THEN b ELSE a END AS other, distance, <step> AS i
  WHERE <holds>
  RETURN collect(DISTINCT [other, distance + 1]) AS further
}
CALL (reached, further) {
  UNWIND reached + further AS near
  WITH near[0] AS entity, min(near[1]) AS distance
  RETURN collect([entity, distance]) AS nearest
}
WITH found, nearest AS reached
