// The names, strengths, existences and endings of some entities.
//
// <followed>  the entity that an id counts for
// in f        the fact
// in e        its entity
// $of         list<string>
// binds wanted
UNWIND $of AS wanted
<followed>
MATCH (e)-[:HAS_NAME|HAS_EXISTENCE|HAS_ENDING|HAS_STRENGTH]->(f:Fact)
WITH DISTINCT f, e
