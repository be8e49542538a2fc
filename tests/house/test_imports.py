"""Who may import whom. Data flows one way, and each rule keeps one way of getting lost shut.

- domain imports nothing of ours, and does no I/O: what something means must not depend on where it is kept or
  how it was asked for, and can be tested by table. hijridate and rapidfuzz are arithmetic.
- neo4j is imported in the package app.graph.connection alone: its errors and values become ours there, and an
  engine can be changed there. ArcadeDB's bindings start a Java machine in their own process, so only the child
  may have them.
- api knows reads and writes, and hands them the database it was given. It has neither the driver nor the
  engine: a resolver that can open a connection will, once, past every limit and every count of calls.
- exchange turns files into claims and back. It neither stores nor serves them.
- graph stores what the domain means. It does not know who asks, nor file formats.
- the command line, the server's start and the settings put it all together: nothing below imports them.
"""

from __future__ import annotations

import sys

import pytest

from tests.house.source import Module, below, modules

pytestmark = pytest.mark.check

LAYERS = {
    "app.domain": {"app.domain"},
    "app.graph": {"app.graph", "app.domain", "app.errors", "app.lru", "app.resources"},
    "app.api": {"app.api", "app.graph", "app.domain", "app.errors", "app.lru"},
    "app.exchange": {"app.exchange", "app.domain", "app.errors"},
    "app.errors": set(),
    "app.lru": set(),
    "app.resources": set(),
    "app.settings": {"app.errors"},
    "app.target": {"app.graph", "app.settings"},
    "app.engine_keeper": {"app.graph", "app.errors"},
    "app.interrupt": set(),
    "app.shell": {"app.shell", "app.graph", "app.errors", "app.on_graph", "app.settings"},
}
ASSEMBLY = {
    "app.main", "app.cli", "app.cli_cypher", "app.cli_query", "app.cli_shell", "app.cli_tokens", "app.on_graph",
    "app.serving",
}  # fmt: skip
PURE_LIBRARIES = {"hijridate", "rapidfuzz"}
INPUT_AND_OUTPUT = {
    "asyncio", "concurrent", "fcntl", "ftplib", "glob", "http", "importlib", "io", "logging",
    "multiprocessing", "os", "pathlib", "random", "secrets", "select", "shutil", "smtplib", "socket",
    "socketserver", "sqlite3", "ssl", "subprocess", "sys", "tempfile", "threading", "time", "urllib",
}  # fmt: skip
ONE_HOME = {
    "neo4j": "app.graph.connection",
    "arcadedb_embedded": "app.graph.embedded_child",
    "jpype": "app.graph.embedded_child",
}
OUT_OF_REACH_OF_API = (
    "neo4j",
    "app.graph.connection.bolt",
    "app.graph.connection.reading",
    "app.graph.embedded",
    "app.graph.embedded_child",
    "app.graph.engine_record",
    "app.graph.migrations",
)
FRAMEWORKS = {"strawberry", "graphql", "fastapi", "starlette", "uvicorn"}


def named(module: Module) -> str:
    return module.name


def layer_of(name: str) -> str | None:
    return next((layer for layer in LAYERS if below(name, layer)), None)


@pytest.mark.parametrize("module", modules(), ids=named)
def test_a_module_imports_only_layers_below_its_own(module: Module):
    layer = layer_of(module.name)
    if layer is None:
        assert module.name in ASSEMBLY | {"app"}, f"{module.name} belongs to no layer; say where in LAYERS"
        return
    strangers = {
        each for each in module.imports_from("app") if each != "app" and not below(each, *LAYERS[layer])
    }
    assert not strangers


@pytest.mark.parametrize("module", [each for each in modules() if below(each.name, "app.domain")], ids=named)
def test_the_domain_is_pure(module: Module):
    third_party = {
        root
        for root in (name.partition(".")[0] for name in module.imports)
        if root not in sys.stdlib_module_names and root != "app"
    }
    assert third_party <= PURE_LIBRARIES
    assert not module.imports_from(*INPUT_AND_OUTPUT)


@pytest.mark.parametrize("library", ONE_HOME)
def test_a_library_has_one_home(library: str):
    homes = {each.name for each in modules() if each.imports_from(library)}
    assert homes
    assert all(below(home, ONE_HOME[library]) for home in homes)


@pytest.mark.parametrize("module", [each for each in modules() if below(each.name, "app.api")], ids=named)
def test_the_api_has_no_way_around_reads_and_writes(module: Module):
    assert not module.imports_from(*OUT_OF_REACH_OF_API)


@pytest.mark.parametrize(
    "module", [each for each in modules() if not below(each.name, "app.api", *ASSEMBLY)], ids=named
)
def test_only_the_api_knows_the_web(module: Module):
    assert not module.imports_from(*FRAMEWORKS)


def test_the_rules_see_the_modules_they_are_about():
    """An empty list would pass everything."""
    assert {layer_of(each.name) for each in modules()} >= set(LAYERS)
