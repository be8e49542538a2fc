// The ties of some entities, each once.
//
// <followed>  the entity that an id counts for
// in t        the tie
// <types>     types of ties
// $of         list<string>
// binds wanted e
UNWIND $of AS wanted
<followed>
MATCH (e)-[t:<types>]-(:Entity)
WITH DISTINCT t
