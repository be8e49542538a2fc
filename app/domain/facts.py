"""What may hold of entities over time: ties, names, strengths, existence and endings.

A fact is known by its identity alone; its ``id`` is derived from that, so that two files that speak of
one fact meet in it. Dates, shares and counts belong to the claims about a fact, not to the fact.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field

from app.domain.dates import Edtf
from app.domain.vocabulary import TIE_TYPES, Counted, NameKind

_ENTITY_ID = re.compile(r"(group|person|place):[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_SOURCE_ID = re.compile(r"source:[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
FIRST_SPELL = "1"


def is_entity_id(text: str) -> bool:
    """Whether the text is an entity's id: ``group:``, ``person:`` or ``place:`` and a lower-case slug."""
    return _ENTITY_ID.fullmatch(text) is not None


def is_source_id(text: str) -> bool:
    """Whether the text is a source's id: ``source:`` and a lower-case slug."""
    return _SOURCE_ID.fullmatch(text) is not None


def kind_of(entity: str) -> str:
    """``group``, ``person`` or ``place``, from an entity's id."""
    return entity.partition(":")[0]


def digest(*parts: str | None, length: int) -> str:
    """The first hexadecimal digits of a hash over the parts; an absent part differs from an empty one."""
    hasher = hashlib.sha256()
    for part in parts:
        hasher.update(b"\0" if part is None else b"\1" + part.encode() + b"\0")
    return hasher.hexdigest()[:length]


def slug(text: str) -> str:
    """Lower-case ASCII letters and digits joined by hyphens; empty where the text has none."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:40].strip("-")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of people: at least ``low``, at most ``high`` (None: open), perhaps approximate."""

    low: int
    high: int | None
    approximate: bool = False

    def __str__(self) -> str:
        number = str(self.low)
        if self.high is None:
            number += ".."
        elif self.high != self.low:
            number += f"-{self.high}"
        return f"~{number}" if self.approximate else number


@dataclass(frozen=True, slots=True)
class Tie:
    """Two entities in a typed relation, perhaps only in one place; ``spell`` tells periods apart."""

    type: str
    source: str
    target: str
    place: str | None = None
    spell: str = FIRST_SPELL

    @classmethod
    def of(cls, type_: str, source: str, target: str, place: str | None, spell: str) -> "Tie":
        """A tie with the ends of a symmetric type in order of id: it is stored once."""
        if TIE_TYPES[type_].symmetric and source > target:
            source, target = target, source
        return cls(type_, source, target, place, spell)

    @property
    def id(self) -> str:
        place = f"/in/{self.place}" if self.place else ""
        kind = self.type.lower().replace("_", "-")
        return f"tie:{kind}/{self.source}/{self.target}{place}{_spell(self.spell)}"

    @property
    def instant(self) -> bool:
        return TIE_TYPES[self.type].instant

    @property
    def entities(self) -> tuple[str, ...]:
        return (self.source, self.target, *([self.place] if self.place else []))


def tie_called(id_: str) -> Tie | None:
    """The tie whose id this is; None where it is no tie's id."""
    kind, *rest = id_.removeprefix("tie:").split("/")
    type_ = kind.upper().replace("-", "_")
    if not id_.startswith("tie:") or type_ not in TIE_TYPES or len(rest) < 2:
        return None
    source, target, *more = rest
    place = more[1] if more[:1] == ["in"] and len(more) > 1 else None
    spell = more[2 if place else 0 :]
    return Tie(type_, source, target, place, spell[0] if spell else FIRST_SPELL)


@dataclass(frozen=True, slots=True)
class Name:
    """What an entity is called, perhaps only by one party. Kind, language and script describe the text."""

    entity: str
    text: str
    used_by: str | None = None
    spell: str = FIRST_SPELL
    kind: NameKind = field(default=NameKind.ALIAS, compare=False)
    language: str | None = field(default=None, compare=False)
    script: str | None = field(default=None, compare=False)
    instant = False

    @property
    def id(self) -> str:
        tail = digest(self.text, self.used_by, self.spell, length=8)
        return f"name:{self.entity}/{'-'.join(filter(None, [slug(self.text), tail]))}"

    @property
    def entities(self) -> tuple[str, ...]:
        return (self.entity, *([self.used_by] if self.used_by else []))


@dataclass(frozen=True, slots=True)
class Strength:
    """How many people, of one group or several counted together; each number given is a fact of its own.

    An estimate is made for a day and stands from then on, so it is an instant.
    """

    groups: tuple[str, ...]
    what: Counted
    of: Quantity
    on: Edtf
    place: str | None = None
    origin: str | None = None
    instant = True

    @property
    def id(self) -> str:
        tail = digest(*self.groups, str(self.of), self.on.text, self.place, self.origin, length=8)
        return f"strength:{self.groups[0]}/{self.what.lower()}-{tail}"

    @property
    def entities(self) -> tuple[str, ...]:
        return (*self.groups, *(place for place in (self.place, self.origin) if place))


@dataclass(frozen=True, slots=True)
class Existence:
    """That an entity existed over a span."""

    entity: str
    spell: str = FIRST_SPELL
    instant = False

    @property
    def id(self) -> str:
        return f"existence:{self.entity}{_spell(self.spell)}"

    @property
    def entities(self) -> tuple[str, ...]:
        return (self.entity,)


@dataclass(frozen=True, slots=True)
class Ending:
    """That an entity came to its end: dissolved, destroyed, absorbed."""

    entity: str
    spell: str = FIRST_SPELL
    instant = True

    @property
    def id(self) -> str:
        return f"ending:{self.entity}{_spell(self.spell)}"

    @property
    def entities(self) -> tuple[str, ...]:
        return (self.entity,)


Fact = Tie | Name | Strength | Existence | Ending


def _spell(spell: str) -> str:
    return "" if spell == FIRST_SPELL else f"/{spell}"
