"""The application over an engine of the tests, without a server process: called, or served by a thread."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn
from fastapi import FastAPI
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import read_settings
from tests.engines import RunningEngine
from tests.house.serving import free_port

VIEWER = "{ viewer { role } }"
GRAPHQL = "application/graphql-response+json"


def _application(engine: RunningEngine, **settings: Any) -> FastAPI:
    return create_app(
        read_settings(data="/dev/null/none", **settings),
        uri=engine.uri,
        username=engine.username,
        password=engine.password,
        database=engine.database,
        reader=engine.reader,
    )


@contextmanager
def client_of(engine: RunningEngine, **settings: Any) -> Iterator[TestClient]:
    with TestClient(_application(engine, **settings), base_url="http://127.0.0.1:8000") as client:
        yield client


@contextmanager
def served(engine: RunningEngine, **settings: Any) -> Iterator[str]:
    """Host and port of a real server in a thread of its own, whose statements end late."""
    port = free_port()
    app = _application(engine, statement_timeout=120.0, **settings)
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning", ws="websockets-sansio"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        wait_until(lambda: server.started, 30)
        yield f"127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(20)
        assert not thread.is_alive()


def wait_until(what: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.05)


def error_of(answer: Any) -> dict[str, Any]:
    """The one error of an answer."""
    (error,) = answer.json()["errors"]
    return dict(error)


def code_of(answer: Any) -> str:
    return str(error_of(answer)["extensions"]["code"])
