"""Databases with the seed in them, and a way to ask them GraphQL and count the calls that it takes."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from typing import Any

from app.api.context import Context
from app.api.schema import schema
from app.domain.records import Batch
from app.exchange.files import read_files
from app.exchange.jsonl_format import write_jsonl
from app.graph.connection import Database
from app.graph.connection.writing import Parameters
from app.graph.dump import dump
from app.graph.migrations import migrate
from app.graph.revisions import Revisions
from app.graph.writes import load
from app.resources import seed_folder
from tests.engines import RunningEngine


class CountingDatabase(Database):
    """A database that counts how often it is asked."""

    calls = 0

    async def read(self, text: str, parameters: Parameters) -> list[list[Any]]:
        self.calls += 1
        return await super().read(text, parameters)


@asynccontextmanager
async def opened(engine: RunningEngine) -> AsyncIterator[CountingDatabase]:
    db = await CountingDatabase.open(
        uri=engine.uri,
        username=engine.username,
        password=engine.password,
        database=engine.database,
        statement_timeout=60,
        reader=engine.reader,
    )
    try:
        await migrate(db)
        yield db
    finally:
        await db.close()


@cache
def seed() -> Batch:
    return read_files([seed_folder()])


async def put_seed(db: Database) -> None:
    """Load the seed where the graph does not hold just that."""
    ((claims,),) = await db.read("MATCH (c:Claim) RETURN count(c)", {})
    if claims != len(seed().claims):
        await db.write(lambda tx: tx.run("MATCH (n) WHERE NOT n:Migration DETACH DELETE n", {}))
        await put(db, seed())


async def put(db: Database, batch: Batch) -> None:
    await load(db, batch, recorded_by="tests", progress=lambda _done, _total: None)


async def exported(db: Database) -> str:
    """What an export writes as lines of JSON."""
    stream = io.StringIO()
    write_jsonl(await dump(db), stream)
    return stream.getvalue()


async def ask(db: Database, document: str, **variables: Any) -> dict[str, Any]:
    """The data of an answer without errors."""
    result = await schema.execute(
        document, variable_values=variables, context_value=Context(db, Revisions(db))
    )
    assert result.errors is None, result.errors
    assert result.data is not None
    return result.data


async def refused(db: Database, document: str, **variables: Any) -> dict[str, Any]:
    """The one error of an answer, formatted."""
    result = await schema.execute(
        document, variable_values=variables, context_value=Context(db, Revisions(db))
    )
    assert result.errors, result.data
    (error,) = result.errors
    return dict(error.formatted)
