// What the dates of a fact rest on: its id, the beginning and end as given where these decide, the day that belongs to
// the fact itself, whether it follows from claims about another, and whether nobody asserts it.
//
// in w    a tie or the node of a fact
// in s    its step
// in d    the day on which it does not hold
// <from>  its beginning as given
// <to>    its end as given
[w.id, CASE WHEN d < begun OR <to> IS NULL THEN <from> END, CASE WHEN d > over THEN <to> END, w.on, w.derived,
  w.steps[s] CONTAINS '"assertions":0,']
