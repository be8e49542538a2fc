// The ties that hold on a day, in order of beginning. This engine would go through a list of entities that are not
// there at every tie.
//
// in t        the tie
// in i        its step that is known
// in a        its source
// in b        its target
// <types>     types of ties
// <step>      the step of the tie that is known
// <holds>     condition on a tie
// <source>    condition on its source
// <target>    condition on its target
MATCH (a:Entity)-[t:<types>]->(b:Entity)
WITH t, a, b, <step> AS i
WHERE <holds> AND <source> AND <target>
WITH t, a, b, i ORDER BY t.step_from_earliest[i], t.id
