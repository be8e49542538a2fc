// An entity's endings that hold, in order of beginning and id.
//
// in e     an entity
// <step>   the step of the fact that is known
// <holds>  condition
// <row>    what is wanted of each
// binds f i
COLLECT {
  MATCH (e)-[:HAS_ENDING]->(f:Fact)
  WITH f, <step> AS i
  WHERE <holds>
  WITH f, i ORDER BY f.step_from_earliest[i], f.id
  RETURN <row>
}
