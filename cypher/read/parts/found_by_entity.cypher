// The claims about facts of an entity.
//
// in c    the claim
// $about  string
MATCH (:Entity {id: $about})<-[:ABOUT]-(c:Claim)
