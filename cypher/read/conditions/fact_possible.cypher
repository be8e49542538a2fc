// A fact may have held on the day: by its dates alone.
//
// in t     a tie or the node of a fact
// in i     the step that is known
// $as_of   day
t.step_from_earliest[i] <= $as_of AND $as_of <= t.step_to_latest[i]
