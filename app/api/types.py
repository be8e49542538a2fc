"""The object types of the contract. They refer to one another, and so stand together."""

from typing import Annotated, Generic, Self, TypeVar

import strawberry
from strawberry import ID

from app.api.enums import ChangeKind, EventKind, TieType
from app.api.fields import Read, leaf, nested, paged, tie_page
from app.api.scalars import EDTF, Date, DateTime
from app.api.values import ChangeSide, Evidence, Extent, PageInfo, Quantity, Span
from app.domain.vocabulary import (
    Channel,
    Counted,
    Ended,
    GroupKind,
    NameKind,
    PlaceKind,
    Reliability,
    Stance,
    Status,
)


@strawberry.interface(description="Anything with an id of its own.")
class Node:
    id: ID = leaf("A readable id, unique across types.")


@strawberry.type(description="A change of status, with the claim that made it.")
class StatusChange:
    on: Date = leaf("The day on which the claim became known.")
    status: Status = leaf("The status from then on.")
    claim: "Claim" = nested("The claim that made the change.")


@strawberry.interface(description="A group, a person or a place.")
class Entity(Node):
    name: str = leaf("The prevailing name on asOf, else the label.")
    label: str = leaf("An editorial label, not a fact.")
    names: list["Name"] = nested("Its names over time, in whoever's mouth.")
    summary: str | None = leaf("What it is, in a sentence.")
    existence: Span = leaf("Over what time it existed.")
    existences: list["Existence"] = nested("The facts behind that, one a spell.")
    endings: list["Ending"] = nested("How it came to its end, one a spell.")
    status: Status = leaf("Status of the claim that it existed over that span.")
    ties: "Connection[Tie]" = tie_page("Its ties.")
    claims: "Connection[Claim]" = paged("The claims about facts of it, the earliest known first.")


@strawberry.type(description="A group: an organisation, a coalition, a branch, a front.")
class Group(Read, Entity):
    kind: GroupKind = leaf("What kind of group.")
    strengths: list["Strength"] = nested("Numbers of its people, each as given.")


@strawberry.type(description="A person.")
class Person(Read, Entity):
    pass


@strawberry.type(description="A place.")
class Place(Read, Entity):
    kind: PlaceKind = leaf("What kind of place.")
    latitude: float | None = leaf("Degrees north.")
    longitude: float | None = leaf("Degrees east.")
    country: str | None = leaf("ISO 3166-1 alpha-2 code of its country.")
    subdivision: str | None = leaf("ISO 3166-2 code of its province.")


@strawberry.type(description="A typed, dated relation between two entities; the graph's edge.")
class Tie(Read, Node):
    type: TieType = leaf("The relation.")
    source: Entity = nested("The entity that it starts from.")
    target: Entity = nested("The entity that it leads to.")
    span: Span = leaf("When it held.")
    status: Status = leaf("What the claims amount to.")
    status_history: list[StatusChange] = nested("How the status came about, by day of knowledge.")
    evidence: Evidence = leaf("How much evidence there is.")
    claims: "Connection[Claim]" = paged("The claims for and against it, the earliest known first.")
    share: float | None = leaf("Share of the source group that it covers, 0 to 1.")
    count: Quantity | None = leaf("People it covers.")
    place: Place | None = nested("The place where alone it held.")
    role: str | None = leaf("As what: emir, spokesman.")
    how: Ended | None = leaf("How it ended.")
    derived: bool = leaf("Made by a rule (DENIED_MEMBERSHIP), not recorded.")
    note: str | None = leaf("An editorial note.")


@strawberry.type(description="What an entity is called, over a span and perhaps in one party's mouth.")
class Name(Read, Node):
    entity: Entity = nested("Whose name it is.")
    text: str = leaf("The name.")
    kind: NameKind = leaf("What kind of name.")
    language: str | None = leaf("BCP 47 tag of its language.")
    script: str | None = leaf("ISO 15924 code of its script.")
    used_by: Entity | None = nested("Who in particular uses it.")
    span: Span = leaf("When it was in use.")
    status: Status = leaf("What the claims amount to.")
    claims: "Connection[Claim]" = paged("The claims for and against it.")


@strawberry.type(
    description="How many people: each number given is a fact of its own, with claims for and against it."
)
class Strength(Read, Node):
    groups: list[Group] = nested("The groups that were counted, together.")
    of: Quantity = leaf("The number.")
    what: Counted = leaf("What was counted.")
    on: Span = leaf("The day for which it was given; it stands from then on.")
    status: Status = leaf("What the claims amount to.")
    place: Place | None = nested("Where they were.")
    origin: Place | None = nested("Where they came from.")
    claims: "Connection[Claim]" = paged("The claims for and against it.")


@strawberry.type(description="That an entity existed over a span.")
class Existence(Read, Node):
    entity: Entity = nested("The entity.")
    span: Span = leaf("When it existed.")
    status: Status = leaf("What the claims amount to.")
    claims: "Connection[Claim]" = paged("The claims for and against it.")


@strawberry.type(description="That an entity came to its end: dissolved, destroyed, absorbed.")
class Ending(Read, Node):
    entity: Entity = nested("The entity.")
    span: Span = leaf("When it ended.")
    status: Status = leaf("What the claims amount to.")
    status_history: list[StatusChange] = nested("How the status came about, by day of knowledge.")
    claims: "Connection[Claim]" = paged("The claims for and against it.")


