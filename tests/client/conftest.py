"""One server for all tests of the client, with the first data set, started as a user starts it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cleave_client import Cleave

from tests.client.breaking import Breaking
from tests.house.serving import free_port, serving

SERVED = "client"


@pytest.hookimpl(tryfirst=True)  # xdist reads the marks in the same hook
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # One worker has the server; what needs none may run elsewhere.
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents and "site" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group(SERVED))


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("client") / "data"


@pytest.fixture(scope="session")
def site(data_folder: Path) -> Iterator[str]:
    """The address of the server."""
    with serving(_command(data_folder), data_folder.parent, _environment()) as address:
        yield address


@pytest.fixture(scope="session")
def closed_site(site: str, data_folder: Path) -> Iterator[str]:
    """A second server on the same graph, at which one reads with a token only."""
    closed = {**_environment(), "CLEAVE_ANONYMOUS_READING": "false"}
    with serving(_command(data_folder), data_folder.parent, closed) as address:
        yield address


@pytest.fixture
def cleave(site: str) -> Iterator[Cleave]:
    with Cleave(site) as client:
        yield client


@pytest.fixture
def breaking() -> Iterator[Callable[..., Breaking]]:
    """Servers that fail as they are told; no real one can be made to."""
    made: list[Breaking] = []

    def start(*turns: bytes | None) -> Breaking:
        made.append(Breaking(turns))
        return made[-1]

    yield start
    for server in made:
        server.close()


def _command(data: Path) -> list[str]:
    program = [sys.executable, "-c", "from app.cli import main; main()", "serve"]
    return [*program, "--port", str(free_port()), "--data", str(data)]


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "CLEAVE_"))}
