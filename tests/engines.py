"""The engines that every read and write test runs on: the embedded one, and a real Neo4j started here.

Neo4j comes from a Docker engine where one answers (testcontainers), else from Maven Central where Maven and a
JDK are there. Nothing here reads NEO4J_URI: a test must never empty a database that is not its own.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import secrets
import shutil
import subprocess
import tempfile
import threading
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

from app.graph.embedded import open_engine

_HERE = Path(__file__).parent / "neo4j"
_POM = _HERE / "pom.xml"
_PROGRAM = _HERE / "Neo4jServer.java"
_START_LIMIT = 120
_STOP_LIMIT = 30


class Neo4jMissing(Exception):
    """This machine has nothing to run a Neo4j with; the message is the line to skip with."""


@dataclass(frozen=True, slots=True)
class RunningEngine:
    """A database of the tests' own. dialect: "arcadedb" or "neo4j"."""

    name: str
    dialect: str
    uri: str
    username: str
    password: str = field(repr=False)
    database: str
    # An account that may only read, where the engine has one.
    reader: tuple[str, str] | None = field(default=None, repr=False)
    # Its process, where it is one of this machine.
    pid: int | None = None


@contextlib.contextmanager
def embedded(folder: Path) -> Iterator[RunningEngine]:
    with open_engine(folder, memory="512m") as engine:
        yield RunningEngine(
            "embedded",
            "arcadedb",
            engine.uri,
            engine.username,
            engine.password,
            engine.database,
            (engine.reader.username, engine.reader.password),
            engine.pid,
        )


@contextlib.contextmanager
def real_neo4j(
    folder: Path, *, heap: int = 768, page_cache: int = 64, keep: bool = False, java: Sequence[str] = ()
) -> Iterator[RunningEngine]:
    """A Neo4j 5.26 Community server with so many MiB; ``keep``: the folder is to be opened again; ``java``:
    further options of its virtual machine, where it is one of this machine.

    Raises Neo4jMissing without Docker and without Maven and a JDK.
    """
    with (
        _from_docker(heap, page_cache)
        if _docker_answers()
        else _from_maven(folder, heap, page_cache, java, keep=keep) as engine
    ):
        yield engine


def _docker_answers() -> bool:
    return shutil.which("docker") is not None and (
        subprocess.run(["docker", "info"], capture_output=True, timeout=30, check=False).returncode == 0
    )


@contextlib.contextmanager
def _from_docker(heap: int, page_cache: int) -> Iterator[RunningEngine]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of testcontainers' own imports
        from testcontainers.neo4j import Neo4jContainer
    password = secrets.token_urlsafe(16)
    container = Neo4jContainer("neo4j:5.26-community", password=password)
    container.with_env("NEO4J_server_memory_heap_max__size", f"{heap}m")
    container.with_env("NEO4J_server_memory_pagecache_size", f"{page_cache}m")
    with container:
        yield RunningEngine("neo4j", "neo4j", container.get_connection_url(), "neo4j", password, "neo4j")


@contextlib.contextmanager
def _from_maven(
    folder: Path, heap: int, page_cache: int, java: Sequence[str], *, keep: bool
) -> Iterator[RunningEngine]:
    if missing := [tool for tool in ("java", "javac", "mvn") if shutil.which(tool) is None]:
        raise Neo4jMissing(
            f"real Neo4j left out: no Docker engine answers, and {', '.join(missing)} is not installed"
        )
    password = secrets.token_urlsafe(16)
    log = folder / "neo4j.log"
    with log.open("wb") as errors:
        server = subprocess.Popen(
            [
                "java",
                f"-Xmx{heap}m",
                *java,
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-cp",
                str(_jars() / "*"),
                str(_PROGRAM),
                str(folder),
                str(page_cache),
                *(["keep"] if keep else []),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            start_new_session=True,
        )
    assert server.stdin is not None
    assert server.stdout is not None
    # Reading the ready line has no limit of its own: end the server, and so the reading, when time is up.
    limit = threading.Timer(_START_LIMIT, server.kill)
    limit.start()
    try:
        server.stdin.write(password.encode() + b"\n")
        server.stdin.flush()
        ready = next((line for line in server.stdout if line.startswith(b"ready ")), None)
        if ready is None:
            raise RuntimeError(f"Neo4j did not start; its log ends with:\n{log.read_text()[-4000:]}")
        limit.cancel()
        uri = f"bolt://127.0.0.1:{int(ready.split()[1])}"
        yield RunningEngine("neo4j", "neo4j", uri, "neo4j", password, "neo4j", pid=server.pid)
    finally:
        limit.cancel()
        with contextlib.suppress(BrokenPipeError):
            server.stdin.close()
        try:
            server.wait(_STOP_LIMIT)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
        server.stdout.close()


def _jars() -> Path:
    """Neo4j and what it needs, 123 MB, fetched once for each version into the user's cache."""
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    version = ET.parse(_POM).findtext(".//{*}dependency/{*}version")
    folder = caches / "cleave" / f"neo4j-{version}"
    if folder.is_dir():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    with (folder.parent / "neo4j.lock").open("w") as lock:
        # Several processes of one run come here at once, and find it done by the first.
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.is_dir():
            _fetch(folder)
    return folder


def _fetch(folder: Path) -> None:
    draft = Path(tempfile.mkdtemp(dir=folder.parent, prefix="neo4j-draft-"))
    try:
        subprocess.run(
            [
                "mvn",
                "-B",
                "-q",
                "-f",
                str(_POM),
                "dependency:copy-dependencies",
                f"-DoutputDirectory={draft}",
            ],
            check=True,
            timeout=900,
        )
        # Whole or not at all: a fetch that is broken off must not pass for a Neo4j.
        draft.replace(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
