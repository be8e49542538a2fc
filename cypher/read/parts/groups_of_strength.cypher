// The groups that were counted together, in order of id.
//
// in f   a strength
// <row>  what is wanted of each
// binds e
COLLECT {
  MATCH (f)<-[:HAS_STRENGTH]-(e:Entity)
  WITH e ORDER BY e.id
  RETURN <row>
}
