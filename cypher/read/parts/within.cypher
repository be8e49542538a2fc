// What is present within a place: the place, those that lie in it, whoever acts in one of them, and both ends
// of a tie that holds only there.
//
// <followed>      the place that its id counts for
// <known>         condition on an entity
// <reach>         one part for each step from place to place
// <acting_step>   the step of a tie to a place that is known
// <acts>          condition on a tie to a place
// <types>         types of ties that may hold only in a place
// <tied_step>     the step of such a tie that is known
// <tied>          condition on such a tie
// $within         string   the place's id
// binds wanted e p t i a b k j
UNWIND [$within] AS wanted
<followed>
WITH e, <known> AS known
WHERE e:Place
WITH collect(e.id) AS found, collect(CASE WHEN known THEN [e, 0] END) AS reached
<reach>
WITH found, [near IN reached | near[0]] AS places, [near IN reached | near[0].id] AS ids
CALL (places) {
  UNWIND places AS p
  MATCH (a:Entity)-[t:OPERATES_IN|CONTROLS]->(p)
  WITH t, a, p, <acting_step> AS i
  WHERE <acts>
  RETURN collect(DISTINCT a.id) AS acting
}
CALL (ids) {
  MATCH (e:Entity)-[k:<types>]->(b:Entity)
  WHERE k.place IN ids
  WITH k, e, b, <tied_step> AS j
  WHERE <tied>
  RETURN collect(e.id) + collect(b.id) AS met
}
WITH found, ids + acting + met AS present
