// Take away facts that are nodes and that no claim counts for any more.
//
// $ids    list<string>
// binds   f
UNWIND $ids AS wanted
MATCH (f:Fact {id: wanted})
DETACH DELETE f
