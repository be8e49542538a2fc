"""Hypothesis strategies: dates, statements for the rules of evidence, and whole batches of sound records."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from app.domain.claims import Claim, Entity, Retraction, Source
from app.domain.dates import parse
from app.domain.evidence import Statement
from app.domain.facts import Ending, Existence, Name, Quantity, Strength, Tie
from app.domain.records import Batch
from app.domain.spans import Said, Span, problems
from app.domain.validation import Context, check
from app.domain.vocabulary import (
    TIE_TYPES,
    Channel,
    Counted,
    Ended,
    GroupKind,
    NameKind,
    PlaceKind,
    Reliability,
    Stance,
)

FIRST_DAY, WINDOW = date(2014, 8, 1), 45
DAYS = st.integers(0, WINDOW).map(lambda n: FIRST_DAY + timedelta(n))
MARKS = st.sampled_from(["", "", "~", "?", "%"])


@st.composite
def simple_dates(draw: st.DrawFn) -> str:
    day = draw(st.dates(date(2012, 1, 1), date(2014, 12, 31)))
    form = draw(st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y", "season", "201X"]))
    text = f"{day.year}-{draw(st.integers(21, 24))}" if form == "season" else day.strftime(form)
    return text + draw(MARKS)


@st.composite
def range_dates(draw: st.DrawFn) -> str:
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return draw(st.sampled_from([f"[{first}..{last}]", f"[..{last}]", f"[{first}..]"]))


EDTF_TEXTS = st.one_of(
    simple_dates(), simple_dates(), range_dates(), st.sampled_from(["AH 1435-10-29", "AH 1434"])
)
EDTF = EDTF_TEXTS.map(parse)


@st.composite
def spans(draw: st.DrawFn, *, instant: bool) -> Span:
    ongoing = not instant and draw(st.booleans())
    end = None if instant or ongoing else draw(st.none() | EDTF)
    return Span(draw(st.none() | EDTF), end, ongoing, tuple(draw(st.lists(EDTF, max_size=2))))


@st.composite
def sound_spans(draw: st.DrawFn, said: Said, stance: Stance, *, instant: bool) -> Span:
    span = draw(spans(instant=instant))
    return Span() if problems(span, said, stance, instant=instant) else span


@st.composite
def statements(draw: st.DrawFn, *, instant: bool, most: int = 6) -> list[Statement]:
    """Statements about one fact, with links to earlier ones; those revised are the same claimant's."""
    found: list[Statement] = []
    for index in range(draw(st.integers(1, most))):
        last, known_from = sorted((draw(DAYS), draw(DAYS)))
        before = draw(st.none() | st.integers(0, 10))
        first = None if before is None else last - timedelta(before)
        said, stance = Said(first, last), draw(st.sampled_from(Stance))
        claimant = draw(st.sampled_from(["group:a", "person:b", "source:s|a witness"]))
        own = [s.id for s in found if s.claimant == claimant and first and s.said.last < first]
        found.append(
            Statement(
                id=f"claim:{index}",
                stance=stance,
                channel=draw(st.sampled_from(Channel)),
                claimant=claimant,
                source=draw(st.sampled_from(["source:s", "source:t"])),
                said=said,
                known_from=known_from,
                span=draw(sound_spans(said, stance, instant=instant)),
                share=draw(st.none() | st.sampled_from([0.1, 0.9])),
                how=draw(st.none() | st.sampled_from(Ended)),
                reliability=draw(st.none() | st.sampled_from(Reliability)),
                credibility=draw(st.none() | st.integers(1, 6)),
                relies_on=tuple(draw(st.sets(st.sampled_from([s.id for s in found])))) if found else (),
                revises=tuple(draw(st.sets(st.sampled_from(own)))) if own else (),
            )
        )
    return found


@st.composite
def statements_and_others(draw: st.DrawFn, *, instant: bool) -> tuple[list[Statement], dict[str, Statement]]:
    """Statements about one fact, and those about other facts: either may rest on the other, at any distance.

    Some of the others bear on nothing. Nobody revises what is about another fact.
    """
    found = draw(statements(instant=instant, most=8))
    about = [draw(st.booleans()) for _ in found]
    about[draw(st.integers(0, len(found) - 1))] = True
    of = {s.id: mine for s, mine in zip(found, about, strict=True)}
    kept = [replace(s, revises=tuple(i for i in s.revises if of[i] == of[s.id])) for s in found]
    return [s for s in kept if of[s.id]], {s.id: s for s in kept if not of[s.id]}


