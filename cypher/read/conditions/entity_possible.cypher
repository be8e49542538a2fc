// An entity possibly existed on the day, as known on the day looked from.
//
// in e       an entity
// $as_of     day
// $known_at  day
// binds w
any(w IN range(0, size(e.exists_known_from) - 1) WHERE
  e.exists_known_from[w] <= $known_at AND $known_at < e.exists_known_until[w]
  AND e.exists_from_earliest[w] <= $as_of AND $as_of <= e.exists_to_latest[w])
