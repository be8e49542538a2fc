"""What records must satisfy beyond their form, checked over a whole batch and what is there already.

Paths name the fields of the project's own file format: ``from``, ``span.to``, ``made_by``, ``relies_on``.
Every problem is found in one pass; none hides another.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from rapidfuzz import process

from app.domain.claims import Claim, Entity, Source, said_if_dated
from app.domain.dates import Edtf
from app.domain.descriptions import LANGUAGE, check_entity, check_source, completed
from app.domain.facts import Ending, Existence, Name, Strength, Tie
from app.domain.fields import (
    LONGEST_LINE,
    LONGEST_TEXT,
    Found,
    check_between,
    check_form,
    check_kind,
    check_length,
    check_line,
    check_moment,
    check_quantity,
    check_text,
    visible,
)
from app.domain.judgements import Judgement, Merged, counted, ever_one, roots
from app.domain.links import link_faults, rows_by_id
from app.domain.merging import Tied, judgement_faults
from app.domain.records import Batch, Fault, Kind
from app.domain.spans import precedes, problems
from app.domain.vocabulary import GROUP, PERSON, PLACE, TIE_TYPES, Channel, Stance

_SCRIPT: Final = re.compile(r"[A-Z][a-z]{3}")
_SPELL: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SPEAKS_FOR_ITSELF: Final = frozenset({Channel.OFFICIAL, Channel.IN_NAME_OF})
_NEAR: Final = 80
_LONGEST_SPELL: Final = 40
_MOST_OBSERVED: Final = 1_000


@dataclass(frozen=True, slots=True)
class Context:
    """What is there already, by id.

    ``sources``: when they were published, those of ``claims`` included. ``entities``: ids. ``described``: the
    entities that the batch describes. ``claims``: all that the batch's links lead to, in however many steps.
    ``names``: the names that the batch is about, as claims that were not retracted describe them.
    ``judgements``: all of them. ``tied``: the recorded ties among entities that the batch judges to be one.
    """

    sources: Mapping[str, Edtf] = field(default_factory=dict)
    entities: Collection[str] = frozenset()
    described: Mapping[str, Entity] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    names: Mapping[str, Name] = field(default_factory=dict)
    judgements: Collection[Judgement] = ()
    tied: Collection[Tied] = ()


def check(batch: Batch, context: Context) -> list[Fault]:
    """Everything wrong with a batch, in the order of its records; nothing where it is sound."""
    published = {**context.sources, **{source.id: source.published_on for source in batch.sources}}
    entities = {*context.entities, *(entity.id for entity in batch.entities)}
    judged = list({j.id: j for j in (*batch.judgements, *context.judgements)}.values())
    merged = roots(judged)
    faults = [
        *_each("source", map(check_source, batch.sources)),
        *_each("entity", (check_entity(completed(e, context.described.get(e.id))) for e in batch.entities)),
        *_each("claim", (_claim(claim, published, entities, merged) for claim in batch.claims)),
        *_twice("source", batch.sources),
        *_twice("entity", batch.entities),
        *_names_described_differently(batch.claims, context.names),
        *judgement_faults(batch.judgements, context.judgements, entities, context.tied),
        *_twice("judgement", batch.judgements),
    ]
    if all(claim.fact.entities for claim in batch.claims):  # a number of nobody has no id to compare
        faults += [
            *_twice("claim", batch.claims),
            *link_faults(batch.claims, context.claims, published, ever_one(judged)),
        ]
    order: dict[Kind, int] = {"source": 0, "entity": 1, "claim": 2, "judgement": 3}
    return sorted(faults, key=lambda fault: (order[fault.kind], fault.index))


def _each(kind: Kind, found: Iterable[Iterable[Found]]) -> Iterator[Fault]:
    for index, problems_of_one in enumerate(found):
        for path, code, message in problems_of_one:
            yield Fault(kind, index, path, message, code)


def _twice(kind: Kind, records: Iterable[Source | Entity | Claim | Judgement]) -> Iterator[Fault]:
    """The same record given again is harmless; one id with two contents is not."""
    for same in rows_by_id(records).values():
        for index, record in same[1:]:
            if record != same[0][1]:
                message = f"{record.id} is given twice, differently; expected one of them"
                yield Fault(kind, index, "", message, "duplicate")


def _names_described_differently(claims: Iterable[Claim], recorded: Mapping[str, Name]) -> Iterator[Fault]:
    """Names described otherwise than before or than there already; retracted claims describe nothing."""
    first = {id_: _description(name) for id_, name in recorded.items()}
    for index, claim in enumerate(claims):
        name = claim.fact
        if isinstance(name, Name) and claim.retraction is None:
            described = _description(name)
            if first.setdefault(name.id, described) != described:
                before = ", ".join(str(part).lower() for part in first[name.id] if part)
                message = f"{name.text} is elsewhere {before}; expected the same kind, language and script"
                yield Fault("claim", index, "name", message, "differs")


def _description(name: Name) -> tuple[str, str | None, str | None]:
    return name.kind, name.language, name.script


def _claim(
    claim: Claim, published: Mapping[str, Edtf], entities: Collection[str], merged: Merged
) -> Iterator[Found]:
    yield from _fact(claim)
    yield from _of_one(claim, merged)
    yield from _known(claim, published, entities)
    yield from _claimant(claim)
    yield from check_text("summary", claim.summary)
    yield from check_line("locator", claim.locator)
    yield from check_length("made_by_name", claim.made_by_name, LONGEST_LINE)
    yield from check_length("role", claim.role, LONGEST_LINE)
    yield from check_length("note", claim.note, LONGEST_TEXT)
    if len(claim.span.observed) > _MOST_OBSERVED:
        message = f"has {len(claim.span.observed):,} dates; expected at most {_MOST_OBSERVED:,}"
        yield "span.observed", "many", message
    yield from _amounts(claim)
    if claim.credibility is not None and not 1 <= claim.credibility <= 6:
        yield "grade", "range", f"{claim.credibility} is no credibility; expected 1 to 6"
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
        yield from check_line("name", fact.text)
        yield from check_kind("used_by", fact.used_by, {GROUP, PERSON})
        yield from check_form("language", fact.language, LANGUAGE, "a language tag such as en or ar")
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
        if too_long := list(check_length("spell", fact.spell, _LONGEST_SPELL)):
            yield from too_long
        else:
            yield from check_form("spell", fact.spell, _SPELL, "lower-case letters or digits such as 2")


def _of_one(claim: Claim, merged: Merged) -> Iterator[Found]:
    """A tie between two ids that stand for one thing; one that was retracted never counts."""
    tie = counted(claim.fact, merged)
    if (
        isinstance(tie, Tie)
        and isinstance(claim.fact, Tie)
        and tie.source == tie.target
        and claim.fact != tie
        and claim.retraction is None
    ):
        ends = f"{claim.fact.source} and {claim.fact.target}"
        message = f"ties {tie.source} to itself: a judgement has it that {ends} are the same"
        yield "to", "self", f"{message}; expected another entity"


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
    if not claim.made_by and not visible(claim.made_by_name or ""):
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
    if claim.public_on and claim.made_on and precedes(claim.public_on, claim.made_on):
        message = f"{claim.public_on} lies before the day on which it was made ({claim.made_on})"
        yield "public_on", "order", f"{message}; expected that day or a later one"
    if isinstance(claim.fact, Strength) and (claim.span.start or claim.span.end or claim.span.ongoing):
        yield "span", "misplaced", "a number holds for one date; give it in on"
    when = said_if_dated(claim, published_on)
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
