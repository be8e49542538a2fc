// Tokens, revoked ones too, in the order in which they were made.
//
// row    id, name, role, hash, created_at, revoked_at
// binds  t
MATCH (t:Token)
RETURN t.id, t.name, t.role, t.hash, t.created_at, t.revoked_at
ORDER BY t.created_at, t.id
