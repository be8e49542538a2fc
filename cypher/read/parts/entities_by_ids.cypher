// Entities by their ids.
//
// <known>  condition
// <row>    what is wanted of each
// $ids     list<string>
// binds e
COLLECT {
  MATCH (e:Entity) WHERE e.id IN $ids AND <known>
  RETURN [e.id, <row>]
}
