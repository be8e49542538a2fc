// The whole graph on a day, or what of it lies within a place.
//
// <scope>   what is within the place asked for, or everything
// <ties>    the ties that hold, in order
// <exists>  condition on an entity
// <shown>   rows and counts of what was found
//
// row       list   the id of the place where there is one, then those of the part that shows
// binds t i a b e
<scope>
CALL (present) {
  <ties>
  RETURN collect([t, a, b, i]) AS ties
}
CALL (present) {
  MATCH (e:Entity)
  WHERE <exists>
  WITH e ORDER BY e.id
  RETURN collect(e) AS alone
}
WITH ties, alone, found
<shown>
