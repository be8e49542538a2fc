// The strengths, existences and endings of some entities, and the strengths counted in some places or come from them.
//
// <followed>  the entity that an id counts for
// in f        the fact
// $of         list<string>
// binds wanted e
UNWIND $of AS wanted
<followed>
MATCH (e)-[:HAS_STRENGTH|HAS_EXISTENCE|HAS_ENDING|COUNTED_IN|CAME_FROM]-(f:Fact)
WITH DISTINCT f
