"""When lanes are there, and where on them ties begin: days, not yet pixels."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from cleave_client.results import Entity, Name, Span, Spell, Tie, TieTypeInfo

BELIEVED: Final = frozenset({"ASSERTED", "CONFIRMED", "CONTESTED"})
End = Literal["exact", "vague", "approximate", "unknown", "ongoing"]


@dataclass(frozen=True)
class Stretch:
    """A stretch of a lane: surely there between the inner days, possibly out to the outer ones."""

    start: End
    start_outer: date
    start_inner: date
    end: End
    end_inner: date
    end_outer: date
    undated: bool
    #: The end said of it, where that is disputed or not believed.
    doubted: Spell | None


@dataclass(frozen=True)
class Days:
    """The first and last day of a picture."""

    first: date
    last: date


def is_believed(tie: Tie) -> bool:
    return tie.status in BELIEVED


def is_denial(tie: Tie) -> bool:
    """Held not to be so, or itself a denial."""
    return tie.derived or tie.status in {"DENIED", "REFUTED"}


def days_of(span: Span) -> list[date]:
    bounds = (span.from_earliest, span.from_latest, span.to_earliest, span.to_latest)
    return [day for day in bounds if day is not None]


def extent_of(entities: Iterable[Entity], ties: Iterable[Tie], known: date | None) -> Days:
    """The first and last day that anything speaks of, with some room; a year where nothing is dated."""
    found = [day for entity in entities for day in days_of(entity.existence)]
    for tie in ties:
        found += days_of(tie.span)
        found += [tie.first_known] if tie.first_known else []
    last = max([*found, known] if found and known else found, default=known or date(2000, 12, 31))
    first = min(found, default=last - timedelta(days=365))
    room = max((last - first).days // 40, 10)
    return Days(first - timedelta(days=room), last + timedelta(days=10))


def stretches_of(
    entity: Entity, ties: Sequence[Tie], types: dict[str, TieTypeInfo], days: Days
) -> list[Stretch]:
    """The stretches of one lane, by the entity and all its ties, in order of time."""
    spells = entity.existences
    spans = [spell.span for spell in spells] or [entity.existence]
    births = (
        tie for tie in ties if is_believed(tie) and tie.source.id == entity.id and types[tie.type].founding
    )
    birth = next(births, None)
    mentions = _mentions(entity, ties) if len(spans) == 1 else []
    endings = {
        _spell_name(each.id): each for each in entity.endings if each.status not in {"ASSERTED", "CONFIRMED"}
    }
    made = []
    for index, span in enumerate(spans):
        name = _spell_name(spells[index].id) if spells else "1"
        begun = birth.span if birth and span.from_earliest is None and birth.span.from_earliest else span
        given = span.from_ if begun is span else None
        made.append(_stretch(span, begun, given, mentions, days, endings.get(name)))
    return sorted(made, key=lambda each: each.start_outer)


def anchor_of(tie: Tie, lane: Sequence[Stretch], days: Days) -> date:
    """The day at which a tie is drawn: the middle of those it may have begun on, while its lane is there."""
    earliest, latest = tie.span.from_earliest, tie.span.from_latest
    if earliest is None or latest is None:
        return (
            latest or earliest or tie.span.to_earliest or tie.span.to_latest or tie.first_known or days.last
        )
    middle = earliest + (latest - earliest) / 2
    held = min(max(middle, lane[0].start_outer), lane[-1].end_outer) if lane else middle
    return held if earliest <= held <= latest else middle


def lane_names(entity: Entity) -> list[tuple[date | None, str]]:
    """The names that prevailed one after the other, in Latin script, each with its first day."""
    own = sorted(
        (name for name in entity.names if _may_prevail(name, entity)),
        key=lambda name: (*_begun(name), name.text == entity.label, name.id),
    )
    turns = {name.span.from_earliest for name in own}
    turns |= {name.span.to_latest + timedelta(days=1) for name in own if name.span.to_latest}
    found: list[tuple[date | None, str]] = []
    for day in [date.min, *sorted(turn for turn in turns if turn is not None)]:
        there = [name.text for name in own if _possible_on(name.span, day)]
        if not there and found:
            continue
        text = there[-1] if there else entity.label
        if not found or found[-1][1] != text:
            found.append((None if day == date.min else day, text))
    return found


def _stretch(
    span: Span, begun: Span, given: str | None, mentions: list[date], days: Days, doubted: Spell | None
) -> Stretch:
    first, last = min(mentions, default=None), max(mentions, default=None)
    start: End = "unknown"
    if begun.from_earliest is not None:
        outer = begun.from_earliest
        inner = begun.from_latest or max(outer, first or outer)
        start = _kind(outer, inner, given)
    else:
        known = [day for day in (begun.from_latest, first) if day]
        outer = inner = min(known) if known else span.to_earliest or span.to_latest or days.first
    end: End = "unknown"
    if span.to_latest is not None:
        end_inner = max(inner, span.to_earliest or inner)
        end_outer = max(end_inner, span.to_latest)
        end = _kind(end_inner, end_outer, span.to)
    elif span.ongoing:
        end, end_inner, end_outer = "ongoing", max(days.last, inner), max(days.last, inner)
    else:
        end_inner = end_outer = max(day for day in (inner, last, span.to_earliest) if day)
    return Stretch(
        start=start,
        start_outer=outer,
        start_inner=inner,
        end=end,
        end_inner=end_inner,
        end_outer=end_outer,
        undated=not days_of(span) and start == "unknown",
        doubted=doubted,
    )


def _kind(a: date, b: date, given: str | None) -> End:
    if a == b:
        return "exact"
    return "approximate" if given and any(sign in given for sign in "~?%") else "vague"


def _mentions(entity: Entity, ties: Sequence[Tie]) -> list[date]:
    """The days on which something of it is dated: of what is believed if there is any."""
    found = [day for tie in ties if is_believed(tie) for day in days_of(tie.span)]
    found += [day for name in entity.names for day in days_of(name.span)]
    found = found or [day for tie in ties for day in days_of(tie.span)]
    return found or [tie.first_known for tie in ties if tie.first_known]


def _spell_name(of: str) -> str:
    _, slash, name = of.partition("/")
    return name if slash else "1"


def _may_prevail(name: Name, entity: Entity) -> bool:
    return (
        name.used_by is None
        and name.script in {None, "Latn"}
        and name.status in BELIEVED
        and (entity.type == "Place" or name.kind == "OFFICIAL")
    )


def _begun(name: Name) -> tuple[date, date]:
    return name.span.from_earliest or date.min, name.span.from_latest or date.min


def _possible_on(span: Span, day: date) -> bool:
    return (span.from_earliest or date.min) <= day <= (span.to_latest or date.max)
