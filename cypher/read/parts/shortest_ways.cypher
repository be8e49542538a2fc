// The best evidenced of the shortest ways between two entities, which this engine finds by itself: a search from both
// ends that looks at no tie that does not hold.
//
// in t       each tie of a way
// in i       its step that is known
// <types>    types of ties
// <longest>  how many ties a way has at most
// <step>     the step of a tie that is known
// <holds>    condition on a tie
// <rank>     the rank of its status
// <sources>  how many independent sources it has
// $limit     int      how many ways at most
// binds a b p x
CALL (ends) {
  MATCH (a:Entity {id: ends[0]})
  MATCH (b:Entity {id: ends[1]})
  WITH a, b WHERE a <> b
  MATCH p = allShortestPaths((a)-[:<types>*..<longest>]-(b))
  WHERE all(t IN relationships(p) WHERE any(i IN [<step>] WHERE <holds>))
  WITH [x IN nodes(p) | x.id] AS entities,
    [t IN relationships(p) | [i IN [<step>] | [t.id, <rank>, <sources>]][0]] AS evidence
  WITH entities, [x IN evidence | x[0]] AS ties, reduce(best = 0, x IN evidence | best + x[1] * 1000000 + x[2]) AS best,
    reduce(lowest = 9, x IN evidence | CASE WHEN x[1] < lowest THEN x[1] ELSE lowest END) AS weakest,
    reduce(total = 0, x IN evidence | total + x[2]) AS sources
  ORDER BY best DESC, reduce(ids = '', x IN ties | ids + x + ' ')
  WITH entities, collect([ties, weakest, sources])[0] AS way
  WITH entities, way[0] AS ties, way[1] AS weakest, way[2] AS sources
  ORDER BY weakest DESC, sources DESC, reduce(ids = '', x IN ties | ids + x + ' ') LIMIT $limit
  RETURN collect([entities, ties]) AS ways
}
WITH ends, ahead, behind, ways, coalesce(size(ways[0][1]), 0) AS shortest, true AS sought
