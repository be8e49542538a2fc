"""The parameters that REST takes; whatever has another name is refused.

Lists come as one parameter several times, or once with commas.
"""

from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic.alias_generators import to_camel
from pydantic.json_schema import SkipJsonSchema

from app.api.enums import Certainty, Direction, TieType
from app.api.scalars import day
from app.api.selection import MOST_IDS
from app.domain.facts import kind_of
from app.domain.vocabulary import ENTITY_LABELS, Channel, Stance, Status


def _is_day(value: str) -> str:
    day(value)
    return value


def _is_entity(value: str) -> str:
    if kind_of(value) not in ENTITY_LABELS:
        raise ValueError(f"{value!r} is no entity; expected an id such as group:ansar-al-islam")
    return value


def _is_source(value: str) -> str:
    if kind_of(value) != "source":
        raise ValueError(f"{value!r} is no source; expected an id such as source:a-paper")
    return value


def _split(value: Any) -> Any:
    """The items of a list in which some have commas between them; an empty one stays, to be told of."""
    return [item for each in value for item in each.split(",")] if isinstance(value, list) else value


def _few(value: list[str]) -> list[str]:
    if len(value) > MOST_IDS:
        raise ValueError(f"{len(value):,} ids are too many; expected at most {MOST_IDS:,}")
    return value


Day = Annotated[str, AfterValidator(_is_day), WithJsonSchema({"type": "string", "format": "date"})]
EntityId = Annotated[str, AfterValidator(_is_entity)]
Ids = Annotated[list[EntityId], BeforeValidator(_split), AfterValidator(_few)]
# A parameter is left out; null is none of its values.
Absent = SkipJsonSchema[None]


class Parameters(BaseModel):
    """Parameters by their names in the address; ``given`` has those of the document behind it."""

    model_config = ConfigDict(extra="forbid", alias_generator=to_camel)

    def given(self) -> dict[str, Any]:
        return self.model_dump(mode="json", by_alias=True, exclude_none=True)


class Known(Parameters):
    """From which day one looks."""

    known_at: Day | Absent = Field(
        None,
        description="The day looked from: only claims made public by then count; absent: all of them.",
    )


class Moment(Known):
    """At and from which day one looks."""

    as_of: Day | Absent = Field(
        None, description="The day looked at in the world; absent: the whole history."
    )


class CertainMoment(Moment):
    """The same, and what is meant by holding on a day."""

    certainty: Certainty = Field(
        Certainty.POSSIBLE,
        description="By the dates alone: may have held that day, or held if true at all.",
    )


class Page(BaseModel):
    """Which part of a list."""

    first: int = Field(50, ge=1, le=1000, description="How many at most.")
    after: str | Absent = Field(
        None, description="The cursor after which to go on: endCursor of the last page; Link has it, too."
    )


class OfEntities(CertainMoment, Page):
    """Which entities: those found, those of some ids, or all in order of id."""

    search: str | Absent = Field(
        None, max_length=200, description="A name or the beginning of one, in any script; best first."
    )
    ids: Ids | Absent = Field(
        None, description="In this order, null for what is unknown; without first and after."
    )


class OfTies(CertainMoment, Page):
    """Which ties."""

    of: Ids | Absent = Field(None, description="Of these entities; absent: all ties.")
    types: Annotated[list[TieType], BeforeValidator(_split)] | Absent = Field(
        None, description="Relation types wanted; absent: all of them."
    )
    direction: Direction = Field(
        Direction.BOTH, description="Whether these are their source or target; with of alone."
    )
    statuses: Annotated[list[Status], BeforeValidator(_split)] | Absent = Field(
        None, description="Statuses wanted; absent: all of them."
    )


class OfClaims(Known, Page):
    """Which claims."""

    about: str | Absent = Field(None, description="A fact, or an entity for all facts of it.")
    of: EntityId | Absent = Field(None, description="An entity: claims about facts of it. Not beside about.")
    source: Annotated[str, AfterValidator(_is_source)] | Absent = Field(
        None, description="Where they are found."
    )
    stance: Annotated[list[Stance], BeforeValidator(_split)] | Absent = Field(
        None, description="What they say of the fact; absent: all."
    )
    channel: Annotated[list[Channel], BeforeValidator(_split)] | Absent = Field(
        None, description="Through whom they were made; absent: all."
    )
