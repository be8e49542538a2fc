"""Fixtures for all tests, and the rule that no test touches a database or a folder that the user has.

Settings in the environment are dropped before anything of ours is imported. Tests that need a database take
`engine` (one run for each engine, started once a session) or `fresh` (the same, emptied before the test).
"""

from __future__ import annotations

import os

CI = os.environ.get("CI") == "true"
for _name in [name for name in os.environ if name.startswith(("NEO4J_", "CLEAVE_"))]:
    del os.environ[_name]
# A test that forgets to name its data folder fails here instead of finding the user's.
os.environ["CLEAVE_DATA"] = "/dev/null/no-data-folder-given"
# Engines that live for seconds end before what the optimising compiler does pays: a third less processor time.
os.environ["JAVA_TOOL_OPTIONS"] = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"

import signal  # noqa: E402
from collections import Counter  # noqa: E402
from collections.abc import AsyncIterator, Iterator  # noqa: E402
from pathlib import Path  # noqa: E402
from zlib import crc32  # noqa: E402

import pytest  # noqa: E402
import pytest_asyncio  # noqa: E402
from neo4j import GraphDatabase  # noqa: E402

from tests.engine_cache import use_engine_cache  # noqa: E402
from tests.engines import Neo4jMissing, RunningEngine, embedded, real_neo4j  # noqa: E402
from tests.graphs import CountingDatabase, opened, put_seed  # noqa: E402

ENGINES = ("embedded", "neo4j")
_ENGINE = "engine"
# Most of Neo4j's work here is planning statements, for which the optimising compiler pays within minutes, and for
# what runs ten times as often as it asks for by itself.
_PLANNING = (
    "-XX:TieredStopAtLevel=4",
    "-XX:Tier4InvocationThreshold=50000",
    "-XX:Tier4MinInvocationThreshold=6000",
    "-XX:Tier4CompileThreshold=150000",
    "-XX:Tier4BackEdgeThreshold=400000",
)
# A test marked slow takes as long as so many others.
_SLOW = 50
use_engine_cache()
# Who runs the tests in the background may have Ctrl-C ignored, and every program started here would have it so.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def embedded_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningEngine]:
    with embedded(tmp_path_factory.mktemp("embedded")) as running:
        yield running


@pytest.fixture(scope="session")
def neo4j_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningEngine]:
    """A real Neo4j; where the machine has none, a skip with one line, and with CI=true a failure."""
    try:
        with real_neo4j(tmp_path_factory.mktemp("neo4j"), java=_PLANNING) as running:
            yield running
    except Neo4jMissing as missing:
        left_out(str(missing))


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> RunningEngine:
    running: RunningEngine = request.getfixturevalue(f"{request.param}_engine")
    return running


@pytest.fixture
def fresh(engine: RunningEngine) -> RunningEngine:
    """The engine with nothing in its graph; constraints and indexes stay, and what records them."""
    with GraphDatabase.driver(engine.uri, auth=(engine.username, engine.password)) as driver:
        driver.execute_query("MATCH (n) WHERE NOT n:Migration DETACH DELETE n", database_=engine.database)
    return engine


@pytest_asyncio.fixture
async def seeded(engine: RunningEngine) -> AsyncIterator[CountingDatabase]:
    """The seed on each engine; whoever empties the graph leaves it to the next to load it again."""
    async with opened(engine) as db:
        await put_seed(db)
        yield db


def left_out(why: str) -> None:
    """Skip for lack of something on this machine; with CI=true that is a failure."""
    if CI:
        pytest.fail(f"CI=true leaves nothing out: {why}", pytrace=False)
    pytest.skip(why)


def _engine_of(item: pytest.Item) -> str | None:
    """The engine that a test runs on, or none."""
    chosen = getattr(item, "callspec", None)
    if chosen is not None and "engine" in chosen.params:
        return str(chosen.params["engine"])
    return next((name for name in ENGINES if f"{name}_engine" in getattr(item, "fixturenames", ())), None)


def _emptying(items: list[pytest.Item]) -> dict[Path, float]:
    """Of each module the part of its tests that empties a graph."""
    found: dict[Path, list[bool]] = {}
    for item in items:
        found.setdefault(item.path, []).append("fresh" in getattr(item, "fixturenames", ()))
    return {path: sum(empties) / len(empties) for path, empties in found.items()}


def _group_of(item: pytest.Item) -> str:
    """What one worker runs."""
    (name,) = next(item.iter_markers("xdist_group")).args
    return str(name)


def _weights(items: list[pytest.Item]) -> Counter[str]:
    """How long each group takes, beside the others."""
    weights = Counter[str]()
    for item in items:
        weights[_group_of(item)] += _SLOW if item.get_closest_marker("slow") else 1
    return weights


@pytest.hookimpl(tryfirst=True)  # xdist reads the marks in the same hook
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # What a module's tests share is made once. Those on Neo4j, which take longest, may go to two workers.
    for item in items:
        engine = _engine_of(item)
        module = item.nodeid.partition("::")[0]
        if item.get_closest_marker("xdist_group") is None:
            half = f"neo4j {crc32(module.encode()) % 2}" if engine == "neo4j" else None
            item.add_marker(pytest.mark.xdist_group(half or engine or module))
        item.user_properties.append((_ENGINE, engine))
    # What takes longest is begun first: else one worker would still be at it with the others done. Within that, the
    # seed is loaded once, and not again after each module that wants an empty graph.
    weights, emptying = _weights(items), _emptying(items)
    items.sort(key=lambda item: (-weights[_group_of(item)], _group_of(item), emptying[item.path]))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how much ran on a real Neo4j, so that its absence is seen and not taken for success."""
    passed = [report for report in terminalreporter.stats.get("passed", []) if report.when == "call"]
    on_neo4j = sum((_ENGINE, "neo4j") in map(tuple, report.user_properties) for report in passed)
    if on_neo4j:
        terminalreporter.write_line(f"real Neo4j: {on_neo4j} passed")
