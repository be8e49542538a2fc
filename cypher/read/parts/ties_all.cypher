// Every tie.
//
// in t     the tie
// <types>  types of ties
MATCH (:Entity)-[t:<types>]->(:Entity)
