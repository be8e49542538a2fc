"""A second load: judged with what is stored, and changing of that only what it gives."""

from dataclasses import replace
from pathlib import Path

from app.domain.claims import Claim, Entity, Retraction, Source
from app.domain.dates import parse
from app.domain.facts import Name, Tie
from app.domain.records import Batch
from app.domain.validation import check
from app.domain.vocabulary import Channel, NameKind, Stance
from app.exchange.files import read
from app.graph.dump import dump
from app.graph.writes import context_for, load
from tests.graphs import CountingDatabase, ask, exported, put, seed

SOURCE = Source("source:paper", "A paper", parse("AH 1436-02"), author="Somebody", language="en")
GROUPS = (Entity("group:a", "A", "ORGANISATION", "A group."), Entity("group:b", "B", "COALITION"))
TOWN = Entity("place:t", "Town", "TOWN", "A town.", 36.5, 38.0, "SY", "SY-HL")
NAME = Name("group:a", "Alfa", kind=NameKind.OFFICIAL, language="ar")
MEMBER = Tie("MEMBER_OF", "group:a", "group:b")
FIRST = Claim(
    fact=MEMBER,
    stance=Stance.ASSERTS,
    channel=Channel.PRESS,
    source=SOURCE.id,
    locator="p. 1",
    summary="A is a member of B.",
    made_by="group:b",
)
SECOND = replace(FIRST, locator="p. 2", revises=(FIRST.id,))
THIRD = replace(FIRST, locator="p. 3", relies_on=(SECOND.id,))
LATE = replace(FIRST, locator="p. 4", made_on=parse("2014-11-02"))
NAMED = replace(FIRST, fact=NAME, locator="p. 5")
STORED = Batch((SOURCE,), (*GROUPS, TOWN), (FIRST, SECOND, THIRD, LATE, NAMED))

LINKS = "MATCH (a:Claim)-[l:RELIES_ON|REVISES]->(b:Claim) RETURN a.id, type(l), b.id, l.at, l.by ORDER BY a.id, b.id"


async def _faults(db: CountingDatabase, *claims: Claim) -> list[tuple[str, str]]:
    batch = Batch(claims=claims)
    return [(fault.path, fault.code) for fault in check(batch, await context_for(db, batch))]


async def _by(db: CountingDatabase, batch: Batch, who: str) -> None:
    await load(db, batch, recorded_by=who, progress=lambda _done, _total: None)


JUDGED: dict[str, tuple[Claim, list[tuple[str, str]]]] = {
    "given again": (SECOND, []),
    "a circle of revisions": (replace(FIRST, revises=(SECOND.id,)), [("revises", "circle")]),
    "a circle of both links": (replace(FIRST, revises=(THIRD.id,)), [("revises", "circle")]),
    "a circle from below": (replace(FIRST, relies_on=(SECOND.id,)), [("relies_on", "circle")]),
    "no circle": (replace(FIRST, locator="p. 9", revises=(SECOND.id,)), []),
    "what was said later": (
        replace(FIRST, locator="p. 9", made_on=parse("2014-11-01"), revises=(LATE.id,)),
        [("revises", "order")],
    ),
    "what was said earlier": (
        replace(FIRST, locator="p. 9", made_on=parse("2014-11-03"), revises=(LATE.id,)),
        [],
    ),
    "what another said": (replace(FIRST, made_by="group:a", revises=(LATE.id,)), [("revises", "claimant")]),
    "another fact": (
        replace(FIRST, fact=replace(MEMBER, type="AFFILIATED_WITH"), revises=(LATE.id,)),
        [("revises", "fact")],
    ),
    "the same name": (replace(NAMED, locator="p. 9"), []),
    "the name of another kind": (
        replace(NAMED, fact=replace(NAME, kind=NameKind.ALIAS)),
        [("name", "differs")],
    ),
    "the name in another language": (
        replace(NAMED, fact=replace(NAME, language="en"), locator="p. 9"),
        [("name", "differs")],
    ),
}


