"""When something held: what is said of its beginning and end, and the bounds that follow.

The rules are those of the data model: a beginning is not later than the first observation nor than the
day on which it was asserted, an end not earlier than the last observation; what nobody dated stays open.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.dates import Edtf, earlier, later
from app.domain.fields import listed
from app.domain.vocabulary import Stance


@dataclass(frozen=True, slots=True)
class Span:
    """What one claim says of time. ``ongoing`` says that it was going on when reported (``..``)."""

    start: Edtf | None = None
    end: Edtf | None = None
    ongoing: bool = False
    observed: tuple[Edtf, ...] = ()


NO_DATES = Span()


@dataclass(frozen=True, slots=True)
class Said:
    """When a claim was made: its first possible day (None: unknown) and its last."""

    first: date | None
    last: date


@dataclass(frozen=True, slots=True)
class Bounds:
    """Four days; None is unbounded for the outer two and unknown for the inner two."""

    from_earliest: date | None = None
    from_latest: date | None = None
    to_earliest: date | None = None
    to_latest: date | None = None


UNDATED = Bounds()


@dataclass(frozen=True, slots=True)
class End:
    """One end as the deciding claim gives it, with the day and stance of that claim."""

    date: Edtf
    said: Said
    stance: Stance


@dataclass(frozen=True, slots=True)
class Observation:
    """A day or range on which a claim says that the fact held; not after the day of that claim."""

    earliest: date | None
    latest: date | None


def observations(span: Span, said: Said, stance: Stance) -> list[Observation]:
    """The observations of one claim, each cut at the day on which it was asserted."""
    cut = said.last if stance is Stance.ASSERTS else None
    return [Observation(day.earliest, earlier(day.latest, cut)) for day in span.observed]


def bounds(
    start: End | None,
    end: End | None,
    ongoing: Said | None,
    seen: Iterable[Observation],
    *,
    instant: bool,
) -> Bounds:
    """The bounds that follow from both ends and all observations; at most one of end and ongoing is given."""
    seen = list(seen)
    first_seen = min((day.latest for day in seen if day.latest), default=None)
    last_seen = max((day.earliest for day in seen if day.earliest), default=None)
    from_earliest = from_latest = None
    if start is None:
        from_latest = first_seen
    else:
        cut = start.said.last if start.stance is Stance.ASSERTS else None
        from_earliest = start.date.earliest
        from_latest = earlier(earlier(start.date.latest, cut), first_seen)
        if from_latest is not None:
            from_latest = later(from_latest, from_earliest)
    if instant:
        return Bounds(from_earliest, from_latest)
    if end is not None:
        to_earliest = later(end.date.earliest, last_seen)
        to_latest = earlier(end.date.latest, _cut(end))
        if to_latest is not None:
            to_latest = later(to_latest, to_earliest)
        return Bounds(from_earliest, from_latest, to_earliest, to_latest)
    to_earliest = later(last_seen, ongoing.first) if ongoing else last_seen
    return Bounds(from_earliest, from_latest, to_earliest or from_latest, None)


def _cut(end: End) -> date | None:
    """An end asserted as past is not after the claim; one whose first day lies ahead is foreseen."""
    if end.stance is not Stance.ASSERTS:
        return None
    foreseen = end.date.earliest is not None and end.date.earliest > end.said.last
    return None if foreseen else end.said.last


def precedes(end: Edtf, start: Edtf) -> bool:
    """Whether every day the end can mean lies before every day the start can mean."""
    return end.latest is not None and start.earliest is not None and end.latest < start.earliest


def problems(span: Span, said: Said, stance: Stance, *, instant: bool) -> list[tuple[str, str]]:
    """What is wrong with one claim's span: pairs of field path and message, none where it is sound."""
    found = []
    if instant and (span.end or span.ongoing):
        found.append(("span.to", "this happens on a date and has no end; give span.from alone"))
    if stance is Stance.ASSERTS:
        if span.start and span.start.earliest and span.start.earliest > said.last:
            found.append(
                (
                    "span.from",
                    f"begins after it is said ({said.last}); expected an earlier date or stance announces",
                )
            )
        late = [day.text for day in span.observed if day.earliest and day.earliest > said.last]
        if late:
            found.append(
                (
                    "span.observed",
                    f"{listed(late)} lies after the claim ({said.last}); expected earlier days",
                )
            )
    if span.end and span.start and precedes(span.end, span.start):
        found.append(("span.to", f"{span.end} ends before it begins ({span.start}); expected a later date"))
    return found
