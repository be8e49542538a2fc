// One tie further from the side where there is less to look at, and the ways of that length on which the two sides
// meet. Nothing is looked at once as many ways as wanted are found, nor where the shortest were sought and there are
// none; nor, once there is one, where that or a step before it is dear.
//
// Of the ways to one entity with the same weakest status, only the best evidenced can be part of the best evidenced
// shortest ways; of longer ones a way may be lost that only comes in because a better one would meet itself.
//
// <types>    types of ties
// <step>     the step of a tie that is known
// <holds>    condition on a tie
// <rank>     the rank of its status
// <sources>  how many independent sources it has
// $length    int      how many ties the ways found here have
// $limit     int      how many ways at most
// $kept      int      how many to one entity are followed up, for each weakest status; not less than the limit
// $most      int      what is more to look at is dear
// binds e t i a b o x p q n w
WITH ends, ways, ahead, behind, shortest, sought, ahead[1] <= behind[1] AS forth,
  dear OR (ahead[1] > $most AND behind[1] > $most) AS dear
WITH ends, ways, ahead, behind, shortest, sought, forth, dear, CASE
    WHEN size(ways) >= $limit THEN []
    WHEN size(ways) = 0 AND sought THEN []
    WHEN size(ways) > 0 AND dear THEN []
    WHEN forth THEN ahead[0]
    ELSE behind[0]
  END AS near
CALL (near, forth, ends) {
  UNWIND near AS x
  WITH x[0] AS n, x[1] AS begun, forth, CASE WHEN forth THEN ends[1] ELSE ends[0] END AS far
  WHERE n <> far
  MATCH (e:Entity {id: n})-[t:<types>]-(o:Entity)
  WITH n, begun, forth, t, o, startNode(t) AS a, endNode(t) AS b
  WITH n, begun, forth, t, o, a, b, <step> AS i
  WHERE <holds>
  WITH n AS origin, begun, forth, t.id AS tie, o.id AS n, <rank> AS rank, <sources> AS sources
  ORDER BY rank DESC, sources DESC, tie
  WITH origin, n, forth, collect(begun)[0] AS begun, collect([tie, rank, sources])[0] AS best
  WITH n, forth, begun, best[0] AS tie, best[1] AS rank, best[2] AS sources
  UNWIND begun AS w
  WITH forth, tie, n, rank, sources, w
  WHERE NOT w[0] CONTAINS ' ' + n + ' '
  WITH n, CASE WHEN rank < w[2] THEN rank ELSE w[2] END AS weakest, w[3] + sources AS sources,
    CASE WHEN forth THEN w[0] + n + ' ' ELSE ' ' + n + w[0] END AS entities,
    CASE WHEN forth THEN w[1] + tie + ' ' ELSE tie + ' ' + w[1] END AS ties
  ORDER BY sources DESC, ties
  WITH n, weakest, collect([entities, ties, weakest, sources])[0..$kept] AS best
  UNWIND best AS w
  WITH n, collect(w) AS reaching
  MATCH (o:Entity {id: n})
  WITH n, reaching, COUNT { (o)--() } AS onward
  RETURN [collect([n, reaching]), coalesce(sum(onward), 0)] AS reached
}
WITH ends, ways, shortest, sought, dear,
  CASE WHEN forth THEN reached ELSE ahead END AS ahead, CASE WHEN forth THEN behind ELSE reached END AS behind
CALL (ahead, behind, shortest) {
  UNWIND CASE WHEN $length <= shortest THEN [] ELSE [x IN ahead[0] | [x[0], x[1], null]] + [x IN behind[0] | [x[0], null, x[1]]] END AS x
  WITH x[0] AS n, collect(x[1]) AS here, collect(x[2]) AS there
  WHERE size(here) = 1 AND size(there) = 1
  UNWIND here[0] AS p
  UNWIND there[0] AS q
  WITH p, q, split(trim(q[0]), ' ')[1..] AS rest
  WHERE none(n IN rest WHERE p[0] CONTAINS ' ' + n + ' ')
  WITH split(trim(p[0]), ' ') + rest AS entities, p[1] + q[1] AS ties,
    CASE WHEN p[2] < q[2] THEN p[2] ELSE q[2] END AS weakest, p[3] + q[3] AS sources
  ORDER BY weakest DESC, sources DESC, ties LIMIT $limit
  RETURN collect([entities, split(trim(ties), ' ')]) AS met
}
WITH ends, (ways + met)[0..$limit] AS ways, ahead, behind, shortest, sought, dear
