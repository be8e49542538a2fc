// title: What groups deny of themselves, and what analysts make of it
// group: Fronts and denials
// question: Which ties did a party deny of itself, since when is that known, and on which side are the analysts?
MATCH (denier:Entity)-[denied:DENIED_MEMBERSHIP]->(other:Entity)
MATCH (denial:Claim)
WHERE denial.denial = denied.id AND denial.retracted_at IS NULL
MATCH (denier)-[tie]->(other)
WHERE tie.id = denial.fact
RETURN denier.name AS party,
       type(tie) AS denies,
       other.name AS of,
       denial.known_from AS known_from,
       denial.locator AS locator,
       COUNT {
         MATCH (c:Claim)
         WHERE c.fact = tie.id AND c.channel = 'ANALYST' AND c.stance = 'ASSERTS' AND c.retracted_at IS NULL
       } AS analysts_asserting,
       COUNT {
         MATCH (c:Claim)
         WHERE c.fact = tie.id AND c.channel = 'ANALYST' AND c.stance = 'DENIES' AND c.retracted_at IS NULL
       } AS analysts_denying,
       tie.status AS status_today
ORDER BY known_from, party, denies, of
