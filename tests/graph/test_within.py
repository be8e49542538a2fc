"""What of the graph lies within a place: who acts there, and whose tie holds only there."""

import pytest

from app.domain.claims import Claim, Entity
from app.domain.dates import parse
from app.domain.facts import Existence, Tie
from app.domain.records import Batch
from app.domain.spans import Span
from app.domain.vocabulary import Channel, Stance
from tests.graph.test_writes import SOURCE, claim
from tests.graphs import CountingDatabase, ask, put, refused

DOCUMENT = (
    "query($p: ID!, $k: Date, $t: Date, $c: Certainty!) { snapshot(within: $p, knownAt: $k, asOf: $t, certainty: $c)"
    " { entities { id } ties { id } } }"
)


def said(tie: Tie, stance: Stance = Stance.ASSERTS, channel: Channel = Channel.PRESS, **more: str) -> Claim:
    return claim(stance, channel, "group:reporter", more.get("made", "2014-09-10"), fact=tie)


def tie(type_: str, source: str, target: str, place: str | None = None) -> Tie:
    return Tie.of(type_, source, target, place, "1")


CITY, PROVINCE, ELSEWHERE = "place:city", "place:province", "place:elsewhere"
ENTITIES = (
    *(Entity(f"group:{name}", name, "FACTION") for name in ("a", "b", "c", "d", "e", "f", "reporter")),
    *(Entity(place, place, "CITY") for place in (CITY, PROVINCE, ELSEWHERE)),
)
ALLIED = tie("ALLIED_WITH", "group:a", "group:b", CITY)
CLAIMS = (
    said(tie("LOCATED_IN", CITY, PROVINCE)),
    said(ALLIED),
    said(tie("OPERATES_IN", "group:c", CITY), Stance.DENIES),
    said(tie("FOUGHT", "group:c", "group:d", CITY), Stance.DENIES, Channel.ANALYST),
    said(tie("LOCATED_IN", ELSEWHERE, PROVINCE), Stance.DENIES),
    said(tie("OPERATES_IN", "group:e", ELSEWHERE)),
    claim(
        Stance.DENIES,
        Channel.OFFICIAL,
        "group:f",
        "2014-09-12",
        fact=tie("MEMBER_OF", "group:f", "group:e", CITY),
    ),
)


async def _within(db: CountingDatabase, place: str, **variables: str) -> tuple[set[str], set[str]]:
    graph = (await ask(db, DOCUMENT, p=place, **{"c": "POSSIBLE", **variables}))["snapshot"]
    return {e["id"] for e in graph["entities"]}, {t["id"] for t in graph["ties"]}


async def test_a_tie_that_holds_only_there_is_within_and_what_is_denied_is_not(
    empty: CountingDatabase,
) -> None:
    await put(empty, Batch((SOURCE,), ENTITIES, CLAIMS))
    located = tie("LOCATED_IN", CITY, PROVINCE).id
    inside = {"group:a", "group:b", CITY}
    assert await _within(empty, PROVINCE) == ({*inside, PROVINCE}, {ALLIED.id, located})
    entities, ties = await _within(empty, CITY)
    # Where the city lies is a tie of the city's own.
    assert (entities - {PROVINCE}, ties) == (inside, {ALLIED.id, located})
    assert await _within(empty, ELSEWHERE) == (
        {"group:e", "group:f", ELSEWHERE, PROVINCE},
        {
            tie("OPERATES_IN", "group:e", ELSEWHERE).id,
            tie("LOCATED_IN", ELSEWHERE, PROVINCE).id,
            tie("MEMBER_OF", "group:f", "group:e", CITY).id,
            tie("DENIED_MEMBERSHIP", "group:f", "group:e", CITY).id,
        },
    )


async def test_within_follows_what_was_known(empty: CountingDatabase) -> None:
    where = said(tie("LOCATED_IN", CITY, PROVINCE), made="2014-10-01")
    await put(
        empty, Batch((SOURCE,), ENTITIES, (where, said(ALLIED), said(tie("CONTROLS", "group:d", PROVINCE))))
    )
    assert (await _within(empty, PROVINCE, k="2014-09-20"))[0] == {PROVINCE, "group:d"}
    assert {"group:a", "group:b"} <= (await _within(empty, PROVINCE, k="2014-10-01"))[0]
    assert (await _within(empty, PROVINCE, k="2014-01-01")) == (set(), set())


async def test_where_a_place_lies_is_not_asked_to_be_certain(empty: CountingDatabase) -> None:
    dated = claim(
        Stance.ASSERTS,
        Channel.PRESS,
        "group:reporter",
        "2014-09-10",
        fact=ALLIED,
        span=Span(start=parse("2014-01-01"), ongoing=True),
    )
    existing = claim(
        Stance.ASSERTS,
        Channel.PRESS,
        "group:reporter",
        "2014-09-10",
        fact=Existence("group:a"),
        span=Span(start=parse("2014-01-01"), ongoing=True),
    )
    await put(empty, Batch((SOURCE,), ENTITIES, (said(tie("LOCATED_IN", CITY, PROVINCE)), dated, existing)))
    assert ALLIED.id in (await _within(empty, PROVINCE, t="2014-06-01", c="CERTAIN"))[1]
    assert ALLIED.id not in (await _within(empty, PROVINCE, t="2013-06-01", c="CERTAIN"))[1]


@pytest.mark.parametrize("place", ["place:kirkuk-province", "place:iraq"])
async def test_a_fight_in_kirkuk_is_within_it(seeded: CountingDatabase, place: str) -> None:
    fought = "tie:fought/group:islamic-state/group:jamaat-ansar-al-islam/in/place:kirkuk-province"
    entities, ties = await _within(seeded, place)
    assert fought in ties
    assert {"group:islamic-state", "group:jamaat-ansar-al-islam"} <= entities


async def test_an_unknown_place_is_named_and_one_not_known_yet_is_not(empty: CountingDatabase) -> None:
    await put(empty, Batch((SOURCE,), ENTITIES, ()))
    document = "query($p: ID!, $k: Date) { snapshot(within: $p, knownAt: $k) { entityCount } }"
    error = await refused(empty, document, p="place:nowhere")
    assert error["message"] == (
        "within: no place is called place:nowhere; expected an id such as place:kobani"
    )
    assert error["extensions"] == {"code": "BAD_USER_INPUT", "argument": "within"}
    assert (await ask(empty, document, p="place:city", k="2001-01-01"))["snapshot"] == {"entityCount": 0}
    assert (await ask(empty, document, p="place:city"))["snapshot"] == {"entityCount": 1}
