// One page of claims that are known, the earliest known first, with one more to show that there is more.
//
// <match>      how they are found, binding c
// <after>      condition that they come after the last page, or nothing
// <row>        what is wanted of each
// $known_date  date
// $limit       int      page size and one
// binds c
COLLECT {
  <match>
  WITH c
  WHERE c.known_from <= $known_date
    <after>
  WITH c ORDER BY c.known_from, c.id LIMIT $limit
  RETURN [toString(c.known_from), c.id, <row>]
}
