// How many ties there are of each type.
//
// rows   type, count
// binds t
MATCH (:Entity)-[t]->(:Entity)
WHERE size(t.step_on) > 0
RETURN type(t), count(t)
