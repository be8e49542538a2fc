// The ties that hold on a day. Few entities are not there: this engine looks ends up in a set of these.
//
// in gone    the entities that are not there
// in t       the tie
// in i       its step that is known
// <types>    types of ties
// <step>     the step of the tie that is known, -1 for the last
// <holds>    condition on a tie
// binds a b
MATCH (a:Entity)-[t:<types>]->(b)
WITH gone, t, a, b, <step> AS i
WHERE <holds> AND NOT a IN gone AND NOT b IN gone
