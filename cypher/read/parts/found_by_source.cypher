// The claims found in a source.
//
// in c    the claim
// $about  string   the source's id
MATCH (:Source {id: $about})<-[:FOUND_IN]-(c:Claim)
