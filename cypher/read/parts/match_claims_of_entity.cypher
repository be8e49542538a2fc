// The claims about facts of an entity.
//
// in c  the claim
// in e  the entity
MATCH (e)<-[:ABOUT]-(c:Claim)
