// How many entities there are, at the ends of ties and without.
CALL (ties, alone) {
  UNWIND alone + [x IN ties | x[1]] + [x IN ties | x[2]] AS every
  RETURN count(DISTINCT every) AS all_entities
}
