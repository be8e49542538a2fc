"""REST over HTTP: who may ask, how it ends, what is described, and what a fuzzer finds of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.testclient import TestClient

from app.api import rest_answers
from app.api.rest_errors import ErrorBody
from app.api.rest_openapi import CypherPlan, CypherRows, CypherStatement
from app.errors import DatabaseError, TimedOut, Unavailable
from app.graph import lookups
from app.graph.connection import Database
from app.graph.tokens import Role, new_token, revoke
from tests.api.audited import Audited, audited
from tests.api.clients import client_of, served, wait_until
from tests.api.test_http_endings import ENDLESS, LATEST, Running, running
from tests.engines import RunningEngine
from tests.graphs import CountingDatabase
from tests.house.source import ROOT

__all__ = ["running"]
PATHS = (
    "/api/entities",
    "/api/entities/{id}",
    "/api/ties",
    "/api/ties/{id}",
    "/api/claims",
    "/api/claims/{id}",
)
ASKED = "/api/entities?ids=place:kobani"
SECONDS = int(os.environ.get("AUDIT_SECONDS", "15"))


@pytest.fixture
def client(embedded_engine: RunningEngine) -> Iterator[TestClient]:
    with client_of(embedded_engine) as client:
        yield client


def code(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]["code"]


@pytest.mark.parametrize("engine", ["embedded"], indirect=True)
async def test_abroad_one_needs_a_token(engine: RunningEngine, seeded: CountingDatabase) -> None:
    made, secret = await new_token(seeded, Role.VIEWER, "Ada")
    bearer = {"authorization": f"Bearer {secret}"}
    with client_of(engine, host="0.0.0.0") as client:
        for path in (ASKED, "/api/ties?first=0", "/api/claims/claim:x"):
            answer = client.get(path)
            assert code(answer) == (401, "UNAUTHENTICATED")
            assert answer.headers["www-authenticate"] == "Bearer"
        answer = client.get(ASKED, headers=bearer)
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "private, no-cache"
        tag = answer.headers["etag"]
        assert client.get(ASKED, headers={"if-none-match": tag}).status_code == 401
        await revoke(seeded, made.id)
        assert client.get(ASKED, headers=bearer).status_code == 401
    with client_of(engine) as client:
        assert code(client.get(ASKED, headers=bearer)) == (401, "UNAUTHENTICATED")
        stale = client.get(ASKED, headers={"cookie": f"cleave_token={secret}"})
        assert stale.status_code == 200
        assert "max-age=0" in stale.headers["set-cookie"].lower()


def test_the_guard_and_the_site(client: TestClient) -> None:
    assert code(client.get(ASKED, headers={"host": "evil.example"})) == (403, "FORBIDDEN")
    assert code(client.get(ASKED, headers={"origin": "http://evil.example"})) == (403, "FORBIDDEN")
    assert code(client.get(ASKED, headers={"sec-fetch-site": "cross-site"})) == (403, "FORBIDDEN")


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("application/json", 200),
        ("text/html, */*;q=0.1", 200),
        ("application/*", 200),
        ("", 200),
        ("text/csv", 406),
        ("application/json;q=0", 406),
    ],
)
def test_what_it_answers_in(client: TestClient, accept: str, status: int) -> None:
    answer = client.get(ASKED, headers={"accept": accept})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/json"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_is_changed_here(client: TestClient, method: str) -> None:
    for path in ("/api/entities", "/api/ties/tie:x", "/api/claims/claim:x"):
        answer = client.request(method, path)
        assert code(answer) == (405, "METHOD_NOT_ALLOWED")
        assert answer.headers["allow"] == "GET, HEAD"
    assert code(client.request(method, "/api/nothing")) == (404, "NOT_FOUND")


@pytest.mark.parametrize(
    ("failed", "expected"),
    [
        (Unavailable("No database answers."), (503, "UNAVAILABLE")),
        (DatabaseError("It failed."), (503, "UNAVAILABLE")),
        (TimedOut("It took too long."), (504, "TIMED_OUT")),
    ],
)
def test_a_database_that_fails_is_told(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, failed: DatabaseError, expected: tuple[int, str]
) -> None:
    async def fails(*_: Any) -> Any:
        raise failed

    monkeypatch.setattr(rest_answers, "state", fails)
    answer = client.get(ASKED)
    assert code(answer) == expected
    assert answer.json()["error"]["message"] == failed.message
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(("failed", "status"), [(Unavailable("Gone."), 503), (TimedOut("Too long."), 504)])
def test_so_is_one_that_fails_at_the_read(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, failed: DatabaseError, status: int
) -> None:
    async def fails(*_: Any) -> Any:
        raise failed

    monkeypatch.setattr(lookups, "nodes", fails)
    answer = client.get(ASKED)
    assert (answer.status_code, answer.json()["error"]["message"]) == (status, failed.message)


def test_a_bug_is_masked(embedded_engine: RunningEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    async def breaks(*_: Any) -> Any:
        raise KeyError("secret")

    with client_of(embedded_engine) as client:
        monkeypatch.setattr(lookups, "nodes", breaks)
        answer = client.get(ASKED)
        assert code(answer) == (500, "INTERNAL_SERVER_ERROR")
        assert "secret" not in answer.text


async def _endless(db: Database, *_: Any) -> Any:
    return await db.read(ENDLESS, {})


def test_it_ends_with_its_time(
    engine: RunningEngine, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookups, "nodes", _endless)
    with served(engine, request_timeout=2.0) as address, httpx.Client(trust_env=False, timeout=30) as client:
        answer = client.get(f"http://{address}{ASKED}")
        assert code(answer) == (504, "TIMED_OUT")
        assert answer.json()["error"]["message"] == "The request took longer than 2 seconds and was ended."
        wait_until(lambda: not running(), LATEST)


def test_it_ends_with_its_client(
    engine: RunningEngine, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookups, "nodes", _endless)
    with served(engine, request_timeout=120.0) as address:
        with httpx.Client(trust_env=False, timeout=3) as client, pytest.raises(httpx.ReadTimeout):
            client.get(f"http://{address}{ASKED}")
        wait_until(lambda: not running(), LATEST)


def test_openapi_describes_every_address(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()
    assert set(PATHS) <= set(described["paths"])
    for path in PATHS:
        get = described["paths"][path]["get"]
        assert get["description"]
        assert {"200", "304", "400", "401", "406", "503", "504"} <= set(get["responses"])
        assert "422" not in get["responses"]
        assert ("404" in get["responses"]) == path.endswith("{id}")
        assert all(parameter["description"] for parameter in get["parameters"]), path
        assert "ETag" in get["responses"]["200"]["headers"]
    names = described["components"]["schemas"]
    assert not [name for name in names if "__" in name]
    assert set(names["Tie"]["required"]) == set(names["Tie"]["properties"])


def test_whatever_is_served_below_api_is_described(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()["paths"]
    served_at = {
        (route.path_format, method)
        for route in client.app.router.routes  # type: ignore[attr-defined]
        if getattr(route, "path", "").startswith("/api/")
        for method in route.methods or ()
    }
    undescribed = {
        (path, method) for path, method in served_at if method.lower() not in described.get(path, {})
    }
    assert {(path, "GET") for path in PATHS} | {("/api/cypher", "POST")} <= served_at
    own = {each for each in undescribed if each[0] not in ("/api/openapi.json", "/api/{path}")}
    assert own == set()


def test_cypher_is_described_as_it_answers(client: TestClient) -> None:
    for asked in ({"statement": "RETURN 1 AS one"}, {"statement": "RETURN 1 AS one", "explain": True}):
        answer = client.post("/api/cypher", json=CypherStatement(**asked).model_dump())
        model = CypherPlan if "explain" in asked else CypherRows
        assert answer.status_code == 200, answer.text
        assert model.model_validate(answer.json(), extra="forbid")
    refused = client.post("/api/cypher", json={"statement": ""})
    assert ErrorBody.model_validate(refused.json(), extra="forbid").error.field == "statement"
    assert code(client.get("/api/cypher")) == (405, "METHOD_NOT_ALLOWED")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Audited]:
    with audited(tmp_path_factory.mktemp("audited")) as server:
        yield server


@pytest.mark.slow
def test_schemathesis_finds_nothing(server: Audited, tmp_path: Path) -> None:
    command = [str(Path(sys.executable).with_name("schemathesis")), "run"]
    command += [f"{server.address}/api/openapi.json", "--max-time", str(SECONDS), "--no-color"]
    # A text that the schema allows may still name nothing that there is.
    command += ["--exclude-checks", "positive_data_acceptance", "--max-response-time", "30"]
    report = tmp_path / "report.json"
    command += ["--report-json-path", str(report)]
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS + 120,
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[-8000:]
    told = json.loads(report.read_text())
    assert told["operations"]["tested"] == told["operations"]["total"] == len(PATHS) + 1
    assert told["test_cases"]["generated"] > 20
    said = server.log.read_text()
    assert "Traceback" not in said
    assert "unexpected" not in said
