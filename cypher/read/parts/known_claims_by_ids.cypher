// Claims by their ids.
//
// <row>        what is wanted of each
// $ids         list<string>
// $known_date  date
// binds c
COLLECT {
  MATCH (c:Claim) WHERE c.id IN $ids AND c.known_from <= $known_date
  RETURN [c.id, <row>]
}
