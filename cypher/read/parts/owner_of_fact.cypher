// Which entity a name, an existence or an ending is of.
//
// in f   the fact
// <row>  what is wanted of the entity
// binds e
head(COLLECT {
  MATCH (f)<-[:HAS_NAME|HAS_EXISTENCE|HAS_ENDING]-(e:Entity)
  RETURN <row>
})
