"""Migrations: recorded, applied once, and safe from two processes that start on a new graph at the same time."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from neo4j import Driver, GraphDatabase

from app.graph.migrations import migrate
from tests.engines import RunningEngine, embedded
from tests.graphs import opened

_TURNS = 3
_LIMIT = 120
# Connects, says so, waits for the start, migrates, and says what it applied.
_PROCESS = """
import asyncio, json, os, sys
from app.graph.connection import Database
from app.graph.migrations import migrate

async def main():
    uri, username, password, database = json.loads(os.environ["ENGINE"])
    db = await Database.open(
        uri=uri, username=username, password=password, database=database, statement_timeout=60
    )
    print("ready", flush=True)
    sys.stdin.readline()
    print(json.dumps(await migrate(db)), flush=True)
    await db.close()

asyncio.run(main())
"""


@pytest.fixture(params=["embedded", "neo4j"])
def bare(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[RunningEngine]:
    """An engine on which no schema was defined yet: a new folder, or a Neo4j whose schema is dropped."""
    if request.param == "embedded":
        with embedded(tmp_path / "engine") as running:
            yield running
    else:
        yield request.getfixturevalue("neo4j_engine")


def _drop_all(driver: Driver, engine: RunningEngine) -> None:
    def run(text: str) -> list[str]:
        return [record["name"] for record in driver.execute_query(text, database_=engine.database).records]

    run("MATCH (n) DETACH DELETE n RETURN '' AS name")
    for name in run("SHOW CONSTRAINTS YIELD name"):
        driver.execute_query(f"DROP CONSTRAINT {name}", database_=engine.database)
    for name in run("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP'"):
        driver.execute_query(f"DROP INDEX {name}", database_=engine.database)


def _at_once(engine: RunningEngine) -> list[list[str]]:
    """What each of two processes applied that began at the same time."""
    said = json.dumps([engine.uri, engine.username, engine.password, engine.database])
    with ExitStack() as stack:
        both = [
            stack.enter_context(
                subprocess.Popen(
                    [sys.executable, "-c", _PROCESS],
                    env=os.environ | {"ENGINE": said},
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    text=True,
                )
            )
            for _ in range(2)
        ]
        for process in both:
            stack.callback(process.kill)
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n", process.communicate(timeout=_LIMIT)[1]
        for process in both:
            assert process.stdin is not None
            process.stdin.write("\n")
            process.stdin.flush()
        answers = [process.communicate(timeout=_LIMIT) for process in both]
        for process, (_, errors) in zip(both, answers, strict=True):
            assert process.returncode == 0, errors
        return [json.loads(out) for out, _ in answers]


async def test_two_processes_migrate_a_new_graph_at_once(bare: RunningEngine) -> None:
    auth = (bare.username, bare.password)
    with GraphDatabase.driver(bare.uri, auth=auth) as driver:
        for _ in range(_TURNS):
            if bare.dialect == "neo4j":
                _drop_all(driver, bare)
            applied = _at_once(bare)
            rows = driver.execute_query(
                "MATCH (m:Migration) RETURN m.name ORDER BY m.name", database_=bare.database
            ).records
            names = [row[0] for row in rows]
            assert names == sorted({*applied[0], *applied[1]})
            assert names[0] == "0001_identity"
            if bare.dialect == "arcadedb":
                break  # Its schema cannot be dropped: one new folder, one turn.
            kept = driver.execute_query("SHOW CONSTRAINTS YIELD name", database_=bare.database).records
            assert "entity_id" in {row[0] for row in kept}
    async with opened(bare) as db:
        assert await migrate(db) == []
