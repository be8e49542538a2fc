"""A Neo4j that holds the generated data, kept in the user's cache between runs."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from app.errors import DatabaseError
from app.exchange.files import read
from app.graph.connection import Database
from app.graph.migrations import migrate
from app.graph.writes import context_for, load
from benchmarks import data
from tests.engines import RunningEngine, embedded, real_neo4j

_ROOT = Path(__file__).resolve().parents[1]
# What is stored and in which form: when any of it changes, the graph is loaded anew.
_MADE_BY = (
    "benchmarks/data.py",
    "app/graph/stored.py",
    "app/graph/stored_claims.py",
    "app/graph/entity_state.py",
    "cypher/schema/0001_identity.cypher",
    "cypher/schema/0002_claims_of_facts.cypher",
    "cypher/schema/0003_search.neo4j.cypher",
)
# This statement runs too.
_RUNNING = "SHOW TRANSACTIONS YIELD status WHERE status STARTS WITH 'Running' RETURN count(*) - 1"
_PAUSE = 0.1
_HEAP = 4_096
_PAGE_CACHE = 1_024


@dataclass(frozen=True, slots=True)
class Load:
    """One measured load: seconds to read and check the file, and to write it; claims written."""

    engine: str
    claims: int
    reading: float
    writing: float


@contextmanager
def loaded_neo4j() -> Iterator[tuple[RunningEngine, Load]]:
    """A running Neo4j with the data in it, and how long loading took when it was loaded."""
    folder = _cache() / f"neo4j-{_fingerprint()}"
    folder.mkdir(parents=True, exist_ok=True)
    with real_neo4j(folder, heap=_HEAP, page_cache=_PAGE_CACHE, keep=True) as engine:
        yield engine, asyncio.run(_filled(engine, folder / "load.json"))


async def idle(engine: RunningEngine) -> None:
    """Wait until no statement runs: a server may go on with what its clients no longer wait for."""
    while True:
        # What runs may leave no memory for even this.
        with suppress(DatabaseError):
            async with _opened(engine) as db:
                # What ends is in another process, and tells nobody.
                while await db.read(_RUNNING, {}) != [[0]]:  # noqa: ASYNC110
                    await asyncio.sleep(_PAUSE)
                return
        await asyncio.sleep(_PAUSE)


def load_embedded(folder: Path) -> Load:
    """Load the same data into the embedded engine, in a folder that is thrown away."""
    with embedded(folder) as engine:
        return asyncio.run(_filled(engine, folder / "load.json"))


async def _filled(engine: RunningEngine, record: Path) -> Load:
    async with _opened(engine) as db:
        ((stored,),) = await db.read("MATCH (c:Claim) RETURN count(c)", {})
        if stored and record.is_file():
            return Load(**json.loads(record.read_text()))
        made = await _load(db, engine.name)
        if engine.dialect == "neo4j":
            await db.define("CALL db.awaitIndexes()")
        record.write_text(json.dumps({name: getattr(made, name) for name in Load.__slots__}))
        return made


async def _load(db: Database, engine: str) -> Load:
    await migrate(db)
    file = _file()
    begun = time.perf_counter()
    reading = read([file])
    batch = reading.checked(await context_for(db, reading.batch))
    read_in = time.perf_counter()

    def progress(done: int, total: int) -> None:
        print(f"\r  loading into {engine}: {done:,} of {total:,} claims", end="", flush=True)

    loaded = await load(db, batch, recorded_by="benchmark", progress=progress)
    print()
    return Load(engine, loaded.claims, read_in - begun, time.perf_counter() - read_in)


@asynccontextmanager
async def _opened(engine: RunningEngine) -> AsyncIterator[Database]:
    db = await Database.open(
        uri=engine.uri,
        username=engine.username,
        password=engine.password,
        database=engine.database,
        statement_timeout=600,
    )
    try:
        yield db
    finally:
        await db.close()


def _file() -> Path:
    path = _cache() / f"data-{hashlib.sha256(Path(data.__file__).read_bytes()).hexdigest()[:12]}.jsonl"
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(".draft")
        with draft.open("w", encoding="utf-8") as stream:
            data.write(stream)
        draft.replace(path)
    return path


def _cache() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "cleave" / "benchmarks"


def _fingerprint() -> str:
    hasher = hashlib.sha256()
    for name in _MADE_BY:
        hasher.update((_ROOT / name).read_bytes())
    return hasher.hexdigest()[:12]
