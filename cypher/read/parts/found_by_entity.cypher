// The claims about facts of an entity.
//
// <followed>  the entity that the id counts for
// in c        the claim
// $about      string
// binds wanted e
UNWIND [$about] AS wanted
<followed>
MATCH (e)<-[:ABOUT]-(c:Claim)