# Any text that a file can hold: all planes, line breaks, leading blanks; no halves, no control characters.
TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"])
    | st.sampled_from(["\n", "\t", "\r", "\x85", ":", "#", "é"]),
    min_size=1,
    max_size=30,
).filter(lambda text: bool(text.strip()))
TRAPS = st.sampled_from(
    ["NO", "2007", "null", "~", "yes", "1e3", "- x", "{a: b}", "a: b", " padded ", "0x1F", "&a", "*a"]
)
WORDS = TEXTS | TRAPS
QUANTITIES = st.builds(
    lambda low, more, approximate: Quantity(low, None if more is None else low + more, approximate),
    st.integers(0, 10_000),
    st.none() | st.integers(0, 500),
    st.booleans(),
)
MOMENTS = st.sampled_from(["2026-11-22T09:30:00+00:00", "2026-11-22T09:30:00Z"])

GROUPS, PEOPLE, PLACES = ("group:a", "group:b-2"), ("person:c",), ("place:d", "place:e")
SPELLS = st.sampled_from(["1", "1", "2", "second"])


@st.composite
def ties(draw: st.DrawFn) -> Tie:
    row = draw(st.sampled_from([row for row in TIE_TYPES.values() if not row.derived]))
    ids = {"group": GROUPS, "person": PEOPLE, "place": PLACES}
    source = draw(st.sampled_from([i for kind in sorted(row.sources) for i in ids[kind]]))
    target = draw(st.sampled_from([i for kind in sorted(row.targets) for i in ids[kind] if i != source]))
    return Tie.of(row.name, source, target, draw(st.none() | st.sampled_from(PLACES)), draw(SPELLS))


@st.composite
def names(draw: st.DrawFn) -> Name:
    """A name; kind, language and script follow from the text, as one name is described in one way."""
    text = draw(WORDS)
    kind = list(NameKind)[len(text) % len(NameKind)]
    described = (kind, "ar" if len(text) % 2 else None, "Arab" if len(text) % 3 else None)
    used_by = draw(st.none() | st.sampled_from(GROUPS))
    return Name(draw(st.sampled_from(GROUPS + PLACES)), text, used_by, draw(SPELLS), *described)


@st.composite
def strengths(draw: st.DrawFn) -> Strength:
    groups = tuple(sorted(draw(st.sets(st.sampled_from(GROUPS), min_size=1))))
    place = st.none() | st.sampled_from(PLACES)
    what = draw(st.sampled_from(Counted))
    return Strength(groups, what, draw(QUANTITIES), draw(EDTF), draw(place), draw(place))


FACTS = st.one_of(
    ties(),
    names(),
    strengths(),
    st.builds(Existence, st.sampled_from(GROUPS + PEOPLE), SPELLS),
    st.builds(Ending, st.sampled_from(GROUPS), SPELLS),
)
SOURCES = tuple(Source(f"source:{s}", s, parse("[2014-12-01..2014-12-31]")) for s in ("one", "two"))
ENTITIES = (
    *(Entity(i, i, GroupKind.FACTION.value) for i in GROUPS),
    *(Entity(i, i) for i in PEOPLE),
    *(Entity(i, i, PlaceKind.TOWN.value, None, 36.5, -0.25, "NO", "NO-03") for i in PLACES),
)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    fact = draw(FACTS)
    tie = isinstance(fact, Tie)
    dated = not isinstance(fact, Strength)
    how = draw(st.none() | st.sampled_from(Ended)) if tie and not fact.instant else None
    span = draw(spans(instant=fact.instant)) if dated else Span()
    return Claim(
        fact=fact,
        stance=draw(st.sampled_from(Stance)),
        channel=draw(st.sampled_from(Channel)),
        source=draw(st.sampled_from(SOURCES)).id,
        locator=draw(WORDS),
        summary=draw(WORDS),
        made_by=draw(st.sampled_from(GROUPS + PEOPLE)),
        made_by_name=draw(st.none() | WORDS),
        made_on=draw(st.none() | EDTF),
        public_on=draw(st.none() | EDTF),
        span=span,
        share=draw(st.none() | st.floats(0, 1)) if tie else None,
        count=draw(st.none() | QUANTITIES) if tie else None,
        how=how if span.end else None,
        role=draw(st.none() | WORDS) if tie else None,
        note=draw(st.none() | WORDS) if tie else None,
        reliability=draw(st.none() | st.sampled_from(Reliability)),
        credibility=draw(st.none() | st.integers(1, 6)),
        recorded_at=draw(st.just("") | MOMENTS),
        recorded_by=draw(st.just("") | WORDS),
        retraction=draw(st.none() | st.builds(Retraction, MOMENTS, WORDS, WORDS)),
    )


@st.composite
def batches(draw: st.DrawFn) -> Batch:
    """Sound batches: claims against which nothing is to be said, some resting on earlier ones."""
    found: dict[str, Claim] = {}
    for claim in draw(st.lists(claims(), max_size=5)):
        below = tuple(sorted(draw(st.sets(st.sampled_from(sorted(found)), max_size=2)))) if found else ()
        linked = replace(claim, relies_on=below)
        batch = Batch(SOURCES, ENTITIES, (*found.values(), linked))
        if claim.id not in found and not check(batch, Context()):
            found[claim.id] = linked
    return Batch(SOURCES, ENTITIES, tuple(found.values())).in_order()
