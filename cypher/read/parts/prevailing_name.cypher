// The prevailing name of an entity on both days; null where none prevails, though it has a label.
//
// in e       an entity
// $as_of     day
// $known_at  day
// binds w
[w IN range(0, size(e.name_text) - 1) WHERE
  e.name_known_from[w] <= $known_at AND $known_at < e.name_known_until[w]
  AND e.name_from[w] <= $as_of AND $as_of <= e.name_to[w] | e.name_text[w]][0]
