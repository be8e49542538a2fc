// New nodes of one kind, with all their properties.
//
// <labels>  such as Entity:Group
// $rows     list<map>   the properties, id among them
// binds     n
UNWIND $rows AS properties
CREATE (n:<labels>)
SET n = properties
