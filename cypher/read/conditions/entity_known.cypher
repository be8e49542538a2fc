// An entity is known on the day looked from: some claim had touched it by then. One that no claim touches is
// a record saved on its own, known only where everything is; one whose claims were all retracted never is.
//
// in e       an entity
// $known_at  day
(e.known_on <= $known_at AND (e.known_on < 99999999 OR NOT EXISTS { MATCH (e)<-[:ABOUT|MADE_BY]-(:Claim) }))
