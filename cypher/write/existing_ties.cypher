// Which of some ties of one type are there.
//
// <type>  relationship type
// $rows   list<map>   id, source, target
//
// row     string
// binds   a b t
UNWIND $rows AS tie
MATCH (a:Entity {id: tie.source})-[t:<type>]->(b:Entity {id: tie.target})
WHERE t.id = tie.id
RETURN t.id
