// The claims that rest directly on some claims, each with its fact.
//
// $ids    list<string>   claims
//
// row     list           a claim's id and its fact's
// binds   c d
UNWIND $ids AS wanted
MATCH (c:Claim {id: wanted})<-[:RELIES_ON]-(d:Claim)
RETURN DISTINCT d.id, d.fact
