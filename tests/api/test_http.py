"""GraphQL over HTTP: what is no request is a clear 4xx, and nothing of the inside leaks."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import read_settings
from tests.engines import RunningEngine


@pytest.fixture(scope="module")
def client(engine: RunningEngine) -> Iterator[TestClient]:
    app = create_app(
        read_settings(data="/dev/null/none"),
        uri=engine.uri,
        username=engine.username,
        password=engine.password,
        database=engine.database,
    )
    with TestClient(app, base_url="http://127.0.0.1:8000") as client:
        yield client


def test_a_request_is_answered(client: TestClient) -> None:
    answer = client.post("/graphql", json={"query": "{ viewer { role } }"})
    assert answer.json() == {"data": {"viewer": {"role": "VIEWER"}}}
    answer = client.get("/graphql", params={"query": "{ viewer { role } }"})
    assert answer.json() == {"data": {"viewer": {"role": "VIEWER"}}}


@pytest.mark.parametrize(
    "body",
    [
        "null",
        "1",
        '"x"',
        "[]",
        '[{"query": "{ viewer { role } }"}]',
        "{}",
        '{"query": null}',
        '{"query": 1}',
        '{"query": "{ viewer { role } }", "operationName": 1}',
        '{"query": "{ viewer { role } }", "variables": []}',
        '{"query": ',
        "",
        "\xff",
    ],
)
def test_what_is_no_request_is_400(client: TestClient, body: str) -> None:
    answer = client.post(
        "/graphql", content=body.encode("latin-1"), headers={"content-type": "application/json"}
    )
    assert answer.status_code == 400
    assert "expected" in answer.text
    assert "Traceback" not in answer.text


def test_other_media_types_are_refused(client: TestClient) -> None:
    answer = client.post("/graphql", content="{ viewer { role } }", headers={"content-type": "text/plain"})
    assert answer.status_code == 400


def test_a_foreign_page_may_not_ask(client: TestClient) -> None:
    query = {"query": "{ viewer { role } }"}
    assert client.post("/graphql", json=query, headers={"origin": "http://evil.example"}).status_code == 403
    assert client.post("/graphql", json=query, headers={"host": "evil.example"}).status_code == 403


def test_the_page_loads_nothing_from_elsewhere(client: TestClient) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-cache"
    assert client.get("/nothing-here").status_code == 404


def test_a_database_that_went_away_is_told_without_its_address(client: TestClient, monkeypatch) -> None:
    from app.errors import DatabaseError, Unavailable
    from app.graph.connection import Database

    async def gone(*_arguments):
        raise Unavailable("No database answers at the configured address.")

    async def failed(*_arguments):
        raise DatabaseError("bolt://10.0.0.1 said: secret")

    monkeypatch.setattr(Database, "read", gone)
    (error,) = client.post("/graphql", json={"query": "{ extent { ties } }"}).json()["errors"]
    assert error["extensions"]["code"] == "DATABASE_UNAVAILABLE"
    monkeypatch.setattr(Database, "read", failed)
    (error,) = client.post("/graphql", json={"query": "{ extent { ties } }"}).json()["errors"]
    assert error["extensions"]["code"] == "INTERNAL_SERVER_ERROR"
    assert "secret" not in error["message"]
