"""Writing: idempotent, order-independent, and derived by the rules that the domain states."""

import asyncio
import random
from dataclasses import replace

import orjson

from app.domain.claims import Claim, Entity, Retraction, Source
from app.domain.dates import parse
from app.domain.evidence import assess
from app.domain.facts import Existence, Name, Tie
from app.domain.records import Batch
from app.domain.spans import Span
from app.domain.vocabulary import Channel, NameKind, Stance
from app.graph import writes
from app.graph.derive import ClaimSet
from app.graph.dump import dump
from app.graph.stored import finding_json
from tests.engines import RunningEngine
from tests.graph.test_queries import PROPERTIES
from tests.graphs import CountingDatabase, ask, exported, opened, put, seed

SOURCE = Source("source:paper", "A paper", parse("2014-12-02"))
OTHER = Source("source:later-paper", "A later paper", parse("2015-03-01"))
A, B = Entity("group:a", "A", "ORGANISATION"), Entity("group:b", "B", "COALITION")
MEMBER = Tie("MEMBER_OF", "group:a", "group:b")


def claim(stance: Stance, channel: Channel, by: str, made: str, **more: object) -> Claim:
    given = {"fact": MEMBER, "source": SOURCE.id, "locator": "p. 1", "summary": f"{by} says so"} | more
    return Claim(stance=stance, channel=channel, made_by=by, made_on=parse(made), **given)  # type: ignore[arg-type]


ASSERTED = claim(
    Stance.ASSERTS, Channel.OFFICIAL, "group:b", "2014-09-10", span=Span(start=parse("2014-09-10"))
)
DENIED = claim(Stance.DENIES, Channel.OFFICIAL, "group:a", "2014-09-12")
BATCH = Batch((SOURCE,), (A, B), (ASSERTED, DENIED))


async def _tie(db: CountingDatabase, id_: str) -> dict:
    document = "query($id: ID!) { tie(id: $id) { status derived evidence { assertions denials } } }"
    tie: dict = (await ask(db, document, id=id_))["tie"]
    return tie


async def test_a_denial_by_the_source_itself_makes_a_tie(empty: CountingDatabase) -> None:
    await put(empty, BATCH)
    assert (await _tie(empty, MEMBER.id))["status"] == "CONTESTED"
    derived = await _tie(empty, "tie:denied-membership/group:a/group:b")
    assert derived == {"status": "ASSERTED", "derived": True, "evidence": {"assertions": 1, "denials": 0}}


async def test_two_denied_facts_of_one_pair_share_their_derived_tie(empty: CountingDatabase) -> None:
    await put(empty, BATCH)
    affiliated = replace(DENIED, fact=replace(MEMBER, type="AFFILIATED_WITH"), locator="p. 2")
    await put(empty, Batch(claims=(affiliated,)))
    derived = await _tie(empty, "tie:denied-membership/group:a/group:b")
    assert derived["evidence"]["assertions"] == 2


async def test_recording_twice_changes_nothing(empty: CountingDatabase) -> None:
    await put(empty, BATCH)
    before = await exported(empty)
    await put(empty, BATCH)
    assert await exported(empty) == before
    ((ties, claims),) = await empty.read(
        "RETURN COUNT { MATCH (:Entity)-[]->(:Entity) }, COUNT { MATCH (:Claim) }", {}
    )
    assert (ties, claims) == (2, 2)


async def test_a_later_claim_changes_the_status_from_its_day_on(empty: CountingDatabase) -> None:
    await put(empty, BATCH)
    weighed = claim(Stance.DENIES, Channel.ANALYST, "group:b", "2015-02-01", source=OTHER.id)
    await put(empty, Batch((OTHER,), (), (weighed,)))
    document = 'query($k: Date) { tie(id: "tie:member-of/group:a/group:b", knownAt: $k) { status } }'
    assert (await ask(empty, document, k="2014-12-31"))["tie"]["status"] == "CONTESTED"
    assert (await ask(empty, document, k="2015-02-28"))["tie"]["status"] == "CONTESTED"
    assert (await ask(empty, document, k="2015-03-01"))["tie"]["status"] == "REFUTED"


