"""When an entity existed and what it was called, over both times at once.

Existence and the prevailing name depend on the day in the world and on the day one looks from. Both are
therefore piecewise constant over rectangles of the two times; a window is one such rectangle.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.domain.dates import Edtf, earlier, later
from app.domain.evidence import Finding, Step
from app.domain.spans import UNDATED, Bounds
from app.domain.vocabulary import Status

_NOT_BELIEVED = frozenset({Status.DENIED, Status.REFUTED})
_NOT_IN_USE = _NOT_BELIEVED | {Status.ANNOUNCED}


@dataclass(frozen=True, slots=True)
class Existence:
    """An entity's span as known on a day; ``status`` is that of the claims of existence."""

    status: Status
    bounds: Bounds
    start: Edtf | None
    end: Edtf | None
    ongoing: bool
    observed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExistenceStep:
    """From ``on``, the whole span of the entity and the bounds of each of its spells."""

    on: date
    whole: Existence
    spells: tuple[Bounds, ...]


_UNDATED = Existence(Status.ASSERTED, UNDATED, None, None, ongoing=False, observed=())


def existence_steps(
    first_known: date, existences: Mapping[str, Sequence[Step]], endings: Mapping[str, Sequence[Step]]
) -> tuple[ExistenceStep, ...]:
    """An entity's existence over days of knowledge, from the facts of each spell.

    Without a claim of existence it is undated and asserted from ``first_known``, the first claim that
    touches it; an ending that is not DENIED or REFUTED bounds the spell it ends.
    """
    days = {first_known} | {step.on for facts in (existences, endings) for f in facts.values() for step in f}
    result: list[ExistenceStep] = []
    for day in sorted(day for day in days if day >= first_known):
        found = {spell: finding for spell, s in existences.items() if (finding := at(s, day))}
        ends = {spell: finding for spell, s in endings.items() if (finding := at(s, day))}
        believed = {spell: end for spell, end in ends.items() if end.status not in _NOT_BELIEVED}
        spells = [
            _ended(_as_existence(found.get(spell)), believed.get(spell))
            for spell in sorted(found or believed)
        ]
        step = ExistenceStep(
            day, _envelope(spells or [_UNDATED]), tuple(s.bounds for s in spells or [_UNDATED])
        )
        if not result or (result[-1].whole, result[-1].spells) != (step.whole, step.spells):
            result.append(step)
    return tuple(result)


def at(steps: Sequence[Step], day: date) -> Finding | None:
    """The finding that held on a day of knowledge; None before the first step."""
    held = [step.finding for step in steps if step.on <= day]
    return held[-1] if held else None


def _as_existence(finding: Finding | None) -> Existence:
    if finding is None:
        return _UNDATED
    f = finding
    return Existence(f.status, f.bounds, f.start, f.end, f.ongoing, f.observed)


def _ended(spell: Existence, ending: Finding | None) -> Existence:
    if ending is None:
        return spell
    first, last = ending.bounds.from_earliest, ending.bounds.from_latest
    to_latest = earlier(spell.bounds.to_latest, last)
    to_earliest = spell.bounds.to_earliest if spell.end else later(spell.bounds.to_earliest, first)
    if to_latest is not None:
        to_earliest = earlier(to_earliest, to_latest)
    return replace(
        spell,
        bounds=replace(spell.bounds, to_earliest=to_earliest, to_latest=to_latest),
        end=spell.end or ending.start,
        ongoing=False,
    )


def _envelope(spells: Sequence[Existence]) -> Existence:
    """From the first beginning to the last end: what is shown for an entity that came and went."""
    by_start = sorted(spells, key=lambda s: s.bounds.from_earliest or date.min)
    first = by_start[0]
    last = max(spells, key=lambda s: s.bounds.to_latest or date.max)
    return Existence(
        status=last.status,
        bounds=Bounds(
            first.bounds.from_earliest,
            first.bounds.from_latest,
            last.bounds.to_earliest,
            last.bounds.to_latest,
        ),
        start=first.start,
        end=last.end,
        ongoing=last.ongoing,
        observed=tuple(sorted({day for spell in spells for day in spell.observed})),
    )


@dataclass(frozen=True, slots=True)
class NameWindow:
    """The name that prevails on the days from ``first`` to ``last``, as known from ``known_from`` on.

    ``known_until`` is the first day on which something else is known, None if never. ``whole`` marks the
    name shown for the whole history, the latest begun of all.
    """

    text: str
    known_from: date
    known_until: date | None
    first: date | None = None
    last: date | None = None
    whole: bool = False


def name_windows(names: Mapping[str, tuple[str, Sequence[Step]]], label: str) -> tuple[NameWindow, ...]:
    """Which of an entity's candidate names prevails when; ``names`` maps ids to texts and their steps.

    Candidates are its official names that nobody in particular uses (for places any such name). Among
    those possible on a day the latest begun prevails, of several the one that is the editorial label;
    names denied or only announced never do.
    """
    days = sorted({step.on for _, steps in names.values() for step in steps})
    result: list[NameWindow] = []
    for day, until in zip(days, [*days[1:], None], strict=False):
        used = [
            (_begun(finding.bounds), text == label, name, text, finding.bounds)
            for name, (text, steps) in names.items()
            if (finding := at(steps, day)) and finding.status not in _NOT_IN_USE
        ]
        if not used:
            continue
        used.sort(key=lambda each: each[:3], reverse=True)
        result.append(NameWindow(used[0][3], day, until, whole=True))
        for first, last in _segments(bounds for *_, bounds in used):
            inside = (text for *_, text, bounds in used if _covers(bounds, first, last))
            text = next(inside, None)
            if text is not None:
                result.append(NameWindow(text, day, until, first, last))
    return tuple(result)


def _begun(bounds: Bounds) -> tuple[date, date]:
    return bounds.from_earliest or date.min, bounds.from_latest or date.min


def _segments(spans: Iterable[Bounds]) -> list[tuple[date, date]]:
    cuts = {date.min}
    for bounds in spans:
        cuts.add(bounds.from_earliest or date.min)
        if bounds.to_latest and bounds.to_latest < date.max:
            cuts.add(bounds.to_latest + timedelta(days=1))
    starts = sorted(cuts)
    return [
        (start, following - timedelta(days=1) if following else date.max)
        for start, following in zip(starts, [*starts[1:], None], strict=True)
    ]


def _covers(bounds: Bounds, first: date, last: date) -> bool:
    return (bounds.from_earliest or date.min) <= first and last <= (bounds.to_latest or date.max)
