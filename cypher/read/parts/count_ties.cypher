// How many ties hold.
//
// <found>    how they are found, binding t, each once
// <step>     the step of the tie that is known
// <holds>    condition
// binds t i a b
size(COLLECT {
  <found>
  WITH t, startNode(t) AS a, endNode(t) AS b
  WITH t, a, b, <step> AS i
  WHERE <holds>
  RETURN 1
})
