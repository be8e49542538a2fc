// title: Pledges that were denied within two weeks
// group: Allegiance
// question: Which pledges were denied within so many days of being first asserted, by whom, and how do they stand today?
// parameter days = 14
MATCH (party:Entity)-[pledge:PLEDGED_TO]->(patron:Entity)
MATCH (saying:Claim)
WHERE saying.fact = pledge.id AND saying.stance = 'ASSERTS' AND saying.retracted_at IS NULL
WITH party, pledge, patron, min(saying.known_from) AS asserted
MATCH (denial:Claim)
WHERE denial.fact = pledge.id AND denial.stance = 'DENIES' AND denial.retracted_at IS NULL
  AND asserted <= denial.known_from AND denial.known_from <= asserted + duration({days: $days})
OPTIONAL MATCH (denial)-[:MADE_BY]->(denier:Entity)
RETURN party.name AS party,
       patron.name AS patron,
       asserted,
       denial.known_from AS denied,
       duration.inDays(asserted, denial.known_from).days AS days_between,
       coalesce(denier.name, denial.made_by_name) AS denied_by,
       denial.channel AS channel,
       pledge.status AS status_today
ORDER BY asserted, denied
