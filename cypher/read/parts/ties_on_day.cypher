// The ties that hold on a day, in order of beginning. Few entities are not there: this engine looks ends up in a set
// of these. It sorts without a limit, which would have it count what every row carries besides as memory of its own.
//
// in t        the tie
// in i        its step that is known
// in a        its source
// in b        its target
// <types>     types of ties
// <step>      the step of the tie that is known
// <holds>     condition on a tie
// <absent>    condition on an entity e that is not there
// in e        each entity
MATCH (e:Entity)
WHERE <absent>
WITH collect(e) AS gone
MATCH (a:Entity)-[t:<types>]->(b:Entity)
WITH gone, t, a, b, <step> AS i
WHERE <holds> AND NOT a IN gone AND NOT b IN gone
WITH t, a, b, i ORDER BY t.step_from_earliest[i], t.id
