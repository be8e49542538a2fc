// The ties of some entities, each once.
//
// in t     the tie
// <types>  types of ties
// $of      list<string>
// binds e
MATCH (e:Entity)-[t:<types>]-(:Entity)
WHERE e.id IN $of
WITH DISTINCT t
