// The claims about a tie, or the denials that make a derived one.
//
// <followed>  the id under which it is found
// in c        the claim
// $about      list<map>   id, and what it names; none where it is no id of a tie
// binds wanted now k
UNWIND $about AS wanted
<followed>
CALL (now) {
  MATCH (k:Claim {fact: now}) RETURN k AS c
  UNION
  MATCH (k:Claim {denial: now}) RETURN k AS c
}
