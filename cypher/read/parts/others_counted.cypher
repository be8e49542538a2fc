// The names of the groups that were counted together with one, in order of id.
//
// in f    a strength
// in e    the group
// <name>  a group's name
// binds o
COLLECT {
  MATCH (f)<-[:HAS_STRENGTH]-(o:Entity)
  WHERE o.id <> e.id
  WITH o ORDER BY o.id
  RETURN <name>
}
