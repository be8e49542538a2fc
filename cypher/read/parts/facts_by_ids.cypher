// Names, strengths, existences and endings by their ids.
//
// <step>  the step of the fact that is known
// <holds> condition
// <row>   what is wanted of each
// $ids    list<string>
// binds f i
COLLECT {
  MATCH (f:Fact) WHERE f.id IN $ids
  WITH f, <step> AS i
  WHERE <holds>
  RETURN [f.id, <row>]
}
