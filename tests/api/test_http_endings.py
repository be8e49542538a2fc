"""A request ends with its time, or with its client, and what it runs in the database ends with it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from neo4j import GraphDatabase
from websockets.sync.client import connect

from app.graph import reads
from app.graph.connection import Database
from tests.api.clients import served, wait_until
from tests.engines import RunningEngine

MARK = "-20140825"
# Far more than any test waits for.
ENDLESS = f"""UNWIND range(1, 5000) AS a UNWIND range(1, 5000) AS b UNWIND range(1, 5000) AS c
WITH a, b, c WHERE a + b + c = {MARK} RETURN count(*)"""
ASKED = {"query": "{ extent { ties } }"}
LATEST = 15  # seconds
Running = Callable[[], bool]


@pytest.fixture(autouse=True)
def _endless_extent(monkeypatch: pytest.MonkeyPatch) -> None:
    async def endless(db: Database) -> Any:
        return await db.read(ENDLESS, {})

    monkeypatch.setattr(reads, "extent", endless)


@pytest.fixture
def running(engine: RunningEngine) -> Iterator[Running]:
    """Whether the database is at the statement."""
    with GraphDatabase.driver(engine.uri, auth=(engine.username, engine.password)) as driver:

        def there() -> bool:
            records, _, _ = driver.execute_query("SHOW TRANSACTIONS", database_=engine.database)
            return any(MARK in str(record["currentQuery"]) for record in records)

        yield there


def test_a_request_ends_with_its_time(engine: RunningEngine, running: Running) -> None:
    with served(engine, request_timeout=3.0) as address, httpx.Client(trust_env=False, timeout=30) as client:
        before = time.monotonic()
        answer = client.post(f"http://{address}/graphql", json=ASKED)
        assert time.monotonic() - before < 8
        assert answer.status_code == 503
        (error,) = answer.json()["errors"]
        assert error == {
            "message": "The request took longer than 3 seconds and was ended.",
            "extensions": {"code": "TIMED_OUT"},
        }
        wait_until(lambda: not running(), LATEST)
        assert client.post(f"http://{address}/graphql", json={"query": "{ __typename }"}).status_code == 200


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_request_ends_with_its_client(engine: RunningEngine, running: Running, method: str) -> None:
    given: dict[str, Any] = {"params": ASKED} if method == "GET" else {"json": ASKED}
    with served(engine, request_timeout=120.0) as address:
        gone = threading.Event()

        def ask_and_leave() -> None:
            with (
                httpx.Client(trust_env=False, timeout=5) as client,
                pytest.raises(httpx.ReadTimeout),
            ):
                client.request(method, f"http://{address}/graphql", **given)
            gone.set()

        asking = threading.Thread(target=ask_and_leave)
        asking.start()
        wait_until(running, LATEST)
        asking.join()
        assert gone.is_set()
        wait_until(lambda: not running(), LATEST)


def test_an_operation_ends_with_its_socket(engine: RunningEngine, running: Running) -> None:
    with served(engine, request_timeout=120.0) as address:
        with connect(f"ws://{address}/graphql", subprotocols=["graphql-transport-ws"], proxy=None) as socket:  # type: ignore[list-item]
            socket.send('{"type": "connection_init"}')
            assert "connection_ack" in socket.recv()
            socket.send('{"type": "subscribe", "id": "1", "payload": {"query": "{ extent { ties } }"}}')
            wait_until(running, LATEST)
        wait_until(lambda: not running(), LATEST)


def test_an_operation_of_a_socket_ends_with_its_time(engine: RunningEngine, running: Running) -> None:
    with (
        served(engine, request_timeout=2.0) as address,
        connect(f"ws://{address}/graphql", subprotocols=["graphql-transport-ws"], proxy=None) as socket,  # type: ignore[list-item]
    ):
        socket.send('{"type": "connection_init"}')
        socket.recv()
        socket.send('{"type": "subscribe", "id": "1", "payload": {"query": "{ extent { ties } }"}}')
        assert "TIMED_OUT" in str(socket.recv(timeout=10))
        wait_until(lambda: not running(), LATEST)
