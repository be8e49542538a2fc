// The whole graph on a day, or what of it lies within a place.
//
// <scope>   what is within the place asked for, or everything
// <there>   condition on an entity by which it has ties
// <exists>  condition on an entity that is there
// <types>   types of ties
// <step>    the step of the tie that is known
// <holds>   condition on a tie
// <ends>    condition on its ends
// <shown>   rows and counts of what was found
//
// row       list   the id of the place where there is one, then those of the part that shows
// binds t i a b e
<scope>
CALL (present) {
  MATCH (e:Entity)
  WITH e, <there> AS there, <exists> AS shown
  RETURN collect(CASE WHEN NOT there THEN e END) AS gone, collect(CASE WHEN there AND shown THEN e END) AS alone
}
CALL (present, gone) {
  MATCH (a:Entity)-[t:<types>]->(b:Entity)
  WITH t, a, b, <step> AS i
  WHERE <holds> AND <ends>
  RETURN collect([t, a, b, i, 0]) AS ties
}
WITH ties, alone, found
<shown>
