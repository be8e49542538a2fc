// The id of a fact that is a node under the ids that those which it names count for. A name used by somebody, and a
// number, have a hash of such ids in theirs: claims that say so know what they count for.
//
// in wanted  map   id, and what it is made of: kind, entity, tail
// in now     the id
// binds k o
OPTIONAL MATCH (k:Claim {said: wanted.id})
WITH wanted, min(k.fact) AS k
MATCH (o:Entity {id: wanted.entity})
WITH wanted, coalesce(k, wanted.kind + coalesce(o.counts_as, o.id) + wanted.tail) AS now
