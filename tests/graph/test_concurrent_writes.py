"""Writers at once, and connections lost while writing: nothing is lost, and nothing is written twice."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, nullcontext
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
import pytest_asyncio

from app.domain.records import Batch
from app.errors import CommitLost, DatabaseError
from app.graph import audit, editing
from app.graph.audit import Change, Made
from app.graph.connection import Database
from app.graph.connection.bolt import translated
from app.graph.connection.writing import Overtaken, Transaction
from app.graph.writes import load
from tests.engines import RunningEngine
from tests.graph.test_writes import ASSERTED, DENIED, MEMBER, SOURCE, A, B
from tests.graphs import CountingDatabase, ask, opened, put

WRITERS = 40
PROCESSES = 4
"""Connections with turns of their own, as worker processes have."""

ENTRIES = "MATCH (a:AuditEntry) RETURN a.action, a.number, a.by, a.before, a.after ORDER BY a.number"


@pytest_asyncio.fixture
async def processes(empty: CountingDatabase, engine: RunningEngine) -> AsyncIterator[list[CountingDatabase]]:
    await put(empty, Batch((SOURCE,), (A, B), ()))
    async with AsyncExitStack() as stack:
        others = [await stack.enter_async_context(opened(engine)) for _ in range(PROCESSES - 1)]
        yield [empty, *others]


async def _entries(db: Database, action: str) -> list[list]:
    entries = await db.read(ENTRIES, {})
    ((number,),) = await db.read("MATCH (r:Revision {id: 'graph'}) RETURN r.number", {})
    assert [entry[1] for entry in entries] == list(range(1, number + 1))
    return [entry for entry in entries if entry[0] == action]


async def test_forty_recordings_at_once_on_one_tie_lose_nothing(processes: list[CountingDatabase]) -> None:
    claims = [replace(ASSERTED if page % 2 else DENIED, locator=f"p. {page}") for page in range(WRITERS)]
    created = await asyncio.gather(
        *(
            editing.record_claim(processes[page % PROCESSES], claim, f"writer {page}")
            for page, claim in enumerate(claims)
        )
    )
    assert created == [True] * WRITERS
    document = (
        '{ tie(id: "%s") { status evidence { assertions denials } claims { totalCount }'
        " statusHistory { status } } denied: tie(id: \"tie:denied-membership/group:a/group:b\")"
        " { evidence { assertions } } }"
    )  # fmt: skip
    data = await ask(processes[0], document % MEMBER.id)
    assert data["tie"]["evidence"] == {"assertions": WRITERS // 2, "denials": WRITERS // 2}
    assert data["tie"]["claims"] == {"totalCount": WRITERS}
    assert data["tie"]["status"] == "CONTESTED"
    assert data["denied"]["evidence"] == {"assertions": WRITERS // 2}
    counts = await processes[0].read(
        "RETURN COUNT { MATCH (:Claim) }, COUNT { MATCH (:Entity)-[]->(:Entity) }", {}
    )
    assert counts == [[WRITERS, 2]]
    entries = await _entries(processes[0], "record_claim")
    assert Counter(by for _, _, by, _, _ in entries) == {f"writer {page}": 1 for page in range(WRITERS)}
    assert {json.loads(after)["id"] for *_, after in entries} == {claim.id for claim in claims}


async def test_forty_recordings_at_once_of_one_claim_make_it_once(processes: list[CountingDatabase]) -> None:
    created = await asyncio.gather(
        *(
            editing.record_claim(processes[writer % PROCESSES], ASSERTED, f"writer {writer}")
            for writer in range(WRITERS)
        )
    )
    assert Counter(created) == {True: 1, False: WRITERS - 1}
    (entry,) = await _entries(processes[0], "record_claim")
    assert entry[2] == f"writer {created.index(True)}"
    data = await ask(processes[0], f'{{ tie(id: "{MEMBER.id}") {{ evidence {{ assertions }} }} }}')
    assert data["tie"]["evidence"] == {"assertions": 1}


async def test_what_another_writer_made_untrue_is_looked_at_again(processes: list[CountingDatabase]) -> None:
    seen: list[int] = []
    others: list[asyncio.Task[bool]] = []

    async def refusing_what_is_missing(tx: Transaction, _: Made) -> Change:
        ((claims,),) = await tx.run("RETURN COUNT { MATCH (:Claim) }", {})
        seen.append(claims)
        if not others:
            others.append(asyncio.create_task(editing.record_claim(processes[1], ASSERTED, "other")))
            await asyncio.wait(others, timeout=5)
        if not claims:
            raise LookupError
        return Change((), None, {"claims": claims})

    # Neo4j makes the other wait for the lock; the embedded engine lets it commit, and would fail this commit.
    waits = processes[0].dialect == "neo4j"
    with pytest.raises(LookupError) if waits else nullcontext():
        await audit.audited(processes[0], "link_claim", "one", refusing_what_is_missing)
    assert await others[0] is True
    assert seen == ([0] if waits else [0, 1])


async def test_who_is_overtaken_each_time_is_told_to_try_again() -> None:
    with pytest.raises(DatabaseError, match="try again"):
        async with translated():
            raise Overtaken


async def test_two_links_at_once_close_no_circle(processes: list[CountingDatabase]) -> None:
    first, second = ASSERTED, replace(ASSERTED, locator="p. 2")
    await put(processes[0], Batch(claims=(first, second)))
    done = await asyncio.gather(
        editing.link_claim(processes[0], first.id, [second.id], [], "one"),
        editing.link_claim(processes[1], second.id, [first.id], [], "other"),
        return_exceptions=True,
    )
    assert sorted(type(each).__name__ for each in done) == ["NoneType", "Refused"]
    assert len(await _entries(processes[0], "link_claim")) == 1


class CutAtCommit:
    """Between a client and its server: lets a commit through and cuts the line before its answer."""

    def __init__(self, host: str, port: int, *, cuts: int) -> None:
        self.cuts = cuts
        self._server = (host, port)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        up, down = await asyncio.open_connection(*self._server)
        cut = asyncio.Event()

        async def forward(source: asyncio.StreamReader, sink: asyncio.StreamWriter, *, asks: bool) -> None:
            while data := await source.read(65_536):
                # Bolt's COMMIT: a chunk of two bytes, a structure without fields and its signature.
                if asks and self.cuts and b"\x00\x02\xb0\x12\x00\x00" in data:
                    self.cuts -= 1
                    cut.set()
                elif not asks and cut.is_set():
                    return
                sink.write(data)
                await sink.drain()

        ways = [
            asyncio.create_task(forward(reader, down, asks=True)),
            asyncio.create_task(forward(up, writer, asks=False)),
        ]
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
            writer.close()
            down.close()


@asynccontextmanager
async def _through(cut: CutAtCommit, engine: RunningEngine) -> AsyncIterator[CountingDatabase]:
    async with await asyncio.start_server(cut.serve, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        db = await CountingDatabase.open(
            uri=f"bolt://127.0.0.1:{port}",
            username=engine.username,
            password=engine.password,
            database=engine.database,
            statement_timeout=60,
        )
        try:
            yield db
        finally:
            await db.close()


def _cut(engine: RunningEngine, cuts: int) -> CutAtCommit:
    address = urlsplit(engine.uri)
    assert address.hostname
    assert address.port
    return CutAtCommit(address.hostname, address.port, cuts=cuts)


async def test_a_commit_whose_answer_is_lost_is_not_written_twice(
    processes: list[CountingDatabase], engine: RunningEngine
) -> None:
    cut = _cut(engine, 1)
    async with _through(cut, engine) as db:
        assert await editing.record_claim(db, ASSERTED, "Ada") is True
        assert cut.cuts == 0
    ((action, _, by, before, _),) = await _entries(processes[0], "record_claim")
    assert (action, by, before) == ("record_claim", "Ada", "null")
    data = await ask(processes[0], f'{{ tie(id: "{MEMBER.id}") {{ evidence {{ assertions }} }} }}')
    assert data["tie"]["evidence"] == {"assertions": 1}


async def test_a_load_whose_answer_is_lost_counts_what_it_wrote(
    processes: list[CountingDatabase], engine: RunningEngine
) -> None:
    cut = _cut(engine, 1)
    async with _through(cut, engine) as db:
        batch = Batch(claims=(ASSERTED, DENIED))
        loaded = await load(db, batch, recorded_by="Ada", progress=lambda _done, _total: None)
        assert cut.cuts == 0
    assert (loaded.claims, loaded.known) == (2, 0)
    assert len(await _entries(processes[0], "load")) == 2  # that of the fixture, and this one


async def test_when_nobody_can_tell_whether_it_was_written_that_is_said(
    processes: list[CountingDatabase], engine: RunningEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "_INQUIRY", 0.0)
    async with _through(_cut(engine, 1), engine) as db:
        with pytest.raises(CommitLost, match="not known"):
            await editing.record_claim(db, ASSERTED, "Ada")
        assert await editing.record_claim(db, ASSERTED, "Ada") is False
    assert len(await _entries(processes[0], "record_claim")) == 1
