// Rows of the ties that are shown, of their ends and of the entities that are there though no tie touches them, and
// how many there are; of entities in no order.
//
// <tie>     what is wanted of each tie
// <entity>  what is wanted of each entity
// <extent>  over what time they go and how many claims there are
// binds t i a b e
CALL (some, alone) {
  UNWIND alone + [x IN some | x[1]] + [x IN some | x[2]] AS e
  RETURN collect(DISTINCT e) AS entities
}
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
RETURN [found, tie_count, all_entities, tie_rows, entity_rows, size(entities), <extent>]
