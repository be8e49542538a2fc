// What changed the graph after a revision, in order.
//
// $after   int   the number of the last revision that was seen
// $limit   int
//
// row      number, at, touched
// binds    a
MATCH (a:AuditEntry) WHERE a.number > $after
RETURN a.number, a.at, a.touched
ORDER BY a.number LIMIT $limit
