"""However a statement ends that would run for ever, within two seconds the database is idle again."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from neo4j import GraphDatabase

from tests.api.clients import served, wait_until
from tests.conftest import left_out
from tests.engines import RunningEngine

IDLE = 0.3  # processors
SOON = 2.0  # seconds
LATEST = 30
ENDLESS = {
    "cartesian product": "MATCH (a), (b), (c), (d), (e) WHERE a.n + b.n + c.n + d.n + e.n = -1 RETURN count(*) AS n",
    "rows without end": (
        "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a + b < 0 RETURN a, b"
    ),
    "unbounded pattern": "MATCH p = (a)-[*]-(b) WHERE length(p) = -1 RETURN count(p) AS n",
    "all shortest paths of anything": (
        "UNWIND range(1, 100000) AS i MATCH p = (a)-[*1..9]-(b) WHERE i < 0 OR length(p) < 0 RETURN count(p) AS n"
    ),
}
CATASTROPHIC = [
    ("RETURN $text =~ '(a|a|b)*c' AS found", {}),
    ("RETURN $text =~ $pattern AS found", {"pattern": "(a*)*\\1b"}),
    ("RETURN $text =~ $pattern AS found", {"pattern": "(a|aa)+(b|bb)?$|((a|aa)+)\\2c"}),
    ("UNWIND range(1, 100000) AS i RETURN ($text + i) =~ '((a+)+)+\\\\1c' AS found", {}),
    ("RETURN [x IN [$text] WHERE x =~ '(.*a){20}b'] AS found", {}),
]


@pytest.fixture
def dense(fresh: RunningEngine) -> RunningEngine:
    """A graph with more ways through it than anybody can walk."""
    with GraphDatabase.driver(fresh.uri, auth=(fresh.username, fresh.password)) as driver:
        for text in (
            "UNWIND range(1, 120) AS n CREATE (:Dense {n: n})",
            "MATCH (a:Dense), (b:Dense) WHERE a.n < b.n AND b.n < a.n + 6 CREATE (a)-[:NEAR]->(b)",
        ):
            driver.execute_query(text, database_=fresh.database)
    return fresh


def running(engine: RunningEngine, statement: str = "") -> int:
    """How many transactions the database has, beside the one that asks, that are at such a statement."""
    shown = "SHOW TRANSACTIONS YIELD currentQuery"
    with GraphDatabase.driver(engine.uri, auth=(engine.username, engine.password)) as driver:
        records, _, _ = driver.execute_query(shown, database_=engine.database)
    texts = [record["currentQuery"] or "" for record in records if record["currentQuery"] != shown]
    return sum(statement in text for text in texts)


def processor_time(engine: RunningEngine) -> float:
    """Seconds that the database's process has worked."""
    if engine.pid is None:
        left_out("the database is not a process of this machine, so that its processor time cannot be told")
    fields = Path(f"/proc/{engine.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def assert_idle_soon(engine: RunningEngine) -> None:
    """From some moment of the next two seconds on it has nothing to do any more, and does nothing."""
    end = time.monotonic() + SOON
    while time.monotonic() < end:
        left = running(engine)
        before = processor_time(engine)
        time.sleep(1.0)
        worked = processor_time(engine) - before
        if left == 0 and worked < IDLE:
            return
    raise AssertionError(f"{left} statements run on, and a second took {worked:.2f} of processor time")


@pytest.mark.slow
@pytest.mark.parametrize("kind", ENDLESS)
def test_at_the_time_limit_it_is_ended(dense: RunningEngine, kind: str) -> None:
    with served(dense, cypher_timeout=1.0) as address, httpx.Client(trust_env=False, timeout=30) as client:
        before = time.monotonic()
        got = client.post(asking(address), json={"statement": ENDLESS[kind]})
        assert time.monotonic() - before < 8
        assert (got.status_code, got.json()["error"]["code"]) == (504, "TIMED_OUT")
        assert_idle_soon(dense)
        assert client.post(asking(address), json={"statement": "RETURN 1 AS n"}).status_code == 200


@pytest.mark.slow
@pytest.mark.parametrize("kind", ENDLESS)
def test_without_its_client_it_is_ended(dense: RunningEngine, kind: str) -> None:
    with served(dense, cypher_timeout=100.0) as address:
        with somebody_asking(address, ENDLESS[kind]):
            wait_until(lambda: running(dense, ENDLESS[kind]) == 1, LATEST)
        assert_idle_soon(dense)


def asking(address: str) -> str:
    return f"http://{address}/api/cypher"


@contextmanager
def somebody_asking(address: str, statement: str) -> Iterator[None]:
    """Who asks, and goes away in the end without an answer."""
    url = urlsplit(asking(address))
    connection = HTTPConnection(url.netloc)
    connection.request(
        "POST", url.path, json.dumps({"statement": statement}), {"content-type": "application/json"}
    )
    try:
        yield
    finally:
        connection.close()


def begun(engine: RunningEngine) -> str:
    """A few rows at once, and then none for ever.

    Neo4j tells a row when it has the next, and the embedded engine works rows out by a hundred, step by step.
    """
    rest = 3 if engine.dialect == "neo4j" else 401
    once = f"CASE WHEN i < {rest} THEN [1] ELSE range(1, 100000) END"
    return (
        f"UNWIND range(1, {rest}) AS i UNWIND {once} AS a UNWIND {once} AS b "
        f"WITH i, a, b WHERE i < {rest} OR a + b < 0 RETURN i"
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("accept", "first"), [("text/csv", b"i\r\n1"), ("application/x-ndjson", b'{"i":1}\n')]
)
def test_without_who_reads_its_rows_it_is_ended(dense: RunningEngine, accept: str, first: bytes) -> None:
    """The first row comes while the statement runs on; whoever goes then takes it along."""
    with served(dense, cypher_timeout=100.0) as address, httpx.Client(trust_env=False, timeout=30) as client:
        before = time.monotonic()
        with client.stream(
            "POST",
            asking(address),
            json={"statement": begun(dense), "limit": 10_000},
            headers={"accept": accept},
        ) as got:
            assert got.status_code == 200
            pieces = got.iter_raw()  # dropped, it would close the connection
            assert next(pieces).startswith(first)
            assert time.monotonic() - before < SOON
            assert running(dense) == 1
        assert_idle_soon(dense)


@pytest.mark.slow
def test_rows_beyond_the_limit_are_not_worked_out(dense: RunningEngine) -> None:
    statement = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN a, b"
    with served(dense, cypher_timeout=20.0) as address, httpx.Client(trust_env=False, timeout=30) as client:
        before = time.monotonic()
        got = client.post(asking(address), json={"statement": statement, "limit": 10})
        assert (len(got.json()["rows"]), got.json()["truncated"]) == (10, True)
        assert time.monotonic() - before < 8
        assert_idle_soon(dense)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(CATASTROPHIC)))
