// Some entities as they are described.
//
// $ids    list<string>
//
// row     list   id, label, kind, summary, latitude, longitude, country, subdivision
// binds   e
UNWIND $ids AS wanted
MATCH (e:Entity {id: wanted})
RETURN e.id, e.label, e.kind, e.summary, e.latitude, e.longitude, e.country, e.subdivision
