"""The GraphQL documents behind REST: each address is one of them, executed as it stands.

What an address answers is the value of its document's one root field, so that names, values and rules are
GraphQL's. Every object is selected by a fragment that says what it is called in OpenAPI.
"""

from dataclasses import dataclass
from typing import Final

from graphql import DocumentNode, FieldNode, OperationDefinitionNode, parse, print_ast, separate_operations

_FRAGMENTS: Final = """
fragment Span on Span {
  from to fromEarliest fromLatest toEarliest toLatest observed instant ongoing undated label
}
fragment Quantity on Quantity { low high approximate }
fragment Evidence on Evidence { assertions denials sources independentSources }
fragment PageInfo on PageInfo { hasNextPage hasPreviousPage startCursor endCursor }
fragment EntityLink on Entity { __typename id name }
fragment PlaceLink on Place { __typename id name }
fragment GroupLink on Group { __typename id name }
fragment ClaimLink on Claim { id }
fragment SourceLink on Source { id title }
fragment FactLink on Fact {
  __typename
  ... on Tie { id }
  ... on Name { id }
  ... on Strength { id }
  ... on Existence { id }
  ... on Ending { id }
}
fragment StatusChange on StatusChange { on status claim { ...ClaimLink } }
fragment Name on Name {
  id text kind language script usedBy { ...EntityLink } span { ...Span } status
}
fragment Ending on Ending { id span { ...Span } status }
fragment Strength on Strength {
  id groups { ...GroupLink } of { ...Quantity } what on { ...Span } status
  place { ...PlaceLink } origin { ...PlaceLink }
}
fragment Entity on Entity {
  __typename id name label summary status
  existence { ...Span } endings { ...Ending } names { ...Name }
  ... on Group { groupKind: kind strengths { ...Strength } }
  ... on Place { placeKind: kind latitude longitude country subdivision }
}
fragment Tie on Tie {
  id type source { ...EntityLink } target { ...EntityLink } span { ...Span } status
  statusHistory { ...StatusChange } evidence { ...Evidence } share count { ...Quantity }
  place { ...PlaceLink } role how derived note
}
fragment Claim on Claim {
  id about { ...FactLink } stance channel madeBy { ...EntityLink } madeByName
  madeOn madeOnAsGiven publicOn knownFrom span { ...Span } share count { ...Quantity } how summary
  source { ...SourceLink } locator reliability credibility
  reliesOn { ...ClaimLink } revises { ...ClaimLink }
  recordedAt recordedBy retractedAt retractedBy retractedWhy
}
fragment Hit on SearchEdge { score matched { ...Name } node { ...EntityLink } }
fragment EntityPage on EntityConnection { nodes { ...Entity } pageInfo { ...PageInfo } totalCount }
fragment EntitiesFound on SearchConnection {
  nodes { ...Entity } edges { ...Hit } pageInfo { ...PageInfo } totalCount
}
fragment TiePage on TieConnection { nodes { ...Tie } pageInfo { ...PageInfo } totalCount }
fragment ClaimPage on ClaimConnection { nodes { ...Claim } pageInfo { ...PageInfo } totalCount }
"""
_OPERATIONS: Final = """
query Entity($id: ID!, $asOf: Date, $knownAt: Date, $certainty: Certainty) {
  node(id: $id, asOf: $asOf, knownAt: $knownAt, certainty: $certainty) { ...Entity }
}
query EntitiesById($ids: [ID!]!, $asOf: Date, $knownAt: Date, $certainty: Certainty) {
  nodes(ids: $ids, asOf: $asOf, knownAt: $knownAt, certainty: $certainty) { ...Entity }
}
query EntitySearch($search: String!, $asOf: Date, $knownAt: Date, $first: Int!, $after: String) {
  search(text: $search, asOf: $asOf, knownAt: $knownAt, first: $first, after: $after) { ...EntitiesFound }
}
query Entities($asOf: Date, $knownAt: Date, $certainty: Certainty, $first: Int!, $after: String) {
  entities(asOf: $asOf, knownAt: $knownAt, certainty: $certainty, first: $first, after: $after) {
    ...EntityPage
  }
}
query Tie($id: ID!, $asOf: Date, $knownAt: Date) {
  tie(id: $id, asOf: $asOf, knownAt: $knownAt) { ...Tie }
}
query Ties(
  $of: [ID!], $types: [TieType!], $direction: Direction!, $statuses: [Status!]
  $asOf: Date, $knownAt: Date, $certainty: Certainty, $first: Int!, $after: String
) {
  ties(
    of: $of, types: $types, direction: $direction, statuses: $statuses
    asOf: $asOf, knownAt: $knownAt, certainty: $certainty, first: $first, after: $after
  ) { ...TiePage }
}
query Claim($id: ID!) { claim(id: $id) { ...Claim } }
query Claims(
  $about: ID, $source: ID, $stance: [Stance!], $channel: [Channel!]
  $knownAt: Date, $first: Int!, $after: String
) {
  claims(
    about: $about, source: $source, stances: $stance, channels: $channel
    knownAt: $knownAt, first: $first, after: $after
  ) { ...ClaimPage }
}
"""


@dataclass(frozen=True, slots=True)
class Question:
    """A document with one operation of one root field; ``field`` is that field's name."""

    field: str
    text: str
    document: DocumentNode


def _question(document: DocumentNode) -> Question:
    (operation,) = [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]
    (root,) = operation.selection_set.selections
    assert isinstance(root, FieldNode)  # noqa: S101 - see above
    return Question(root.name.value, print_ast(document), document)


QUESTIONS: Final = {
    name: _question(document)
    for name, document in separate_operations(parse(_FRAGMENTS + _OPERATIONS)).items()
}
"""The documents by their operations' names, each with the fragments that it needs."""
