// Claims by what they are about, their source, stance and channel; about is an entity's or a fact's id.
//
// in c        the claim
// <found>     where to start: by entity, fact, source or all
// $source     string?
// $stances    list<string>?
// $channels   list<string>?
// binds s
<found>
WITH c
MATCH (c)-[:FOUND_IN]->(s:Source)
WHERE ($source IS NULL OR s.id = $source)
  AND ($stances IS NULL OR c.stance IN $stances)
  AND ($channels IS NULL OR c.channel IN $channels)
