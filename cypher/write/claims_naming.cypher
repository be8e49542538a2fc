// The claims that name some entities, or count for them, as what they are about or as who makes them.
//
// $ids    list<string>
//
// row     string         a claim's id
// binds   e c
UNWIND $ids AS wanted
MATCH (e:Entity {id: wanted})<-[:ABOUT|MADE_BY|NAMES]-(c:Claim)
RETURN DISTINCT c.id
