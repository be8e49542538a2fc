"""The rows of our own file format, shared by YAML and JSON Lines: reading one into a record.

A row is a mapping of field names to values. Unknown fields are refused, naming the nearest known one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Final, TypeVar

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, ValidationError
from rapidfuzz import process

from app.domain.claims import Claim, Entity, Retraction, Source
from app.domain.dates import Edtf
from app.domain.facts import FIRST_SPELL, Ending, Existence, Fact, Name, Strength, Tie
from app.domain.spans import Span
from app.domain.vocabulary import (
    Channel,
    Counted,
    Ended,
    GroupKind,
    NameKind,
    PlaceKind,
    Stance,
)
from app.errors import InputError, Problem
from app.exchange.values import (
    Amount,
    Date,
    Dates,
    End,
    Grade,
    Number,
    OptionalText,
    Text,
    Texts,
    TieName,
    one_of,
)

Values = Mapping[str, Any]
FACTS: Final = ("tie", "name", "strength", "existence", "ending")
_NEAR: Final = 60


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


_R = TypeVar("_R", bound=_Row)


class SourceRow(_Row):
    id: Text = Field(description="source: and a lower-case slug")
    title: Text = Field(description="the title as printed")
    author: OptionalText = None
    publisher: OptionalText = None
    published_on: Date = Field(description="an EDTF date with an upper bound")
    url: OptionalText = None
    archived_url: OptionalText = None
    language: OptionalText = None
    note: OptionalText = None


class EntityRow(_Row):
    id: Text = Field(description="group:, person: or place: and a lower-case slug")
    label: Text = Field(description="the name that a reader would look for")
    kind: Annotated[GroupKind | PlaceKind, PlainValidator(one_of(GroupKind, PlaceKind))] | None = None
    summary: OptionalText = None
    latitude: Number | None = None
    longitude: Number | None = None
    country: OptionalText = None
    subdivision: OptionalText = None


class SpanRow(_Row):
    from_: Date | None = Field(default=None, alias="from")
    to: End | None = None
    observed: Dates = Field(default_factory=list)


class RetractedRow(_Row):
    at: Text = Field(description="the moment of the retraction")
    by: Text = Field(description="who retracted it")
    why: Text = Field(description="the reason")


class ClaimRow(_Row):
    """What every claim has beside its fact. Subclasses add the fields of one kind of fact."""

    article: ClassVar[str]
    id: OptionalText = None
    key: OptionalText = None
    source: Text = Field(description="the source in which the claim is found")
    stance: Annotated[Stance, PlainValidator(one_of(Stance))] = Field(
        description="asserts, denies or announces"
    )
    channel: Annotated[Channel, PlainValidator(one_of(Channel))] = Field(
        description="official, in_name_of, insider, press or analyst"
    )
    made_by: OptionalText = None
    made_by_name: OptionalText = None
    made_on: Date | None = None
    public_on: Date | None = None
    span: SpanRow = Field(default_factory=SpanRow)
    share: Number | None = None
    count: Amount | None = None
    how: Annotated[Ended, PlainValidator(one_of(Ended))] | None = None
    role: OptionalText = None
    note: OptionalText = None
    summary: Text = Field(description="one sentence in our own words")
    locator: Text = Field(description='a place in the source such as "¶ 12"')
    grade: Grade | None = None
    relies_on: Texts = Field(default_factory=list)
    revises: Texts = Field(default_factory=list)
    recorded_at: Text = ""
    recorded_by: Text = ""
    retracted: RetractedRow | None = None

    def fact(self) -> Fact:
        raise NotImplementedError


class TieRow(ClaimRow):
    article = "a tie"
    tie: TieName
    from_: Text = Field(alias="from", description="the entity that the tie starts from")
    to: Text = Field(description="the entity that the tie leads to")
    in_: Text | None = Field(default=None, alias="in")
    spell: Text = FIRST_SPELL

    def fact(self) -> Tie:
        return Tie.of(self.tie, self.from_, self.to, self.in_, self.spell)


class NameRow(ClaimRow):
    article = "a name"
    name: Text
    of: Text = Field(description="the entity of this name")
    kind: Annotated[NameKind, PlainValidator(one_of(NameKind))] = Field(
        description="official, translation, transliteration, alias, acronym or exonym"
    )
    language: OptionalText = None
    script: OptionalText = None
    used_by: OptionalText = None
    spell: Text = FIRST_SPELL

    def fact(self) -> Name:
        return Name(self.of, self.name, self.used_by, self.spell, self.kind, self.language, self.script)


class StrengthRow(ClaimRow):
    article = "a strength"
    strength: Annotated[Counted, PlainValidator(one_of(Counted))]
    of: Texts = Field(description="a list of the groups counted")
    number: Amount = Field(description="how many: 3000, ~3000, 150-250, 24.. or ..250")
    in_: Text | None = Field(default=None, alias="in")
    origin: OptionalText = None
    on: Date = Field(description="the date for which the number is given")

    def fact(self) -> Strength:
        groups = tuple(sorted(set(self.of)))
        return Strength(groups, self.strength, self.number, self.on, self.in_, self.origin)


class ExistenceRow(ClaimRow):
    article = "an existence"
    existence: Text
    spell: Text = FIRST_SPELL

    def fact(self) -> Existence:
        return Existence(self.existence, self.spell)


class EndingRow(ClaimRow):
    article = "an ending"
    ending: Text
    spell: Text = FIRST_SPELL

    def fact(self) -> Ending:
        return Ending(self.ending, self.spell)


_ROWS: Final[dict[str, type[ClaimRow]]] = {
    "tie": TieRow,
    "name": NameRow,
    "strength": StrengthRow,
    "existence": ExistenceRow,
    "ending": EndingRow,
}
_NESTED: Final[dict[str, type[_Row]]] = {"span": SpanRow, "retracted": RetractedRow}


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim as read, its links still the handles or ids that the row gives."""

    claim: Claim
    key: str | None
    id: str | None
    relies_on: tuple[str, ...]
    revises: tuple[str, ...]


