// New ties of one type.
//
// <type>  relationship type
// $rows   list<map>   id, source, target, properties
// binds   a b t
UNWIND $rows AS tie
MATCH (a:Entity {id: tie.source})
MATCH (b:Entity {id: tie.target})
CREATE (a)-[t:<type>]->(b)
SET t = tie.properties
