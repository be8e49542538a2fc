// How many entities of a kind hold.
//
// <label>  Group, Person or Place, or Entity for all
// <holds>  condition
// $kinds   list<string>?   null: all
// binds e
size(COLLECT {
  MATCH (e:<label>)
  WHERE ($kinds IS NULL OR e.kind IN $kinds) AND <holds>
  RETURN 1
})
