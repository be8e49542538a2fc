// The recorded ties between some entities, but for those whose claims were all retracted.
//
// $ids    list<string>
//
// row     list   id, source, target
// binds   a b t
UNWIND $ids AS wanted
MATCH (a:Entity {id: wanted})-[t]->(b:Entity)
WHERE b.id IN $ids AND NOT t.derived AND size(t.step_on) > 0
RETURN t.id, a.id, b.id
