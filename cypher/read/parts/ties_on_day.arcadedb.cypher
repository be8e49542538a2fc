// The ties that hold on a day. This engine would go through a list of entities that are not
// there at every tie.
//
// in t        the tie
// in i        its step that is known
// <types>     types of ties
// <step>      the step of the tie that is known, -1 for the last
// <holds>     condition on a tie
// <source>    condition on its source
// <target>    condition on its target
// binds a b
MATCH (a:Entity)-[t:<types>]->(b:Entity)
WITH t, a, b, <step> AS i
WHERE <holds> AND <source> AND <target>
