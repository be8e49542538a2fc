// Takes away what a claim rests on and what it revises: one that is recorded anew says that again, or not.
//
// $id    string
//
// binds  c l
MATCH (c:Claim {id: $id})-[l:RELIES_ON|REVISES]->(:Claim)
DELETE l
