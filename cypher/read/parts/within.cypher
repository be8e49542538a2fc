// An entity is a place, lies in it, or acts in it or in a place that lies in it.
//
// in e     an entity
// $within  string   the place's id
// binds w
(e.id = $within OR EXISTS {
  MATCH (e)-[:OPERATES_IN|CONTROLS|LOCATED_IN]->(:Place)-[:LOCATED_IN*0..4]->(w:Place)
  WHERE w.id = $within
})
