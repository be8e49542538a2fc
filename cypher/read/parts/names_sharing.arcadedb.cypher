// The names that share index terms with a text. This engine's index has another name, and takes no limit.
//
// in f    a name
// $terms  string   index terms, any of which may match
CALL db.index.fulltext.queryNodes('Name[search]', $terms) YIELD node AS f, score
