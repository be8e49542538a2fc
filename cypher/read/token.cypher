// The token with a hash, revoked or not.
//
// $hash  string   SHA-256 of the secret, in hexadecimal
//
// row    id, name, role, hash, created_at, revoked_at
// binds  t
MATCH (t:Token {hash: $hash})
RETURN t.id, t.name, t.role, t.hash, t.created_at, t.revoked_at
