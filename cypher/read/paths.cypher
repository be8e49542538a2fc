// The shortest ways between two entities, searched from both ends.
//
// While searching, a way is a list: the ids of its entities, joined and padded with blanks; those of its ties,
// likewise; the rank of the weakest status among these; and how many independent sources they have in all. Each
// side holds for every entity that its ways of one length lead to, that entity and these ways, and how much there
// is to look at one tie further. Ids alone are kept: a side can hold as many entities as a hub has ties.
//
// <followed>  the entity e that the id wanted counts for
// <shortest>  the shortest ways, where the engine finds them by itself
// <longer>    one part for each length, from one tie to the most
// <types>     types of ties
// <step>      the step of a tie t that is known
// <entity>    what is wanted of each entity e
// <tie>       what is wanted of each tie t
// $from       string
// $to         string
//
// row         list   the ids that the two count for, null where there is no entity, and rows of length, entities, ties
// binds wanted e t i a b n x o
WITH COLLECT { UNWIND [$from] AS wanted <followed> RETURN [e.id, COUNT { (e)--() }] } AS start,
  COLLECT { UNWIND [$to] AS wanted <followed> RETURN [e.id, COUNT { (e)--() }] } AS goal
WITH [start[0][0], goal[0][0]] AS ends,
  [[x IN start | [x[0], [[' ' + x[0] + ' ', '', 9, 0]]]], coalesce(start[0][1], 0)] AS ahead,
  [[x IN goal | [x[0], [[' ' + x[0] + ' ', '', 9, 0]]]], coalesce(goal[0][1], 0)] AS behind
<shortest>
WITH ends, ways, ahead, behind, shortest, sought, false AS dear
<longer>
CALL (ways) {
  UNWIND ways AS way
  CALL (way) {
    UNWIND range(0, size(way[0]) - 1) AS n
    MATCH (e:Entity {id: way[0][n]})
    WITH n, e ORDER BY n
    WITH <entity> AS row
    RETURN collect(row) AS entities
  }
  CALL (way) {
    UNWIND range(0, size(way[1]) - 1) AS n
    MATCH (a:Entity {id: way[0][n]})
    MATCH (b:Entity {id: way[0][n + 1]})
    WITH n, way[1][n] AS x, CASE WHEN COUNT { (a)--() } < COUNT { (b)--() } THEN a ELSE b END AS e
    MATCH (e)-[t:<types>]-(o:Entity)
    WHERE t.id = x
    WITH n, t ORDER BY n
    WITH t, startNode(t) AS a, endNode(t) AS b, <step> AS i
    WITH <tie> AS row
    RETURN collect(row) AS ties
  }
  RETURN collect([size(way[1]), entities, ties]) AS rows
}
RETURN [ends, rows]
