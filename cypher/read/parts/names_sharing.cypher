// The names that share the most index terms with a text, and more than are looked at, so that of equals it is
// always the same ones. Without a limit of its own the index sorts every name with one term in common.
//
// in f    a name
// $terms  string   index terms, any of which may match
// $most   int
CALL db.index.fulltext.queryNodes('name_search', $terms, {limit: $most}) YIELD node AS f, score
