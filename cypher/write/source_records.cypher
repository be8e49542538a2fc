// Some sources as they are described.
//
// $ids    list<string>
//
// row     map   properties
// binds   s
UNWIND $ids AS wanted
MATCH (s:Source {id: wanted})
RETURN properties(s)
