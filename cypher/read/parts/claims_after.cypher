// What follows a condition where claims come after the end of a page.
//
// in c        the claim
// $after_day  string   day of knowledge, ISO
// $after_id   string
AND (toString(c.known_from) > $after_day OR (toString(c.known_from) = $after_day AND c.id > $after_id))
