// A claim's stance is one of some.
//
// in c      the claim
// $stances  list<string>
c.stance IN $stances
