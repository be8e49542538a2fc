// A fact has one of some statuses.
//
// in t       a tie
// in i       the step that is known
// $statuses  list<string>
t.step_status[i] IN $statuses
