// What tells one state of a graph from every other: the last revision's number and the ids of its audit
// entries, which no other graph has.
//
// row    number, ids
// binds  r a
MATCH (r:Revision {id: 'graph'})
RETURN r.number, COLLECT { MATCH (a:AuditEntry) WHERE a.number = r.number RETURN a.id }
