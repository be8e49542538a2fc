// The facts whose denial makes some DENIED_MEMBERSHIP ties.
//
// $ids    list<string>   derived ties
//
// row     string         a fact's id
// binds   c
UNWIND $ids AS wanted
MATCH (c:Claim {denial: wanted})
RETURN DISTINCT c.fact
