"""What records must satisfy beyond their form, checked over a whole batch and what is there already.

Paths name the fields of the project's own file format: ``from``, ``span.to``, ``made_by``, ``relies_on``.
Every problem is found in one pass; none hides another.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from rapidfuzz import process

from app.domain.claims import Claim, Entity, Source, said
from app.domain.dates import Edtf
from app.domain.facts import (
    Ending,
    Existence,
    Name,
    Strength,
    Tie,
    is_entity_id,
    is_source_id,
    kind_of,
)
from app.domain.fields import (
    Found,
    check_between,
    check_form,
    check_kind,
    check_moment,
    check_quantity,
    check_text,
)
from app.domain.links import link_faults, rows_by_id
from app.domain.records import Batch, Fault, Kind
from app.domain.spans import Said, problems
from app.domain.vocabulary import GROUP, PERSON, PLACE, TIE_TYPES, Channel, GroupKind, PlaceKind, Stance

_KINDS: Final[dict[str, tuple[str, ...]]] = {
    GROUP: tuple(GroupKind),
    PERSON: (),
    PLACE: tuple(PlaceKind),
}
_COUNTRY: Final = re.compile(r"[A-Z]{2}")
_SUBDIVISION: Final = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_SCRIPT: Final = re.compile(r"[A-Z][a-z]{3}")
_SPELL: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_URL: Final = re.compile(r"https?://[^\s]+")
_SPEAKS_FOR_ITSELF: Final = frozenset({Channel.OFFICIAL, Channel.IN_NAME_OF})
_NEAR: Final = 80


@dataclass(frozen=True, slots=True)
class Context:
    """What is there already: when sources were published, entity ids, and of claims claimant and reliesOn."""

    sources: Mapping[str, Edtf] = field(default_factory=dict)
    entities: Collection[str] = frozenset()
    claims: Mapping[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)


def check(batch: Batch, context: Context) -> list[Fault]:
    """Everything wrong with a batch, in the order of its records; nothing where it is sound."""
    published = {**context.sources, **{source.id: source.published_on for source in batch.sources}}
    entities = {*context.entities, *(entity.id for entity in batch.entities)}
    faults = [
        *_each("source", (_source(source) for source in batch.sources)),
        *_each("entity", (_entity(entity) for entity in batch.entities)),
        *_each("claim", (_claim(claim, published, entities) for claim in batch.claims)),
        *_twice("source", batch.sources),
        *_twice("entity", batch.entities),
        *_names_described_differently(batch.claims),
    ]
    if all(claim.fact.entities for claim in batch.claims):  # a number of nobody has no id to compare
        faults += [
            *_twice("claim", batch.claims),
            *link_faults(batch.claims, context.claims),
            *_taken_back_before(batch.claims, published),
        ]
    order: dict[Kind, int] = {"source": 0, "entity": 1, "claim": 2}
    return sorted(faults, key=lambda fault: (order[fault.kind], fault.index))


def _each(kind: Kind, found: Iterable[Iterable[Found]]) -> Iterator[Fault]:
    for index, problems_of_one in enumerate(found):
        for path, code, message in problems_of_one:
            yield Fault(kind, index, path, message, code)


def _twice(kind: Kind, records: Iterable[Source | Entity | Claim]) -> Iterator[Fault]:
    """The same record given again is harmless; one id with two contents is not."""
    for same in rows_by_id(records).values():
        for index, record in same[1:]:
            if record != same[0][1]:
                message = f"{record.id} is given twice, differently; expected one of them"
                yield Fault(kind, index, "", message, "duplicate")


def _taken_back_before(claims: Sequence[Claim], published: Mapping[str, Edtf]) -> Iterator[Fault]:
    """Claims that take back what was certainly said later."""
    made = {claim.id: _said(claim, published.get(claim.source)) for claim in claims}
    for index, claim in enumerate(claims):
        own = made[claim.id]
        for target in claim.revises:
            other = made.get(target)
            if own and other and other.first and other.first > own.last:
                message = f"{target} was made later ({other.first}) than this claim ({own.last})"
                yield Fault("claim", index, "revises", f"{message}; expected an earlier one", "order")


def _names_described_differently(claims: Iterable[Claim]) -> Iterator[Fault]:
    first: dict[str, tuple[str, str | None, str | None]] = {}
    for index, claim in enumerate(claims):
        name = claim.fact
        if isinstance(name, Name):
            described = (name.kind, name.language, name.script)
            if first.setdefault(name.id, described) != described:
                before = ", ".join(str(part).lower() for part in first[name.id] if part)
                message = f"{name.text} is elsewhere {before}; expected the same kind, language and script"
                yield Fault("claim", index, "name", message, "differs")


def _source(source: Source) -> Iterator[Found]:
    if not is_source_id(source.id):
        yield "id", "id", f"{source.id!r} is not a source's id; expected source: and a lower-case slug"
    yield from check_text("title", source.title)
    if source.published_on.latest is None:
        yield "published_on", "unbounded", "has no last day; expected a date or a range with an upper bound"
    for path, url in (("url", source.url), ("archived_url", source.archived_url)):
        yield from check_form(path, url, _URL, "an address that begins with http:// or https://")
    yield from check_form("language", source.language, _LANGUAGE, "a language tag such as en or ar")


def _entity(entity: Entity) -> Iterator[Found]:
    if not is_entity_id(entity.id):
        expected = "group:, person: or place: and a lower-case slug"
        yield "id", "id", f"{entity.id!r} is not an entity's id; expected {expected}"
        return
    yield from check_text("label", entity.label)
    kind = kind_of(entity.id)
    allowed = _KINDS[kind]
    if allowed and entity.kind not in allowed:
        given = f"{entity.kind.lower()} is no kind of {kind}" if entity.kind else f"a {kind} has a kind"
        yield "kind", "kind", f"{given}; expected one of {', '.join(allowed).lower()}"
    elif not allowed and entity.kind:
        yield "kind", "kind", f"a {kind} has no kind; leave it out"
    if kind != PLACE:
        for path in ("latitude", "longitude", "country", "subdivision"):
            if getattr(entity, path) is not None:
                yield path, "misplaced", f"belongs to places only; {entity.id} is a {kind}"
        return
    yield from check_between("latitude", entity.latitude, -90, 90)
    yield from check_between("longitude", entity.longitude, -180, 180)
    if (entity.latitude is None) != (entity.longitude is None):
        missing = "longitude" if entity.longitude is None else "latitude"
        yield missing, "missing", "latitude and longitude belong together; expected both or neither"
    yield from check_form("country", entity.country, _COUNTRY, "two capital letters of ISO 3166-1 such as SY")
    yield from check_form("subdivision", entity.subdivision, _SUBDIVISION, "an ISO 3166-2 code such as SY-HL")
    if entity.country and entity.subdivision and not entity.subdivision.startswith(f"{entity.country}-"):
        yield "subdivision", "country", f"{entity.subdivision} does not lie in {entity.country}"


def _claim(claim: Claim, published: Mapping[str, Edtf], entities: Collection[str]) -> Iterator[Found]:
    yield from _fact(claim)
    yield from _known(claim, published, entities)
    yield from _claimant(claim)
    yield from check_text("summary", claim.summary)
    yield from check_text("locator", claim.locator)
    yield from _amounts(claim)
    if claim.credibility is not None and not 1 <= claim.credibility <= 6:
        yield "grade", "range", f"{claim.credibility} is no credibility; expected 1 to 6 after the letter"
    if claim.retraction:
        yield from check_text("retracted.by", claim.retraction.by)
        yield from check_text("retracted.why", claim.retraction.why)
        yield from check_moment("retracted.at", claim.retraction.at)
    if claim.recorded_at:
        yield from check_moment("recorded_at", claim.recorded_at)
    yield from _dates(claim, published.get(claim.source))


def _fact(claim: Claim) -> Iterator[Found]:
    """What the vocabulary allows: kinds of the ends, types that may be recorded, a group at least."""
    fact = claim.fact
    if isinstance(fact, Tie):
        row = TIE_TYPES[fact.type]
        if row.derived:
            yield "tie", "derived", f"{row.name} follows from a denial; record the denial of the tie itself"
        if fact.source == fact.target:
            yield "to", "self", f"ties {fact.source} to itself; expected another entity"
        yield from check_kind("from", fact.source, row.sources)
        yield from check_kind("to", fact.target, row.targets)
        yield from check_kind("in", fact.place, {PLACE})
    elif isinstance(fact, Name):
        yield from check_text("name", fact.text)
        yield from check_kind("used_by", fact.used_by, {GROUP, PERSON})
        yield from check_form("language", fact.language, _LANGUAGE, "a language tag such as en or ar")
        yield from check_form("script", fact.script, _SCRIPT, "an ISO 15924 code such as Latn or Arab")
    elif isinstance(fact, Strength):
        if not fact.groups:
            yield "of", "missing", "counts nobody; expected at least one group"
        for group in fact.groups:
            yield from check_kind("of", group, {GROUP})
        yield from check_kind("in", fact.place, {PLACE})
        yield from check_kind("origin", fact.origin, {PLACE})
        yield from check_quantity("number", fact.of)
    if not isinstance(fact, Strength):
        yield from check_form("spell", fact.spell, _SPELL, "lower-case letters or digits such as 2")


def _known(claim: Claim, published: Mapping[str, Edtf], entities: Collection[str]) -> Iterator[Found]:
    if claim.source not in published:
        yield "source", "unknown", _unknown(claim.source, published, "source")
    for path, entity in _mentions(claim):
        if entity not in entities:
            yield path, "unknown", _unknown(entity, entities, "entity")


def _mentions(claim: Claim) -> Iterator[tuple[str, str]]:
    fact = claim.fact
    pairs: list[tuple[str, str | None]]
    match fact:
        case Tie():
            pairs = [("from", fact.source), ("to", fact.target), ("in", fact.place)]
        case Name():
            pairs = [("of", fact.entity), ("used_by", fact.used_by)]
        case Strength():
            pairs = [*(("of", group) for group in fact.groups), ("in", fact.place), ("origin", fact.origin)]
        case Existence():
            pairs = [("existence", fact.entity)]
        case Ending():
            pairs = [("ending", fact.entity)]
    for path, entity in (*pairs, ("made_by", claim.made_by)):
        if entity is not None:
            yield path, entity


def _unknown(given: str, there: Iterable[str], what: str) -> str:
    near = process.extractOne(given, list(there), score_cutoff=_NEAR)
    expected = f"did you mean {near[0]}?" if near else f"expected a known {what}"
    return f"there is no {what} {given}; {expected}"


def _claimant(claim: Claim) -> Iterator[Found]:
    if not claim.made_by and not (claim.made_by_name or "").strip():
        yield "made_by", "missing", "nobody says it; expected made_by, an entity, or made_by_name"
    elif not claim.made_by and claim.channel in _SPEAKS_FOR_ITSELF:
        channel = claim.channel.lower()
        yield "made_by", "missing", f"channel {channel} speaks for an entity; expected made_by, its id"
    if claim.made_by:
        yield from check_kind("made_by", claim.made_by, {GROUP, PERSON})


def _amounts(claim: Claim) -> Iterator[Found]:
    yield from check_between("share", claim.share, 0, 1)
    if claim.count:
        yield from check_quantity("count", claim.count)
    if not isinstance(claim.fact, Tie):
        for path in ("share", "count", "how", "role", "note"):
            if getattr(claim, path) is not None:
                yield path, "misplaced", "belongs to ties only; leave it out"
    elif claim.how and claim.span.end is None:
        yield "how", "misplaced", "says how it ended, but no end is given; expected span.to"


def _dates(claim: Claim, published_on: Edtf | None) -> Iterator[Found]:
    if claim.public_on and claim.public_on.latest is None:
        yield "public_on", "unbounded", "has no last day; expected a date or a range with an upper bound"
    if isinstance(claim.fact, Strength) and (claim.span.start or claim.span.end or claim.span.ongoing):
        yield "span", "misplaced", "a number holds for one date; give it in on"
    when = _said(claim, published_on)
    if published_on is None or published_on.latest is None or when is None:
        return
    if claim.made_on and claim.made_on.earliest and claim.made_on.earliest > published_on.latest:
        message = f"{claim.made_on} lies after the source's publication ({published_on})"
        yield "made_on", "order", f"{message}; expected an earlier date"
        return
    for path, message in problems(claim.span, when, claim.stance, instant=claim.fact.instant):
        yield path, "order", message
    if isinstance(claim.fact, Strength) and claim.stance is Stance.ASSERTS:
        on = claim.fact.on
        if on.earliest and on.earliest > when.last:
            yield "on", "order", f"{on} lies after the claim ({when.last}); expected an earlier date"


def _said(claim: Claim, published_on: Edtf | None) -> Said | None:
    """When a claim was made, where its source is known and says when it was out."""
    return said(claim, published_on) if published_on and published_on.latest else None
