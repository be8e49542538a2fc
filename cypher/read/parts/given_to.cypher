// The end of a fact as it is given, in EDTF, out of the JSON of its step; null where none is.
//
// in t  a tie or the node of a fact
// in i  the step
split(split(t.steps[i], '"to":"')[1], '"')[0]
