// How many independent sources a tie has, out of the JSON of its step.
//
// in t  a tie
// in i  the step that is known
toInteger(split(split(t.steps[i], '"independent_sources":')[1], '}')[0])