async def test_a_report_of_another_fact_counts_its_origin(empty: CountingDatabase) -> None:
    witness = claim(
        Stance.ASSERTS,
        Channel.INSIDER,
        "group:b",
        "2014-09-01",
        fact=Tie("ALLIED_WITH", "group:a", "group:b"),
        public_on=parse("2014-09-05"),
    )
    first = claim(Stance.ASSERTS, Channel.PRESS, "group:a", "2014-09-05", relies_on=(witness.id,))
    second = replace(first, locator="p. 9", source=OTHER.id)
    await put(empty, Batch((SOURCE, OTHER), (A, B), (first, second, witness)))
    data = await ask(
        empty, '{ tie(id: "tie:member-of/group:a/group:b") { evidence { sources independentSources } } }'
    )
    assert data["tie"]["evidence"] == {"sources": 2, "independentSources": 1}


async def test_an_entity_is_known_from_the_first_claim_that_touches_it(empty: CountingDatabase) -> None:
    await put(empty, BATCH)
    document = 'query($k: Date) { group(id: "group:a", knownAt: $k) { name existence { undated } status } }'
    assert (await ask(empty, document, k="2014-09-09"))["group"] is None
    assert (await ask(empty, document, k="2014-09-10"))["group"] == {
        "name": "A",
        "existence": {"undated": True},
        "status": "ASSERTED",
    }


async def test_an_entity_without_claims_is_there_only_where_everything_is_known(
    empty: CountingDatabase,
) -> None:
    await put(empty, Batch((), (A,), ()))
    document = 'query($k: Date) { group(id: "group:a", knownAt: $k) { name } }'
    assert (await ask(empty, document))["group"] == {"name": "A"}
    assert (await ask(empty, document, k="2026-01-01"))["group"] is None


async def test_a_new_label_is_the_name_where_no_name_prevails(empty: CountingDatabase) -> None:
    await put(empty, BATCH)
    await put(empty, Batch((), (replace(A, label="Alpha"),), ()))
    document = '{ group(id: "group:a") { name label } search(text: "alpha") { edges { node { id } matched { text } } } }'
    data = await ask(empty, document)
    assert data["group"] == {"name": "Alpha", "label": "Alpha"}
    assert data["search"]["edges"] == [{"node": {"id": "group:a"}, "matched": {"text": "Alpha"}}]
    named = claim(
        Stance.ASSERTS,
        Channel.OFFICIAL,
        "group:a",
        "2014-10-01",
        fact=Name("group:a", "Alpha Brigade", kind=NameKind.OFFICIAL),
    )
    await put(empty, Batch(claims=(named,)))
    await put(empty, Batch((), (replace(A, label="Beta"),), ()))
    assert (await ask(empty, '{ group(id: "group:a") { name label } }'))["group"] == {
        "name": "Alpha Brigade",
        "label": "Beta",
    }


async def test_several_spells_are_several_ties_and_windows(empty: CountingDatabase) -> None:
    def existed(spell: str, start: str, end: str) -> Claim:
        span = Span(start=parse(start), end=parse(end))
        return claim(
            Stance.ASSERTS,
            Channel.PRESS,
            "group:b",
            "2014-11-01",
            fact=Existence("group:a", spell),
            span=span,
        )

    def member(spell: str, start: str, end: str) -> Claim:
        span = Span(start=parse(start), end=parse(end))
        return claim(
            Stance.ASSERTS,
            Channel.PRESS,
            "group:b",
            "2014-11-01",
            fact=replace(MEMBER, spell=spell),
            span=span,
        )

    claims = (
        existed("1", "2005", "2006"),
        existed("2", "2010", "2012"),
        member("1", "2005", "2006"),
        member("2", "2010", "2013"),
    )
    await put(empty, Batch((SOURCE,), (A, B), claims))
    document = "query($t: Date) { snapshot(asOf: $t) { ties { id } entities { id } } }"
    found = {}
    for day in ("2005-06-01", "2008-06-01", "2011-06-01", "2013-01-15"):
        graph = (await ask(empty, document, t=day))["snapshot"]
        found[day] = ([t["id"] for t in graph["ties"]], sorted(e["id"] for e in graph["entities"]))
    assert found == {
        "2005-06-01": (["tie:member-of/group:a/group:b"], ["group:a", "group:b"]),
        "2008-06-01": ([], ["group:b"]),
        "2011-06-01": (["tie:member-of/group:a/group:b/2"], ["group:a", "group:b"]),
        "2013-01-15": ([], ["group:b"]),
    }


