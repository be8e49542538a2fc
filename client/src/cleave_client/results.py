"""What comes back: frozen records with the fields of the contract, in Python's spelling.

Days are `datetime.date`; dates that may be vague stay text in Extended Date/Time Format (``2014-08``,
``[2003..2007]``, ``..`` for an end that is going on). None is what nobody says.
"""

from dataclasses import dataclass
from datetime import date

from cleave_client.terms import (
    ChangeKind,
    Channel,
    Counted,
    Ended,
    EntityType,
    EventKind,
    FactType,
    NameKind,
    Reliability,
    Stance,
    Status,
    TieType,
)


@dataclass(frozen=True)
class Span:
    """When something held: what is said (`from_`, `to`, `observed`) and the days that follow from it."""

    from_: str | None
    to: str | None
    from_earliest: date | None
    from_latest: date | None
    to_earliest: date | None
    to_latest: date | None
    observed: tuple[str, ...]
    instant: bool
    ongoing: bool
    undated: bool
    label: str


@dataclass(frozen=True)
class Ref:
    """A group, a person or a place where it is only mentioned; `name` prevails on the day looked at."""

    id: str
    type: EntityType
    name: str
    label: str


@dataclass(frozen=True)
class Quantity:
    """A number of people with its bounds; `high` is None where it is open."""

    low: int
    high: int | None
    approximate: bool


@dataclass(frozen=True)
class Evidence:
    """How many claims for and against, found in how many sources, resting on how many independent ones."""

    assertions: int
    denials: int
    sources: int
    independent_sources: int


@dataclass(frozen=True)
class Name:
    """What an entity is called, over a span and perhaps in one party's mouth."""

    id: str
    text: str
    kind: NameKind
    language: str | None
    script: str | None
    used_by: Ref | None
    status: Status
    span: Span


@dataclass(frozen=True)
class Spell:
    """A period in which an entity existed, or the end of one."""

    id: str
    status: Status
    span: Span


@dataclass(frozen=True)
class Strength:
    """A number that somebody gave for one or several groups together."""

    id: str
    of: Quantity
    what: Counted
    on: Span
    status: Status
    groups: tuple[Ref, ...]
    place: Ref | None
    origin: Ref | None


@dataclass(frozen=True)
class Entity:
    """A group, a person or a place. A person has no `kind`, and only groups have `strengths`."""

    id: str
    type: EntityType
    name: str
    label: str
    kind: str | None
    summary: str | None
    status: Status
    existence: Span
    existences: tuple[Spell, ...]
    endings: tuple[Spell, ...]
    names: tuple[Name, ...]
    strengths: tuple[Strength, ...]
    latitude: float | None
    longitude: float | None
    country: str | None
    subdivision: str | None


@dataclass(frozen=True)
class StatusChange:
    """The day from which a status stands, and the id of the claim that made it."""

    on: date
    status: Status
    claim: str


@dataclass(frozen=True)
class Tie:
    """A typed, dated relation. `status_history` is there where one tie was asked for by its id."""

    id: str
    type: TieType
    source: Ref
    target: Ref
    place: Ref | None
    span: Span
    status: Status
    share: float | None
    count: Quantity | None
    role: str | None
    how: Ended | None
    derived: bool
    note: str | None
    evidence: Evidence
    first_known: date | None
    status_history: tuple[StatusChange, ...] | None = None


@dataclass(frozen=True)
class TieTypeInfo:
    """How a relation reads, and what it means for descent: 1 is the surest, None is none."""

    type: TieType
    reads: str
    instant: bool
    founding: bool
    descent: int | None


@dataclass(frozen=True)
class Extent:
    """The first and last day of which something is said, and on which something became known."""

    earliest: date | None
    latest: date | None
    known_earliest: date | None
    known_latest: date | None


@dataclass(frozen=True)
class Source:
    """Where claims are found."""

    id: str
    title: str
    author: str | None
    publisher: str | None
    published_on: str
    url: str | None


@dataclass(frozen=True)
class Fact:
    """What a claim, a change or an event is about, in words."""

    id: str
    type: FactType
    text: str


@dataclass(frozen=True)
class Claim:
    """Somebody saying, on a day and through a channel, that a fact holds or does not."""

    id: str
    about: Fact
    stance: Stance
    channel: Channel
    made_by: Ref | None
    made_by_name: str
    made_on: str | None
    public_on: str | None
    known_from: date
    span: Span | None
    share: float | None
    count: Quantity | None
    how: Ended | None
    summary: str
    source: Source
    locator: str
    reliability: Reliability | None
    credibility: int | None
    relies_on: tuple[str, ...]
    revises: tuple[str, ...]
    retracted_at: str | None


@dataclass(frozen=True)
class Side:
    """A fact as it is at one of two moments."""

    status: Status | None
    span: Span | None
    name: str | None


@dataclass(frozen=True)
class Change:
    """How one fact differs between two moments, and the claims behind it; None: it is not there."""

    kind: ChangeKind
    fact: Fact
    before: Side | None
    after: Side | None
    because: tuple[Claim, ...]


@dataclass(frozen=True)
class Event:
    """Something that happened to an entity."""

    kind: EventKind
    on: Span
    entity: Ref
    fact: Fact
    status: Status
    text: str


@dataclass(frozen=True)
class Path:
    """A way from one entity to another; one tie fewer than entities."""

    entities: tuple[Ref, ...]
    ties: tuple[Tie, ...]
    length: int


@dataclass(frozen=True)
class Hit:
    """An entity that was found, by which name, and how like the text that is, 0 to 1."""

    entity: Ref
    matched: str
    kind: NameKind
    language: str | None
    script: str | None
    score: float
