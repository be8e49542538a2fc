// The whole graph on a day, or what of it lies within a place.
//
// <types>   types of ties
// <step>    the step of the tie that is known
// <holds>   condition on a tie
// <exists>  condition on an entity
// <shown>   rows and counts of what was found
//
// row       list
// binds t i a b e
CALL () {
  MATCH (a:Entity)-[t:<types>]->(b:Entity)
  WITH t, a, b, <step> AS i
  WHERE <holds>
  WITH t, a, b, i ORDER BY t.step_from_earliest[i], t.id
  RETURN collect([t, a, b, i]) AS ties
}
CALL () {
  MATCH (e:Entity)
  WHERE <exists>
  WITH e ORDER BY e.id
  RETURN collect(e) AS alone
}
WITH ties, alone, [] AS found
<shown>
