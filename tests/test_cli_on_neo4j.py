"""The command line on a Neo4j server: NEO4J_URI in place of the embedded engine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from neo4j import GraphDatabase

from app.graph.embedded import open_engine
from app.resources import seed_folder
from tests.engines import RunningEngine
from tests.house.serving import free_port
from tests.test_cli import cleave


@pytest.fixture
def server(neo4j_engine: RunningEngine) -> dict[str, str]:
    """The environment of an empty Neo4j server."""
    engine = neo4j_engine
    with GraphDatabase.driver(engine.uri, auth=(engine.username, engine.password)) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n", database_=engine.database)
    return {
        "NEO4J_URI": engine.uri,
        "NEO4J_USERNAME": engine.username,
        "NEO4J_PASSWORD": engine.password,
        "NEO4J_DATABASE": engine.database,
    }


def test_an_export_is_the_same_from_either_engine(server: dict[str, str], tmp_path: Path) -> None:
    with open_engine(tmp_path / "data"):
        assert cleave("load", seed_folder(), "--data", tmp_path / "data").exit_code == 0
        embedded = cleave("export", "--data", tmp_path / "data").stdout_bytes
    file = tmp_path / "everything.jsonl"
    file.write_bytes(embedded)
    loaded = cleave("load", file, **server)
    assert loaded.exit_code == 0, loaded.output
    assert cleave("export", **server).stdout_bytes == embedded
    held = sum(line.startswith(b'{"claim":') for line in embedded.splitlines())
    assert held > 0
    assert f"{held} claims" in cleave("status", **server).stdout
    again = cleave("load", file, **server)
    assert "Loaded 0 claims" in again.stdout
    assert cleave("export", **server).stdout_bytes == embedded


def test_cypher_reads_and_nothing_else(server: dict[str, str]) -> None:
    assert cleave("cypher", "RETURN 1 AS one", **server).stdout.split() == ["one", "1"]
    refused = cleave("cypher", "CREATE (:Group {id: 'group:x'})", **server)
    assert refused.exit_code == 4
    assert cleave("cypher", "MATCH (g:Group) RETURN count(g) AS n", **server).stdout.split() == ["n", "0"]


def test_a_wrong_password_is_told(server: dict[str, str]) -> None:
    result = cleave("status", **(server | {"NEO4J_PASSWORD": "wrong"}))
    assert result.exit_code == 4
    assert "account" in result.stderr
    assert "Traceback" not in result.stderr


def test_serve_loads_nothing_unasked(server: dict[str, str], tmp_path: Path) -> None:
    port = free_port()
    command = [sys.executable, "-c", "from app.cli import main; main()", "serve", "--port", str(port)]
    environment = {**os.environ, **server, "CLEAVE_DATA": str(tmp_path / "unused")}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment
    ) as process:
        assert process.stdout
        lines = [process.stdout.readline() for _ in range(2)]
        try:
            assert lines[1] == f"cleave is at http://127.0.0.1:{port} (Ctrl-C stops it)\n", lines
            query = urllib.request.Request(
                f"http://127.0.0.1:{port}/graphql",
                json.dumps({"query": "{ extent { claims entities } }"}).encode(),
                {"content-type": "application/json"},
            )
            with urllib.request.urlopen(query, timeout=20) as answer:
                assert json.load(answer)["data"]["extent"] == {"claims": 0, "entities": 0}
        finally:
            process.terminate()
            process.wait(20)
    assert not (tmp_path / "unused").exists()
