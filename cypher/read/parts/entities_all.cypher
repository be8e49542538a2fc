// Every entity.
//
// in e  the entity
MATCH (e:Entity)
