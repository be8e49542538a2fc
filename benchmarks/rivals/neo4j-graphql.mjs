// @neo4j/graphql on graphql-yoga: its generated reads where they can answer, @cypher where they cannot.
import { Neo4jGraphQL } from '@neo4j/graphql'
import { createYoga } from 'graphql-yoga'
import { driver, search, serve, sessionConfig } from './graph.mjs'
import { lineage, snapshot } from './pictures.mjs'

// Steps of knowledge lie in parallel lists and as JSON, which no generated filter or selection reads; so a
// lineage and a snapshot are @cypher, and their steps are read by resolvers. The search ranks in a resolver.
const rows = (ties, count) => `{
  ties: [x IN ${ties} | {
    id: x[0].id, type: type(x[0]), source: {id: x[1].id}, target: {id: x[2].id}, step: x[0].steps[x[3]]}],
  entities: entities, tieCount: ${count}, entityCount: entityCount,
  truncated: ${count} > $limit OR entityCount > size(entities)}`

const typeDefs = /* GraphQL */ `
  type Group @node(labels: ["Entity", "Group"]) {
    id: ID!
    label: String!
    name: String
    kind: String
    summary: String
    names: [Name!]! @relationship(type: "HAS_NAME", direction: OUT)
    members: [Group!]! @relationship(type: "MEMBER_OF", direction: IN, properties: "TieProperties")
  }
  type Name @node(labels: ["Fact", "Name"]) {
    id: ID!
    text: String!
    kind: String
    language: String
    script: String
    status: String
    known_from: Date
  }
  type TieProperties @relationshipProperties {
    id: ID!
    status: String
    role: String
    share: Float
    how: String
    from: String
    to: String
    from_earliest: Date
    to_latest: Date
  }
  type Party @node(labels: ["Entity"]) {
    id: ID!
    name: String
  }
  type Source @node {
    id: ID!
    title: String!
  }
  type Claim @node {
    id: ID!
    fact: String!
    stance: String!
    channel: String!
    made_by_name: String
    made_on: String
    known_from: Date!
    summary: String!
    locator: String!
    reliability: String
    credibility: Int
    maker: [Party!]! @relationship(type: "MADE_BY", direction: OUT)
    source: [Source!]! @relationship(type: "FOUND_IN", direction: OUT)
  }

  type Span {
    from: String
    to: String
    fromEarliest: String
    fromLatest: String
    toEarliest: String
    toLatest: String
    label: String!
  }
  type Evidence {
    assertions: Int!
    denials: Int!
    sources: Int!
    independentSources: Int!
  }
  type End {
    id: ID!
  }
  type Tie {
    id: ID!
    type: String!
    step: String!
    status: String!
    span: Span!
    evidence: Evidence!
    source: End!
    target: End!
  }
  type Named {
    id: ID!
    name: String!
  }
  type Graph {
    ties: [Tie!]!
    entities: [Named!]!
    tieCount: Int!
    entityCount: Int!
    truncated: Boolean!
  }
  type Hit {
    id: ID!
    label: String!
  }
  type Matched {
    text: String!
  }
  type SearchEdge {
    score: Float!
    node: Hit!
    matched: Matched!
  }
  type SearchResult {
    edges: [SearchEdge!]!
  }
  type Query {
    lineage(of: [ID!]!, asOf: Int!, knownAt: Int!, limit: Int!): Graph
      @cypher(statement: """${lineage(4, rows)} AS graph""", columnName: "graph")
    snapshot(asOf: Int!, limit: Int!): Graph
      @cypher(statement: """${snapshot(rows)} AS graph""", columnName: "graph")
    search(text: String!, first: Int! = 20): SearchResult!
  }
`

// Each tie's step is read once, whichever of its fields is asked for first.
const shown = (tie) => (tie.shown ??= JSON.parse(tie.step))
const resolvers = {
  Query: { search: (_, { text, first }) => search(text, first) },
  Tie: {
    status: (tie) => shown(tie).status,
    span: (tie) => {
      const { span } = shown(tie)
      return {
        ...span,
        fromEarliest: span.from_earliest,
        fromLatest: span.from_latest,
        toEarliest: span.to_earliest,
        toLatest: span.to_latest,
      }
    },
    evidence: (tie) => {
      const { evidence } = shown(tie)
      return { ...evidence, independentSources: evidence.independent_sources }
    },
  },
}
const schema = await new Neo4jGraphQL({ typeDefs, resolvers, driver }).getSchema()
serve(
  createYoga({
    schema,
    context: { driver, sessionConfig },
    logging: false,
    graphiql: false,
    landingPage: false,
    multipart: false,
    cors: false,
  }),
)
