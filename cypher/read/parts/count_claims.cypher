// How many claims are known.
//
// <match>      how they are found, binding c
// $known_date  date
// binds c
size(COLLECT {
  <match>
  WITH c
  WHERE c.known_from <= $known_date
  RETURN 1
})
