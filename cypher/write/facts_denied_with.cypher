// The facts whose denials make the same DENIED_MEMBERSHIP ties as those of some facts.
//
// $facts  list<string>
//
// row     string         a fact's id
// binds   c d
UNWIND $facts AS fact
MATCH (c:Claim {fact: fact})
WHERE c.denial IS NOT NULL
WITH DISTINCT c.denial AS denial
MATCH (d:Claim {denial: denial})
RETURN DISTINCT d.fact
