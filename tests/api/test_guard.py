"""Requests for a foreign Host or from a foreign Origin are refused, WebSockets included."""

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from app.api.guard import Guard


async def _page(_request):
    return PlainTextResponse("here")


async def _socket(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text("here")
    await socket.close()


@pytest.fixture
def client() -> TestClient:
    app = Starlette(routes=[Route("/", _page, methods=["GET", "POST"]), WebSocketRoute("/", _socket)])
    return TestClient(Guard(app, ["graph.example"]), base_url="http://127.0.0.1:8000")


@pytest.mark.parametrize(
    ("host", "origin", "allowed"),
    [
        ("127.0.0.1:8000", None, True),
        ("localhost:8000", None, True),
        ("LOCALHOST:8000", None, True),
        ("[::1]:8000", None, True),
        ("graph.example", None, True),
        ("graph.example:443", "https://graph.example:443", True),
        ("127.0.0.1:8000", "http://127.0.0.1:8000", True),
        ("127.0.0.1:8000", "http://127.0.0.1:9000", False),
        ("127.0.0.1:8000", "http://localhost:8000", False),
        ("127.0.0.1:8000", "http://evil.example", False),
        ("127.0.0.1:8000", "null", False),
        ("127.0.0.1:8000", "http://[", False),
        ("evil.example", None, False),
        ("evil.example:8000", "http://evil.example:8000", False),
        ("127.0.0.1.evil.example", None, False),
        ("", None, False),
        ("[", None, False),
    ],
)
def test_host_and_origin(client: TestClient, host: str, origin: str | None, allowed: bool) -> None:
    headers = {"host": host} | ({"origin": origin} if origin else {})
    for method in ("GET", "POST"):
        assert client.request(method, "/", headers=headers).status_code == (200 if allowed else 403)
    if allowed:
        with client.websocket_connect("/", headers=headers) as socket:
            assert socket.receive_text() == "here"
    else:
        with pytest.raises(WebSocketDisconnect) as refused, client.websocket_connect("/", headers=headers):
            pass
        assert refused.value.code == 4403


def test_the_refusal_says_why(client: TestClient) -> None:
    answer = client.get("/", headers={"host": "evil.example"})
    assert answer.json()["errors"][0]["extensions"]["code"] == "FORBIDDEN"
    assert "CLEAVE_ALLOWED_HOSTS" in answer.json()["errors"][0]["message"]
