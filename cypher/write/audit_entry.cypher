// What a transaction did that was committed before; no row where there is none such.
//
// $id    string
//
// row    list   before and after, JSON
// binds  a
MATCH (a:AuditEntry {id: $id})
RETURN a.before, a.after
