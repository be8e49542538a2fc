"""Whether all servers answer the same, before any of them is timed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import httpx

from app.graph.connection import Database
from app.graph.connection.gathering import Gathering
from app.graph.connection.keeping import Kept
from app.graph.connection.writing import Parameters
from benchmarks.questions import Question
from benchmarks.servers import CLEAVE, FLOOR, NEO4J_GRAPHQL, Server, Statements
from tests.engines import RunningEngine
from tests.graphs import ask, opened


class Differs(Exception):
    """Two servers gave different answers; the message says to what and where."""


class _Replayed(Database):
    """A database that gives rows that were read elsewhere, and keeps what it is asked."""

    def __init__(self, rows: list[list[Any]]) -> None:
        self._rows = rows
        self.gathering = Gathering()
        self.kept = Kept()
        self.dialect = "neo4j"

    async def read(self, text: str, parameters: Parameters) -> list[list[Any]]:  # noqa: ARG002
        return self._rows


async def statements(engine: RunningEngine, questions: Sequence[Question]) -> Statements:
    """The statement by which cleave answers each question, and its parameters for each set of variables."""
    found: dict[str, tuple[str, list[Parameters]]] = {}
    async with opened(engine) as db:
        read = db.read

        for question in questions:

            async def keep(text: str, parameters: Parameters, name: str = question.name) -> list[list[Any]]:
                known, several = found.setdefault(name, (text, []))
                if text != known:
                    raise Differs(f"{name}: the statement depends on the variables")
                several.append(parameters)
                return await read(text, parameters)

            db.read = keep  # type: ignore[method-assign]
            # Two questions may ask the same of the whole graph: each is to be told by its own statement.
            db.kept = Kept()
            for variables in question.variables:
                await ask(db, question.document, **variables)
    return found


def bodies(server: Server, question: Question) -> list[bytes]:
    """What is posted to a server to ask a question, with each set of variables; of the floor, its number."""
    if server.name == FLOOR:
        return [b"%d" % number for number in range(len(question.variables))]
    foreign = server.name == NEO4J_GRAPHQL
    document = " ".join((question.neo4j_document if foreign else question.document).split())
    return [
        json.dumps({"query": document, "variables": question.for_neo4j(given) if foreign else given}).encode()
        for given in question.variables
    ]


def address(server: Server, question: Question) -> str:
    """Where it is posted."""
    return server.url + question.name if server.name == FLOOR else server.url


async def compare(servers: Sequence[Server], question: Question, number: int) -> None:
    """Raise Differs where not all servers give the same answer with the set of variables of this number."""
    async with httpx.AsyncClient(timeout=120) as client:
        answers = {}
        for server in servers:
            response = await client.post(
                address(server, question),
                content=bodies(server, question)[number],
                headers={"Content-Type": "application/json", "Accept": "application/json"},
            )
            answers[server.name] = await _read(server, question, question.variables[number], response)
    expected = answers[CLEAVE]
    for name, answer in answers.items():
        if where := difference(expected, answer):
            given = question.variables[number]
            raise Differs(f"{question.name}: {name} answers otherwise than {CLEAVE} to {given}: {where}")


async def _read(
    server: Server, question: Question, variables: Mapping[str, Any], response: httpx.Response
) -> Any:
    if response.status_code != 200:
        raise Differs(f"{question.name}: {server.name} answers {response.status_code}: {response.text[:500]}")
    given = response.json()
    if server.name == FLOOR:
        # Raw rows: that they are the same answer shows when cleave makes its own of them.
        return question.read(await ask(_Replayed(given), question.document, **variables))
    if given.get("errors"):
        raise Differs(f"{question.name}: {server.name} answers with errors: {given['errors'][:2]}")
    read = question.neo4j_read if server.name == NEO4J_GRAPHQL else question.read
    return read(given["data"])


def difference(a: Any, b: Any, path: str = "") -> str | None:
    """Where two answers differ first, in words; None where they are equal. Numbers to nine places."""
    if isinstance(a, dict) and isinstance(b, dict):
        if a.keys() != b.keys():
            return f"{path or 'the answer'} has {sorted(a)} and {sorted(b)}"
        pairs = [(f"{path}.{key}", a[key], b[key]) for key in a]
    elif isinstance(a, list) and isinstance(b, list):
        if len(a) != len(b):
            return f"{path or 'the answer'} has {len(a)} and {len(b)} items"
        pairs = [(f"{path}[{n}]", x, y) for n, (x, y) in enumerate(zip(a, b, strict=True))]
    elif isinstance(a, float) or isinstance(b, float):
        same = isinstance(a, int | float) and isinstance(b, int | float) and abs(a - b) < 1e-9
        return None if same else f"{path} is {a!r} and {b!r}"
    else:
        return None if a == b and type(a) is type(b) else f"{path} is {a!r} and {b!r}"
    return next((found for where, x, y in pairs if (found := difference(x, y, where))), None)
