// The claims about a fact, or the denials that make a derived one.
//
// in c    the claim
// <fact>  the fact's id
// <near>  a variable of the fact, for the subquery
// binds k
CALL (<near>) {
  MATCH (k:Claim {fact: <fact>}) RETURN k AS c
  UNION
  MATCH (k:Claim {denial: <fact>}) RETURN k AS c
}
