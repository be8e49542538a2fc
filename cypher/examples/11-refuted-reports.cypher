// title: Reports that analysts refuted
// group: Evidence and claims
// question: Which outlets reported or announced what an analyst denies, and on whose word?
MATCH (a:Entity)-[tie]->(b:Entity)
WHERE tie.status = 'REFUTED'
MATCH (report:Claim)-[:MADE_BY]->(outlet:Entity)
WHERE report.fact = tie.id AND report.channel = 'PRESS' AND report.stance <> 'DENIES' AND report.retracted_at IS NULL
OPTIONAL MATCH (report)-[:RELIES_ON]->(saying:Claim)
RETURN outlet.name AS outlet,
       report.stance AS stance,
       a.name AS source,
       type(tie) AS tie,
       b.name AS target,
       report.known_from AS reported,
       saying.made_by_name AS on_the_word_of,
       COLLECT {
         MATCH (c:Claim)
         WHERE c.fact = tie.id AND c.channel = 'ANALYST' AND c.stance = 'DENIES' AND c.retracted_at IS NULL
         RETURN DISTINCT c.locator AS locator ORDER BY locator
       } AS refuted_in
ORDER BY reported, outlet, tie, source, target
