// One page of ties that hold, in order of beginning and id, with one more to show that there is more.
//
// <found>     how they are found, binding t, each once
// <step>      the step of the tie that is known
// <holds>     condition
// <row>       what is wanted of each
// $after_day  int      the last page's end: beginning
// $after_id   string   and id
// $limit      int      page size and one
// binds t i a b
COLLECT {
  <found>
  WITH t, startNode(t) AS a, endNode(t) AS b
  WITH t, a, b, <step> AS i
  WHERE <holds>
    AND (t.step_from_earliest[i] > $after_day OR (t.step_from_earliest[i] = $after_day AND t.id > $after_id))
  WITH t, a, b, i ORDER BY t.step_from_earliest[i], t.id LIMIT $limit
  RETURN [t.step_from_earliest[i], t.id, <row>]
}
