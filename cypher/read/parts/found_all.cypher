// Every claim.
//
// in c  the claim
MATCH (c:Claim)
