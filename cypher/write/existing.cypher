// Which of some ids are there.
//
// <label>  Entity, Fact, Claim, Source or Token
// $ids     list<string>
//
// row      string
// binds    n
UNWIND $ids AS wanted
MATCH (n:<label> {id: wanted})
RETURN n.id
