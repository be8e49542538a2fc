"""Two ids for one thing: what is derived follows the judgements in force, and comes back when they are undone."""

import asyncio
import io
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
import pytest_asyncio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.claims import Claim, Entity, Retraction, Source
from app.domain.dates import parse
from app.domain.facts import Ending, Existence, Fact, Name, Quantity, Strength, Tie
from app.domain.judgements import Judgement, Undoing, counted, ever_one, roots
from app.domain.records import Batch
from app.domain.spans import Span
from app.domain.vocabulary import Channel, Counted, NameKind, Stance
from app.exchange.jsonl_format import write_jsonl
from app.graph.dump import dump
from app.graph.editing import Refused
from app.graph.merging import merge, undo
from tests.engines import RunningEngine
from tests.graphs import CountingDatabase, opened, put

SOURCE = Source("source:paper", "A paper", parse("2014-12-31"))
GROUPS = ("group:a", "group:b", "group:c")
PLACES = ("place:x", "place:y")
ENTITIES = (
    *(Entity(group, f"Label of {group[-1]}", "FACTION") for group in GROUPS),
    *(Entity(place, f"Label of {place[-1]}", "TOWN") for place in PLACES),
    Entity("person:p", "Label of p"),
)
BLANK = "MATCH (n) WHERE NOT n:Migration DETACH DELETE n"


def judged(keep: str, *absorb: str, number: int = 1, undone: bool = False) -> Judgement:
    taken_back = Undoing("2026-11-23T10:00:00Z", "tests", "not so") if undone else None
    return Judgement(
        f"judgement:{number:020x}", keep, absorb, "so", "2026-11-22T10:00:00Z", "tests", taken_back
    )


class TestRoots:
    def test_a_chain_leads_to_its_end(self) -> None:
        chain = [judged("group:b", "group:a"), judged("group:c", "group:b", number=2)]
        assert roots(chain) == {"group:a": "group:c", "group:b": "group:c"}

    def test_what_was_undone_absorbs_nothing(self) -> None:
        chain = [judged("group:b", "group:a"), judged("group:c", "group:b", number=2, undone=True)]
        assert roots(chain) == {"group:a": "group:b"}
        assert set(ever_one(chain).values()) == {"group:a"}
        assert set(ever_one(chain[::-1])) == set(GROUPS)

    def test_a_number_counts_a_group_once(self) -> None:
        both = Strength(("group:a", "group:b"), Counted.FIGHTERS, Quantity(5, 5), parse("2014"))
        assert counted(both, {"group:a": "group:b"}) == replace(both, groups=("group:b",))


async def exported(db: CountingDatabase) -> str:
    """All that was recorded but judgements."""
    stream = io.StringIO()
    write_jsonl(replace(await dump(db), judgements=()), stream)
    return stream.getvalue()


async def derived(db: CountingDatabase, *, ids: bool = True) -> dict[str, Any]:
    """Everything derived: ties, facts, states of entities, and what claims lead to; ``ids``: claims' ids too."""
    ties = "MATCH (a:Entity)-[t]->(b:Entity) RETURN t.id, [type(t), a.id, b.id], properties(t)"
    facts = """MATCH (f:Fact) RETURN f.id, COLLECT { MATCH (f)-[r]-(e:Entity) WITH type(r) + e.id AS way
      ORDER BY way RETURN way }, properties(f)"""
    entities = "MATCH (e:Entity) RETURN e.id, labels(e)[0], properties(e)"
    claims = """MATCH (c:Claim) RETURN c.id, COLLECT { MATCH (c)-[r:ABOUT|MADE_BY|NAMES]->(e:Entity)
      WITH type(r) + e.id AS way ORDER BY way RETURN way }, properties(c)"""
    found: dict[str, Any] = {}
    for statement in (ties, facts, entities, *([claims] if ids else [])):
        for id_, ways, properties in await db.read(statement, {}):
            assert id_ not in found, f"{id_} is there twice"
            kept = {k: v for k, v in properties.items() if v is not None and (ids or k != "step_claim")}
            found[id_] = [ways, kept]
    return found


