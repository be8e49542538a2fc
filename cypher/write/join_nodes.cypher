// Relationships between nodes that are there and not yet joined so.
//
// <from>   label that carries the id of the start
// <type>   relationship type
// <to>     label that carries the id of the end
// $pairs   list<map>   from, to
// binds    a b
UNWIND $pairs AS pair
MATCH (a:<from> {id: pair.from})
MATCH (b:<to> {id: pair.to})
MERGE (a)-[:<type>]->(b)
