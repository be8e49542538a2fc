// An entity is known on the day looked from: some claim had touched it by then.
//
// in e       an entity
// $known_at  day
e.known_on <= $known_at