@st.composite
def facts(draw: st.DrawFn) -> Fact:
    group, other = draw(st.permutations(GROUPS))[:2]
    place, spell = draw(st.none() | st.sampled_from(PLACES)), draw(st.sampled_from(["1", "2"]))
    kind = draw(st.sampled_from(["MEMBER_OF", "BRANCH_OF", "ALLIED_WITH", "OPERATES_IN"]))
    target = draw(st.sampled_from(PLACES)) if kind == "OPERATES_IN" else other
    text = draw(st.sampled_from(["Ansar", "Jund"]))
    named = NameKind.OFFICIAL if text == "Ansar" else NameKind.ALIAS
    groups = tuple(sorted(draw(st.sets(st.sampled_from(GROUPS), min_size=1))))
    choices: list[Fact] = [
        Tie.of(kind, group, target, place, spell),
        Tie.of(kind, group, target, place, spell),
        Name(group, text, draw(st.none() | st.just(other)), spell, named),
        Strength(groups, Counted.FIGHTERS, Quantity(10, 10), parse("2014-08"), place, place),
        Existence(group, spell),
        Ending(group, spell),
    ]
    return draw(st.sampled_from(choices))


@st.composite
def claims(draw: st.DrawFn) -> tuple[Claim, ...]:
    """Claims over few entities. Each is made on a day of its own, so that no id has to decide between two."""
    found: list[Claim] = []
    for number in range(draw(st.integers(1, 7))):
        made = date(2014, 9, 1) + timedelta(number)
        fact = draw(facts())
        dated = not isinstance(fact, Strength) and draw(st.booleans())
        linked = draw(st.booleans())
        found.append(
            Claim(
                fact=fact,
                stance=draw(st.sampled_from([Stance.ASSERTS, Stance.ASSERTS, Stance.DENIES])),
                channel=draw(st.sampled_from([Channel.OFFICIAL, Channel.PRESS, Channel.ANALYST])),
                source=SOURCE.id,
                locator=f"p. {number}",
                summary="It is said.",
                made_by=draw(st.sampled_from([*GROUPS, "person:p"])),
                made_on=parse(made.isoformat()),
                span=Span(start=parse("2014-08")) if dated else Span(),
                relies_on=(draw(st.sampled_from(found)).id,) if found and linked else (),
            )
        )
    return tuple({claim.id: claim for claim in found}.values())


def joined(claim: Claim, merged: dict[str, str]) -> Claim:
    maker = claim.made_by and merged.get(claim.made_by, claim.made_by)
    return replace(claim, fact=counted(claim.fact, merged), made_by=maker)


def textually(given: Sequence[Claim], merged: dict[str, str]) -> tuple[Claim, ...]:
    """The same claims with absorbed ids replaced, in what they say and in their links."""
    ids: dict[str, str] = {}
    found = []
    for claim in given:
        said = joined(claim, merged)
        found.append(replace(said, relies_on=tuple(sorted(ids[i] for i in claim.relies_on))))
        ids[claim.id] = said.id
    return tuple(found)


def tied(given: Sequence[Claim], merged: dict[str, str]) -> bool:
    return any(
        isinstance(fact := counted(claim.fact, merged), Tie) and fact.source == fact.target for claim in given
    )


async def _there_and_back(
    db: CountingDatabase, given: tuple[Claim, ...], steps: Sequence[tuple[str, str]]
) -> None:
    await db.write(lambda tx: tx.run(BLANK, {}))
    await put(db, Batch((SOURCE,), ENTITIES, given))
    before, text = await derived(db), await exported(db)
    made: list[str] = []
    states = [before]
    for keep, absorb in steps:
        made.append(await merge(db, keep, [absorb], "the same", "tests"))
        assert await exported(db) == text
        states.append(await derived(db))
    merged = roots((await dump(db)).judgements)
    by_judgement = await derived(db, ids=False)
    undone_in_the_middle = made[:-1] if len(made) > 1 else []
    for judgement in undone_in_the_middle:
        await undo(db, judgement, "not so", "tests")
    if undone_in_the_middle:
        last = roots((await dump(db)).judgements)
        assert last == {steps[-1][1]: steps[-1][0]}
    await undo(db, made[-1], "not so", "tests")
    assert await derived(db) == before
    assert await exported(db) == text

    await db.write(lambda tx: tx.run(BLANK, {}))
    await put(db, Batch((SOURCE,), ENTITIES, textually(given, merged)))
    by_text = await derived(db, ids=False)
    for found in (by_judgement, by_text):
        for absorbed in merged:
            del found[absorbed]
    labels = {f"name:{entity.id}/label" for entity in ENTITIES}
    assert {k: v for k, v in by_judgement.items() if k not in labels} == {
        k: v for k, v in by_text.items() if k not in labels
    }


