// The claims about a tie that follows from denials: those denials.
//
// <followed>  the id under which it is found
// in c        the claim
// $about      list<map>   id, and what it names
// binds wanted now
UNWIND $about AS wanted
<followed>
MATCH (c:Claim {denial: now})
