// Links between claims that are there and not yet linked so, with when and by whom they are made.
//
// <type>   RELIES_ON or REVISES
// $pairs   list<map>   from, to
// $at      string      the time, ISO 8601 in UTC
// $by      string      who makes them
// binds    a b l
UNWIND $pairs AS pair
MATCH (a:Claim {id: pair.from})
MATCH (b:Claim {id: pair.to})
MERGE (a)-[l:<type>]->(b)
ON CREATE SET l.at = $at, l.by = $by
