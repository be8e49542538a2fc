// When some sources were published.
//
// $ids    list<string>
//
// row     list   id, published_on
// binds   s
UNWIND $ids AS wanted
MATCH (s:Source {id: wanted})
RETURN s.id, s.published_on
