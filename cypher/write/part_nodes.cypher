// Take away relationships of one type between nodes: all are found before the first goes, from their starts, as an
// entity may have very many.
//
// <from>   label that carries the id of the start
// <type>   relationship type
// <to>     label that carries the id of the end
// $pairs   list<map>   from, to
// binds    a b l links
UNWIND $pairs AS pair
MATCH (a:<from> {id: pair.from})-[l:<type>]->(b:<to>)
WHERE b.id = pair.to
WITH collect(l) AS links
UNWIND links AS l
DELETE l
