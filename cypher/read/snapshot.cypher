// The whole graph on a day, or what of it lies within a place. Entities are gone through once, those that are not
// there being what ties are told by. Ties are gathered by the day on which they began, so that only those of the
// first days are sorted; and the rows are made anew before, because both engines count the whole row as memory when
// they sort, also a list that is in all of them. The empty condition on ids has Neo4j go through them in their order.
//
// <scope>     what is within the place asked for, or everything
// <possible>  that an entity may have ties
// <exists>    what else is asked of one that is shown though no tie touches it
// <alone>     those of them that are wanted, and those that are gone
// <ties>      the ties that hold
// <step>      the step of a tie that is known
// <count>     how many entities there are, where that is not known by then
// <shown>     rows and counts of what was found
// $limit      int   how many ties at most, and how many entities without
//
// row         list   the id of the place where there is one, then those of the part that shows
// binds t i e
<scope>
CALL (present) {
  MATCH (e:Entity)
  WHERE e.id >= ''
  WITH e, <possible> AS there, <exists> AS shown
  ORDER BY e.id
  WITH collect(CASE WHEN there AND shown THEN e END) AS alone, collect(CASE WHEN NOT there THEN e END) AS gone
  <alone>
}
CALL (present, gone) {
  <ties>
  WITH t.step_from_earliest[i] AS begun, collect(t) AS those
  WITH begun, those ORDER BY begun
  WITH collect(those) AS held
  WITH reduce(n = 0, those IN held | n + size(those)) AS holding, reduce(near = [], those IN held |
    CASE WHEN size(near) < $limit THEN near + those ELSE near END) AS near
  WITH max(holding) AS tie_count, collect(near) AS nears
  UNWIND CASE WHEN size(nears[0]) = 0 THEN [null] ELSE nears[0] END AS t
  WITH tie_count, t, <step> AS i
  WITH tie_count, t, i ORDER BY t.step_from_earliest[i], t.id LIMIT $limit
  RETURN tie_count, collect(CASE WHEN t IS NOT NULL THEN [t, startNode(t), endNode(t), i] END) AS some
}
<count>
WITH found, some, tie_count, alone[0..$limit] AS alone, all_entities
<shown>
