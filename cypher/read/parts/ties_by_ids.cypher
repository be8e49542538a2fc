// Ties by their ids and ends, which their ids name.
//
// <types>     the types among them
// <followed>  the ids under which they are found
// <step>      the step of the tie that is known
// <holds>     condition
// <row>       what is wanted of each
// $ties       list<map>   id, and what it names
// binds wanted now first last t i a b
COLLECT {
  UNWIND $ties AS wanted
  <followed>
  MATCH (a:Entity {id: first})-[t:<types>]->(b:Entity {id: last})
  WHERE t.id = now
  WITH wanted, t, a, b, <step> AS i
  WHERE <holds>
  RETURN [wanted.id, <row>]
}
