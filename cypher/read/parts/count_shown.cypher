// How many entities there are, at the ends of ties and without.
//
// <ties>  the ties that hold
// in a    the source of each
// in b    its target
CALL (present, gone) {
  <ties>
  RETURN collect(DISTINCT a) + collect(DISTINCT b) AS ends
}
CALL (alone, ends) {
  UNWIND alone + ends AS every
  RETURN count(DISTINCT every) AS all_entities
}
