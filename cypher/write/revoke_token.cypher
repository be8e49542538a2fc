// Takes a token back for good; one that is revoked already keeps its day.
//
// $id   string
// $at   string   the time, ISO 8601 in UTC
//
// row   id
// binds t
MATCH (t:Token {id: $id})
SET t.revoked_at = coalesce(t.revoked_at, $at)
RETURN t.id
