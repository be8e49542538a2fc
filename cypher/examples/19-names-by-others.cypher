// title: What they call one another
// group: Names
// question: Which names does only one party use of another, and do the two stand against one another?
MATCH (named:Entity)-[:HAS_NAME]->(name:Name)-[:USED_BY]->(user:Entity)
RETURN named.name AS named,
       name.text AS text,
       name.kind AS kind,
       user.name AS used_by,
       COLLECT {
         MATCH (user)-[tie:RIVAL_OF|FOUGHT]-(named)
         WHERE NOT tie.status IN ['DENIED', 'REFUTED']
         RETURN DISTINCT type(tie) AS between ORDER BY between
       } AS between_them
ORDER BY named, text, used_by
