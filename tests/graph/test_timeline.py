"""Events are told so that two different ones of a day differ."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from app.domain.claims import Claim, Entity
from app.domain.dates import parse
from app.domain.facts import Ending, Existence, Fact, Name, Quantity, Strength, Tie
from app.domain.records import Batch
from app.domain.spans import Span
from app.domain.vocabulary import Channel, Counted, NameKind, Stance
from tests.graph.test_writes import MEMBER, SOURCE, A, B, claim
from tests.graphs import CountingDatabase, ask, put, refused, seed

DOCUMENT = (
    "query($of: [ID!], $a: String) { timeline(of: $of, first: 1000, after: $a) { pageInfo { endCursor hasNextPage }"
    " nodes { kind text on { fromEarliest fromLatest } fact { ... on Node { id } } } } }"
)


async def _events(db: CountingDatabase, of: list[str] | None) -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = []
    after = None
    while True:
        page = (await ask(db, DOCUMENT, of=of, a=after))["timeline"]
        events += page["nodes"]
        if not page["pageInfo"]["hasNextPage"]:
            return events
        after = page["pageInfo"]["endCursor"]


def _told_alike(events: list[dict[str, Any]]) -> list[tuple[str, str]]:
    told = [(e["on"]["fromEarliest"] or e["on"]["fromLatest"], e["text"]) for e in events]
    return [each for each, times in Counter(told).items() if times > 1]


async def test_no_two_events_of_a_day_are_told_alike(seeded: CountingDatabase) -> None:
    groups = [entity.id for entity in seed().entities if entity.id.startswith("group:")]
    assert len(groups) > 50
    for of in [*([group] for group in groups), None]:
        assert _told_alike(await _events(seeded, of)) == [], of


def said(fact: Fact, start: str = "2014", end: str | None = None, **more: Any) -> Claim:
    span = Span(start=parse(start), end=parse(end) if end else None)
    return claim(Stance.ASSERTS, Channel.PRESS, "group:b", "2015-06-01", fact=fact, span=span, **more)


PLACES = (Entity("place:mosul", "Mosul", "CITY"), Entity("place:kirkuk", "Kirkuk", "CITY"))


def _strength(groups: tuple[str, ...] = ("group:a",), **more: Any) -> Strength:
    return Strength(groups, Counted.FIGHTERS, Quantity(300, 300), parse("2014"), **more)


@pytest.mark.parametrize(
    ("facts", "texts"),
    [
        (
            [Tie("FOUGHT", "group:a", "group:b", place) for place in (None, "place:kirkuk", "place:mosul")],
            ["A fought B", "A fought B in Kirkuk", "A fought B in Mosul"],
        ),
        ([MEMBER, replace(MEMBER, spell="2")], ["A is a member of B", "A is a member of B (spell 2)"]),
        (
            [Existence("group:a"), Existence("group:a", "2")],
            ["A came into existence", "A came into existence (spell 2)"],
        ),
        ([Ending("group:a"), Ending("group:a", "2")], ["A came to its end", "A came to its end (spell 2)"]),
        (
            [
                _strength(),
                replace(_strength(), what=Counted.MEMBERS),
                replace(_strength(), of=Quantity(300, 300, approximate=True)),
                _strength(place="place:mosul"),
                _strength(origin="place:mosul"),
                _strength(("group:a", "group:b")),
            ],
            [
                "A: 300 fighters",
                "A: 300 fighters (counted with B)",
                "A: 300 fighters from Mosul",
                "A: 300 fighters in Mosul",
                "A: 300 members",
                "A: ~300 fighters",
            ],
        ),
    ],
)
async def test_what_a_fact_is_known_by_is_told(
    empty: CountingDatabase, facts: list[Fact], texts: list[str]
) -> None:
    await put(empty, Batch((SOURCE,), (A, B, *PLACES), tuple(said(fact) for fact in facts)))
    events = await _events(empty, ["group:a"])
    assert sorted(e["text"] for e in events) == texts


async def test_new_names_of_a_day_differ_in_text_or_user(empty: CountingDatabase) -> None:
    def named(text: str, start: str, **more: Any) -> Claim:
        return said(Name("group:a", text, kind=NameKind.OFFICIAL, **more), start)

    claims = (
        named("Alpha", "2010"),
        named("Beta", "2014", language="en"),
        named("بيتا", "2014", language="ar"),
        named("Beta", "2014", used_by="group:b"),
        named("Beta", "2014", spell="2"),
    )
    await put(empty, Batch((SOURCE,), (A, B), claims))
    events = await _events(empty, ["group:a"])
    renamed = [e["text"].partition(" took the name ")[2] for e in events if e["kind"] == "RENAMED"]
    assert sorted(renamed) == ["Beta", "Beta (spell 2)", "Beta (used by B)", "بيتا"]


async def test_a_place_goes_by_its_name_on_the_day(empty: CountingDatabase) -> None:
    tie = Tie("FOUGHT", "group:a", "group:b", "place:kirkuk")
    claims = (
        said(Name("place:kirkuk", "Old Kirkuk"), "2000", "2013"),
        said(Name("place:kirkuk", "New Kirkuk"), "2014"),
        said(tie, "2012-05-01", "2014-06-01"),
    )
    await put(empty, Batch((SOURCE,), (A, B, *PLACES), claims))
    assert [e["text"] for e in await _events(empty, ["group:b"])] == [
        "A fought B in Old Kirkuk",
        "A fought B in New Kirkuk: ended",
    ]


async def test_each_spell_has_its_own_end(empty: CountingDatabase) -> None:
    claims = (
        said(Existence("group:a"), "2001", "2002"),
        said(Existence("group:a", "2"), "2005", "2006"),
        said(Ending("group:a", "2"), "2006"),
    )
    await put(empty, Batch((SOURCE,), (A, B), claims))
    ends = [e["text"] for e in await _events(empty, ["group:a"]) if e["kind"] == "DISSOLVED"]
    assert ends == ["A came to its end", "A came to its end (spell 2)"]


async def test_an_unknown_id_is_named_and_one_not_known_yet_is_not(empty: CountingDatabase) -> None:
    await put(empty, Batch((SOURCE,), (A, B), (said(MEMBER),)))
    document = "query($of: [ID!], $k: Date) { timeline(of: $of, knownAt: $k) { totalCount } }"
    for of, named in ((["group:a", "group:nobody"], "group:nobody"), ([], "nothing")):
        error = await refused(empty, document, of=of)
        assert error["message"] == f"of: no entity is called {named}; expected ids of entities"
        assert error["extensions"] == {"code": "BAD_USER_INPUT", "argument": "of"}
    assert (await ask(empty, document, of=["group:a"], k="2001-01-01"))["timeline"] == {"totalCount": 0}
