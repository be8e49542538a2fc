// Names, strengths, existences and endings by their ids.
//
// <followed>  the ids under which they are found
// <step>      the step of the fact that is known
// <holds>     condition
// <row>       what is wanted of each
// $facts      list<map>   id, and what it is made of
// binds wanted now f i
COLLECT {
  UNWIND $facts AS wanted
  <followed>
  MATCH (f:Fact {id: now})
  WITH wanted, f, <step> AS i
  WHERE <holds>
  RETURN [wanted.id, <row>]
}
