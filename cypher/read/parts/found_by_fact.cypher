// The claims about a fact, or the denials that make a derived one.
//
// in c    the claim
// $about  string
// binds k
CALL () {
  MATCH (k:Claim {fact: $about}) RETURN k AS c
  UNION
  MATCH (k:Claim {denial: $about}) RETURN k AS c
}
