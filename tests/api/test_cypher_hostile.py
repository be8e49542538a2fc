"""POST /api/cypher: statements that are made to break it, and what they get."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.graph.plans import columns
from tests.api.clients import client_of
from tests.engines import RunningEngine
from tests.graphs import opened, put_seed

ADDRESS = "/api/cypher"
RUN = "CALL { CALL do.when(true, $q, '', {}) YIELD value RETURN value } RETURN value"


@pytest.fixture
def client(fresh: RunningEngine) -> Iterator[TestClient]:
    with client_of(fresh) as opened:
        yield opened


def asked(client: TestClient, statement: str, **more: Any) -> Any:
    return client.post(ADDRESS, json={"statement": statement, **more})


@pytest.mark.parametrize(
    "inner",
    [
        "SHOW TRANSACTIONS YIELD transactionId, currentQuery",
        "SESSION SET $zz = 42",
        "START TRANSACTION",
        "SHOW CURRENT USER",
        "RETURN 1 AS n",
    ],
)
@pytest.mark.parametrize(
    "outer", [RUN, RUN.replace("do.when", "`do`.`when`"), f"RETURN COLLECT {{ {RUN} }} AS x"]
)
def test_text_in_a_parameter_is_not_run(client: TestClient, outer: str, inner: str) -> None:
    got = asked(client, outer, parameters={"q": inner})
    assert got.status_code in (400, 403), got.text
    got = asked(client, "RETURN $zz AS z")
    assert got.status_code == 400, got.text


@pytest.mark.parametrize("expression", ["util.sleep(60000)", "meta.stats()", "apoc.version()"])
def test_functions_beyond_the_languages_own_are_refused(client: TestClient, expression: str) -> None:
    got = asked(client, f"RETURN {expression} AS x")
    assert got.status_code in (400, 403), got.text


@pytest.mark.parametrize(
    "name",
    ["a" * 100_000, "CALL." * 20_000, "[" * 100_000, "(" * 50_000 + ")" * 50_000],
    ids=["a", "CALL", "[", "("],
)
def test_a_name_as_long_as_a_statement_is_read_once(client: TestClient, name: str) -> None:
    """Read again from each of its letters it would take minutes."""
    got = asked(client, f"MATCH (n:Nope) RETURN 1 AS `{name}`")
    assert got.status_code in (200, 400, 403), got.text
    assert asked(client, "RETURN 1 AS n").json()["rows"] == [[1]]


def test_columns_without_rows_are_told_by_their_commas() -> None:
    detail = "+ FINAL PROJECTION [n.name, [1, 2] AS x, {a: 1, b: 2}, 'a, b', f(1, (2, 3))]"
    assert columns({"args": {"Details": detail}}) == [
        "n.name",
        "[1, 2] AS x",
        "{a: 1, b: 2}",
        "'a, b'",
        "f(1, (2, 3))",
    ]


DEEP = {
    "unions": "RETURN 1 AS x UNION ALL " * 150 + "RETURN 1 AS x",
    "sorts": "WITH 1 AS x " + "WITH x + 1 AS x ORDER BY x " * 150 + "RETURN x",
}


@pytest.mark.parametrize("kind", DEEP)
def test_a_deep_plan_is_no_failure(client: TestClient, kind: str) -> None:
    for explain in (False, True):
        got = asked(client, DEEP[kind], explain=explain)
        assert got.status_code in (200, 400, 403), got.text[:300]


async def test_a_relationship_alone_tells_its_ends(engine: RunningEngine) -> None:
    async with opened(engine) as db:
        await put_seed(db)
    with client_of(engine) as client:
        statement = "MATCH (a)-[r:SPLIT_FROM]->(b) RETURN {} ORDER BY r.id LIMIT 3"
        alone = asked(client, statement.format("r")).json()["rows"]
        whole = asked(client, statement.format("a, r, b")).json()["rows"]
    assert len(alone) == 3
    assert [(r["start"], r["end"]) for (r,) in alone] == [(a["id"], b["id"]) for a, _, b in whole]


@pytest.mark.parametrize("expression", ["date({year: 12345})", "date({year: -1})"])
def test_a_day_that_python_has_not_is_no_outage(client: TestClient, expression: str) -> None:
    got = asked(client, f"RETURN {expression} AS x")
    assert (got.status_code, "connection" in got.text) == (400, False), got.text


def test_a_point_has_numbers_or_says_which_are_none(client: TestClient) -> None:
    got = asked(client, "RETURN point({x: 0.0 / 0.0, y: 1.0}) AS p")
    if got.status_code == 200:
        assert got.json()["rows"][0][0]["coordinates"] == [{"$type": "Float", "value": "NaN"}, 1.0]
    else:
        assert got.status_code == 400
