// Statements for pieces of the graph, written for the few fields that are asked for. What each returns of the
// `ties` found, of `entities`, and of the counts is for the server to say.
const TYPES = 'SPLIT_FROM|SUCCEEDED|GREW_OUT_OF|MERGED_INTO|DEFECTED_TO|PLEDGED_TO|FRONT_FOR|MEMBER_OF|BRANCH_OF'

const possible = (e, known) => `any(w IN range(0, size(${e}.exists_known_from) - 1) WHERE
  ${e}.exists_known_from[w] <= ${known} AND ${known} < ${e}.exists_known_until[w]
  AND ${e}.exists_from_earliest[w] <= $asOf AND $asOf <= ${e}.exists_to_latest[w])`

const name = (e, known) => `coalesce(head([w IN range(0, size(${e}.name_text) - 1) WHERE
  ${e}.name_known_from[w] <= ${known} AND ${known} < ${e}.name_known_until[w]
  AND ${e}.name_from[w] <= $asOf AND $asOf <= ${e}.name_to[w] | ${e}.name_text[w]]), ${e}.label)`

const HELD = `t.step_from_earliest[i] <= $asOf AND $asOf <= t.step_to_latest[i]`

const reach = `
  CALL (reached) {
    UNWIND reached AS e
    MATCH (e)-[t:${TYPES}]-(o:Entity)
    WITH t, e, o, size([d IN t.step_on WHERE d <= $knownAt]) - 1 AS i
    WHERE i >= 0 AND ${HELD} AND ${possible('e', '$knownAt')} AND ${possible('o', '$knownAt')}
    RETURN collect(DISTINCT o) AS further
  }
  CALL (reached, further) { UNWIND reached + further AS e RETURN collect(DISTINCT e) AS nearest }
  WITH roots, nearest AS reached`

export const lineage = (depth, shape) => `
  MATCH (r:Entity) WHERE r.id IN $of AND r.known_on <= $knownAt
  WITH collect(r) AS roots
  WITH roots, roots AS reached
  ${reach.repeat(depth - 1)}
  CALL (reached) {
    UNWIND reached AS e
    MATCH (e)-[t:${TYPES}]-(o:Entity)
    WITH DISTINCT t
    WITH t, startNode(t) AS a, endNode(t) AS b, size([d IN t.step_on WHERE d <= $knownAt]) - 1 AS i
    WHERE i >= 0 AND ${HELD} AND ${possible('a', '$knownAt')} AND ${possible('b', '$knownAt')}
    WITH t, a, b, i ORDER BY t.step_from_earliest[i], t.id
    RETURN collect([t, a, b, i]) AS ties
  }
  CALL (ties, roots) {
    UNWIND roots + [x IN ties | x[1]] + [x IN ties | x[2]] AS e
    RETURN count(DISTINCT e) AS entityCount
  }
  CALL (ties, roots) {
    UNWIND roots + [x IN ties[0..$limit] | x[1]] + [x IN ties[0..$limit] | x[2]] AS e
    WITH DISTINCT e
    RETURN collect({id: e.id, name: ${name('e', '$knownAt')}}) AS entities
  }
  RETURN ${shape('ties[0..$limit]', 'size(ties)')}`

const NOW = '99999999'

// Few entities are not there on a day: whose ties to leave out is found once, and not at each tie's two ends. Ties
// are gathered by day: a list of all in each row that is sorted would be counted as memory as often.
export const snapshot = (shape) => `
  MATCH (e:Entity)
  WITH e, e.known_on <= ${NOW} AND ${possible('e', NOW)} AS there
  WITH collect(CASE WHEN NOT there THEN e END) AS gone, count(CASE WHEN there THEN e END) AS entityCount
  CALL (gone) {
    MATCH (a:Entity)-[t]->(b:Entity)
    WHERE t.step_from_earliest[-1] <= $asOf AND $asOf <= t.step_to_latest[-1]
      AND NOT a IN gone AND NOT b IN gone
    WITH t.step_from_earliest[-1] AS begun, collect(t) AS those
    WITH begun, those ORDER BY begun
    WITH collect(those) AS held
    WITH reduce(n = 0, those IN held | n + size(those)) AS tieCount,
      reduce(near = [], those IN held | CASE WHEN size(near) < $limit THEN near + those ELSE near END) AS near
    UNWIND CASE WHEN size(near) = 0 THEN [null] ELSE near END AS t
    WITH tieCount, t ORDER BY t.step_from_earliest[-1], t.id LIMIT $limit
    RETURN tieCount, collect(CASE WHEN t IS NOT NULL THEN [t, startNode(t), endNode(t), -1] END) AS ties
  }
  CALL (gone) {
    MATCH (e:Entity) WHERE NOT e IN gone
    WITH e ORDER BY e.id LIMIT $limit
    RETURN collect(e) AS first
  }
  CALL (ties, first) {
    UNWIND first + [x IN ties | x[1]] + [x IN ties | x[2]] AS e
    WITH DISTINCT e
    RETURN collect({id: e.id, name: ${name('e', NOW)}}) AS entities
  }
  WITH ties, entities, tieCount, entityCount
  RETURN ${shape('ties', 'tieCount')}`
