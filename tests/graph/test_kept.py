"""Answers of the whole graph are kept until it changes: never older than their question, and never wrong."""

from __future__ import annotations

from typing import Any

import pytest

from app.graph.connection import keeping
from app.graph.connection.keeping import Kept
from app.graph.connection.writing import Parameters
from app.graph.queries import part
from tests.engines import RunningEngine
from tests.graph.test_writes import BATCH
from tests.graphs import CountingDatabase, ask, opened, put, put_seed

KEY = ("statement", "{}")
WHOLE = {
    "snapshot": "snapshot(asOf: $day) { tieCount entityCount ties { id status } entities { id name } }",
    "snapshot of a place": 'snapshot(asOf: $day, within: "place:iraq") { tieCount ties { id } }',
    "changes": 'changes(from: { asOf: "2014-09-01" }, to: { asOf: $day }) { truncated changes { kind because { id } } }',
    "timeline": "timeline(to: $day, first: 100) { totalCount nodes { text } }",
    "extent": "extent { earliest latest knownEarliest knownLatest entities ties claims sources }",
    "vocabulary": "vocabulary { type count }",
}


class Graph:
    """What a graph is in a state, and how often it was gone through."""

    def __init__(self) -> None:
        self.state: str | None = "1"
        self.rows: list[list[Any]] = [["as of 1", 1, None, [True]]]
        self.reads = 0
        self.changes_while_read = False

    async def tell(self) -> str | None:
        return self.state

    async def read(self) -> list[list[Any]]:
        self.reads += 1
        if self.changes_while_read:
            self.changes_while_read = False
            self.change("meanwhile")
        return self.rows

    def change(self, state: str | None) -> None:
        self.state, self.rows = state, [[f"as of {state}"]]


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(keeping, "time", clock)
    return clock


async def asking(db: CountingDatabase, name: str) -> Any:
    declared = "query($day: Date) " if "$day" in WHOLE[name] else ""
    return await ask(db, f"{declared}{{ {WHOLE[name]} }}", **({"day": "2014-11-15"} if declared else {}))


async def asked(kept: Kept, graph: Graph, key: tuple[str, str] = KEY) -> list[list[Any]]:
    return await kept.ask(key, graph.tell, graph.read)


async def kept_by_now(kept: Kept, graph: Graph, clock: Clock) -> int:
    """Ask until the answer is kept: how often the graph was gone through for it."""
    before = graph.reads
    await asked(kept, graph)
    await asked(kept, graph)
    clock.now += 2.0
    await asked(kept, graph)
    return graph.reads - before


@pytest.mark.check
async def test_an_answer_is_kept_from_when_its_question_is_asked_of_a_settled_graph(clock: Clock) -> None:
    kept, graph = Kept(), Graph()
    first = await asked(kept, graph)
    assert await asked(kept, graph) == first
    clock.now += 1.9
    assert await asked(kept, graph) == first
    assert graph.reads == 3
    clock.now += 0.1
    assert await asked(kept, graph) == first
    assert graph.reads == 4
    assert [await asked(kept, graph) for _ in range(3)] == [first] * 3
    assert graph.reads == 4
    await asked(kept, graph, ("statement", "{'day': 1}"))
    assert graph.reads == 5


@pytest.mark.check
async def test_it_is_dropped_with_the_state_that_it_is_of(clock: Clock) -> None:
    kept, graph = Kept(), Graph()
    assert await kept_by_now(kept, graph, clock) == 3
    graph.change("2")
    assert await asked(kept, graph) == [["as of 2"]]
    assert graph.reads == 4
    assert await asked(kept, graph) == [["as of 2"]]
    assert graph.reads == 5
    clock.now += 2.0
    await asked(kept, graph)
    assert await asked(kept, graph) == [["as of 2"]]
    assert graph.reads == 6


@pytest.mark.check
async def test_what_changes_while_it_is_read_is_not_kept_for_what_it_became(clock: Clock) -> None:
    kept, graph = Kept(), Graph()
    await asked(kept, graph)
    await asked(kept, graph)
    clock.now += 5.0
    graph.changes_while_read = True
    assert await asked(kept, graph) == [["as of meanwhile"]]
    graph.rows = [["whole"]]
    assert await asked(kept, graph) == [["whole"]]


@pytest.mark.check
async def test_of_a_graph_whose_changes_are_not_counted_nothing_is_kept(clock: Clock) -> None:
    kept, graph = Kept(), Graph()
    graph.change(None)
    assert await kept_by_now(kept, graph, clock) == 3
    clock.now += 10.0
    graph.rows = [["changed by hand"]]
    assert await asked(kept, graph) == [["changed by hand"]]


@pytest.mark.check
async def test_an_answer_may_be_changed_by_whoever_has_it(clock: Clock) -> None:
    kept, graph = Kept(), Graph()
    await kept_by_now(kept, graph, clock)
    first = await asked(kept, graph)
    first[0].clear()
    assert await asked(kept, graph) == [["as of 1", 1, None, [True]]]


@pytest.mark.check
async def test_a_huge_answer_is_not_kept(clock: Clock) -> None:
    kept, graph = Kept(), Graph()
    graph.rows = [["x" * (16 * 1024 * 1024)]]
    assert await kept_by_now(kept, graph, clock) == 3
    await asked(kept, graph)
    assert graph.reads == 4


@pytest.mark.parametrize("name", WHOLE)
async def test_the_graph_is_gone_through_once_for_each_state(
    seeded: CountingDatabase, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(keeping, "_SETTLED", 0.0)
    texts: list[str] = []
    read = seeded.read

    async def noting(text: str, parameters: Parameters) -> list[list[Any]]:
        texts.append(text)
        return await read(text, parameters)

    monkeypatch.setattr(seeded, "read", noting)
    answers = [await asking(seeded, name) for _ in range(4)]
    assert answers[1:] == answers[:-1]
    assert len(str(answers[0])) > 100
    state, whole = part("read/state").text, texts[0]
    assert texts == [whole, state, whole, state, state]


@pytest.mark.parametrize("name", WHOLE)
async def test_whoever_changes_the_graph_the_next_answer_has_it(
    fresh: RunningEngine, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(keeping, "_SETTLED", 0.0)
    async with opened(fresh) as db, opened(fresh) as another:
        await put_seed(db)
        before = [await asking(db, name) for _ in range(3)][-1]
        await put(another, BATCH)
        after = [await asking(db, name) for _ in range(3)]
        async with opened(fresh) as new:
            now = await asking(new, name)
        assert after == [now] * 3
        assert (now != before) == (name != "snapshot of a place")


async def test_what_is_asked_of_some_entities_is_not_kept(
    seeded: CountingDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "_SETTLED", 0.0)
    document = '{ changes(of: ["group:islamic-state"], from: {}, to: {}) { truncated } }'
    for _ in range(3):
        before = seeded.calls
        await ask(seeded, document)
        assert seeded.calls == before + 1