async def test_export_and_load_give_equal_bytes(seeded: CountingDatabase) -> None:
    before = await exported(seeded)
    batch = await dump(seeded)
    await seeded.write(lambda tx: tx.run("MATCH (n) WHERE NOT n:Migration DETACH DELETE n", {}))
    await put(seeded, batch)
    assert await exported(seeded) == before


async def test_the_order_of_claims_changes_no_fact(seeded: CountingDatabase) -> None:
    async def facts() -> list:
        ties = await seeded.read(
            "MATCH (:Entity)-[t]->(:Entity) RETURN t.id, t.step_on, t.steps ORDER BY t.id", {}
        )
        nodes = await seeded.read("MATCH (f:Fact) RETURN f.id, f.step_on, f.steps ORDER BY f.id", {})
        entities = await seeded.read("MATCH (e:Entity) RETURN properties(e) ORDER BY e.id", {})
        return [ties, nodes, [sorted(p.items(), key=str) for (p,) in entities]]

    before = await facts()
    claims = list(seed().claims)
    random.Random(7).shuffle(claims)
    await seeded.write(lambda tx: tx.run("MATCH (n) WHERE NOT n:Migration DETACH DELETE n", {}))
    await put(seeded, Batch(seed().sources, seed().entities, ()))
    for start in range(0, len(claims), 97):
        chunk = claims[start : start + 97]
        there = {c.id for c in claims[: start + 97]}
        linked = [replace(c, relies_on=tuple(i for i in c.relies_on if i in there)) for c in chunk]
        linked = [replace(c, revises=tuple(i for i in c.revises if i in there)) for c in linked]
        await put(seeded, Batch(claims=tuple(linked)))
    await put(seeded, Batch(claims=tuple(claims)))
    assert await facts() == before


async def test_stored_steps_are_what_the_rules_say_on_every_day(seeded: CountingDatabase) -> None:
    batch = seed()
    published = {source.id: source.published_on for source in batch.sources}
    statements = ClaimSet(batch.claims, published).statements()
    by_fact: dict[str, list[Claim]] = {}
    for each in batch.claims:
        by_fact.setdefault(each.fact.id, []).append(each)
    days = sorted({s.known_from for s in statements.values()})
    rows = await seeded.read(
        "MATCH (:Entity)-[t]->(:Entity) WHERE NOT t.derived RETURN t.id, t.step_on, t.steps"
        " UNION ALL MATCH (f:Fact) WHERE f.editorial IS NULL RETURN f.id AS `t.id`, f.step_on AS `t.step_on`, f.steps AS `t.steps`",
        {},
    )
    assert {row[0] for row in rows} == set(by_fact)
    for id_, on, steps in rows:
        claims = by_fact[id_]
        instant = claims[0].fact.instant
        for day in days:
            known = [statements[c.id] for c in claims if statements[c.id].known_from <= day]
            relied = {i: s for i, s in statements.items() if s.known_from <= day}
            finding = assess(known, relied, instant=instant)
            index = sum(start <= day.year * 10_000 + day.month * 100 + day.day for start in on) - 1
            if finding is None:
                assert index == -1
            else:
                expected = orjson.loads(orjson.dumps(finding_json(finding, instant=instant)))
                assert orjson.loads(steps[index]) == expected, (id_, day)


async def test_writers_at_once_lose_nothing(empty: CountingDatabase, engine: RunningEngine) -> None:
    await put(empty, Batch((SOURCE,), (A, B), ()))
    claims = [replace(ASSERTED, locator=f"p. {page}") for page in range(6)]
    async with opened(engine) as second, opened(engine) as third:
        writers = [put(db, Batch(claims=(each,))) for each in claims for db in (empty, second, third)]
        await asyncio.gather(*writers)
    assert (await _tie(empty, MEMBER.id))["evidence"]["assertions"] == 6
    ((claims_there, ties),) = await empty.read(
        "RETURN COUNT { MATCH (:Claim) }, COUNT { MATCH (:Entity)-[]->(:Entity) }", {}
    )
    assert (claims_there, ties) == (6, 1)


