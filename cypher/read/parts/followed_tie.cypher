// The id of a tie, and its ends, under the ids that those which its own id names count for.
//
// in wanted  map   kind, source, target, place?, spell, symmetric: what the id names
// in now     the id
// in first   its source
// in last    its target
// binds x y p
MATCH (x:Entity {id: wanted.source})
MATCH (y:Entity {id: wanted.target})
OPTIONAL MATCH (p:Entity {id: wanted.place})
WITH wanted, coalesce(x.counts_as, x.id) AS x, coalesce(y.counts_as, y.id) AS y, coalesce(p.counts_as, p.id) AS p
WITH wanted, p, CASE WHEN wanted.symmetric AND x > y THEN y ELSE x END AS first,
  CASE WHEN wanted.symmetric AND x > y THEN x ELSE y END AS last
WITH wanted, first, last, wanted.kind + first + '/' + last
  + CASE WHEN wanted.place IS NULL THEN '' ELSE '/in/' + p END + wanted.spell AS now
