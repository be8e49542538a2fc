// title: Many reports, one voice
// group: Evidence and claims
// question: Which ties are asserted more than once and still rest on one claimant alone?
MATCH (a:Entity)-[tie]->(b:Entity)
WHERE tie.assertions > 1 AND tie.independent_sources = 1
RETURN a.name AS source,
       type(tie) AS tie,
       b.name AS target,
       tie.assertions AS assertions,
       tie.sources AS texts,
       COLLECT {
         MATCH (claim:Claim)
         WHERE claim.fact = tie.id AND claim.stance = 'ASSERTS' AND claim.retracted_at IS NULL
         RETURN claim.channel + ', ' + claim.locator AS said ORDER BY said
       } AS said
ORDER BY source, tie, target
