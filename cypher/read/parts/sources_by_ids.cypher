// Sources by their ids.
//
// <row>  what is wanted of each
// $ids   list<string>
// binds s
COLLECT {
  MATCH (s:Source) WHERE s.id IN $ids
  RETURN [s.id, <row>]
}
