// A page of ties at the root, of some entities or of all.
//
// <connection>  a page and a count
// $of           list<string>   entities asked for
//
// row           list   ids asked for that exist, and the connection
// binds o
RETURN [COLLECT { MATCH (o:Entity) WHERE o.id IN $of RETURN o.id }, <connection>]
