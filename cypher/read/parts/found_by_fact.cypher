// The claims about a name, a strength, an existence or an ending.
//
// <followed>  the id under which it is found
// in c        the claim
// $about      list<map>   id, and what it is made of
// binds wanted now
UNWIND $about AS wanted
<followed>
MATCH (c:Claim {fact: now})
