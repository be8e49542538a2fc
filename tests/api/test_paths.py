"""The shortest ways between two entities, against a naive search of every way."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from app.domain.evidence import Finding
from app.domain.facts import Tie
from tests.api.test_changes import Seen, facts, moment, there
from tests.api.writing import recorded
from tests.graphs import CountingDatabase, ask, refused, seed

ANSAR = "group:ansar-al-islam"
ISLAMIC_STATE = "group:islamic-state"
PLEDGE = "tie:pledged-to/group:jamaat-ansar-al-islam/group:islamic-state"
DOCUMENT = """
query (
  $from: ID!, $to: ID!, $types: [TieType!], $maxLength: Int! = 6, $statuses: [Status!], $asOf: Date,
  $knownAt: Date, $certainty: Certainty, $limit: Int! = 5
) {
  paths(
    from: $from, to: $to, types: $types, maxLength: $maxLength, statuses: $statuses, asOf: $asOf,
    knownAt: $knownAt, certainty: $certainty, limit: $limit
  ) { length entities { id } ties { id status source { id } target { id } evidence { independentSources } } }
}
"""
RANKS = ["REFUTED", "DENIED", "ANNOUNCED", "CONTESTED", "ASSERTED", "CONFIRMED"]
BELIEVED = ["CONFIRMED", "ASSERTED", "CONTESTED"]


async def ways(db: CountingDatabase, start: str, end: str, **more: Any) -> list[dict[str, Any]]:
    data = await ask(db, DOCUMENT, **{"from": start, "to": end, **more})
    found: list[dict[str, Any]] = data["paths"]
    return found


def ties_of(found: list[dict[str, Any]]) -> list[list[str]]:
    return [[tie["id"] for tie in way["ties"]] for way in found]


async def test_from_ansar_al_islam_to_the_islamic_state(seeded: CountingDatabase) -> None:
    found = await ways(seeded, ANSAR, ISLAMIC_STATE)
    best = found[0]
    assert best["length"] == 2
    assert [e["id"] for e in best["entities"]] == [ANSAR, "group:jamaat-ansar-al-islam", ISLAMIC_STATE]
    assert [t["id"] for t in best["ties"]] == [
        "tie:succeeded/group:jamaat-ansar-al-islam/group:ansar-al-islam",
        PLEDGE,
    ]
    for way in found:
        assert way["length"] == len(way["ties"]) == len(way["entities"]) - 1
        for tie, near, far in zip(way["ties"], way["entities"], way["entities"][1:], strict=False):
            assert {tie["source"]["id"], tie["target"]["id"]} == {near["id"], far["id"]}


async def test_the_way_back_is_the_same_reversed(seeded: CountingDatabase) -> None:
    there_, back = (
        await ways(seeded, ANSAR, ISLAMIC_STATE, limit=1),
        await ways(seeded, ISLAMIC_STATE, ANSAR, limit=1),
    )
    assert ties_of(there_) == [ids[::-1] for ids in ties_of(back)]


async def test_what_is_denied_or_refuted_is_no_way_unless_asked_for(seeded: CountingDatabase) -> None:
    pair = "group:jamaat-ansar-al-islam", ISLAMIC_STATE
    only: dict[str, Any] = {"types": ["PLEDGED_TO"], "maxLength": 1}
    assert ties_of(await ways(seeded, *pair, **only)) == [[PLEDGE]]
    assert await ways(seeded, *pair, **only, knownAt="2014-12-01") == []
    asked = await ways(seeded, *pair, **only, knownAt="2014-12-01", statuses=["REFUTED"])
    assert [(way["ties"][0]["id"], way["ties"][0]["status"]) for way in asked] == [(PLEDGE, "REFUTED")]
    assert await ways(seeded, *pair, **only, statuses=["REFUTED"]) == []


async def test_ways_follow_both_times(seeded: CountingDatabase) -> None:
    pair = "group:jamaat-ansar-al-islam", ISLAMIC_STATE
    only: dict[str, Any] = {"types": ["PLEDGED_TO"], "maxLength": 1}
    assert await ways(seeded, *pair, **only, knownAt="2014-08-24") == []
    assert ties_of(await ways(seeded, *pair, **only, knownAt="2014-08-25")) == [[PLEDGE]]
    assert await ways(seeded, *pair, **only, asOf="2014-08-24") == []
    assert ties_of(await ways(seeded, *pair, **only, asOf="2014-08-25")) == [[PLEDGE]]


async def test_one_call_and_several_keys(seeded: CountingDatabase) -> None:
    before = seeded.calls
    data = await ask(
        seeded,
        f'{{ paths(from: "{ANSAR}", to: "{ISLAMIC_STATE}", limit: 1) {{ ends: entities {{ name }} entities {{ id }}'
        " ties { type claims(first: 1) { nodes { id } } } by: ties { id source { names { text } } } } }",
    )
    assert seeded.calls - before == 1
    (way,) = data["paths"]
    assert [e["id"] for e in way["entities"]][::2] == [ANSAR, ISLAMIC_STATE]
    assert way["ends"][0] == {"name": "Ansar al-Islam"}
    assert [tie["type"] for tie in way["ties"]] == ["SUCCEEDED", "PLEDGED_TO"]
    assert way["by"][1]["id"] == PLEDGE


@pytest.mark.parametrize(
    ("arguments", "argument"),
    [
        ({"from": "group:nobody"}, "from"),
        ({"to": "group:nobody"}, "to"),
        ({"to": ANSAR}, "to"),
        ({"maxLength": 0}, "maxLength"),
        ({"maxLength": 9}, "maxLength"),
        ({"limit": 0}, "limit"),
        ({"limit": 101}, "limit"),
        ({"types": []}, "types"),
    ],
)
async def test_bad_input_names_the_argument(
    seeded: CountingDatabase, arguments: dict[str, Any], argument: str
) -> None:
    error = await refused(seeded, DOCUMENT, **{"from": ANSAR, "to": ISLAMIC_STATE, **arguments})
    assert error["extensions"] == {"code": "BAD_USER_INPUT", "argument": argument}
    assert error["message"].startswith(f"{argument}: ")


async def test_there_is_one_way_by_the_same_entities_over_the_best_evidenced_ties(
    small: CountingDatabase,
) -> None:
    def tie(type_: str, source: str, target: str, spell: str) -> dict[str, Any]:
        return {"tie": {"type": type_, "source": source, "target": target, "spell": spell}}

    for spell, stances in (("1", ["ASSERTS", "DENIES"]), ("2", ["ASSERTS"]), ("3", ["ASSERTS"])):
        for step in (("MEMBER_OF", "group:a", "group:b"), ("LED_BY", "group:b", "person:p")):
            for stance in stances:
                made_by = "group:a" if stance == "DENIES" else "group:b"
                await recorded(small, about=tie(*step, spell), stance=stance, madeBy=made_by)
    more = {"about": tie("LED_BY", "group:b", "person:p", "3"), "madeBy": "group:a", "source": "source:later"}
    await recorded(small, **more)
    expected = [["tie:member-of/group:a/group:b/2", "tie:led-by/group:b/person:p/3"]]
    assert ties_of(await ways(small, "group:a", "person:p")) == expected
    # Beyond the shortest ways, too: there the search goes on from both ends.
    await recorded(small, about=tie("LED_BY", "group:a", "person:p", "1"))
    assert ties_of(await ways(small, "group:a", "person:p")) == [["tie:led-by/group:a/person:p"], *expected]


# The naive search: every way, one length after the other, and all of one length weighed. Of several ties between
# two entities only the best evidenced counts.

Held = dict[str, list[tuple[str, str, Finding]]]


def held(seen: Seen, statuses: list[str], types: list[str] | None) -> Held:
    found: Held = {}
    for id_, (fact, steps) in facts().items():
        if not isinstance(fact, Tie) or (types is not None and fact.type not in types):
            continue
        finding = there(fact, steps, seen)
        if finding and finding.status in statuses:
            found.setdefault(fact.source, []).append((fact.target, id_, finding))
            found.setdefault(fact.target, []).append((fact.source, id_, finding))
    return {at: best_to_each(ties) for at, ties in found.items()}


def best_to_each(ties: list[tuple[str, str, Finding]]) -> list[tuple[str, str, Finding]]:
    best: dict[str, tuple[str, str, Finding]] = {}
    for tie in sorted(ties, key=lambda t: (-RANKS.index(t[2].status), -t[2].independent_sources, t[1])):
        best.setdefault(tie[0], tie)
    return list(best.values())


def every_way(graph: Held, start: str, end: str, length: int) -> Iterator[list[tuple[str, Finding]]]:
    # Only from where the end is near enough: what is left out here leads nowhere in so few steps.
    near = [{end}]
    for _ in range(length - 1):
        near.append({other for e in near[-1] for other, _, _ in graph.get(e, ())} | near[-1])

    def on(at: str, visited: set[str], left: int) -> Iterator[list[tuple[str, Finding]]]:
        for other, tie, finding in graph.get(at, ()):
            if other in visited or other not in near[left - 1] or (other == end) != (left == 1):
                continue
            if left == 1:
                yield [(tie, finding)]
            else:
                for rest in on(other, visited | {other}, left - 1):
                    yield [(tie, finding), *rest]

    return on(start, {start}, length)


def naively(graph: Held, start: str, end: str, longest: int, limit: int) -> list[list[str]]:
    found: list[list[str]] = []
    for length in range(1, longest + 1):
        if len(found) >= limit:
            break
        ranked = sorted(
            (
                -min(RANKS.index(finding.status) for _, finding in way),
                -sum(finding.independent_sources for _, finding in way),
                [tie for tie, _ in way],
            )
            for way in every_way(graph, start, end, length)
        )
        found += [ids for *_, ids in ranked]
    return found[:limit]


async def test_ways_are_what_a_search_of_every_way_gives(seeded: CountingDatabase) -> None:
    chance = random.Random(62)
    entities = [entity.id for entity in seed().entities]
    pairs = [fact.entities[:2] for fact, _ in facts().values() if isinstance(fact, Tie)]
    lengths: set[int] = set()
    none = 0
    for turn in range(60):
        # Of one shape are four questions: Neo4j plans each shape by itself, which takes longest by far.
        shape = turn % 15
        certain = shape % 5 == 4
        start, end = chance.sample(chance.choice(pairs) if chance.random() < 0.4 else entities, 2)
        as_of, known_at = (
            f"{chance.randint(2004, 2015)}-0{chance.randint(1, 9)}-15" if shape % 3 == 2 and dated else None
            for dated in (shape % 2 or certain, shape % 4 < 3)
        )
        days = moment(as_of, known_at)
        statuses = None if turn % 2 else ["CONFIRMED", "ASSERTED", "CONTESTED", "DENIED", "REFUTED"]
        types = (
            None
            if shape % 4
            else ["PLEDGED_TO", "ALLIED_WITH", "SPLIT_FROM", "SUCCEEDED", "MEMBER_OF", "LED_BY"]
        )
        longest, limit = 5 - shape * 2 % 5, chance.choice([1, 3, 5, 20])
        found = await ways(
            seeded,
            start,
            end,
            **days,
            statuses=statuses,
            types=types,
            maxLength=longest,
            limit=limit,
            certainty="CERTAIN" if certain else "POSSIBLE",
        )
        seen_on, seen_from = (date.fromisoformat(day) if day else None for day in (as_of, known_at))
        seen = Seen(seen_on, seen_from, certain)
        expected = naively(held(seen, statuses or BELIEVED, types), start, end, longest, limit)
        assert ties_of(found) == expected, (start, end, days, certain, statuses, types, longest, limit)
        lengths.update(way["length"] for way in found)
        none += not found
    assert lengths == {1, 2, 3, 4, 5}
    assert 0 < none < 40
