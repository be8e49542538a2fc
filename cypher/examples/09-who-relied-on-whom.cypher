// title: Who relied on whom
// group: Evidence and claims
// question: Whose claims rest on whose, how often, and through which channels did the word come?
MATCH (report:Claim)-[:RELIES_ON]->(saying:Claim)
OPTIONAL MATCH (report)-[:MADE_BY]->(reporter:Entity)
OPTIONAL MATCH (saying)-[:MADE_BY]->(sayer:Entity)
WITH coalesce(reporter.name, report.made_by_name) AS who,
     coalesce(sayer.name, saying.made_by_name) AS relied_on,
     saying.channel AS channel
RETURN who, relied_on, channel, count(*) AS claims
ORDER BY claims DESC, who, relied_on, channel
