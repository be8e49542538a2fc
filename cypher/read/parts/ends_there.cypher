// Both ends of a tie possibly exist: neither is among those that do not, which this engine looks up in a set.
//
// in a   its source
// in b   its target
NOT a IN gone AND NOT b IN gone
