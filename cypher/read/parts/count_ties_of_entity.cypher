// How many ties of an entity hold.
//
// in e       an entity
// <left>     arrow of the direction, before the tie
// <types>    types of ties
// <right>    arrow of the direction, behind the tie
// <step>     the step of the tie that is known
// <holds>    condition
// binds t i a b
size(COLLECT {
  MATCH (e)<left>[t:<types>]<right>(:Entity)
  WITH t, startNode(t) AS a, endNode(t) AS b
  WITH t, a, b, <step> AS i
  WHERE <holds>
  RETURN 1
})
