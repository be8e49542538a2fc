// The ties of an entity.
//
// in e       an entity
// in t       the tie
// <left>     arrow of the direction, before the tie
// <types>    types of ties
// <right>    arrow of the direction, behind the tie
MATCH (e)<left>[t:<types>]<right>(:Entity)
