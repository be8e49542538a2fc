// An entity is known on the day looked from: some claim that counts had touched it by then. One that no such
// claim touches is a record alone, known only where everything is.
//
// in e       an entity
// $known_at  day
e.known_on <= $known_at