def test_a_regular_expression_that_does_not_finish_is_ended_or_not_begun(
    dense: RunningEngine, number: int
) -> None:
    """The embedded engine ends it by itself; Neo4j cannot, and is not given it."""
    statement, parameters = CATASTROPHIC[number]
    asked = {"statement": statement, "parameters": {"text": "a" * 5000, **parameters}}
    with served(dense, cypher_timeout=1.0) as address, httpx.Client(trust_env=False, timeout=30) as client:
        before = time.monotonic()
        got = client.post(asking(address), json=asked)
        assert time.monotonic() - before < 8
        if dense.dialect == "neo4j":
            assert (got.status_code, got.json()["error"]["code"]) == (403, "NOT_ALLOWED")
            assert "regular expression" in got.json()["error"]["message"]
        assert_idle_soon(dense)


@pytest.mark.slow
def test_as_many_run_as_may_and_no_more(dense: RunningEngine) -> None:
    settings = {"cypher_timeout": 100.0, "cypher_concurrency": 2}
    with served(dense, **settings) as address, httpx.Client(trust_env=False, timeout=30) as client:
        endless = ENDLESS["cartesian product"]
        with somebody_asking(address, endless), somebody_asking(address, endless):
            # Before the first of all statements a server asks the database for its name, which is no place taken.
            wait_until(lambda: running(dense, endless) == 2, LATEST)
            got = client.post(asking(address), json={"statement": "RETURN 1 AS n"})
            assert (got.status_code, got.json()["error"]["code"]) == (429, "TOO_MANY")
        assert_idle_soon(dense)
        wait_until(
            lambda: client.post(asking(address), json={"statement": "RETURN 1 AS n"}).status_code == 200, SOON
        )


@pytest.mark.slow
def test_what_a_database_cannot_end_keeps_its_place(
    neo4j_engine: RunningEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A statement that nobody waits for counts as long as the database is at it."""
    monkeypatch.setattr("app.graph.adhoc.check_text", lambda *_: None)
    monkeypatch.setattr("app.graph.adhoc.check_plan", lambda *_: None)
    hard = {
        "statement": "RETURN $text =~ '(a|aa)+$|(a|aa)+(b)\\\\3' AS x",
        "parameters": {"text": "a" * 37 + "c"},
    }
    settings = {"cypher_timeout": 1.0, "cypher_concurrency": 1}
    with served(neo4j_engine, **settings) as address, httpx.Client(trust_env=False, timeout=60) as client:
        began = processor_time(neo4j_engine)
        assert client.post(asking(address), json=hard).status_code == 504
        assert client.post(asking(address), json={"statement": "RETURN 1 AS n"}).status_code == 429
        assert processor_time(neo4j_engine) > began
        wait_until(
            lambda: client.post(asking(address), json={"statement": "RETURN 1 AS n"}).status_code == 200, 120
        )
        assert running(neo4j_engine) == 0
