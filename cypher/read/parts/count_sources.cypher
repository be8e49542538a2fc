// How many sources there are.
//
// binds s
COUNT { MATCH (s:Source) }
