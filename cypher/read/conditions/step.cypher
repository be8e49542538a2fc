// Which step of a fact was known on the day looked from; -1 for none.
//
// in t       a tie or the node of a fact
// $known_at  day
// binds d
size([d IN t.step_on WHERE d <= $known_at]) - 1