async def test_a_batch_is_judged_with_what_is_stored(empty: CountingDatabase) -> None:
    await put(empty, STORED)
    found = {case: await _faults(empty, given) for case, (given, _) in JUDGED.items()}
    assert found == {case: expected for case, (_, expected) in JUDGED.items()}


async def test_a_name_whose_claim_was_retracted_can_be_described_anew(empty: CountingDatabase) -> None:
    gone = Retraction("2026-01-01T00:00:00Z", "tests", "the wrong kind")
    await put(empty, Batch((SOURCE,), GROUPS, (replace(NAMED, retraction=gone),)))
    assert await _faults(empty, replace(NAMED, fact=replace(NAME, kind=NameKind.ALIAS), locator="p. 9")) == []


async def test_the_seed_passes_beside_itself(seeded: CountingDatabase) -> None:
    assert check(seed(), await context_for(seeded, seed())) == []


async def test_links_say_when_and_by_whom_they_were_made(empty: CountingDatabase) -> None:
    await _by(empty, STORED, "first")
    before = await empty.read(LINKS, {})
    assert [row[:3] + row[4:] for row in before] == sorted(
        [
            [SECOND.id, "REVISES", FIRST.id, "first"],
            [THIRD.id, "RELIES_ON", SECOND.id, "first"],
        ]
    )
    ((moment,),) = await empty.read("MATCH (c:Claim {id: $id}) RETURN c.recorded_at", {"id": SECOND.id})
    assert {row[3] for row in before} == {moment}
    said = await exported(empty)
    await _by(empty, STORED, "second")
    assert await empty.read(LINKS, {}) == before
    assert await exported(empty) == said


async def test_a_link_added_later_has_its_own_author(empty: CountingDatabase) -> None:
    await _by(empty, STORED, "first")
    linked = replace(LATE, relies_on=(FIRST.id,))
    await _by(empty, Batch(claims=(linked,)), "second")
    made = {(row[0], row[2]): row[4] for row in await empty.read(LINKS, {})}
    assert made == {
        (SECOND.id, FIRST.id): "first",
        (THIRD.id, SECOND.id): "first",
        (LATE.id, FIRST.id): "second",
    }
    ((by,),) = await empty.read("MATCH (c:Claim {id: $id}) RETURN c.recorded_by", {"id": LATE.id})
    assert by == "first"


async def test_what_is_not_given_of_an_entity_or_a_source_stays(empty: CountingDatabase) -> None:
    await put(empty, STORED)
    fewer = (
        Entity("group:a", "Alpha"),
        Entity("place:t", "Town", latitude=36.6),
        Entity("group:b", "B", "PARTY"),
    )
    await put(empty, Batch((Source(SOURCE.id, "The paper", parse("2014-12-20")),), fewer, ()))
    held = await dump(empty)
    assert held.entities == (
        replace(GROUPS[0], label="Alpha"),
        replace(GROUPS[1], kind="PARTY"),
        replace(TOWN, latitude=36.6),
    )
    assert held.sources == (replace(SOURCE, title="The paper", published_on=parse("2014-12-20")),)
    assert held.sources[0].published_on.as_given is None
    data = await ask(empty, '{ group(id: "group:a") { label summary kind } }')
    assert data["group"] == {"label": "Alpha", "summary": "A group.", "kind": "ORGANISATION"}


async def test_a_file_need_not_repeat_what_stays(empty: CountingDatabase, tmp_path: Path) -> None:
    await put(empty, STORED)
    path = tmp_path / "again.yaml"
    path.write_text('entities:\n  - {id: group:a, label: Alpha, summary: ""}\n', encoding="utf-8")
    reading = read([path])
    await put(empty, reading.checked(await context_for(empty, reading.batch)))
    assert (await dump(empty)).entities[0] == replace(GROUPS[0], label="Alpha")
