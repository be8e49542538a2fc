// What the existence of a tie's end rests on where that changed: the claims of its existence and of its ending, given
// as dates_of_change gives them.
//
// in e       the end
// <before>   condition that it existed before
// <between>  condition that it existed between
// <after>    condition that it existed after
// <step>     the step known before
// <from>     the beginning of a fact as given
// <to>       its end as given
// in d       the day on which the tie does not hold
// binds x k
COLLECT {
  MATCH (e)-[:HAS_EXISTENCE|HAS_ENDING]->(x:Fact)
  WHERE (by_date AND (<before>) <> (<between>)) OR (NOT by_date AND (<between>) <> (<after>))
  WITH x, d, <step> AS k
  RETURN [x.id, CASE WHEN x:Ending AND d > x.step_from_latest[k] OR x:Existence AND d < x.step_from_earliest[k] THEN <from> END,
    CASE WHEN x:Existence AND d > x.step_to_latest[k] THEN <to> END, null, false, x.steps[k] CONTAINS '"assertions":0,']
}
