// title: Pledges as they looked on a day
// group: Allegiance
// question: Which pledges were known of on this day, how did they stand then, and how do they stand today?
// parameter known_on = 20141125
MATCH (party:Entity)-[pledge:PLEDGED_TO]->(patron:Entity)
WITH party, pledge, patron, size([day IN pledge.step_on WHERE day <= $known_on]) - 1 AS step
WHERE step >= 0
RETURN party.name AS party,
       patron.name AS patron,
       pledge.step_status[step] AS status_then,
       pledge.step_on[step] AS since,
       pledge.status AS status_today
ORDER BY party
