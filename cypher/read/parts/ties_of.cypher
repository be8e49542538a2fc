// The ties of some entities, each once.
//
// <followed>  the entity that an id counts for
// in t        the tie
// <left>      arrow of the direction, before the tie
// <types>     types of ties
// <right>     arrow of the direction, behind the tie
// $of         list<string>
// binds wanted e
UNWIND $of AS wanted
<followed>
MATCH (e)<left>[t:<types>]<right>(:Entity)
WITH DISTINCT t
