"""What differs between two moments: the worked example, renames, and everything against a naive evaluation."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest

from app.domain.claims import Claim, denies_membership
from app.domain.evidence import Finding, Step
from app.domain.existence import at, existence_steps
from app.domain.facts import Ending, Existence, Fact, Name, Tie, kind_of
from app.domain.spans import Bounds
from app.domain.vocabulary import NameKind, Status
from app.graph.derive import ClaimSet, derive
from app.graph.stored import finding_json
from app.graph.stored_claims import denied_membership
from tests.graphs import CountingDatabase, ask, refused, seed

PLEDGE = "tie:pledged-to/group:jamaat-ansar-al-islam/group:islamic-state"
DENIED = "tie:denied-membership/group:jamaat-ansar-al-islam/group:islamic-state"
ENDING = "ending:group:jamaat-ansar-al-islam"
JAMAAT = "group:jamaat-ansar-al-islam"
ISLAMIC_STATE = "group:islamic-state"
DOCUMENT = """
query ($from: Moment!, $to: Moment!, $of: [ID!], $types: [TieType!], $certainty: Certainty, $limit: Int! = 5000) {
  changes(from: $from, to: $to, of: $of, types: $types, certainty: $certainty, limit: $limit) {
    truncated
    changes {
      kind
      fact {
        __typename
        ... on Tie { id }
        ... on Name { id text entity { id } }
        ... on Strength { id }
        ... on Existence { id }
        ... on Ending { id }
      }
      before { status name span { from to fromEarliest toLatest label } }
      after { status name span { from to fromEarliest toLatest label } }
      because { id stance channel knownFrom madeByName }
    }
  }
}
"""


def moment(as_of: str | None = None, known_at: str | None = None) -> dict[str, str | None]:
    return {"asOf": as_of, "knownAt": known_at}


async def changed(db: CountingDatabase, before: Any, after: Any, **more: Any) -> list[dict[str, Any]]:
    data = await ask(db, DOCUMENT, **{"from": before, "to": after, **more})
    found: list[dict[str, Any]] = data["changes"]["changes"]
    return found


def by_fact(found: list[dict[str, Any]]) -> dict[tuple[str, str], dict[str, Any]]:
    return {(each["kind"], each["fact"]["id"]): each for each in found}


def why(change: dict[str, Any]) -> list[tuple[str, str]]:
    return [(claim["channel"], claim["stance"]) for claim in change["because"]]


async def test_the_statement_makes_the_pledge_appear(seeded: CountingDatabase) -> None:
    found = by_fact(
        await changed(seeded, moment(None, "2014-08-24"), moment(None, "2014-08-25"), of=[JAMAAT])
    )
    pledge = found["APPEARED", PLEDGE]
    assert pledge["before"] is None
    assert pledge["after"]["status"] == "ASSERTED"
    assert pledge["after"]["span"]["label"].startswith("25 Aug 2014")
    assert why(pledge) == [("IN_NAME_OF", "ASSERTS")]
    assert found["APPEARED", ENDING]["after"]["span"]["from"] == "2014-08-25"
    assert ("APPEARED", DENIED) not in found


async def test_the_denial_contests_it(seeded: CountingDatabase) -> None:
    found = by_fact(
        await changed(seeded, moment(None, "2014-08-26"), moment(None, "2014-08-28"), of=[JAMAAT])
    )
    pledge = found["STATUS_CHANGED", PLEDGE]
    assert (pledge["before"]["status"], pledge["after"]["status"]) == ("ASSERTED", "CONTESTED")
    assert why(pledge) == [("OFFICIAL", "DENIES")]
    assert pledge["because"][0]["knownFrom"] == "2014-08-27"
    denied = found["APPEARED", DENIED]
    assert denied["after"]["status"] == "ASSERTED"
    assert [claim["id"] for claim in denied["because"]] == [claim["id"] for claim in pledge["because"]]
    assert found["STATUS_CHANGED", ENDING]["after"]["status"] == "CONTESTED"


async def test_the_article_settles_it_and_what_it_revises_does_not_count(seeded: CountingDatabase) -> None:
    found = by_fact(
        await changed(seeded, moment(None, "2014-08-28"), moment(None, "2014-12-02"), of=[JAMAAT])
    )
    pledge = found["STATUS_CHANGED", PLEDGE]
    assert (pledge["before"]["status"], pledge["after"]["status"]) == ("CONTESTED", "CONFIRMED")
    assert set(why(pledge)) == {("INSIDER", "ASSERTS"), ("ANALYST", "ASSERTS")}
    first = by_fact(
        await changed(seeded, moment(None, "2014-08-28"), moment(None, "2014-11-23"), of=[JAMAAT])
    )
    assert why(first["STATUS_CHANGED", PLEDGE]) == [("ANALYST", "DENIES")]


async def test_looking_back_is_the_same_the_other_way_round(seeded: CountingDatabase) -> None:
    days = moment("2014-09-01", "2014-08-24"), moment("2013-03-01", None)
    there = await changed(seeded, *days)
    back = await changed(seeded, *reversed(days))
    other = {"APPEARED": "DISAPPEARED", "DISAPPEARED": "APPEARED"}
    unnamed = {(c["kind"], c["fact"]["id"]) for c in there if c["kind"] != "RENAMED"}
    assert unnamed
    assert {
        (other.get(c["kind"], c["kind"]), c["fact"]["id"]) for c in back if c["kind"] != "RENAMED"
    } == unnamed
    assert {(c["before"]["name"], c["after"]["name"]) for c in there if c["kind"] == "RENAMED"} == {
        (c["after"]["name"], c["before"]["name"]) for c in back if c["kind"] == "RENAMED"
    }


async def test_across_dates_the_claims_that_give_the_date(seeded: CountingDatabase) -> None:
    found = by_fact(await changed(seeded, moment("2014-08-24"), moment("2014-08-25"), of=[JAMAAT]))
    pledge = found["APPEARED", PLEDGE]
    assert pledge["after"]["status"] == "CONFIRMED"
    assert ("IN_NAME_OF", "ASSERTS") in why(pledge)
    assert all(stance == "ASSERTS" for _, stance in why(pledge))


async def test_the_islamic_state_was_renamed(seeded: CountingDatabase) -> None:
    found = await changed(seeded, moment("2013-03-01"), moment("2014-07-15"), of=[ISLAMIC_STATE])
    (renamed,) = [each for each in found if each["kind"] == "RENAMED"]
    assert renamed["before"]["name"] == "Islamic State of Iraq"
    assert renamed["after"]["name"] == renamed["fact"]["text"] == "Islamic State"
    assert renamed["fact"]["entity"]["id"] == ISLAMIC_STATE
    assert renamed["after"]["span"]["from"] == "2014-06-29"
    assert renamed["because"]
    same = await changed(seeded, moment("2014-07-15"), moment("2014-07-16"), of=[ISLAMIC_STATE])
    assert [each for each in same if each["kind"] == "RENAMED"] == []


async def test_nothing_differs_between_a_moment_and_itself(seeded: CountingDatabase) -> None:
    assert await changed(seeded, moment("2014-09-01"), moment("2014-09-01")) == []
    assert await changed(seeded, moment(), moment()) == []


async def test_types_limit_the_ties_and_of_the_entities(seeded: CountingDatabase) -> None:
    days = moment("2013-01-01"), moment("2014-12-31")
    everything = await changed(seeded, *days)
    some = await changed(seeded, *days, types=["PLEDGED_TO"], of=[ISLAMIC_STATE])
    ids = {each["fact"]["id"] for each in some}
    assert {i.split("/")[0] for i in ids if i.startswith("tie:")} == {"tie:pledged-to"}
    assert all(ISLAMIC_STATE in i for i in ids if i.startswith("tie:"))
    assert ids < {each["fact"]["id"] for each in everything}


async def test_a_short_limit_gives_the_first_changes_and_says_so(seeded: CountingDatabase) -> None:
    days = {"from": moment("2013-01-01"), "to": moment("2014-12-31")}
    whole = (await ask(seeded, DOCUMENT, **days))["changes"]
    assert not whole["truncated"]
    size = len(whole["changes"])
    for limit in (1, 7, size - 1):
        part = (await ask(seeded, DOCUMENT, **days, limit=limit))["changes"]
        assert part == {"truncated": True, "changes": whole["changes"][:limit]}
    assert not (await ask(seeded, DOCUMENT, **days, limit=size))["changes"]["truncated"]


async def test_changes_across_dates_come_in_order_of_day(seeded: CountingDatabase) -> None:
    found = await changed(seeded, moment("2012-12-31"), moment("2014-12-31"))
    days = [
        each["after"]["span"]["fromEarliest"]
        for each in found
        if each["kind"] == "APPEARED" and (each["after"]["span"]["fromEarliest"] or "") > "2012-12-31"
    ]
    assert len(days) > 20
    assert days == sorted(days)


async def test_several_keys_and_one_call(seeded: CountingDatabase) -> None:
    before = seeded.calls
    data = await ask(
        seeded,
        '{ changes(from: {knownAt: "2014-08-24"}, to: {knownAt: "2014-08-25"}, of: ["group:islamic-state"]) {'
        " one: changes { what: kind fact { ... on Tie { type source { name } } } }"
        " two: changes { fact { ... on Tie { id target { id } } } because { id } why: because { source { id } } } } }",
    )
    assert seeded.calls - before == 1
    one, two = data["changes"]["one"], data["changes"]["two"]
    assert len(one) == len(two) > 0
    (at_,) = [n for n, each in enumerate(two) if each["fact"].get("id") == PLEDGE]
    assert one[at_]["what"] == "APPEARED"
    assert one[at_]["fact"] == {"type": "PLEDGED_TO", "source": {"name": "Jamaat Ansar al-Islam"}}
    assert [claim["source"]["id"] for claim in two[at_]["why"]] == ["source:pledges-jamaat-ansar-al-islam"]


@pytest.mark.parametrize(
    ("arguments", "argument"),
    [
        ('of: ["group:nobody"]', "of"),
        ("of: []", "of"),
        ("types: []", "types"),
        ("limit: 0", "limit"),
        ("limit: 5001", "limit"),
    ],
)
async def test_bad_input_names_the_argument(seeded: CountingDatabase, arguments: str, argument: str) -> None:
    error = await refused(seeded, f"{{ changes(from: {{}}, to: {{}}, {arguments}) {{ truncated }} }}")
    assert error["extensions"] == {"code": "BAD_USER_INPUT", "argument": argument}
    assert error["message"].startswith(f"{argument}: ")


# The naive evaluation: every fact looked at twice, as the domain's rules say.


@dataclass(frozen=True)
class Seen:
    """A moment: the day in the world and the day looked from, None for all of it."""

    as_of: date | None
    known_at: date | None
    certain: bool

    @property
    def variables(self) -> dict[str, str | None]:
        return moment(*(None if day is None else day.isoformat() for day in (self.as_of, self.known_at)))


@cache
def facts() -> dict[str, tuple[Fact, tuple[Step, ...]]]:
    batch = seed()
    claims = ClaimSet(batch.claims, {source.id: source.published_on for source in batch.sources})
    return {each.fact.id: (each.fact, each.steps) for each in derive(batch.claims, claims)}


@cache
def of_kind(kind: type, entity: str) -> dict[str, tuple[Fact, tuple[Step, ...]]]:
    return {i: (f, s) for i, (f, s) in facts().items() if isinstance(f, kind) and f.entities[0] == entity}


@cache
def known_from() -> dict[str, date]:
    batch = seed()
    claims = ClaimSet(batch.claims, {source.id: source.published_on for source in batch.sources})
    return {id_: said.known_from for id_, said in claims.statements().items()}


@cache
def existed(entity: str) -> tuple[Any, ...]:
    known = known_from()
    first = min(known[c.id] for c in seed().claims if entity in c.fact.entities or c.made_by == entity)
    existences, endings = (
        {fact.spell: steps for fact, steps in of_kind(kind, entity).values() if isinstance(fact, kind)}
        for kind in (Existence, Ending)
    )
    return existence_steps(first, existences, endings)


def holds(bounds: Bounds, seen: Seen, *, instant: bool) -> bool:
    day = seen.as_of
    if day is None:
        return True
    if seen.certain:
        begun = bounds.from_latest is not None and bounds.from_latest <= day
        return begun and (instant or (bounds.to_earliest is not None and day <= bounds.to_earliest))
    return (bounds.from_earliest or date.min) <= day <= (bounds.to_latest or date.max)


def there(fact: Fact, steps: tuple[Step, ...], seen: Seen) -> Finding | None:
    finding = at(steps, seen.known_at or date.max)
    if finding is None or not holds(finding.bounds, seen, instant=fact.instant):
        return None
    ends = (fact.source, fact.target) if isinstance(fact, Tie) and seen.as_of else ()
    return finding if all(exists(end, seen) for end in ends) else None


def exists(entity: str, seen: Seen) -> bool:
    """Whether an entity possibly existed on the day looked at."""
    assert seen.as_of
    known = [step for step in existed(entity) if step.on <= (seen.known_at or date.max)]
    return bool(known) and any(
        (b.from_earliest or date.min) <= seen.as_of <= (b.to_latest or date.max) for b in known[-1].spells
    )


def name_of(entity: str, seen: Seen) -> Name | None:
    label = next(e.label for e in seed().entities if e.id == entity)
    candidates = []
    for name, steps in of_kind(Name, entity).values():
        assert isinstance(name, Name)
        finding = at(steps, seen.known_at or date.max)
        official = name.kind is NameKind.OFFICIAL or kind_of(entity) == "place"
        in_use = finding and finding.status not in (Status.DENIED, Status.REFUTED, Status.ANNOUNCED)
        if not finding or not in_use or not official or name.used_by:
            continue
        if holds(finding.bounds, Seen(seen.as_of, None, certain=False), instant=False):
            begun = finding.bounds.from_earliest or date.min, finding.bounds.from_latest or date.min
            candidates.append((begun, name.text == label, name.id, name))
    return max(candidates)[3] if candidates else None


def naively(before: Seen, after: Seen) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for id_, (fact, steps) in facts().items():
        if isinstance(fact, Name):
            continue
        was, now = there(fact, steps, before), there(fact, steps, after)
        if was and now:
            shown = [finding_json(each, instant=fact.instant)["span"] for each in (was, now)]
            dates = [{k: span[k] for k in span if k.startswith(("from", "to"))} for span in shown]
            found["STATUS_CHANGED", id_] += was.status is not now.status
            found["REDATED", id_] += dates[0] != dates[1]
        else:
            found["APPEARED", id_] += bool(now and not was)
            found["DISAPPEARED", id_] += bool(was and not now)
    for entity in seed().entities:
        old, new = name_of(entity.id, before), name_of(entity.id, after)
        if old and new and old.text != new.text:
            found["RENAMED", new.id] += 1
    return +found


@cache
def claims_about() -> dict[str, list[Claim]]:
    """Claims by the fact they are about, and by the denial of membership that they make."""
    found: dict[str, list[Claim]] = {}
    for claim in seed().claims:
        found.setdefault(claim.fact.id, []).append(claim)
        if isinstance(claim.fact, Tie) and denies_membership(claim, {}):
            found.setdefault(denied_membership(claim.fact).id, []).append(claim)
    return found


def became_known(change: tuple[str, str], before: Seen, after: Seen) -> set[str]:
    """The claims behind a change on one day: about the fact, or about the existence of an end where that changed."""
    fact, steps = facts()[change[1]]
    subjects = {fact.id}
    if isinstance(fact, Tie) and change[0] in ("APPEARED", "DISAPPEARED"):
        held = [at(steps, seen.known_at or date.max) for seen in (before, after)]
        if len({bool(f and holds(f.bounds, after, instant=fact.instant)) for f in held}) == 1:
            subjects = set()
        for end in (fact.source, fact.target):
            if after.as_of and exists(end, before) != exists(end, after):
                subjects |= {i for kind in (Existence, Ending) for i in of_kind(kind, end)}
    first, last = sorted(seen.known_at or date.max for seen in (before, after))
    known = known_from()
    return {
        claim.id
        for subject in subjects
        for claim in claims_about().get(subject, ())
        if first < known[claim.id] <= last
        and not any(
            claim.id in c.revises and known[c.id] <= last
            for c in claims_about()[subject]
            if c.fact.id == subject
        )
    }


def days_that_matter() -> tuple[list[date], list[date]]:
    """The days on which something begins or ends, and those on which something becomes known, and the days around."""
    known = {step.on for _, steps in facts().values() for step in steps}
    all_bounds = [step.finding.bounds for _, steps in facts().values() for step in steps]
    held = {d for b in all_bounds for d in (b.from_earliest, b.from_latest, b.to_earliest, b.to_latest) if d}
    around = (timedelta(-1), timedelta(0), timedelta(1))
    return sorted({day + by for day in held for by in around}), sorted(
        {day + by for day in known for by in around}
    )


# Which of both dates and of both days of knowledge are given ("=": the same as the first), and whether they must be
# certain. Four questions are of one shape: Neo4j plans each by itself, which takes longest by far.
SHAPES = (
    ("dd", "dd", False),
    ("d=", "dd", False),
    ("dd", "d=", False),
    ("--", "-d", False),
    ("d-", "--", False),
    ("d=", "d-", False),
    ("-d", "dd", False),
    ("dd", "dd", True),
    ("-d", "d=", True),
    ("d=", "dd", True),
)


def given(marks: str, days: list[date], chance: random.Random) -> list[date | None]:
    first, second = (chance.choice(days) if mark == "d" else None for mark in marks)
    return [first, first if marks[1] == "=" else second]


async def test_changes_are_what_two_looks_at_every_fact_give(seeded: CountingDatabase) -> None:
    held, known = days_that_matter()
    chance = random.Random(20140825)
    kinds: Counter[str] = Counter()
    for turn in range(40):
        dates, knowledge, certain = SHAPES[turn % len(SHAPES)]
        as_of, known_at = given(dates, held, chance), given(knowledge, known, chance)
        before, after = (Seen(as_of[n], known_at[n], certain) for n in range(2))
        found = await changed(
            seeded, before.variables, after.variables, certainty="CERTAIN" if certain else "POSSIBLE"
        )
        assert Counter((c["kind"], c["fact"]["id"]) for c in found) == naively(before, after), (before, after)
        unfounded = [c for c in found if not c["because"]]
        # What nobody dates is there in the whole history and certain on no day, and no claim says why.
        assert not unfounded or (certain and None in as_of), (before, after, unfounded[:2])
        if before.as_of == after.as_of:
            for c in found:
                change = c["kind"], c["fact"]["id"]
                if c["kind"] != "RENAMED":
                    assert {claim["id"] for claim in c["because"]} == became_known(change, before, after), (
                        change
                    )
        kinds.update(c["kind"] for c in found)
    assert set(kinds) == {"APPEARED", "DISAPPEARED", "STATUS_CHANGED", "RENAMED", "REDATED"}
