// title: What became of groups that ended
// group: Descent
// question: Which groups came to their end and when, how sure is that today, and who took over or broke away?
MATCH (gone:Group)-[:HAS_ENDING]->(ending:Ending)
RETURN gone.name AS name,
       ending.`from` AS ended,
       ending.status AS status,
       ending.assertions AS asserting,
       ending.denials AS denying,
       COLLECT {
         MATCH (heir:Group)-[:SUCCEEDED|SPLIT_FROM]->(gone)
         RETURN DISTINCT heir.name AS heir ORDER BY heir
       } AS heirs
ORDER BY name
