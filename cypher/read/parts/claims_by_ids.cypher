// Some claims by ids that are at hand, in no order.
//
// <ids>  expression for the list of ids
// <row>  what is wanted of each
// binds c
COLLECT {
  MATCH (c:Claim) WHERE c.id IN <ids>
  RETURN [c.id, <row>]
}
