"""The subscription `changed`: two servers on one database, and a change made through either reaches both,
over WebSockets and as server-sent events, within two seconds."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
import websockets

from app.api.context import Context
from app.api.subscription import Subscription
from app.graph.connection import Database
from app.graph.merging import merge
from app.graph.revisions import Revisions, TooSlow
from app.graph.tokens import Role, new_token
from tests.api.writing import CLAIM, EDITOR, MEMBER, RECORD, SAVE_ENTITY, recorded, send
from tests.engines import RunningEngine
from tests.graphs import CountingDatabase
from tests.house.serving import free_port, serving

WITHIN = 2.0
CHANGED = "subscription($of: [ID!]) { changed(of: $of) { number at touched } }"


@contextlib.contextmanager
def server(engine: RunningEngine, folder: Path) -> Iterator[str]:
    """One instance of the application on the engine, in a process of its own; gives its address."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("CLEAVE_")}
    environment |= {
        "NEO4J_URI": engine.uri,
        "NEO4J_USERNAME": engine.username,
        "NEO4J_PASSWORD": engine.password,
        "NEO4J_DATABASE": engine.database,
    }
    command = [sys.executable, "-c", "from app.cli import main; main()", "serve", "--port", str(free_port())]
    with serving(command, folder, {**environment, "PYTHONPATH": str(Path(__file__).parents[2])}) as address:
        yield address


@contextlib.asynccontextmanager
async def by_socket(
    address: str, of: list[str] | None = None
) -> AsyncIterator[AsyncIterator[dict[str, Any]]]:
    uri = address.replace("http:", "ws:") + "/graphql"
    async with websockets.connect(uri, subprotocols=["graphql-transport-ws"], proxy=None) as socket:  # type: ignore[list-item]
        await socket.send(json.dumps({"type": "connection_init"}))
        assert json.loads(await socket.recv()) == {"type": "connection_ack"}
        payload = {"query": CHANGED, "variables": {"of": of}}
        await socket.send(json.dumps({"type": "subscribe", "id": "1", "payload": payload}))

        async def heard() -> AsyncIterator[dict[str, Any]]:
            async for text in socket:
                yield json.loads(text)["payload"]["data"]["changed"]

        yield heard()


@contextlib.asynccontextmanager
async def by_events(address: str) -> AsyncIterator[AsyncIterator[dict[str, Any]]]:
    async with (
        httpx.AsyncClient(trust_env=False, timeout=30) as client,
        client.stream(
            "POST",
            f"{address}/graphql",
            json={"query": CHANGED},
            headers={"accept": "text/event-stream"},
        ) as answer,
    ):
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/event-stream")

        async def heard() -> AsyncIterator[dict[str, Any]]:
            async for line in answer.aiter_lines():
                if line.startswith("data:") and line.removeprefix("data:").strip():
                    yield json.loads(line.removeprefix("data:"))["data"]["changed"]

        yield heard()


async def test_a_change_reaches_every_instance_and_both_ways_of_listening(
    engine: RunningEngine, small: CountingDatabase, tmp_path: Path
) -> None:
    _, secret = await new_token(small, Role.EDITOR, "Ada")
    with server(engine, tmp_path) as one, server(engine, tmp_path) as other:
        async with (
            by_events(one) as events,
            by_socket(other) as messages,
            by_socket(other, ["group:nobody"]) as nobody,
            httpx.AsyncClient(trust_env=False, timeout=30) as client,
        ):
            await asyncio.sleep(1)  # a subscription has no answer that says it has begun
            sent = await client.post(
                f"{other}/graphql",
                json={"query": RECORD, "variables": {"input": CLAIM}},
                headers={"authorization": f"Bearer {secret}"},
            )
            written = time.monotonic()
            done = sent.json()["data"]["done"]
            assert done["created"] is True
            async with asyncio.timeout(30):
                told = await asyncio.gather(anext(events), anext(messages))
            assert time.monotonic() - written < WITHIN
            assert told[0] == told[1]
            assert {done["claim"]["id"], MEMBER, "group:a", "group:b"} <= set(told[0]["touched"])
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(1):
                    await anext(nobody)


async def test_what_is_listened_to_costs_one_question_however_many_listen(small: CountingDatabase) -> None:
    revisions = Revisions(small)
    listeners = [revisions.follow() for _ in range(20)]
    waiting = [asyncio.ensure_future(anext(each)) for each in listeners]
    await asyncio.sleep(0.2)
    before = small.calls
    await asyncio.sleep(1.2)
    assert small.calls - before <= 4
    claim = await recorded(small)
    heard = await asyncio.wait_for(asyncio.gather(*waiting), 30)
    assert all(claim in each.touched for each in heard)
    for each in listeners:
        await each.aclose()
    await asyncio.sleep(0.2)
    before = small.calls
    await asyncio.sleep(1.2)
    assert small.calls == before


async def test_changes_come_in_order_and_none_is_left_out(small: CountingDatabase) -> None:
    listener = Revisions(small).follow()
    first = asyncio.ensure_future(anext(listener))
    await asyncio.sleep(0.2)
    claims = [await recorded(small, locator=f"p. {page}") for page in range(5)]
    heard = [await first] + [await asyncio.wait_for(anext(listener), 30) for _ in range(4)]
    assert [claim in each.touched for claim, each in zip(claims, heard, strict=True)] == [True] * 5
    assert [each.number for each in heard] == list(range(heard[0].number, heard[0].number + 5))
    await listener.aclose()


async def test_after_a_merge_each_id_hears_of_what_is_said_of_either(small: CountingDatabase) -> None:
    for name in ("group:ma", "group:mb"):
        given = {"id": name, "label": name[6:], "groupKind": "FACTION"}
        assert (await send(small, SAVE_ENTITY, input=given))["__typename"] == "EntitySaved"
    await merge(small, "group:ma", ["group:mb"], "one", "Ada")
    info = SimpleNamespace(context=Context(small, Revisions(small), EDITOR))
    listening = [Subscription().changed(info, of=[name]) for name in ("group:mb", "group:ma")]
    ties = {"group:ma": "tie:member-of/group:ma/group:b", "group:mb": "tie:member-of/group:mb/group:b"}
    for source, tie in ties.items():
        waiting = [asyncio.ensure_future(anext(each)) for each in listening]
        await asyncio.sleep(0.3)
        about = {"tie": {"type": "MEMBER_OF", "source": source, "target": "group:b"}}
        claim = await recorded(small, about=about)
        told = await asyncio.wait_for(asyncio.gather(*waiting), 10)
        for each in told:
            assert {claim, tie, ties["group:ma"], "group:ma", "group:mb"} <= set(each["touched"])
    for each in listening:
        await each.aclose()


class _Flood(Database):
    """A graph that changed ten thousand times since; made up, because nobody writes so fast."""

    def __init__(self) -> None:
        self.dialect = "neo4j"

    async def read(self, text: str, parameters: Any) -> list[list[Any]]:
        await asyncio.sleep(0)
        if "after" not in parameters:
            return [[0]]
        after = parameters["after"]
        return [[number, "2014-08-25T00:00:00+00:00", []] for number in range(after + 1, after + 501)]


async def test_a_listener_that_does_not_keep_up_is_told_so() -> None:
    listener = Revisions(_Flood()).follow()
    assert (await anext(listener)).number == 1

    async def listen() -> None:
        async for _ in listener:
            await asyncio.sleep(0.01)

    with pytest.raises(TooSlow):
        await asyncio.wait_for(listen(), 10)
    await listener.aclose()
