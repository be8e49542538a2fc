// What is stored of some entities and is needed to derive the rest.
//
// $ids    list<string>
//
// row     list   id, label, known_on
// binds   e
UNWIND $ids AS wanted
MATCH (e:Entity {id: wanted})
RETURN e.id, e.label, e.known_on
