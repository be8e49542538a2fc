// The claims about a tie.
//
// <followed>  the id under which it is found
// in c        the claim
// $about      list<map>   id, and what it names; none where it is no id of a tie
// binds wanted now
UNWIND $about AS wanted
<followed>
MATCH (c:Claim {fact: now})
