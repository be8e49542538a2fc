// Entities by their ids, each once.
//
// <followed>  the entity that an id counts for
// in e        the entity
// $of         list<string>
// binds wanted
UNWIND $of AS wanted
<followed>
WITH DISTINCT e
