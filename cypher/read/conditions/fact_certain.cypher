// A fact, if true at all, held on the day.
//
// in t     a tie or the node of a fact
// in i     the step that is known
// $as_of   day
t.step_from_latest[i] <= $as_of AND $as_of <= t.step_to_earliest[i]
