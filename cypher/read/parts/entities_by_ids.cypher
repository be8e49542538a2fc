// Entities by their ids.
//
// <followed>  the entity that an id counts for
// <known>     condition
// <row>       what is wanted of each
// $ids        list<string>
// binds wanted e
COLLECT {
  UNWIND $ids AS wanted
  <followed>
  WITH wanted, e WHERE <known>
  RETURN [wanted, <row>]
}
