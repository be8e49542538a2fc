// title: What held on one day, as known on another
// group: Time and knowledge
// question: Which ties may this group have had on the first day, by all that was known on the second?
// parameter group = "group:jamaat-ansar-al-islam"
// parameter held_on = 20140901
// parameter known_on = 20140828
MATCH (g:Group {id: $group})-[tie]-(other:Entity)
WITH tie, size([day IN tie.step_on WHERE day <= $known_on]) - 1 AS step
WHERE step >= 0
  AND tie.step_from_earliest[step] <= $held_on AND $held_on <= tie.step_to_latest[step]
RETURN startNode(tie).name AS source,
       type(tie) AS tie,
       endNode(tie).name AS target,
       tie.step_status[step] AS status_then,
       tie.step_from_latest[step] <= $held_on AND $held_on <= tie.step_to_earliest[step] AS certain_then,
       tie.status AS status_today
ORDER BY tie, source, target
