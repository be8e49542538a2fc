// The claims found in a source.
//
// in c  the claim
// in s  the source
MATCH (s)<-[:FOUND_IN]-(c:Claim)
