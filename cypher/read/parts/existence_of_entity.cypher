// An entity's existence as known on the day looked from, as JSON.
//
// in e       an entity
// $known_at  day
// binds d
e.existence[CASE WHEN e.existence_on[0] <= $known_at
  THEN size([d IN e.existence_on WHERE d <= $known_at]) - 1 ELSE 0 END]
