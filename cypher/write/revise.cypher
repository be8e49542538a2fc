// Takes the one lock of all writers and counts the change. Whoever waits for it then sees what came before.
//
// $at   string   the time, ISO 8601 in UTC
//
// row   int      the number of this revision
MERGE (r:Revision {id: 'graph'})
SET r.number = coalesce(r.number, 0) + 1, r.at = $at
RETURN r.number
