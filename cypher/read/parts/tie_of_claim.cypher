// The tie that a claim is about, in its last step where none is known.
//
// in c     the claim
// <types>  all types of ties
// <step>   the step of the tie that is known
// <row>    what is wanted of it
// binds t i a b
head(COLLECT {
  MATCH (a:Entity {id: c.tie_source})-[t:<types>]->(b:Entity {id: c.tie_target})
  WHERE t.id = c.fact
  WITH t, a, b, CASE WHEN <step> < 0 THEN 0 ELSE <step> END AS i
  RETURN <row>
})
