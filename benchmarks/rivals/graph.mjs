// What both rivals share: the connection, how a server starts and ends, and the search.
import { createServer } from 'node:http'
import { createInterface } from 'node:readline'
import neo4j from 'neo4j-driver'
import { grams, similarity } from './names.mjs'

// The first line on standard input is the database's address and account.
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const { uri, username, password, database } = JSON.parse((await lines.next()).value)

export const sessionConfig = { database }
export const driver = neo4j.driver(uri, neo4j.auth.basic(username, password), {
  disableLosslessIntegers: true,
  telemetryDisabled: true,
})

// The first column of the first row of a statement.
export async function one(text, parameters) {
  const { records } = await driver.executeQuery(text, parameters, { database, routing: neo4j.routing.READ })
  return records[0]?.get(0) ?? null
}

export const whole = neo4j.int

// Serve until standard input ends, and so no longer than the process that started it.
export function serve(handler) {
  const server = createServer(handler)
  server.listen(0, '127.0.0.1', () => console.log(`ready ${server.address().port}`))
  lines.next().then(() => process.exit(0))
}

const SEARCH = `
  CALL db.index.fulltext.queryNodes('name_search', $terms, {limit: 1000}) YIELD node AS f, score
  WITH f, score ORDER BY score DESC, f.id LIMIT 300
  MATCH (f)<-[:HAS_NAME]-(e:Entity)
  WITH f, e, size(f.step_on) > 0 AS known
  WHERE e.known_on <= 99999999 AND (known OR f.editorial)
  RETURN collect([f.text, f.id, known, f.kind = 'OFFICIAL', e.id, e.label])`

// Entities by name, best first: the index proposes, likeness ranks.
export async function search(text, first) {
  const found = await one(SEARCH, { terms: grams(text).join(' ') })
  const best = new Map()
  for (const [name, nameId, known, official, id, label] of found ?? []) {
    const score = similarity(text, name) * (official ? 1 : 0.999)
    if (score < 0.5) continue
    const before = best.get(id)
    if (before && compare([score, known, nameId], before.rank) <= 0) continue
    best.set(id, { rank: [score, known, nameId], score, node: { id, label }, matched: { text: name } })
  }
  const edges = [...best.values()].sort((a, b) => b.score - a.score || (a.node.id < b.node.id ? -1 : 1))
  return { edges: edges.slice(0, first) }
}

function compare(a, b) {
  for (let i = 0; i < 2; i++) if (a[i] !== b[i]) return a[i] > b[i] ? 1 : -1
  return 0
}
