// The entity that an id counts for, where judgements say that it is the same as another.
//
// <id>   expression for the id
// in e   the entity
// binds o
MATCH (o:Entity {id: <id>})
MATCH (e:Entity {id: coalesce(o.counts_as, o.id)})
