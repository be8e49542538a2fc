// An entity is a place, lies in it, or acts in it or in a place that lies in it, by a tie that holds.
//
// in e     an entity
// <step>   the step of the tie that is known
// <holds>  condition on the tie
// $within  string   the place's id
// binds t i p w
(e.id = $within OR EXISTS {
  MATCH (e)-[t:OPERATES_IN|CONTROLS|LOCATED_IN]->(p:Place)
  WITH t, p, <step> AS i
  WHERE <holds>
  MATCH (p)-[:LOCATED_IN*0..4]->(w:Place)
  WHERE w.id = $within
})
