// The labels of some entities.
//
// $ids    list<string>
//
// row     list   id, label
// binds   e
UNWIND $ids AS wanted
MATCH (e:Entity {id: wanted})
RETURN e.id, e.label
