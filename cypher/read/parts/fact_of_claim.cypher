// The name, strength, existence or ending that a claim is about, in its last step where none is known.
//
// in c    the claim
// <step>  the step of the fact that is known
// <row>   what is wanted of it
// binds f i
head(COLLECT {
  MATCH (f:Fact {id: c.fact})
  WITH f, CASE WHEN <step> < 0 THEN 0 ELSE <step> END AS i
  RETURN <row>
})
