// Every strength, existence and ending.
//
// in f  the fact
MATCH (f:Fact) WHERE NOT f:Name
