// Over what time the whole graph goes, and how much there is of everything.
//
// <known>     condition on an entity
// $known_at   day
//
// row   list
// binds e c t w d
RETURN [
  COLLECT {
    MATCH (e:Entity)
    UNWIND range(0, size(e.exists_known_from) - 1) AS w
    WITH e, w WHERE e.exists_known_from[w] <= $known_at AND $known_at < e.exists_known_until[w]
    UNWIND [e.exists_from_earliest[w], e.exists_from_latest[w], e.exists_to_earliest[w], e.exists_to_latest[w]] AS d
    WITH d WHERE 0 < d AND d < 99999999
    RETURN [min(d), max(d)]
  },
  COLLECT {
    MATCH (:Entity)-[t]->(:Entity) WHERE size(t.step_on) > 0
    UNWIND [t.step_from_earliest[-1], t.step_from_latest[-1], t.step_to_earliest[-1], t.step_to_latest[-1]] AS d
    WITH d WHERE 0 < d AND d < 99999999
    RETURN [min(d), max(d)]
  },
  COLLECT { MATCH (c:Claim) WHERE c.retracted_at IS NULL RETURN toString(min(c.known_from)) },
  COLLECT { MATCH (c:Claim) WHERE c.retracted_at IS NULL RETURN toString(max(c.known_from)) },
  COUNT { MATCH (e:Entity) WHERE <known> },
  COUNT { MATCH (:Entity)-[t]->(:Entity) WHERE size(t.step_on) > 0 },
  COUNT { MATCH (:Claim) },
  COUNT { MATCH (:Source) }
]
