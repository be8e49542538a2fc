// The facts whose claims rest, in however many steps, on some claims.
//
// $ids    list<string>   claims
//
// row     string         a fact's id
// binds   c d
UNWIND $ids AS wanted
MATCH (c:Claim {id: wanted})<-[:RELIES_ON*1..20]-(d:Claim)
RETURN DISTINCT d.fact
