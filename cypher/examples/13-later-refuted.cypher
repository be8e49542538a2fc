// title: Believed then, refuted later
// group: Time and knowledge
// question: Which ties stood as asserted, contested or confirmed on this day and were denied or refuted afterwards?
// parameter known_on = 20141001
MATCH (a:Entity)-[tie]->(b:Entity)
WITH a, tie, b, size([day IN tie.step_on WHERE day <= $known_on]) - 1 AS step
WHERE step >= 0 AND tie.step_status[step] IN ['ASSERTED', 'CONTESTED', 'CONFIRMED']
WITH a, tie, b, step,
     [i IN range(step + 1, size(tie.step_on) - 1) WHERE tie.step_status[i] IN ['DENIED', 'REFUTED']] AS fallen
WHERE size(fallen) > 0
RETURN a.name AS source,
       type(tie) AS tie,
       b.name AS target,
       tie.step_status[step] AS status_then,
       tie.step_status[fallen[0]] AS status_later,
       tie.step_on[fallen[0]] AS later_on,
       tie.status AS status_today
ORDER BY later_on, source
