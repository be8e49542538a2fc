// Since when some entities are known: the first claim that touches them and was not retracted.
//
// $ids    list<string>
//
// row     list   entity, day, ISO
// binds   e c
UNWIND $ids AS wanted
MATCH (e:Entity {id: wanted})<-[:ABOUT|MADE_BY]-(c:Claim)
WHERE c.retracted_at IS NULL
RETURN e.id, toString(min(c.known_from))
