// What those among some entities count for that were absorbed.
//
// $ids    list<string>
//
// row     list   id, root
// binds   e
UNWIND $ids AS wanted
MATCH (e:Entity {id: wanted})
WHERE e.counts_as IS NOT NULL
RETURN e.id, e.counts_as
