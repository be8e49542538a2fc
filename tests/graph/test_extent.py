"""Over what time a piece of the graph goes: as known on the day looked from, over all spells."""

from dataclasses import replace

from app.domain.claims import Claim
from app.domain.dates import parse
from app.domain.facts import Existence
from app.domain.records import Batch
from app.domain.spans import Span
from app.domain.vocabulary import Channel, Stance
from tests.graph.test_writes import MEMBER, SOURCE, A, B, claim
from tests.graphs import CountingDatabase, ask, put

DAYS = "earliest latest knownEarliest knownLatest entities"


def existed(spell: str, start: str | None, end: str | None, made: str, **more: object) -> Claim:
    span = Span(start=parse(start) if start else None, end=parse(end) if end else None, **more)  # type: ignore[arg-type]
    return claim(Stance.ASSERTS, Channel.PRESS, "group:a", made, fact=Existence("group:a", spell), span=span)


SPELLS = Batch(
    (SOURCE,),
    (A,),
    (
        existed("1", "2010-02-01", "2012-03-04", "2013-01-01"),
        existed("2", "2001-05-06", "2002-07-08", "2014-01-01"),
    ),
)


async def test_an_extent_is_the_hull_of_all_spells_known(empty: CountingDatabase) -> None:
    await put(empty, SPELLS)
    document = f"query($k: Date, $t: Date) {{ snapshot(knownAt: $k, asOf: $t) {{ extent {{ {DAYS} }} }} }}"

    async def days(**variables: str) -> tuple[str | int | None, ...]:
        return tuple((await ask(empty, document, **variables))["snapshot"]["extent"].values())

    both = ("2001-05-06", "2012-03-04", "2013-01-01", "2014-01-01", 1)
    assert await days() == both
    assert await days(t="2011-01-01") == both
    assert await days(k="2013-06-01") == ("2010-02-01", "2012-03-04", "2013-01-01", "2013-01-01", 1)
    assert await days(k="2012-06-01") == (None, None, None, None, 0)
    whole = await ask(empty, f"{{ extent {{ {DAYS} }} }}")
    assert tuple(whole["extent"].values()) == both


async def test_an_extent_forgets_bounds_that_were_corrected(empty: CountingDatabase) -> None:
    first = existed("1", "2010-01-01", "2011-01-01", "2012-01-01")
    second = replace(existed("1", "2005-01-01", "2006-01-01", "2013-01-01"), revises=(first.id,))
    await put(empty, Batch((SOURCE,), (A,), (first, second)))
    data = await ask(
        empty,
        f"{{ extent {{ {DAYS} }} now: snapshot {{ extent {{ {DAYS} }} }}"
        f' then: snapshot(knownAt: "2012-06-01") {{ extent {{ {DAYS} }} }} }}',
    )
    assert data["extent"] == data["now"]["extent"]
    assert (data["extent"]["earliest"], data["extent"]["latest"]) == ("2005-01-01", "2006-01-01")
    then = data["then"]["extent"]
    assert (then["earliest"], then["latest"]) == ("2010-01-01", "2011-01-01")


async def test_bounds_inside_an_open_spell_count(empty: CountingDatabase) -> None:
    seen = existed("1", None, None, "2014-09-10", observed=(parse("2014-08-25"),))
    await put(empty, Batch((SOURCE,), (A,), (seen,)))
    data = await ask(empty, "{ extent { earliest latest } snapshot { extent { earliest latest } } }")
    assert data["extent"] == {"earliest": "2014-08-25", "latest": "2014-08-25"}
    assert data["snapshot"]["extent"] == data["extent"]


async def test_the_ties_of_an_extent_are_those_known(empty: CountingDatabase) -> None:
    tie = claim(Stance.ASSERTS, Channel.PRESS, "group:b", "2013-11-01", span=Span(start=parse("2013-09-10")))
    other = replace(MEMBER, spell="2")
    later = claim(
        Stance.ASSERTS,
        Channel.PRESS,
        "group:b",
        "2014-11-01",
        fact=other,
        span=Span(start=parse("2014-01-02"), end=parse("2014-03-04")),
    )
    await put(empty, Batch((SOURCE,), (A, B), (tie, later)))
    document = 'query($k: Date) { lineage(of: ["group:a"], knownAt: $k) { extent { latest knownLatest } } }'
    early = (await ask(empty, document, k="2014-01-01"))["lineage"]["extent"]
    assert early == {"latest": "2013-09-10", "knownLatest": "2013-11-01"}
    late = (await ask(empty, document))["lineage"]["extent"]
    assert late == {"latest": "2014-03-04", "knownLatest": "2014-11-01"}
