// title: Words taken back
// group: Evidence and claims
// question: Who said one thing and later another, of what, and how long after?
MATCH (later:Claim)-[:REVISES]->(earlier:Claim)
OPTIONAL MATCH (later)-[:MADE_BY]->(claimant:Entity)
RETURN coalesce(claimant.name, later.made_by_name) AS who,
       later.fact AS of,
       earlier.stance AS first,
       earlier.known_from AS first_known,
       later.stance AS then,
       later.known_from AS then_known,
       duration.inDays(earlier.known_from, later.known_from).days AS days_between
ORDER BY who, of
