// One page of the entities of a kind that hold, in order of id, with one more to show that there is more.
//
// <label>    Group, Person or Place, or Entity for all
// <holds>    condition
// <row>      what is wanted of each
// $kinds     list<string>?   null: all
// $after_id  string
// $limit     int             page size and one
// binds e
COLLECT {
  MATCH (e:<label>)
  WHERE e.id > $after_id AND ($kinds IS NULL OR e.kind IN $kinds) AND <holds>
  WITH e ORDER BY e.id LIMIT $limit
  RETURN [e.id, e.id, <row>]
}
