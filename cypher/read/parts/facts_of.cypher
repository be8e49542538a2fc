// The names, strengths, existences and endings of some entities.
//
// in f  the fact
// in e  its entity
// $of   list<string>
MATCH (e:Entity)-[:HAS_NAME|HAS_EXISTENCE|HAS_ENDING|HAS_STRENGTH]->(f:Fact)
WHERE e.id IN $of
