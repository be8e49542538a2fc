// Rows of the nearest ties and of the entities found, cut at the limit, and how many there are. Entities in $alone
// are there though no tie touches them. Before each sorting a WITH drops the list that is gone through: the
// embedded engine would sort rows that all carry it, and run out of memory.
//
// <tie>      what is wanted of each tie
// <entity>   what is wanted of each entity
// <extent>   over what time they go and how many claims there are
// <count>    how many entities there are
// $limit     int   how many ties at most, and how many entities without
// binds t i a b e
CALL (ties) {
  UNWIND ties AS x
  WITH x[0] AS t, x[1] AS a, x[2] AS b, x[3] AS i, x[4] AS distance
  WITH t, a, b, i, distance ORDER BY distance, t.step_from_earliest[i], t.id LIMIT $limit
  RETURN collect([t, a, b, i]) AS some
}
CALL (alone) {
  UNWIND alone AS e
  WITH e
  WITH e ORDER BY e.id LIMIT $limit
  RETURN collect(e) AS first
}
CALL (some, first) {
  UNWIND first + [x IN some | x[1]] + [x IN some | x[2]] AS e
  WITH DISTINCT e
  WITH e ORDER BY e.id
  RETURN collect(e) AS entities
}
<count>
CALL (some) {
  UNWIND some AS x
  WITH x[0] AS t, x[1] AS a, x[2] AS b, x[3] AS i
  WITH <tie> AS tie
  RETURN collect(tie) AS tie_rows
}
CALL (entities) {
  UNWIND entities AS e
  WITH <entity> AS entity
  RETURN collect(entity) AS entity_rows
}
RETURN [found, size(ties), all_entities, tie_rows, entity_rows, size(entities), <extent>]
