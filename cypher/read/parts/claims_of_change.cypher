// The claims behind a change, the earliest known first: those that count and became known between the two moments,
// or those on whose dates it rests.
//
// <row>          what is wanted of each
// $known_before  date   the day looked from before
// $first_known   date   the earlier of the two days looked from
// $last_known    date   the later
// $certain       bool   whether observations decide too
// binds c g r
CALL (grounds, by_date) {
  UNWIND grounds AS g
  CALL (g) {
    MATCH (c:Claim {fact: g[0]}) RETURN c
    UNION
    MATCH (c:Claim {denial: g[0]}) RETURN c
  }
  WITH c, g, by_date, CASE WHEN by_date THEN $known_before ELSE $last_known END AS known
  WHERE c.retracted_at IS NULL AND c.known_from <= known
    AND NOT EXISTS {
      MATCH (r:Claim)-[:REVISES]->(c) WHERE r.fact = g[0] AND r.retracted_at IS NULL AND r.known_from <= known
    }
    AND ((NOT by_date AND c.known_from > $first_known) OR (by_date AND (g[4] OR (
      (g[5] OR c.stance = 'ASSERTS')
      AND (coalesce(c.span_from, g[3]) = g[1] OR c.span_to = g[2] OR ($certain AND size(c.span_observed) > 0))))))
  WITH DISTINCT c ORDER BY c.known_from, c.id
  WITH <row> AS row
  RETURN collect(row) AS because
}
