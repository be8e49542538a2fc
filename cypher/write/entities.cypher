// The labels of some entities, and what those that were absorbed count for.
//
// $ids    list<string>
//
// row     list   id, label, root or null
// binds   e
UNWIND $ids AS wanted
MATCH (e:Entity {id: wanted})
RETURN e.id, e.label, e.counts_as
