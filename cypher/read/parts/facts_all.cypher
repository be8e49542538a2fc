// Every name, strength, existence and ending.
//
// in f  the fact
// in e  its entity
MATCH (e:Entity)-[:HAS_NAME|HAS_EXISTENCE|HAS_ENDING|HAS_STRENGTH]->(f:Fact)
