"""The graph in use: the server in NEO4J_URI, else the embedded engine of the data folder."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field

from app.graph.connection import Database
from app.graph.embedded import Engine, open_engine
from app.settings import Settings


@dataclass(frozen=True, slots=True)
class Target:
    """A running graph. ``reader`` is an account that may only read, where there is one; ``engine`` is the
    embedded one, and None for a server in NEO4J_URI."""

    uri: str
    username: str
    password: str = field(repr=False)
    database: str
    engine: Engine | None
    reader: tuple[str, str] = field(repr=False)


@contextmanager
def target(settings: Settings, *, create: bool) -> Iterator[Target]:
    """The server in NEO4J_URI, else the data folder's engine, started or joined. Raises EngineError, and
    NoGraph where the folder holds none and ``create`` does not say that one may be made."""
    if settings.neo4j_uri:
        account = (settings.neo4j_username, settings.neo4j_password.get_secret_value())
        reader = (settings.neo4j_reader_username, settings.neo4j_reader_password.get_secret_value())
        yield Target(
            settings.neo4j_uri,
            *account,
            settings.neo4j_database,
            engine=None,
            reader=reader if reader[0] else account,
        )
        return
    engine = open_engine(
        settings.data,
        statement_timeout=settings.statement_timeout,
        memory=settings.engine_memory,
        create=create,
    )
    with engine:
        reader = (engine.reader.username, engine.reader.password)
        yield Target(
            engine.uri, engine.username, engine.password, engine.database, engine=engine, reader=reader
        )


@asynccontextmanager
async def connected(graph: Target, settings: Settings, *, reading: bool = False) -> AsyncIterator[Database]:
    """A connection to the graph; ``reading``: all of it under the account that may only read. Raises
    Unavailable."""
    username, password = graph.reader if reading else (graph.username, graph.password)
    db = await Database.open(
        uri=graph.uri,
        username=username,
        password=password,
        database=graph.database,
        statement_timeout=settings.statement_timeout,
        reader=graph.reader,
    )
    try:
        yield db
    finally:
        await db.close()
