// Which of some facts claims count for, as what they are about or by a denial.
//
// $facts  list<string>
//
// row     string        a fact's id
// binds   c
UNWIND $facts AS fact
WITH fact WHERE EXISTS { MATCH (c:Claim {fact: fact}) } OR EXISTS { MATCH (c:Claim {denial: fact}) }
RETURN fact
