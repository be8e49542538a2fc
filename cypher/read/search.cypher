// The names that share the most index terms with a text, each with its entity. An editorial label counts as
// a name that nobody claims: it is never known, and its one step is its last.
//
// $limit     int      how many names are worth a closer look
// <sharing>  names that share terms with the text, with a score each
// <step>     the step of the name that is known
// <holds>    condition on the entity
// <row>      what is wanted of the entity
// <name>     what is wanted of the name
//
// row        list     one list for each name: text, name id, entity id, whether somebody claims the name and whether it is official, entity, name
// binds f i e
<sharing>
WITH f, score ORDER BY score DESC, f.id LIMIT $limit
MATCH (f)<-[:HAS_NAME]-(e:Entity)
WHERE <holds>
WITH f, e, <step> AS i
WHERE i >= 0 OR f.editorial = true
RETURN collect([f.text, f.id, e.id, i >= 0, f.kind = 'OFFICIAL', <row>, <name>])
