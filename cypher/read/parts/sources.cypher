// One page of sources, in order of id, with one more to show that there is more.
//
// <row>      what is wanted of each
// $after_id  string
// $limit     int   page size and one
// binds s
COLLECT {
  MATCH (s:Source)
  WHERE s.id > $after_id
  WITH s ORDER BY s.id LIMIT $limit
  RETURN [s.id, s.id, <row>]
}
