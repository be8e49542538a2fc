// The names, existences and endings of some entities: what their windows are derived from.
//
// $ids    list<string>
//
// row     string   a fact's id
// binds   e f
UNWIND $ids AS wanted
MATCH (e:Entity {id: wanted})-[:HAS_NAME|HAS_EXISTENCE|HAS_ENDING]->(f:Fact)
RETURN DISTINCT f.id
