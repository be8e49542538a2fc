// Whether a token is there and was not revoked.
//
// $id    string
//
// row    bool
// binds  t
RETURN EXISTS { MATCH (t:Token {id: $id}) WHERE t.revoked_at IS NULL }
