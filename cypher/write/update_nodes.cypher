// Put properties over those of nodes that are there; a null takes a property away.
//
// <label>  the label that carries the id
// $rows    list<map>   the properties, id among them
// binds    n
UNWIND $rows AS properties
MATCH (n:<label> {id: properties.id})
SET n += properties
