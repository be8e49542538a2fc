// The prevailing name of an entity on a day that is at hand, as known on the day looked from; its label where no
// name prevails.
//
// in e       an entity
// <day>      expression for the day
// $known_at  day
// binds w
coalesce([w IN range(0, size(e.name_text) - 1) WHERE
  e.name_known_from[w] <= $known_at AND $known_at < e.name_known_until[w]
  AND e.name_from[w] <= <day> AND <day> <= e.name_to[w] | e.name_text[w]][0], e.label)
