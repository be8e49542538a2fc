// graphql-yoga with graphql-jit and hand-written resolvers: one statement a root field.
import { useGraphQlJit } from '@envelop/graphql-jit'
import { createSchema, createYoga } from 'graphql-yoga'
import { one, search, serve, whole } from './graph.mjs'
import { lineage, snapshot } from './pictures.mjs'

const typeDefs = /* GraphQL */ `
  scalar Date
  scalar EDTF
  enum TieType {
    SPLIT_FROM SUCCEEDED GREW_OUT_OF MERGED_INTO DEFECTED_TO PLEDGED_TO FRONT_FOR MEMBER_OF BRANCH_OF
    AFFILIATED_WITH DENIED_MEMBERSHIP ALLIED_WITH RIVAL_OF FOUGHT SUPPORTED_BY OPERATES_IN CONTROLS
    LOCATED_IN LED_BY
  }
  enum Direction { OUT IN BOTH }
  enum Status { ANNOUNCED ASSERTED CONTESTED DENIED CONFIRMED REFUTED }
  enum NameKind { OFFICIAL TRANSLATION TRANSLITERATION ALIAS ACRONYM EXONYM }
  enum GroupKind {
    ORGANISATION FACTION COALITION OPERATIONS_ROOM BRANCH WING FRONT PARTY STATE MOVEMENT MEDIA_OUTLET
  }
  enum PlaceKind { COUNTRY PROVINCE DISTRICT CITY TOWN REGION SITE }
  enum Stance { ASSERTS DENIES ANNOUNCES }
  enum Channel { OFFICIAL IN_NAME_OF INSIDER PRESS ANALYST }
  enum Reliability { A B C D E F }
  enum Ended { LEFT EXPELLED LAPSED }
  interface Entity { id: ID! name: String! label: String! }
  type Group implements Entity {
    id: ID! name: String! label: String! kind: GroupKind! names: [Name!]!
    ties(types: [TieType!], direction: Direction = BOTH, first: Int! = 50, after: String): TieConnection!
  }
  type Person implements Entity { id: ID! name: String! label: String! }
  type Place implements Entity { id: ID! name: String! label: String! kind: PlaceKind! }
  type Name { id: ID! text: String! kind: NameKind! language: String script: String status: Status! }
  type Span {
    from: EDTF to: EDTF fromEarliest: Date fromLatest: Date toEarliest: Date toLatest: Date
    instant: Boolean! ongoing: Boolean! undated: Boolean! label: String!
  }
  type Evidence { assertions: Int! denials: Int! sources: Int! independentSources: Int! }
  type Tie {
    id: ID! type: TieType! status: Status! role: String share: Float how: Ended derived: Boolean
    span: Span! evidence: Evidence! source: Entity! target: Entity!
  }
  type PageInfo { hasNextPage: Boolean! }
  type TieConnection { nodes: [Tie!]! pageInfo: PageInfo! }
  type Source { id: ID! title: String! }
  type Claim {
    id: ID! stance: Stance! channel: Channel! madeByName: String! madeOn: EDTF knownFrom: Date!
    summary: String! locator: String! reliability: Reliability credibility: Int source: Source!
  }
  type ClaimConnection { nodes: [Claim!]! pageInfo: PageInfo! }
  type Graph { ties: [Tie!]! entities: [Entity!]! tieCount: Int! entityCount: Int! truncated: Boolean! }
  type SearchEdge { score: Float! node: Entity! matched: Name! }
  type SearchConnection { edges: [SearchEdge!]! }
  type Query {
    group(id: ID!): Group
    lineage(of: [ID!]!, depth: Int! = 3, asOf: Date, knownAt: Date, limit: Int! = 500): Graph!
    snapshot(asOf: Date, knownAt: Date, limit: Int! = 500): Graph!
    search(text: String!, first: Int! = 20): SearchConnection!
    claims(about: ID, knownAt: Date, first: Int! = 50): ClaimConnection!
  }
`

const GROUP = `
  MATCH (e:Entity {id: $id})
  RETURN e {.id, .label, .name, .kind, names: COLLECT {
    MATCH (e)-[:HAS_NAME]->(n:Name) WHERE size(n.step_on) > 0
    RETURN n {.id, .text, .kind, .language, .script, .status} ORDER BY n.step_from_earliest[-1], n.id
  }}`

