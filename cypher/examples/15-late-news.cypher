// title: What came to be known late
// group: Time and knowledge
// question: Which dated events were known only so many days after the last day on which they can have happened?
// parameter days = 730
MATCH (a:Entity)-[tie]->(b:Entity)
WHERE tie.`from` IS NOT NULL AND tie.from_latest + duration({days: $days}) <= tie.known_from
RETURN a.name AS source,
       type(tie) AS tie,
       b.name AS target,
       tie.`from` AS happened,
       tie.known_from AS known_from,
       duration.inDays(tie.from_latest, tie.known_from).days AS days_later
ORDER BY days_later DESC, tie, source, target