Fact = Annotated[
    Tie | Name | Strength | Existence | Ending,
    strawberry.union("Fact", description="Something that may hold of entities over a span of time."),
]


@strawberry.type(
    description="Somebody saying, on a day and through a channel, that a fact holds or does not."
)
class Claim(Read, Node):
    about: Fact = nested("The fact.")
    stance: Stance = leaf("What it says of the fact.")
    channel: Channel = leaf("Through whom it was made.")
    made_by: Entity | None = nested("The claimant, where it is a group or person of the graph.")
    made_by_name: str = leaf("The claimant's name, or who spoke for it.")
    made_on: EDTF | None = leaf("When it was made; null: not said.")
    made_on_as_given: str | None = leaf("That date in the calendar in which it was given.")
    public_on: EDTF | None = leaf("When it could be known, where that differs.")
    known_from: Date = leaf("The day from which it counts.")
    span: Span | None = leaf("The dates that this claim gives.")
    share: float | None = leaf("The share that this claim gives.")
    count: Quantity | None = leaf("The number of people that this claim gives.")
    how: Ended | None = leaf("The manner of ending that this claim gives.")
    summary: str = leaf("What it says, in a sentence.")
    source: "Source" = nested("Where it is found.")
    locator: str = leaf("Where in the source: a paragraph, a page, a time.")
    reliability: Reliability | None = leaf("Reliability of the source, Admiralty code.")
    credibility: int | None = leaf("Credibility of the information, Admiralty code, 1 to 6.")
    relies_on: list[Self] = nested("The claims that it rests on.")
    revises: list[Self] = nested("The same claimant's earlier claims that it takes back.")
    recorded_at: DateTime = leaf("When it was recorded here.")
    recorded_by: str = leaf("Who recorded it.")
    retracted_at: DateTime | None = leaf("When it was retracted as entered by mistake; it then never counts.")
    retracted_by: str | None = leaf("Who retracted it.")
    retracted_why: str | None = leaf("Why.")


@strawberry.type(description="Where claims are found: an article, a statement, a table.")
class Source(Read, Node):
    title: str = leaf("Its title.")
    author: str | None = leaf("Who wrote it.")
    publisher: str | None = leaf("Who published it.")
    published_on: EDTF = leaf("When it was published; a range where it does not say.")
    url: str | None = leaf("Where it stands.")
    archived_url: str | None = leaf("Where a copy is kept.")
    language: str | None = leaf("BCP 47 tag of its language.")
    note: str | None = leaf("What a reader must know of it.")
    claims: "Connection[Claim]" = paged("The claims found in it.")


@strawberry.type(description="A piece of the graph: what a picture draws.")
class Graph:
    entities: list[Entity] = nested("Its entities; both ends of every tie are among them.")
    ties: list[Tie] = nested("Its ties.")
    truncated: bool = leaf("The limit was reached; the counts tell how much there is.")
    entity_count: int = leaf("How many entities there are.")
    tie_count: int = leaf("How many ties there are.")
    extent: Extent = leaf("Over what time it goes.")


@strawberry.type(description="Something that happened to an entity.")
class Event:
    kind: EventKind = leaf("What happened.")
    on: Span = leaf("When.")
    entity: Entity = nested("To whom.")
    fact: Fact = nested("The fact behind it.")
    status: Status = leaf("What the claims about that fact amount to.")
    text: str = leaf("In words, for people.")


@strawberry.type(description="How one fact differs between two moments.")
class Change:
    kind: ChangeKind = leaf("How.")
    fact: Fact = nested("The fact; where an entity has another name, the one that prevails after.")
    before: ChangeSide | None = leaf("What was held of it before; null: it was not there.")
    after: ChangeSide | None = leaf("What is held of it after; null: it is not there.")
    because: list[Claim] = nested(
        "The claims behind the change: those that became known from one moment to the other and count, "
        "or, where the day alone makes the difference, those that give the date."
    )


@strawberry.type(description="What differs between two moments.")
class ChangeSet:
    changes: list[Change] = nested("The changes, in order of day and of the fact's id.")
    truncated: bool = leaf("The limit was reached, and there are more.")


@strawberry.type(description="A way from one entity to another over ties, each followed in either direction.")
class Path:
    entities: list[Entity] = nested("The entities on the way, both ends included.")
    ties: list[Tie] = nested("The ties between them, one fewer.")
    length: int = leaf("How many ties.")


T = TypeVar("T")


@strawberry.type(description="One item of a page, with its place.")
class Edge(Generic[T]):
    cursor: str = leaf("The item's place.")
    node: T = nested("The item.")


@strawberry.type(description="A page of items, as Relay describes it.")
class Connection(Generic[T]):
    edges: list[Edge[T]] = nested("The items with their places.")
    nodes: list[T] = nested("The items.")
    page_info: PageInfo = leaf("Where the page stands.")
    total_count: int = leaf("How many there are on all pages.")


@strawberry.type(description="One entity found, with its place.")
class SearchEdge:
    cursor: str = leaf("The hit's place.")
    node: Entity = nested("The entity.")
    score: float = leaf("How like the text its name is, 0 to 1.")
    matched: Name = nested("The name that was found.")


@strawberry.type(description="A page of entities found, best first.")
class SearchConnection:
    edges: list[SearchEdge] = nested("The hits with their places.")
    nodes: list[Entity] = nested("The entities.")
    page_info: PageInfo = leaf("Where the page stands.")
    total_count: int = leaf("How many there are on all pages.")
