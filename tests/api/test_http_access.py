"""Who may read over HTTP and WebSockets, and how one signs in."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
import pytest_asyncio
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from app.graph.tokens import Role, new_token, revoke, tokens
from tests.api.clients import client_of, code_of
from tests.engines import RunningEngine
from tests.graphs import CountingDatabase, opened

WHO = {"query": "{ viewer { role name } }"}
SOCKET = "ws://127.0.0.1:8000/graphql"
PROTOCOL = "graphql-transport-ws"


@pytest_asyncio.fixture
async def db(embedded_engine: RunningEngine) -> AsyncIterator[CountingDatabase]:
    async with opened(embedded_engine) as db:
        yield db


@pytest_asyncio.fixture
async def token(db: CountingDatabase) -> str:
    _, secret = await new_token(db, Role.EDITOR, "Ada")
    return secret


@pytest.fixture
def loopback(embedded_engine: RunningEngine) -> Iterator[TestClient]:
    with client_of(embedded_engine) as client:
        yield client


@pytest.fixture
def abroad(embedded_engine: RunningEngine) -> Iterator[TestClient]:
    with client_of(embedded_engine, host="0.0.0.0") as client:
        yield client


STALE = {"cookie": "cleave_token=cleave_of_another_server"}
SAVE = 'mutation { saveEntity(input: { id: "person:x", label: "X" }) { ... on NotAllowed { message } } }'


def clears_the_cookie(answer: Any) -> bool:
    given = answer.headers.get("set-cookie", "").lower()
    return given.startswith('cleave_token="";') and "max-age=0" in given and "path=/" in given


def bearer(secret: str) -> dict[str, str]:
    return {"authorization": f"Bearer {secret}"}


def test_on_loopback_anybody_reads(loopback: TestClient, token: str) -> None:
    assert loopback.post("/graphql", json=WHO).json()["data"] == {"viewer": {"role": "VIEWER", "name": None}}
    answer = loopback.post("/graphql", json=WHO, headers=bearer(token))
    assert answer.json()["data"] == {"viewer": {"role": "EDITOR", "name": "Ada"}}


def test_a_wrong_token_never_passes_for_none(loopback: TestClient) -> None:
    answer = loopback.post("/graphql", json=WHO, headers=bearer("cleave_wrong"))
    assert (answer.status_code, code_of(answer)) == (401, "UNAUTHENTICATED")
    assert answer.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_on_another_address_one_needs_a_token(abroad: TestClient, token: str, method: str) -> None:
    given: dict[str, Any] = {"params": WHO} if method == "GET" else {"json": WHO}
    answer = abroad.request(method, "/graphql", **given)
    assert (answer.status_code, code_of(answer)) == (401, "UNAUTHENTICATED")
    answer = abroad.request(method, "/graphql", headers=bearer(token), **given)
    assert answer.json()["data"]["viewer"]["name"] == "Ada"


def test_who_may_not_read_learns_nothing_of_the_request(abroad: TestClient) -> None:
    for query in ("{ nothing }", "{", "{ __schema { types { name } } }"):
        assert abroad.post("/graphql", json={"query": query}).status_code == 401


def test_reading_without_a_token_can_be_allowed(embedded_engine: RunningEngine) -> None:
    with client_of(embedded_engine, host="0.0.0.0", anonymous_reading=True) as client:
        assert client.post("/graphql", json=WHO).status_code == 200
    with client_of(embedded_engine, anonymous_reading=False) as client:
        assert client.post("/graphql", json=WHO).status_code == 401


def test_a_socket_tells_its_token_at_the_start(abroad: TestClient, token: str) -> None:
    with abroad.websocket_connect(SOCKET, [PROTOCOL]) as socket:
        socket.send_json({"type": "connection_init", "payload": {"authorization": f"Bearer {token}"}})
        assert socket.receive_json() == {"type": "connection_ack"}
        socket.send_json({"type": "subscribe", "id": "1", "payload": WHO})
        assert socket.receive_json()["payload"]["data"] == {"viewer": {"role": "EDITOR", "name": "Ada"}}


@pytest.mark.parametrize(
    "payload", [None, {}, {"authorization": "Bearer cleave_wrong"}, {"authorization": 1}]
)
def test_a_socket_without_a_token_is_closed(abroad: TestClient, payload: object) -> None:
    with abroad.websocket_connect(SOCKET, [PROTOCOL]) as socket:
        socket.send_json({"type": "connection_init", "payload": payload})
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_json()
        assert closed.value.code == 4403
        assert "oken" in closed.value.reason or "authorization" in closed.value.reason


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_stale_cookie_locks_nobody_out(loopback: TestClient, method: str) -> None:
    given: dict[str, Any] = {"params": WHO} if method == "GET" else {"json": WHO}
    answer = loopback.request(method, "/graphql", headers=STALE, **given)
    assert answer.json()["data"] == {"viewer": {"role": "VIEWER", "name": None}}
    assert clears_the_cookie(answer)
    assert "set-cookie" not in loopback.request(method, "/graphql", **given).headers


def test_a_stale_cookie_writes_nothing_and_is_told_to_sign_in_again(loopback: TestClient) -> None:
    answer = loopback.post("/graphql", json={"query": SAVE}, headers=STALE)
    assert "Sign in again" in answer.json()["data"]["saveEntity"]["message"]
    assert clears_the_cookie(answer)
    answer = loopback.post("/graphql", json={"query": SAVE})
    assert "again" not in answer.json()["data"]["saveEntity"]["message"]


def test_a_bad_header_is_told_beside_a_stale_cookie_too(loopback: TestClient) -> None:
    answer = loopback.post("/graphql", json=WHO, headers=STALE | bearer("cleave_wrong"))
    assert (answer.status_code, code_of(answer)) == (401, "UNAUTHENTICATED")


def test_where_a_token_is_needed_a_stale_cookie_is_refused_and_cleared(abroad: TestClient) -> None:
    answer = abroad.post("/graphql", json=WHO, headers=STALE)
    assert (answer.status_code, code_of(answer)) == (401, "UNAUTHENTICATED")
    assert "Sign in again" in answer.json()["errors"][0]["message"]
    assert clears_the_cookie(answer)
    assert "set-cookie" not in abroad.post("/graphql", json=WHO).headers


def test_a_socket_with_a_stale_cookie_reads(loopback: TestClient) -> None:
    with loopback.websocket_connect(SOCKET, [PROTOCOL], headers=STALE) as socket:
        socket.send_json({"type": "connection_init"})
        assert socket.receive_json() == {"type": "connection_ack"}


def test_the_sign_in_link_makes_an_editor(loopback: TestClient) -> None:
    link = loopback.app.state.sign_in.link  # type: ignore[attr-defined]
    refused = loopback.get("/sign-in?code=wrong")
    assert refused.status_code == 403
    assert "set-cookie" not in refused.headers
    answer = loopback.get(link, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert loopback.post("/graphql", json=WHO).json()["data"]["viewer"]["role"] == "EDITOR"


async def revoked(db: CountingDatabase, name: str) -> None:
    """Take back every token of a name."""
    for each in await tokens(db):
        if each.name == name:
            assert await revoke(db, each.id)


async def test_a_revoked_sign_in_link_signs_nobody_in(loopback: TestClient, db: CountingDatabase) -> None:
    link = loopback.app.state.sign_in.link  # type: ignore[attr-defined]
    assert loopback.get(link, follow_redirects=False).status_code == 303
    await revoked(db, "sign-in link")
    refused = loopback.get(link, follow_redirects=False)
    assert refused.status_code == 403
    assert "set-cookie" not in refused.headers


async def test_a_socket_whose_token_was_revoked_is_closed_at_its_next_operation(
    loopback: TestClient, db: CountingDatabase, token: str
) -> None:
    with loopback.websocket_connect(SOCKET, [PROTOCOL]) as socket:
        socket.send_json({"type": "connection_init", "payload": bearer(token)})
        assert socket.receive_json() == {"type": "connection_ack"}
        socket.send_json({"type": "subscribe", "id": "1", "payload": WHO})
        assert socket.receive_json()["payload"]["data"]["viewer"]["role"] == "EDITOR"
        assert socket.receive_json()["type"] == "complete"
        await revoked(db, "Ada")
        socket.send_json({"type": "subscribe", "id": "2", "payload": WHO})
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_json()
        assert closed.value.code == 4403
