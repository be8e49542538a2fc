"""GraphQL over WebSockets and server-sent events: what the protocol does not have closes the connection with
the protocol's own code, and nothing of it reaches the log."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from tests.api.clients import VIEWER, client_of, code_of
from tests.engines import RunningEngine

SOCKET = "ws://127.0.0.1:8000/graphql"
PROTOCOL = "graphql-transport-ws"
INIT = {"type": "connection_init"}
ANSWER = {"data": {"viewer": {"role": "VIEWER"}}, "extensions": {"cost": 1}}


@pytest.fixture(scope="module")
def client(embedded_engine: RunningEngine) -> Iterator[TestClient]:
    with client_of(embedded_engine) as client:
        yield client


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    assert [each.getMessage() for each in caplog.records if each.levelno >= logging.WARNING] == []


def subscribe(query: object, id_: object = "1", **more: object) -> dict[str, object]:
    return {"type": "subscribe", "id": id_, "payload": {"query": query, **more}}


def test_a_query_is_answered(client: TestClient) -> None:
    with client.websocket_connect(SOCKET, [PROTOCOL]) as socket:
        socket.send_json({"type": "ping"})
        assert socket.receive_json() == {"type": "pong"}
        socket.send_json(INIT)
        assert socket.receive_json() == {"type": "connection_ack"}
        socket.send_json(subscribe(VIEWER))
        assert socket.receive_json() == {"type": "next", "id": "1", "payload": ANSWER}
        assert socket.receive_json() == {"type": "complete", "id": "1"}


@pytest.mark.parametrize(
    "message",
    [
        "null",
        "[]",
        "1",
        '"x"',
        "{",
        "",
        "{}",
        '{"type": 1}',
        '{"type": null}',
        '{"type": "nothing"}',
        json.dumps({"type": "x" * 1000}),
        '{"type": "subscribe"}',
        '{"type": "complete"}',
        '{"type": "complete", "id": []}',
        '{"type": "connection_init", "payload": []}',
        '{"type": "ping", "payload": 1}',
        json.dumps(subscribe(None)),
        json.dumps(subscribe(["{ a }"])),
        json.dumps(subscribe(VIEWER, 1)),
        json.dumps(subscribe(VIEWER, "")),
        json.dumps(subscribe(VIEWER, ["1"])),
        json.dumps(subscribe(VIEWER, {})),
        json.dumps(subscribe(VIEWER, operationName=1)),
        json.dumps(subscribe(VIEWER, variables=[])),
        json.dumps({"type": "subscribe", "id": "1", "payload": []}),
        "[" * 5000,
    ],
)
@pytest.mark.parametrize("acknowledged", [False, True])
def test_what_the_protocol_does_not_have_closes_the_connection(
    client: TestClient, message: str, acknowledged: bool
) -> None:
    with client.websocket_connect(SOCKET, [PROTOCOL]) as socket:
        if acknowledged:
            socket.send_json(INIT)
            socket.receive_json()
        socket.send_text(message)
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_json()
    assert closed.value.code == 4400
    assert 0 < len(closed.value.reason.encode()) <= 123


def test_binary_messages_close_the_connection(client: TestClient) -> None:
    with client.websocket_connect(SOCKET, [PROTOCOL]) as socket:
        socket.send_bytes(b"\xff\x00")
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_json()
    assert closed.value.code == 4400


@pytest.mark.parametrize(("messages", "code"), [([subscribe(VIEWER)], 4401), ([INIT, INIT], 4429)])
def test_messages_out_of_order_close_the_connection(
    client: TestClient, messages: list[dict[str, object]], code: int
) -> None:
    with client.websocket_connect(SOCKET, [PROTOCOL]) as socket:
        for message in messages:
            socket.send_json(message)
        if code == 4429:
            socket.receive_json()
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_json()
    assert closed.value.code == code


@pytest.mark.parametrize("protocols", [[], ["graphql-ws"], ["chat"]])
def test_other_protocols_are_not_spoken(client: TestClient, protocols: list[str]) -> None:
    with (
        client.websocket_connect(SOCKET, protocols) as socket,
        pytest.raises(WebSocketDisconnect) as closed,
    ):
        socket.receive_json()
    assert closed.value.code == 4406


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("{", "BAD_USER_INPUT"),
        ("{ nothing }", "BAD_USER_INPUT"),
        ("", "BAD_USER_INPUT"),
        ("{ " + " ".join(f"a{i}: __typename" for i in range(101)) + " }", "TOO_COMPLEX"),
    ],
)
def test_a_wrong_document_is_an_error_of_its_operation_alone(
    client: TestClient, query: str, code: str
) -> None:
    with client.websocket_connect(SOCKET, [PROTOCOL]) as socket:
        socket.send_json(INIT)
        socket.receive_json()
        socket.send_json(subscribe(query))
        answer = socket.receive_json()
        assert (answer["type"], answer["payload"][0]["extensions"]["code"]) == ("error", code)
        socket.send_json(subscribe(VIEWER))
        assert socket.receive_json()["payload"] == ANSWER


# The driver forgets to close a socket that it is opening for somebody who is gone; Python does it then.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_client_that_leaves_in_the_middle_leaves_nothing_in_the_log(client: TestClient) -> None:
    for _ in range(5):
        with client.websocket_connect(SOCKET, [PROTOCOL]) as socket:
            socket.send_json(INIT)
            socket.receive_json()
            for i in range(10):
                socket.send_json(subscribe("{ extent { ties } }", str(i)))


def test_a_query_may_come_as_an_event(client: TestClient) -> None:
    answer = client.post("/graphql", json={"query": VIEWER}, headers={"accept": "text/event-stream"})
    assert answer.headers["content-type"].startswith("text/event-stream")
    event, complete = answer.text.replace("\r\n", "\n").strip().split("\n\n")
    assert event.startswith("event: next\ndata: ")
    assert json.loads(event.partition("data: ")[2]) == ANSWER
    assert complete.startswith("event: complete")


def test_a_subscription_needs_a_stream(client: TestClient) -> None:
    answer = client.post("/graphql", json={"query": "subscription { changed { number } }"})
    assert (answer.status_code, code_of(answer)) == (406, "NOT_ACCEPTABLE")
