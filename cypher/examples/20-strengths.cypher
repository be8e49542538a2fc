// title: Estimates of strength over time
// group: Strengths
// question: How many people were counted in this place, of whom, for when, and who says so?
// parameter place = "place:kobani"
MATCH (strength:Strength)-[:COUNTED_IN]->(:Place {id: $place})
MATCH (claim:Claim)
WHERE claim.fact = strength.id AND claim.retracted_at IS NULL
OPTIONAL MATCH (claim)-[:MADE_BY]->(claimant:Entity)
RETURN strength.on AS for_when,
       COLLECT {
         MATCH (g:Group)-[:HAS_STRENGTH]->(strength)
         RETURN g.name AS name ORDER BY name
       } AS of,
       strength.what AS what,
       strength.of_low AS low,
       strength.of_high AS high,
       strength.of_approximate AS approximate,
       claim.stance AS stance,
       coalesce(claimant.name, claim.made_by_name) AS said_by,
       claim.locator AS locator
ORDER BY strength.from_latest, strength.known_from, high DESC, said_by
