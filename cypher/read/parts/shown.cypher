// Rows of the ties and entities found, cut at the limit, and how many there are; of entities in no order. Those in
// the list alone are there though no tie touches them.
//
// <tie>     what is wanted of each tie
// <entity>  what is wanted of each entity
// <extent>  over what time they go and how many claims there are
// <count>   how many entities there are
// $limit    int   how many ties at most, and how many entities without
// binds t i a b e
WITH found, ties, alone, ties[0..$limit] AS some
CALL (some, alone) {
  UNWIND alone[0..$limit] + [x IN some | x[1]] + [x IN some | x[2]] AS e
  RETURN collect(DISTINCT e) AS entities
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
