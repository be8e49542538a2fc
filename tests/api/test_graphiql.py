"""The examples that GraphiQL offers, against the server with the seed: each is answered, with something."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.clients import client_of
from tests.engines import RunningEngine
from tests.graphs import CountingDatabase, ask
from tests.house.source import ROOT

FOLDER = ROOT / "frontend" / "graphiql" / "examples"
EXAMPLES = {path.stem: path.read_text("utf-8") for path in sorted(FOLDER.glob("*.graphql"))}


def holds_something(value: Any) -> bool:
    """Whether there is a value in it beside zeros, nulls and empty lists."""
    if isinstance(value, dict):
        return any(map(holds_something, value.values()))
    if isinstance(value, list):
        return any(map(holds_something, value))
    return bool(value)


def test_there_are_ten_and_each_has_a_title() -> None:
    titles = [text.partition("\n")[0] for text in EXAMPLES.values()]
    assert len(set(titles)) == 10
    assert all(title.startswith("# ") for title in titles)


@pytest.mark.parametrize("example", EXAMPLES)
async def test_an_example_is_answered(seeded: CountingDatabase, example: str) -> None:
    data = await ask(seeded, EXAMPLES[example])
    for name, value in data.items():
        if example == "02-known-at" and name == "before":
            assert value is None  # nobody knew of it then
        else:
            assert holds_something(value), name


async def test_the_pledge_runs_its_course(seeded: CountingDatabase) -> None:
    data = await ask(seeded, EXAMPLES["02-known-at"])
    statuses = [tie and tie["status"] for tie in data.values()]
    assert statuses == [None, "ASSERTED", "CONTESTED", "CONFIRMED"]


def test_graphiql_is_at_its_address_unless_it_is_off(embedded_engine: RunningEngine) -> None:
    with client_of(embedded_engine) as client:
        answer = client.get("/graphiql")
        assert answer.status_code == 200
        assert "font-src 'self' data:" in answer.headers["content-security-policy"]
        assert "default-src 'self'" in answer.headers["content-security-policy"]
        assert "://" not in answer.text
        assert "font-src" not in client.get("/").headers["content-security-policy"]
    with client_of(embedded_engine, graphiql=False) as client:
        assert _statuses(client) == {404}
        assert client.get("/").status_code == 200


def _statuses(client: TestClient) -> set[int]:
    return {client.get(path).status_code for path in ("/graphiql", "/graphiql/", "/graphiql/index.html")}
