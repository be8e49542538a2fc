"""The rows of our own file format, shared by YAML and JSON Lines: which fields they have.

A row is a mapping of field names to values.
"""

from abc import abstractmethod
from typing import Annotated, ClassVar, Final, TypeVar

from pydantic import BaseModel, ConfigDict, Field, PlainValidator

from app.domain.facts import FIRST_SPELL, Ending, Existence, Fact, Name, Strength, Tie
from app.domain.vocabulary import (
    Channel,
    Counted,
    Ended,
    GroupKind,
    NameKind,
    PlaceKind,
    Stance,
)
from app.exchange.values import (
    Amount,
    Date,
    Dates,
    End,
    Grade,
    Groups,
    Number,
    OptionalText,
    Text,
    Texts,
    TieName,
    one_of,
)

FACTS: Final = ("tie", "name", "strength", "existence", "ending")


class Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


_R = TypeVar("_R", bound=Row)


class SourceRow(Row):
    id: Text = Field(description="source: and a lower-case slug")
    title: Text = Field(description="the title as printed")
    author: OptionalText = None
    publisher: OptionalText = None
    published_on: Date = Field(description="an EDTF date with an upper bound")
    url: OptionalText = None
    archived_url: OptionalText = None
    language: OptionalText = None
    note: OptionalText = None


class EntityRow(Row):
    id: Text = Field(description="group:, person: or place: and a lower-case slug")
    label: Text = Field(description="the name that a reader would look for")
    kind: Annotated[GroupKind | PlaceKind, PlainValidator(one_of(GroupKind, PlaceKind))] | None = None
    summary: OptionalText = None
    latitude: Number | None = None
    longitude: Number | None = None
    country: OptionalText = None
    subdivision: OptionalText = None


class SpanRow(Row):
    from_: Date | None = Field(default=None, alias="from")
    to: End | None = None
    observed: Dates = Field(default_factory=list)


class RetractedRow(Row):
    at: Text = Field(description="the moment of the retraction")
    by: Text = Field(description="who retracted it")
    why: Text = Field(description="the reason")


class UndoneRow(Row):
    at: Text = Field(description="the moment at which it was taken back")
    by: Text = Field(description="who took it back")
    why: Text = Field(description="the reason")


class JudgementRow(Row):
    id: OptionalText = None
    keep: Text = Field(description="the entity to keep")
    absorb: Texts = Field(description="a list of the entities that are the same")
    why: Text = Field(description="what shows that they are")
    at: Text = ""
    by: Text = ""
    undone: UndoneRow | None = None


class ClaimRow(Row):
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

    @abstractmethod
    def fact(self) -> Fact:
        """What the claim is about."""


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
    of: Groups = Field(description="a list of the groups counted")
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


CLAIM_ROWS: Final[dict[str, type[ClaimRow]]] = {
    "tie": TieRow,
    "name": NameRow,
    "strength": StrengthRow,
    "existence": ExistenceRow,
    "ending": EndingRow,
}
NESTED: Final[dict[str, type[Row]]] = {"span": SpanRow, "retracted": RetractedRow, "undone": UndoneRow}
