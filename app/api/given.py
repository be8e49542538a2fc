"""What an input means: records of the domain, and whatever is wrong with it under the input's own names."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from strawberry import UNSET

from app.api.inputs import (
    ClaimInput,
    EntityInput,
    EntitySpellInput,
    FactInput,
    NameInput,
    QuantityInput,
    SourceInput,
    SpanInput,
    StrengthInput,
    TieInput,
)
from app.api.reading import INPUT, MOST_ENTITIES, MOST_LINKS, Given, Path
from app.domain.claims import Claim
from app.domain.dates import ONGOING
from app.domain.facts import FIRST_SPELL, Ending, Existence, Fact, Name, Quantity, Strength, Tie, kind_of
from app.domain.spans import NO_DATES, Span
from app.domain.vocabulary import GROUP, PERSON, PLACE, Counted
from app.errors import Problem

_NOWHERE: Final = Existence("group:unread")

_CLAIM: Final[dict[str, Path]] = {
    "grade": ("credibility",),
    "made_by": ("madeBy",),
    "made_by_name": ("madeByName",),
    "made_on": ("madeOn",),
    "public_on": ("publicOn",),
    "relies_on": ("reliesOn",),
}
_FACTS: Final[dict[str, dict[str, str]]] = {
    "tie": {
        "tie": "type",
        "from": "source",
        "to": "target",
        "in": "place",
        "spell": "spell",
        "role": "role",
        "note": "note",
    },
    "name": {
        "name": "text",
        "of": "entity",
        "used_by": "usedBy",
        "language": "language",
        "script": "script",
        "spell": "spell",
    },
    "strength": {"of": "groups", "number": "of", "in": "place", "origin": "origin", "on": "on"},
    "existence": {"existence": "entity", "spell": "spell"},
    "ending": {"ending": "entity", "spell": "spell"},
}
_RECORD: Final[dict[str, Path]] = {
    "published_on": ("publishedOn",),
    "archived_url": ("archivedUrl",),
}


def claim(given: ClaimInput, stored: Fact | None) -> tuple[Claim, Given]:
    """The claim that an input means; ``stored`` is the fact that it names by its id."""
    read = Given(dict(_CLAIM))
    about = _fact(read, given.about, stored)
    if (tie := given.about.tie) and isinstance(about, Tie) and about.source != tie.source:
        # A symmetric tie is stored once, its ends in order of id.
        read.names["from"], read.names["to"] = read.names["to"], read.names["from"]
    unread_fact = about == _NOWHERE
    return (
        Claim(
            fact=about,
            stance=given.stance,
            channel=given.channel,
            source=read.text(given.source, "source"),
            locator=read.text(given.locator, "locator"),
            summary=read.text(given.summary, "summary"),
            made_by=read.optional(given.made_by, "madeBy"),
            made_by_name=read.optional(given.made_by_name, "madeByName"),
            made_on=read.date(given.made_on, "madeOn"),
            public_on=read.date(given.public_on, "publicOn"),
            span=_span(read, given.span) if given.span else NO_DATES,
            share=given.share if given.share is not UNSET else None,
            count=_quantity(given.count) if given.count else None,
            how=given.how or None,
            role=read.optional(tie.role, "about", "tie", "role") if tie else None,
            note=read.optional(tie.note, "about", "tie", "note") if tie else None,
            reliability=given.reliability or None,
            credibility=given.credibility if given.credibility is not UNSET else None,
            relies_on=read.texts(given.relies_on, MOST_LINKS, "reliesOn"),
            # Whether it may be taken back is judged by the fact.
            revises=() if unread_fact else read.texts(given.revises, MOST_LINKS, "revises"),
        ),
        read,
    )


def _fact(read: Given, about: FactInput, stored: Fact | None) -> Fact:
    kind = next(name for name in (*_FACTS, "fact") if getattr(about, name) is not UNSET)
    read.names.update({name: ("about", kind, own) for name, own in _FACTS.get(kind, {}).items()})
    if about.tie:
        return _tie(read, about.tie)
    if about.name:
        return _name(read, about.name)
    if about.strength:
        return _strength(read, about.strength)
    if about.existence:
        return Existence(*_spelled(read, kind, about.existence))
    if about.ending:
        return Ending(*_spelled(read, kind, about.ending))
    for names in _FACTS.values():
        read.names.update(dict.fromkeys(names, ("about", "fact")))
    if stored is None:
        message = f"no claims are about {about.fact}; expected the id of a fact that was recorded"
        read.problems.append(Problem((*INPUT, "about", "fact"), message, "unknown"))
    return stored or _NOWHERE


def _tie(read: Given, given: TieInput) -> Tie:
    at = ("about", "tie")
    return Tie.of(
        given.type.value,
        read.text(given.source, *at, "source"),
        read.text(given.target, *at, "target"),
        read.optional(given.place, *at, "place"),
        read.text(given.spell, *at, "spell") or FIRST_SPELL,
    )


def _name(read: Given, given: NameInput) -> Name:
    at = ("about", "name")
    return Name(
        read.text(given.entity, *at, "entity"),
        read.text(given.text, *at, "text"),
        read.optional(given.used_by, *at, "usedBy"),
        read.text(given.spell, *at, "spell") or FIRST_SPELL,
        given.kind,
        read.optional(given.language, *at, "language"),
        read.optional(given.script, *at, "script"),
    )


def _strength(read: Given, given: StrengthInput) -> Strength:
    at = ("about", "strength")
    groups = read.texts(given.groups, MOST_ENTITIES, *at, "groups")
    if not groups:
        message = "counts nobody; expected at least one group"
        read.problems.append(Problem((*INPUT, *at, "groups"), message, "missing"))
    return Strength(
        tuple(sorted(groups)) or _NOWHERE.entities,
        given.what or Counted.FIGHTERS,
        _quantity(given.of),
        read.needed_date(given.on, *at, "on"),
        read.optional(given.place, *at, "place"),
        read.optional(given.origin, *at, "origin"),
    )


def _spelled(read: Given, kind: str, given: EntitySpellInput) -> tuple[str, str]:
    at = ("about", kind)
    return read.text(given.entity, *at, "entity"), read.text(given.spell, *at, "spell") or FIRST_SPELL


def _span(read: Given, given: SpanInput) -> Span:
    ongoing = given.to == ONGOING
    return Span(
        read.date(given.from_, "span", "from"),
        None if ongoing else read.date(given.to, "span", "to"),
        ongoing,
        tuple(
            read.needed_date(day, "span", "observed", str(index))
            for index, day in enumerate(given.observed or ())
        ),
    )


def _quantity(given: QuantityInput) -> Quantity:
    high = None if given.high is UNSET else given.high
    return Quantity(given.low, high, bool(given.approximate))


def entity(given: EntityInput) -> tuple[str, dict[str, Any], Given]:
    """The id asked for and the fields given, null as None."""
    id_ = str(given.id)
    kind = kind_of(id_)
    read = Given({"kind": ("placeKind",) if kind == PLACE else ("groupKind",)})
    fields: dict[str, Any] = {
        "label": read.text(given.label, "label"),
        **_texts(read, given, ("summary", "country", "subdivision")),
    }
    for name in ("latitude", "longitude"):
        if getattr(given, name) is not UNSET:
            fields[name] = getattr(given, name)
    for name, of in (("group_kind", GROUP), ("place_kind", PLACE)):
        value = getattr(given, name)
        if value is not UNSET and kind == of:
            fields["kind"] = value and value.value
        elif value and kind in (GROUP, PERSON, PLACE):
            message = f"belongs to {of}s only; {id_} is none"
            read.problems.append(Problem((*INPUT, _camel(name)), message, "misplaced"))
    return id_, fields, read


def source(given: SourceInput) -> tuple[str | None, dict[str, Any], Given]:
    """The id asked for and the fields given, null as None."""
    read = Given(dict(_RECORD))
    fields = {
        "title": read.text(given.title, "title"),
        "published_on": read.needed_date(given.published_on, "publishedOn"),
        **_texts(read, given, ("author", "publisher", "url", "archived_url", "language", "note")),
    }
    return read.optional(given.id, "id"), fields, read


def _texts(read: Given, given: Any, names: Sequence[str]) -> Mapping[str, str | None]:
    return {
        name: read.optional(value, _camel(name))
        for name in names
        if (value := getattr(given, name)) is not UNSET
    }


def _camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(map(str.capitalize, others))
