// The number of the last revision; no row where nothing was ever written.
//
// row    int
// binds  r
MATCH (r:Revision {id: 'graph'})
RETURN r.number
