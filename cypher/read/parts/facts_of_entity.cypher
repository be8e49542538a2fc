// An entity's facts of one kind that hold, in order of beginning and id.
//
// in e     an entity
// <type>   how it has them: HAS_NAME, HAS_STRENGTH, HAS_EXISTENCE or HAS_ENDING
// <step>   the step of the fact that is known
// <holds>  condition
// <row>    what is wanted of each
// binds f i
COLLECT {
  MATCH (e)-[:<type>]->(f:Fact)
  WITH f, <step> AS i
  WHERE <holds>
  WITH f, i ORDER BY f.step_from_earliest[i], f.id
  RETURN <row>
}
