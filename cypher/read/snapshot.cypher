// The whole graph on a day, or what of it lies within a place. Ties are gathered by the day on which they began, so
// that only those of the first days are sorted; and they are cut in a part of their own, because both engines count
// the whole row as memory when they sort, also a list that is in all of them. The empty condition on ids has Neo4j
// go through them in their order.
//
// <scope>   what is within the place asked for, or everything
// <ties>    the ties that hold
// <step>    the step of a tie that is known
// <exists>  condition on an entity
// <count>   how many entities there are
// <shown>   rows and counts of what was found
// $limit    int   how many ties at most, and how many entities without
//
// row       list   the id of the place where there is one, then those of the part that shows
// binds t i e
<scope>
CALL (present) {
  <ties>
  WITH t.step_from_earliest[i] AS begun, collect(t) AS those
  WITH begun, those ORDER BY begun
  WITH collect(those) AS held
  WITH held, reduce(n = 0, those IN held | n + size(those)) AS tie_count
  WITH tie_count, reduce(near = [], those IN held |
    CASE WHEN size(near) < $limit THEN near + those ELSE near END) AS near
  UNWIND CASE WHEN size(near) = 0 THEN [null] ELSE near END AS t
  WITH tie_count, t, <step> AS i
  WITH tie_count, t, i ORDER BY t.step_from_earliest[i], t.id LIMIT $limit
  RETURN tie_count, collect(CASE WHEN t IS NOT NULL THEN [t, startNode(t), endNode(t), i] END) AS some
}
CALL (present) {
  MATCH (e:Entity)
  WHERE e.id >= '' AND <exists>
  WITH e ORDER BY e.id
  RETURN collect(e) AS alone
}
<count>
WITH found, some, tie_count, alone[0..$limit] AS alone, all_entities
<shown>
