// One step further from the entities that the last one came to. Each entity is set out from once.
//
// <left>      arrow of the direction, before the tie
// <types>     types of ties
// <right>     arrow of the direction, behind the tie
// <step>      the step of the tie that is known
// <holds>     condition on a tie, from an entity that has ties
// <distance>  how far from the beginning it sets out
// binds e t i o
CALL (near) {
  UNWIND near AS e
  MATCH (e)<left>[t:<types>]<right>(o:Entity)
  WITH t, o, <step> AS i
  WHERE <holds>
  RETURN collect([t, i, <distance>]) AS ahead, collect(DISTINCT o) AS others
}
WITH found, alone, held + ahead AS held, reached, [o IN others WHERE NOT o IN reached] AS near
WITH found, alone, held, near, reached + near AS reached
