"""The servers that are compared, each one process on loopback, started and stopped here."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from tests.engines import RunningEngine

_ROOT: Final = Path(__file__).resolve().parents[1]
_RIVALS: Final = Path(__file__).parent / "rivals"
_START_LIMIT: Final = 60.0
_STOP_LIMIT: Final = 20.0

CLEAVE: Final = "cleave"
FLOOR: Final = "floor"
NEO4J_GRAPHQL: Final = "@neo4j/graphql"
YOGA: Final = "graphql-yoga"
Statements = Mapping[str, tuple[str, Sequence[Mapping[str, Any]]]]


class NotServing(Exception):
    """A server did not come up; the message holds what it said."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server; ``url`` takes GraphQL over POST; of the floor a statement's name behind it, and the
    number of its parameters."""

    name: str
    url: str


@contextmanager
def all_serving(engine: RunningEngine, statements: Statements, node: str) -> Iterator[list[Server]]:
    """cleave, the floor and both rivals over one database."""
    account = {
        "uri": engine.uri,
        "username": engine.username,
        "password": engine.password,
        "database": engine.database,
    }
    with ExitStack() as stack:
        floor = {**account, "statements": _in_json(statements)}
        floor_command = [sys.executable, "-m", "benchmarks.floor"]
        node_command = [node, "--enable-source-maps=false"]
        yield [
            Server(CLEAVE, stack.enter_context(_cleave(engine))),
            Server(FLOOR, stack.enter_context(_told(FLOOR, floor_command, floor)) + "/"),
            *(
                Server(
                    name,
                    stack.enter_context(_told(name, [*node_command, str(_RIVALS / program)], account))
                    + "/graphql",
                )
                for name, program in ((NEO4J_GRAPHQL, "neo4j-graphql.mjs"), (YOGA, "graphql-yoga.mjs"))
            ),
        ]


def _in_json(statements: Statements) -> dict[str, Any]:
    def day(value: Any) -> Any:
        return {"date": value.isoformat()} if isinstance(value, date) else value

    return {
        name: (text, [{key: day(value) for key, value in given.items()} for given in several])
        for name, (text, several) in statements.items()
    }


@contextmanager
def _cleave(engine: RunningEngine) -> Iterator[str]:
    """`cleave serve` as a user starts it on a Neo4j server."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    environment = _clean() | {
        "NEO4J_URI": engine.uri,
        "NEO4J_USERNAME": engine.username,
        "NEO4J_PASSWORD": engine.password,
        "NEO4J_DATABASE": engine.database,
    }
    command = [sys.executable, "-c", "from app.cli import main; main()", "serve", "--port", str(port)]
    with _started(CLEAVE, command, environment, "cleave is at ") as (process, ready):
        yield ready.split()[3] + "/graphql"
        process.send_signal(signal.SIGINT)


@contextmanager
def _told(name: str, command: list[str], given: Mapping[str, Any]) -> Iterator[str]:
    """A server that is told its database on standard input, and ends when that does."""
    with _started(name, command, _clean(), "ready ", json.dumps(given) + "\n") as (process, ready):
        yield f"http://127.0.0.1:{int(ready.split()[1])}"
        assert process.stdin is not None
        process.stdin.close()


@contextmanager
def _started(
    name: str, command: list[str], environment: Mapping[str, str], sign: str, told: str = ""
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment,
        cwd=_ROOT,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    limit = threading.Timer(_START_LIMIT, process.kill)
    limit.start()
    try:
        process.stdin.write(told)
        process.stdin.flush()
        said = []
        for line in process.stdout:
            said.append(line)
            if line.startswith(sign):
                break
        else:
            raise NotServing(f"{name} did not come up and said: {''.join(said)}")
        limit.cancel()
        # Whatever it says later is passed on: unread, it would fill the pipe and stop the server.
        threading.Thread(target=_pass_on, args=(name, process), daemon=True).start()
        yield process, line
        process.wait(_STOP_LIMIT)
    finally:
        limit.cancel()
        if process.poll() is None:
            process.kill()
            process.wait()


def _pass_on(name: str, process: subprocess.Popen[str]) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        print(f"  {name}: {line.rstrip()}", file=sys.stderr)


def _clean() -> dict[str, str]:
    ours = ("NEO4J_", "CLEAVE_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return {**kept, "NODE_ENV": "production"}
