// All claims found in some sources.
//
// $ids    list<string>   sources
//
// row     string         a claim's id
// binds   c s
UNWIND $ids AS wanted
MATCH (s:Source {id: wanted})<-[:FOUND_IN]-(c:Claim)
RETURN c.id
