// That a claim is found in a source.
//
// in c     the claim
// $source  string
MATCH (c)-[:FOUND_IN]->(:Source {id: $source})
