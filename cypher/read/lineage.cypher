// What the given entities are tied to, step by step, nearest first. Before sorting and counting, rows are rid of all
// that they need not carry: both engines count the whole row as memory, also a list that is in all of them.
//
// <followed> the entity that an id counts for
// <known>    condition on an entity
// <there>    condition on an entity by which it has ties
// <reach>    one part for each step but the last
// <left>     arrow of the direction, before the tie
// <types>    types of ties
// <right>    arrow of the direction, behind the tie
// <step>     the step of the tie that is known
// <holds>    condition on a tie, from an entity that has ties
// <last>     how far from the beginning the last step sets out
// <shown>    rows and counts of what was found
// $of        list<string>   entities to start from
// $limit     int   how many ties at most, and how many entities without
//
// row        list   ids that exist, then those of the part that shows
// binds wanted e t i o
UNWIND $of AS wanted
<followed>
WITH wanted, e, <known> AS known
WITH wanted, e, known, known AND <there> AS there
WITH collect(wanted) AS found, collect(DISTINCT CASE WHEN known THEN e END) AS alone,
  collect(DISTINCT CASE WHEN there THEN e END) AS near
WITH found, alone, near, near AS reached, [] AS held
<reach>
CALL (near) {
  UNWIND near AS e
  MATCH (e)<left>[t:<types>]<right>(o:Entity)
  WITH t, o, <step> AS i
  WHERE <holds>
  RETURN collect([t, i, <last>]) AS outermost
}
WITH found, alone, held + outermost AS held
UNWIND CASE WHEN size(held) = 0 THEN [null] ELSE held END AS x
WITH found, alone, x[0] AS t, x[1] AS i, x[2] AS distance
WITH found, alone, t, i, min(distance) AS distance
WITH found, alone, t, i, distance ORDER BY distance, t.step_from_earliest[i], t.id
WITH found, alone, collect(CASE WHEN t IS NOT NULL THEN [t, startNode(t), endNode(t), i] END) AS ties
CALL (ties, alone) {
  UNWIND alone + [x IN ties | x[1]] + [x IN ties | x[2]] AS every
  RETURN count(DISTINCT every) AS all_entities
}
WITH found, ties[0..$limit] AS some, size(ties) AS tie_count, alone[0..$limit] AS alone, all_entities
<shown>