const tiesOf = (types, left, right) => `
  MATCH (e:Entity {id: $id})
  RETURN COLLECT {
    MATCH (e)${left}[t:${types}]${right}(:Entity)
    WITH t, t.step_from_earliest[-1] AS day
    WHERE size(t.step_on) > 0 AND (day > $afterDay OR (day = $afterDay AND t.id > $afterId))
    WITH t, day ORDER BY day, t.id LIMIT $limit
    WITH t, startNode(t) AS a
    RETURN t {.id, type: type(t), .status, .role, .share, .how, .from, .to,
      source: a {.id, .label, .name}}
  }`

const CLAIMS = `
  MATCH (c:Claim {fact: $about})-[:FOUND_IN]->(s:Source)
  WHERE c.known_from <= date($knownAt)
  WITH c, s ORDER BY c.known_from, c.id LIMIT $limit
  RETURN collect(c {.id, .stance, .channel, .summary, .locator, .reliability, .credibility,
    madeOn: c.made_on, knownFrom: toString(c.known_from), source: s {.id, .title},
    madeByName: coalesce(c.made_by_name, head([(c)-[:MADE_BY]->(m) | m.name]))})`

const ARROWS = { OUT: ['-', '->'], IN: ['<-', '-'], BOTH: ['-', '-'] }
const KIND = { group: 'Group', person: 'Person', place: 'Place' }
const number = (day) => whole(day ? Number(day.replaceAll('-', '')) : 99_999_999)

function page(rows, first) {
  return { nodes: rows.slice(0, first), pageInfo: { hasNextPage: rows.length > first } }
}

const rows = (ties, count) => `[
  [x IN ${ties} | [x[0].id, type(x[0]), x[1].id, x[2].id, x[0].steps[x[3]]]], entities, ${count}, entityCount]`
const LINEAGE = [1, 2, 3, 4, 5, 6, 7, 8].map((depth) => lineage(depth, rows))
const SNAPSHOT = snapshot(rows)

async function picture(statement, parameters, limit) {
  const [ties, entities, tieCount, entityCount] = await one(statement, { ...parameters, limit: whole(limit) })
  const truncated = tieCount > limit || entityCount > entities.length
  return { ties: ties.map(tie), entities, tieCount, entityCount, truncated }
}

function tie([id, type, source, target, step]) {
  const { status, span, evidence } = JSON.parse(step)
  return {
    id,
    type,
    status,
    span: {
      ...span,
      fromEarliest: span.from_earliest,
      fromLatest: span.from_latest,
      toEarliest: span.to_earliest,
      toLatest: span.to_latest,
    },
    evidence: { ...evidence, independentSources: evidence.independent_sources },
    source: { id: source },
    target: { id: target },
  }
}

const resolvers = {
  Entity: { __resolveType: ({ id }) => KIND[id.slice(0, id.indexOf(':'))] },
  Query: {
    group: (_, { id }, __, info) => {
      const wanted = info.fieldNodes[0].selectionSet.selections.map((field) => field.name.value)
      // What a document wants of ties alone needs no statement of its own for the group.
      return wanted.every((name) => name === 'ties') ? { id } : one(GROUP, { id })
    },
    lineage: (_, { of, depth, asOf, knownAt, limit }) =>
      picture(LINEAGE[depth - 1], { of, asOf: number(asOf), knownAt: number(knownAt) }, limit),
    snapshot: (_, { asOf, limit }) => picture(SNAPSHOT, { asOf: number(asOf) }, limit),
    search: (_, { text, first }) => search(text, first),
    claims: async (_, { about, knownAt, first }) =>
      page(await one(CLAIMS, { about, knownAt, limit: whole(first + 1) }), first),
  },
  Group: {
    ties: async ({ id }, { types, direction, first, after }) => {
      const [left, right] = ARROWS[direction]
      const [, afterDay, afterId] = after ? JSON.parse(Buffer.from(after, 'base64url')) : ['', -1, '']
      const rows = await one(tiesOf(types.join('|'), left, right), {
        id,
        afterDay: whole(afterDay),
        afterId,
        limit: whole(first + 1),
      })
      return page(rows, first)
    },
  },
  Tie: { span: (row) => row.span ?? row },
}

serve(
  createYoga({
    schema: createSchema({ typeDefs, resolvers }),
    plugins: [useGraphQlJit()],
    logging: false,
    graphiql: false,
    landingPage: false,
    multipart: false,
    cors: false,
  }),
)
