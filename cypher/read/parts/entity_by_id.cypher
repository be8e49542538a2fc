// One entity by an id that is at hand, or null.
//
// <id>   expression for the id
// <row>  what is wanted of it
// binds e
head(COLLECT {
  MATCH (e:Entity {id: <id>})
  RETURN <row>
})
