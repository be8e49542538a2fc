"""Reads of a sort that wait for others of it: which are run together, and what becomes of each."""

import asyncio
from collections.abc import Sequence

import pytest

from app.errors import DatabaseError, TimedOut, Unavailable
from app.graph.connection.gathering import Gathering
from tests.graphs import CountingDatabase, ask

GROUP = "query($id: ID!) { group(id: $id) { id name names { text status } } }"


class Slow:
    """Runs that end when they are let, by the order in which they began."""

    def __init__(self, *, refused: str | None = None, error: type[DatabaseError] = DatabaseError) -> None:
        self.begun: list[list[str]] = []
        self.ends: list[asyncio.Event] = []
        self.cancelled = 0
        self._refused = refused
        self._error = error

    async def __call__(self, wanted: Sequence[str]) -> dict[str, int]:
        number = len(self.begun)
        self.begun.append(list(wanted))
        self.ends.append(asyncio.Event())
        try:
            await self.ends[number].wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        if self._refused in wanted:
            raise self._error(f"{self._refused} is refused")
        return dict.fromkeys(wanted, number)


async def settled() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def asking(
    run: Slow, *wanted: str, sort: str = "a"
) -> tuple[Gathering, list[asyncio.Task[dict[str, int]]]]:
    gathering = Gathering()
    tasks = [asyncio.create_task(gathering.ask(sort, each, run)) for each in wanted]
    await settled()
    return gathering, tasks


async def test_what_waits_is_run_together_after_it_was_asked_for() -> None:
    run = Slow()
    gathering, tasks = await asking(run, "a", "b", "c", "d", "c")
    assert run.begun == [["a"], ["b"]]
    run.ends[1].set()
    await settled()
    assert run.begun[2:] == [["c", "d"]]
    # Begun before it was asked for: a run that answered this might not see what was written meanwhile.
    late = asyncio.create_task(gathering.ask("a", "c", run))
    await settled()
    run.ends[2].set()
    await settled()
    assert run.begun[3:] == [["c"]]
    for end in run.ends:
        end.set()
    assert [(await task)[wanted] for task, wanted in zip(tasks, "abcdc", strict=True)] == [0, 1, 2, 2, 2]
    assert await late == {"c": 3}


async def test_other_sorts_do_not_wait() -> None:
    run = Slow()
    gathering, tasks = await asking(run, "a", "b", "c")
    tasks.append(asyncio.create_task(gathering.ask("other", "d", run)))
    await settled()
    assert run.begun == [["a"], ["b"], ["d"]]
    for _ in range(2):
        for end in run.ends:
            end.set()
        await settled()
    await asyncio.gather(*tasks)


async def test_no_more_are_run_together_than_one_statement_can_take() -> None:
    run = Slow()
    _, tasks = await asking(run, *map(str, range(120)))
    while not all(task.done() for task in tasks):
        for end in run.ends:
            end.set()
        await settled()
    assert [len(wanted) for wanted in run.begun] == [1, 1, 50, 50, 18]


async def test_who_leaves_takes_nothing_from_who_stays() -> None:
    run = Slow()
    _, tasks = await asking(run, "a", "b", "c", "d")
    tasks[0].cancel()  # its own run ends with it
    await settled()
    assert run.begun[2:] == [["c", "d"]]
    tasks[2].cancel()
    run.ends[2].set()
    assert await tasks[3] == {"c": 2, "d": 2}
    assert run.cancelled == 1
    tasks[1].cancel()


async def test_a_run_that_nobody_waits_for_ends() -> None:
    run = Slow()
    gathering, tasks = await asking(run, "a", "b", "c", "d")
    tasks[0].cancel()
    await settled()
    for task in tasks[2:]:
        task.cancel()
    await settled()
    assert run.cancelled == 2
    # Nor does one begin, and others take its place.
    left, more = (asyncio.create_task(gathering.ask("a", each, run)) for each in "xy")
    await settled()
    assert run.begun[3:] == [["x"]]
    more.cancel()
    await settled()
    for end in run.ends:
        end.set()
    assert await left == {"x": 3}
    await settled()
    assert len(run.begun) == 4
    assert await tasks[1] == {"b": 1}


async def test_a_run_that_is_left_before_it_begins_takes_no_place() -> None:
    gathering, leaving = Gathering(), list[asyncio.Task[str]]()

    async def run(wanted: Sequence[str]) -> str:
        await settled()
        # The one that waits leaves just as this ends: its run is there by then, and has not begun.
        while leaving:
            leaving.pop().cancel()
        return wanted[0]

    # Were a place lost, one would have to wait sooner the second time, and for ever the third.
    for first in ("ab", "a"):
        tasks = [asyncio.create_task(gathering.ask("a", each, run)) for each in first]
        await asyncio.sleep(0)
        leaving.append(asyncio.create_task(gathering.ask("a", "c", run)))
        await asyncio.sleep(0)
        assert await asyncio.gather(*tasks) == list(first)
    assert await asyncio.wait_for(gathering.ask("a", "d", run), 1) == "d"


async def test_one_that_fails_is_not_the_others_failure() -> None:
    run = Slow(refused="c")
    _, tasks = await asking(run, "a", "b", "c", "d")
    run.ends[0].set()
    await settled()
    run.ends[2].set()
    await settled()
    for end in run.ends:
        end.set()
    assert await tasks[3] == {"d": 4}
    with pytest.raises(DatabaseError, match="c is refused"):
        await tasks[2]
    await tasks[1]


@pytest.mark.parametrize("error", [TimedOut, Unavailable])
async def test_what_the_database_cannot_bear_is_not_asked_of_it_for_each(error: type[DatabaseError]) -> None:
    run = Slow(refused="c", error=error)
    _, tasks = await asking(run, "a", "b", "c", "d")
    for _ in range(2):
        for end in run.ends:
            end.set()
        await settled()
    assert [type(found) for found in await asyncio.gather(*tasks, return_exceptions=True)] == [
        dict,
        dict,
        error,
        error,
    ]
    assert run.begun[2:] == [["c", "d"]]


async def test_the_same_read_fails_for_all_at_once() -> None:
    run = Slow(refused="a")
    _, tasks = await asking(run, *"aaaa")
    for _ in range(2):
        for end in run.ends:
            end.set()
        await settled()
    assert [str(error) for error in await asyncio.gather(*tasks, return_exceptions=True)] == [
        "a is refused"
    ] * 4
    assert run.begun == [["a"]] * 3


async def test_forty_who_look_something_up_get_their_own(seeded: CountingDatabase) -> None:
    found = await ask(seeded, "{ groups(first: 40) { nodes { id } } }")
    ids = [node["id"] for node in found["groups"]["nodes"]]
    assert len(ids) == 40
    alone = [await ask(seeded, GROUP, id=id_) for id_ in ids]
    before = seeded.calls
    assert await asyncio.gather(*(ask(seeded, GROUP, id=id_) for id_ in ids)) == alone
    assert seeded.calls - before < 10


async def test_pages_are_not_put_together(seeded: CountingDatabase) -> None:
    document = "query($id: ID!) { group(id: $id) { ties(first: 1000) { nodes { id } } } }"
    before = seeded.calls
    ids = [f"group:{name}" for name in ("ansar-al-islam", "ansar-al-sunna", "islamic-state", "al-qaeda")]
    await asyncio.gather(*(ask(seeded, document, id=id_) for id_ in ids))
    assert seeded.calls - before == len(ids)
