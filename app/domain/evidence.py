"""The rules of evidence: what the claims about one fact amount to, on any day one looks from.

``assess`` answers for one day, ``steps`` gives the whole step function over what was known: it changes
only on days on which a claim becomes known, which is why it can be stored with the fact.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.dates import Edtf
from app.domain.facts import Quantity
from app.domain.spans import NO_DATES, Bounds, End, Observation, Said, Span, bounds, observations, precedes
from app.domain.vocabulary import Channel, Ended, Reliability, Stance, Status

_DECIDES_UP_TO = 3
_STANCE_OF = {
    Status.CONFIRMED: Stance.ASSERTS,
    Status.ASSERTED: Stance.ASSERTS,
    Status.REFUTED: Stance.DENIES,
    Status.DENIED: Stance.DENIES,
    Status.ANNOUNCED: Stance.ANNOUNCES,
}
_OPPOSITE = {Stance.ASSERTS: Stance.DENIES, Stance.DENIES: Stance.ASSERTS}


@dataclass(frozen=True, slots=True)
class Statement:
    """What the rules need of a claim that was not retracted."""

    id: str
    stance: Stance
    channel: Channel
    claimant: str
    source: str
    said: Said
    known_from: date
    span: Span = NO_DATES
    share: float | None = None
    count: Quantity | None = None
    how: Ended | None = None
    role: str | None = None
    note: str | None = None
    reliability: Reliability | None = None
    credibility: int | None = None
    relies_on: tuple[str, ...] = ()
    revises: tuple[str, ...] = ()

    @property
    def rank(self) -> tuple[bool, int, str, int, str]:
        """Best first: analysts, then credibility, reliability, later made, id."""
        return (
            self.channel is not Channel.ANALYST,
            self.credibility or 6,
            self.reliability or Reliability.F,
            -self.said.last.toordinal(),
            self.id,
        )


@dataclass(frozen=True, slots=True)
class Finding:
    """What is held of a fact on one day of knowledge. ``start`` and ``end`` are as the best claim says."""

    status: Status
    bounds: Bounds
    start: Edtf | None
    end: Edtf | None
    ongoing: bool
    observed: tuple[str, ...]
    share: float | None
    count: Quantity | None
    how: Ended | None
    role: str | None
    note: str | None
    assertions: int
    denials: int
    sources: int
    independent_sources: int


@dataclass(frozen=True, slots=True)
class Step:
    """From ``on`` the finding holds; ``claim`` made it so, ``turned`` where that changed the status."""

    on: date
    finding: Finding
    claim: str
    turned: bool


def kept(known: Sequence[Statement]) -> list[Statement]:
    """Drop what the same claimant has since revised, by a link or by a certainly later opposite claim."""
    revised = {target for statement in known for target in statement.revises}
    latest: dict[tuple[str, Stance], date] = {}
    for statement in known:
        key = (statement.claimant, statement.stance)
        if statement.said.first is not None:
            latest[key] = max(latest.get(key, date.min), statement.said.first)

    def stands(statement: Statement) -> bool:
        if statement.id in revised:
            return False
        opposite = _OPPOSITE.get(statement.stance)
        since = latest.get((statement.claimant, opposite)) if opposite else None
        return since is None or since <= statement.said.last

    standing = [statement for statement in known if stands(statement)]
    # Claims that revise one another in a circle take nothing back.
    return standing or list(known)


def status_of(standing: Sequence[Statement]) -> Status:
    """The status that follows from the statements that were not revised."""
    deciding = [
        s
        for s in standing
        if s.channel is Channel.ANALYST and (s.credibility or 1) <= _DECIDES_UP_TO and s.stance in _OPPOSITE
    ]
    if deciding:
        stances = {s.stance for s in deciding}
        if len(stances) == 2:
            return Status.CONTESTED
        (stance,) = stances
        decided = max(s.said.last for s in deciding)
        if any(
            s.channel is Channel.OFFICIAL
            and s.stance is _OPPOSITE[stance]
            and s.said.first is not None
            and s.said.first > decided
            for s in standing
        ):
            return Status.CONTESTED
        return Status.CONFIRMED if stance is Stance.ASSERTS else Status.REFUTED
    stances = {s.stance for s in standing} - {Stance.ANNOUNCES}
    if len(stances) == 2:
        return Status.CONTESTED
    if not stances:
        return Status.ANNOUNCED
    return Status.ASSERTED if Stance.ASSERTS in stances else Status.DENIED


def assess(
    known: Sequence[Statement], relied_on: Mapping[str, Statement], *, instant: bool
) -> Finding | None:
    """What the known statements amount to; None where nothing is known.

    ``relied_on`` holds every statement known on that day, those of other facts included, by id.
    """
    if not known:
        return None
    standing = sorted(kept(known), key=lambda s: s.rank)
    assertions = [s for s in standing if s.stance is Stance.ASSERTS]
    givers = assertions or standing
    start, end = _ends(givers)
    seen = [o for s in givers for o in observations(s.span, s.said, s.stance)]
    return Finding(
        status=status_of(standing),
        bounds=_bounds(start, end, seen, instant=instant),
        start=start.span.start if start else None,
        end=end.span.end if end else None,
        ongoing=bool(end and end.span.ongoing),
        observed=tuple(sorted({day.text for s in givers for day in s.span.observed})),
        share=next((s.share for s in givers if s.share is not None), None),
        count=next((s.count for s in givers if s.count is not None), None),
        how=next((s.how for s in givers if s.how is not None), None),
        role=next((s.role for s in givers if s.role is not None), None),
        note=next((s.note for s in givers if s.note is not None), None),
        assertions=len(assertions),
        denials=sum(s.stance is Stance.DENIES for s in standing),
        sources=len({s.source for s in standing}),
        independent_sources=len({c for s in assertions for c in _origins(s, relied_on)}),
    )


def _ends(ranked: Iterable[Statement]) -> tuple[Statement | None, Statement | None]:
    """Who gives each end: the best ranked, passing over an end that contradicts a better one."""
    start: Statement | None = None
    end: Statement | None = None
    for statement in ranked:
        span = statement.span
        if start is None and span.start and not (end and end.span.end and precedes(end.span.end, span.start)):
            start = statement
        if end is None and (span.ongoing or span.end):
            contradicts = start and start.span.start and span.end and precedes(span.end, start.span.start)
            end = None if contradicts else statement
    return start, end


def _bounds(
    start: Statement | None, end: Statement | None, seen: Iterable[Observation], *, instant: bool
) -> Bounds:
    return bounds(
        End(start.span.start, start.said, start.stance) if start and start.span.start else None,
        End(end.span.end, end.said, end.stance) if end and end.span.end else None,
        end.said if end and end.span.ongoing else None,
        seen,
        instant=instant,
    )


def _origins(statement: Statement, known: Mapping[str, Statement]) -> set[str]:
    """The claimants of what a statement rests on in the end; its own where it rests on nothing known."""
    origins: set[str] = set()
    visited = {statement.id}
    pending = [statement]
    while pending:
        current = pending.pop()
        below = [known[i] for i in current.relies_on if i in known]
        if not below:
            origins.add(current.claimant)
        for other in below:
            if other.id not in visited:
                visited.add(other.id)
                pending.append(other)
    return origins


def steps(
    statements: Iterable[Statement], others: Mapping[str, Statement], *, instant: bool
) -> tuple[Step, ...]:
    """The step function of one fact over days of knowledge, its first step on the first day it is known.

    ``others`` are the statements of other facts that these rest on, by id. Neither holds retracted claims.
    """
    own = sorted(statements, key=lambda s: (s.known_from, s.rank))
    everything = {**others, **{s.id: s for s in own}}
    days = sorted({s.known_from for s in everything.values()})
    result: list[Step] = []
    for day in days:
        known = [s for s in own if s.known_from <= day]
        relied_on = {i: s for i, s in everything.items() if s.known_from <= day}
        finding = assess(known, relied_on, instant=instant)
        if finding is None or (result and result[-1].finding == finding):
            continue
        turned = not result or result[-1].finding.status is not finding.status
        result.append(Step(day, finding, _made_by(known, day, finding.status), turned))
    return tuple(result)


def _made_by(known: Sequence[Statement], day: date, status: Status) -> str:
    """The claim behind a change: among those new that day the best ranked of the new status's stance."""
    new = sorted((s for s in known if s.known_from == day), key=lambda s: s.rank) or sorted(
        known, key=lambda s: s.rank
    )
    return next((s for s in new if s.stance is _STANCE_OF.get(status)), new[0]).id


def as_denied_membership(statement: Statement) -> Statement:
    """A denial as the assertion that it was made, an instant on its day; a later revision leaves it."""
    made = statement.said
    text = f"{made.last}" if made.first == made.last else f"[{made.first or ''}..{made.last}]"
    return replace(
        statement,
        stance=Stance.ASSERTS,
        span=Span(start=Edtf(text, made.first, made.last)),
        share=None,
        count=None,
        how=None,
        role=None,
        revises=(),
    )