def read_source(values: Values) -> Source:
    """One source. Raises InputError with every problem of the row; paths are field names."""
    row = _read(SourceRow, values)
    return Source(**{name: getattr(row, name) for name in SourceRow.model_fields})


def read_entity(values: Values) -> Entity:
    """One entity. Raises InputError with every problem of the row."""
    row = _read(EntityRow, values)
    fields = {name: getattr(row, name) for name in EntityRow.model_fields}
    return Entity(**{**fields, "kind": row.kind.value if row.kind else None})


def read_claim(values: Values) -> Draft:
    """One claim. Raises InputError with every problem of the row."""
    given = [fact for fact in FACTS if fact in values]
    if len(given) != 1:
        found = f"gives {' and '.join(given)}" if given else "says about what is missing"
        raise InputError([Problem((), f"{found}; expected exactly one of {', '.join(FACTS)}", "fact")])
    row = _read(_ROWS[given[0]], values)
    claim = Claim(
        fact=row.fact(),
        stance=row.stance,
        channel=row.channel,
        source=row.source,
        locator=row.locator,
        summary=row.summary,
        made_by=row.made_by,
        made_by_name=row.made_by_name,
        made_on=row.made_on,
        public_on=row.public_on,
        span=_span(row.span),
        share=row.share,
        count=row.count,
        how=row.how,
        role=row.role,
        note=row.note,
        reliability=row.grade[0] if row.grade else None,
        credibility=row.grade[1] if row.grade else None,
        recorded_at=row.recorded_at,
        recorded_by=row.recorded_by,
        retraction=Retraction(**row.retracted.model_dump()) if row.retracted else None,
    )
    return Draft(claim, row.key, row.id, tuple(row.relies_on), tuple(row.revises))


def _span(row: SpanRow) -> Span:
    end = row.to if isinstance(row.to, Edtf) else None
    return Span(row.from_, end, row.to is not None and end is None, tuple(row.observed))


def _read(model: type[_R], values: Values) -> _R:
    try:
        return model.model_validate(values)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        raise InputError(_problem(model, each) for each in details) from None


def _problem(model: type[_Row], detail: Any) -> Problem:
    path = tuple(str(part) for part in detail["loc"])
    within, last = _nested(model, path)
    match detail["type"]:
        case "extra_forbidden":
            return Problem(path, _unknown_field(within, last), "field")
        case "missing":
            field = next(f for name, f in within.model_fields.items() if (f.alias or name) == last)
            return Problem(path, f"is missing; expected {field.description}", "missing")
        case "value_error":
            return Problem(path, str(detail["ctx"]["error"]), "value")
    return Problem(path, f"has no fields of its own; expected a mapping of {_fields(within, last)}", "form")


def _nested(model: type[_Row], path: tuple[str, ...]) -> tuple[type[_Row], str]:
    """The model that a path ends in, and the last part of the path."""
    return (_NESTED[path[0]] if len(path) > 1 else model), path[-1]


def _fields(model: type[_Row], nested: str = "") -> str:
    inner = _NESTED.get(nested, model)
    return ", ".join(field.alias or name for name, field in inner.model_fields.items())


def _unknown_field(model: type[_Row], name: str) -> str:
    if issubclass(model, ClaimRow) and any(name in _fields(row).split(", ") for row in _ROWS.values()):
        return f"does not go with {model.article}; leave it out"
    near = process.extractOne(name, _fields(model).split(", "), score_cutoff=_NEAR)
    if near:
        return f"is not a field of this row; did you mean {near[0]}?"
    return f"is not a field of this row; expected one of {_fields(model)}"
