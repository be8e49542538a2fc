// Over what time the whole graph goes, and how much there is of everything.
//
// row   list
// binds e c t
RETURN [
  COLLECT { MATCH (e:Entity) RETURN min(CASE WHEN e.exists_from_earliest[-1] > 0 THEN e.exists_from_earliest[-1] END) },
  COLLECT { MATCH (e:Entity) RETURN max(CASE WHEN e.exists_to_latest[-1] < 99999999 THEN e.exists_to_latest[-1] END) },
  COLLECT { MATCH (:Entity)-[t]->(:Entity) RETURN min(CASE WHEN t.step_from_earliest[-1] > 0 THEN t.step_from_earliest[-1] END) },
  COLLECT { MATCH (:Entity)-[t]->(:Entity) RETURN max(CASE WHEN t.step_from_latest[-1] < 99999999 THEN t.step_from_latest[-1] END) },
  COLLECT { MATCH (:Entity)-[t]->(:Entity) RETURN max(CASE WHEN t.step_to_latest[-1] < 99999999 THEN t.step_to_latest[-1] END) },
  COLLECT { MATCH (c:Claim) RETURN toString(min(c.known_from)) },
  COLLECT { MATCH (c:Claim) RETURN toString(max(c.known_from)) },
  COUNT { MATCH (:Entity) },
  COUNT { MATCH (:Entity)-[t]->(:Entity) WHERE size(t.step_on) > 0 },
  COUNT { MATCH (:Claim) },
  COUNT { MATCH (:Source) }
]
