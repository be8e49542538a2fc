// title: Front organisations and who stands behind them
// group: Fronts and denials
// question: Which groups are said to be fronts, for whom, where else do they belong, and who says so in which paragraph?
MATCH (front:Group)-[tie:FRONT_FOR]->(principal:Group)
WHERE NOT tie.status IN ['DENIED', 'REFUTED']
RETURN front.name AS front,
       principal.name AS acts_for,
       tie.status AS status,
       COLLECT {
         MATCH (front)-[belongs:MEMBER_OF|ALLIED_WITH]->(other:Group)
         WHERE NOT belongs.status IN ['DENIED', 'REFUTED']
         RETURN DISTINCT other.name AS name ORDER BY name
       } AS belongs_to,
       COLLECT {
         MATCH (claim:Claim)-[:MADE_BY]->(claimant:Entity)
         WHERE claim.fact = tie.id AND claim.retracted_at IS NULL
         RETURN claimant.name + ', ' + claim.locator AS said ORDER BY said
       } AS said_by
ORDER BY front, acts_for
