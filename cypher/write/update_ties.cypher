// The derived properties of ties that are there.
//
// <type>  relationship type
// $rows   list<map>   id, source, target, properties
// binds   a b t
UNWIND $rows AS tie
MATCH (a:Entity {id: tie.source})-[t:<type>]->(b:Entity {id: tie.target})
WHERE t.id = tie.id
SET t = tie.properties
