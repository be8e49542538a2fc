// A group is of one of some kinds; persons and places pass.
//
// in e    an entity
// $kinds  list<string>
(NOT e:Group OR e.kind IN $kinds)
