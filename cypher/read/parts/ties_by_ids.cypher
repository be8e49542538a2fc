// Ties by their ids and ends, which their ids name.
//
// <types>  the types among them
// <step>   the step of the tie that is known
// <holds>  condition
// <row>    what is wanted of each
// $ties    list<map>   id, source, target
// binds t i a b
COLLECT {
  UNWIND $ties AS wanted
  MATCH (a:Entity {id: wanted.source})-[t:<types>]->(b:Entity {id: wanted.target})
  WHERE t.id = wanted.id
  WITH t, a, b, <step> AS i
  WHERE <holds>
  RETURN [t.id, <row>]
}
