"""The application over an engine of the tests, without a server process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from starlette.testclient import TestClient

from app.main import create_app
from app.settings import read_settings
from tests.engines import RunningEngine

VIEWER = "{ viewer { role } }"
GRAPHQL = "application/graphql-response+json"


@contextmanager
def client_of(engine: RunningEngine, **settings: Any) -> Iterator[TestClient]:
    app = create_app(
        read_settings(data="/dev/null/none", **settings),
        uri=engine.uri,
        username=engine.username,
        password=engine.password,
        database=engine.database,
        reader=engine.reader,
    )
    with TestClient(app, base_url="http://127.0.0.1:8000") as client:
        yield client


def error_of(answer: Any) -> dict[str, Any]:
    """The one error of an answer."""
    (error,) = answer.json()["errors"]
    return dict(error)


def code_of(answer: Any) -> str:
    return str(error_of(answer)["extensions"]["code"])