async def test_a_source_dated_anew_changes_when_its_claims_were_known(empty: CountingDatabase) -> None:
    told = claim(Stance.ASSERTS, Channel.ANALYST, "group:b", "2014-09-10")
    await put(empty, Batch((SOURCE,), (A, B), (told,)))
    document = (
        'query($k: Date) { group(id: "group:a", knownAt: $k) { id } tie(id: "%s", knownAt: $k) { status } }'
    )
    assert (await ask(empty, document % MEMBER.id, k="2014-12-02"))["tie"] == {"status": "CONFIRMED"}
    await put(empty, Batch((replace(SOURCE, published_on=parse("2015-06")),), (), ()))
    data = await ask(empty, document % MEMBER.id, k="2015-06-29")
    assert data == {"group": None, "tie": None}
    data = await ask(empty, document % MEMBER.id, k="2015-06-30")
    assert data == {"group": {"id": "group:a"}, "tie": {"status": "CONFIRMED"}}


async def test_dates_keep_the_calendar_they_were_given_in(empty: CountingDatabase) -> None:
    span = Span(start=parse("AH 1435-10-29"), end=parse("AH 1435-11"), observed=(parse("AH 1435-11-01"),))
    told = claim(Stance.ASSERTS, Channel.ANALYST, "group:b", "AH 1435-12-01", span=span)
    await put(empty, Batch((SOURCE,), (A, B), (told,)))
    assert await dump(empty) == Batch((SOURCE,), (A, B), (told,))
    assert "AH 1435-11-01" in await exported(empty)


async def test_retracted_claims_can_be_read_and_count_for_nothing(empty: CountingDatabase) -> None:
    gone = Retraction("2026-01-01T00:00:00Z", "tests", "typed twice")
    named = claim(Stance.ASSERTS, Channel.PRESS, "group:b", "2014-10-01", fact=Name("group:a", "Alfa"))
    batch = Batch((SOURCE,), (A, B), tuple(replace(c, retraction=gone) for c in (ASSERTED, DENIED, named)))
    await put(empty, batch)
    data = await ask(
        empty,
        '{ group(id: "group:a", knownAt: "2026-02-01") { id } snapshot { tieCount }'
        " claims { nodes { retractedWhy about { __typename ... on Tie { type status statusHistory { on } }"
        " ... on Name { text status } } } } }",
    )
    assert data["group"] is None
    assert data["snapshot"] == {"tieCount": 0}
    tie = {"__typename": "Tie", "type": "MEMBER_OF", "status": "CONTESTED", "statusHistory": []}
    assert [(c["retractedWhy"], c["about"]) for c in data["claims"]["nodes"]] == [
        ("typed twice", tie),
        ("typed twice", tie),
        ("typed twice", {"__typename": "Name", "text": "Alfa", "status": "ASSERTED"}),
    ]
    assert await dump(empty) == batch.in_order()


async def test_claims_rest_on_claims_that_come_later_in_a_load(empty: CountingDatabase, monkeypatch) -> None:
    monkeypatch.setattr(writes, "_CLAIMS_A_TRANSACTION", 1)
    saying = replace(ASSERTED, made_by="group:a", locator="p. 7")
    report = claim(Stance.ASSERTS, Channel.PRESS, "group:b", "2014-09-11", relies_on=(saying.id,))
    again = replace(report, locator="p. 8")
    await put(empty, Batch((SOURCE,), (A, B), (report, again, saying)))
    data = await ask(
        empty, "query($id: ID!) { tie(id: $id) { evidence { independentSources } } }", id=MEMBER.id
    )
    assert data["tie"]["evidence"]["independentSources"] == 1


async def test_nothing_is_written_but_the_properties_that_queries_are_held_to(
    seeded: CountingDatabase,
) -> None:
    nodes = await seeded.read("MATCH (n) UNWIND keys(n) AS key RETURN DISTINCT key", {})
    between = await seeded.read("MATCH ()-[r]->() UNWIND keys(r) AS key RETURN DISTINCT key", {})
    assert {key for (key,) in nodes + between} <= PROPERTIES
