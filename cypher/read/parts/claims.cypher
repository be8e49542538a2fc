// One page of claims that are known, the earliest known first, with one more to show that there is more.
//
// <match>      how they are found, binding c
// <row>        what is wanted of each
// $known_date  date
// $after_day   string   the last page's end: day of knowledge, ISO
// $after_id    string   and id
// $limit       int      page size and one
// binds c
COLLECT {
  <match>
  WITH c
  WHERE c.known_from <= $known_date
    AND (toString(c.known_from) > $after_day OR (toString(c.known_from) = $after_day AND c.id > $after_id))
  WITH c ORDER BY c.known_from, c.id LIMIT $limit
  RETURN [toString(c.known_from), c.id, <row>]
}