WAYS = st.sampled_from(
    [
        (("group:b", "group:a"),),
        (("group:a", "group:b"),),
        (("place:x", "place:y"),),
        (("group:b", "group:a"), ("group:c", "group:b")),
        (("group:b", "group:a"), ("place:x", "place:y")),
    ]
)


@pytest.fixture(scope="module")
def loop() -> Any:
    """One loop for all examples, as a connection lives in the loop that opened it."""
    running = asyncio.new_event_loop()
    yield running
    running.close()


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(given_claims=claims(), steps=WAYS)
def test_merge_and_undo_give_back_what_was(
    embedded_engine: RunningEngine,
    loop: asyncio.AbstractEventLoop,
    given_claims: tuple[Claim, ...],
    steps: Any,
) -> None:
    merged = roots([judged(keep, absorb, number=n) for n, (keep, absorb) in enumerate(steps)])

    async def run() -> None:
        async with opened(embedded_engine) as db:
            await _there_and_back(db, given_claims, steps)

    if not tied(given_claims, merged):
        loop.run_until_complete(run())


@pytest_asyncio.fixture
async def empty(fresh: RunningEngine) -> AsyncIterator[CountingDatabase]:
    async with opened(fresh) as db:
        yield db


async def test_an_entity_with_hundreds_of_ties(empty: CountingDatabase) -> None:
    """Its ties are taken away and made again by the hundred, from the one node that they share."""
    others = [Entity(f"group:g{n}", f"G{n}", "FACTION") for n in range(600)]
    given_claims = tuple(
        Claim(
            fact=Tie.of("ALLIED_WITH", "group:a", other.id, None, "1"),
            stance=Stance.ASSERTS,
            channel=Channel.PRESS,
            source=SOURCE.id,
            locator=f"p. {n}",
            summary="It is said.",
            made_by=other.id,
        )
        for n, other in enumerate(others)
    )
    await put(empty, Batch((SOURCE,), (*ENTITIES, *others), given_claims))
    before = await derived(empty)
    judgement = await merge(empty, "group:b", ["group:a"], "the same", "tests")
    ((ties,),) = await empty.read("MATCH (:Entity {id: 'group:b'})-[t]->(:Entity) RETURN count(t)", {})
    assert ties == len(others)
    await undo(empty, judgement, "not so", "tests")
    assert await derived(empty) == before


async def test_retracted_ties_do_not_stand_in_the_way(empty: CountingDatabase) -> None:
    """They were entered by mistake; merged, they lead from the one to itself and are never known."""
    said = Claim(
        fact=Tie("BRANCH_OF", "group:a", "group:b"),
        stance=Stance.ASSERTS,
        channel=Channel.PRESS,
        source=SOURCE.id,
        locator="p. 1",
        summary="It is said.",
        made_by="person:p",
    )
    gone = replace(said, retraction=Retraction("2026-01-01T00:00:00Z", "tests", "typed by mistake"))
    await put(empty, Batch((SOURCE,), ENTITIES, (gone,)))
    before = await derived(empty)
    judgement = await merge(empty, "group:b", ["group:a"], "the same", "tests")
    rows = await empty.read(
        "MATCH (:Entity {id: 'group:b'})-[t]->(b:Entity) RETURN b.id, size(t.step_on)", {}
    )
    assert rows == [["group:b", 0]]
    await undo(empty, judgement, "not so", "tests")
    assert await derived(empty) == before
    await empty.write(lambda tx: tx.run(BLANK, {}))
    await put(empty, Batch((SOURCE,), ENTITIES, (said,)))
    with pytest.raises(Refused, match="tie:branch-of/group:a/group:b"):
        await merge(empty, "group:b", ["group:a"], "the same", "tests")
