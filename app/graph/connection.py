"""The connection to the graph: the official driver over Bolt, for every engine alike.

This is the one module that knows the driver. Its errors become ours here.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any, Final, Self, TypeVar

from neo4j import (
    READ_ACCESS,
    AsyncDriver,
    AsyncGraphDatabase,
    AsyncManagedTransaction,
    Query,
    RoutingControl,
    unit_of_work,
)
from neo4j.exceptions import AuthError, ClientError, DriverError, Neo4jError, ServiceUnavailable
from neo4j.time import Date as DriverDate
from neo4j.time import DateTime as DriverDateTime

from app.errors import DatabaseError, TimedOut, Unavailable

T = TypeVar("T")
Parameters = Mapping[str, Any]

_TIMED_OUT: Final = frozenset(
    {
        "Neo.ClientError.Transaction.TransactionTimedOut",
        "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration",
        "Neo.TransientError.Transaction.LockAcquisitionTimeout",
    }
)
# Two writers of one new id: Neo4j makes the second wait, the embedded engine fails it; it also fails one that
# meets a record the other has moved. Nothing is ever deleted, so that neither can mean anything else.
_CONFLICTS: Final = frozenset(
    {
        "Neo.ClientError.Schema.ConstraintValidationFailed",
        "Neo.ClientError.Statement.EntityNotFound",
    }
)
_CONFLICT_RETRIES: Final = 8
_LOG = logging.getLogger(__name__)


class Transaction:
    """A write transaction that is retried as a whole where the database asks for it."""

    def __init__(self, transaction: AsyncManagedTransaction) -> None:
        self._transaction = transaction

    async def run(self, text: str, parameters: Parameters) -> list[list[Any]]:
        """Run one statement and give the values of its rows."""
        result = await self._transaction.run(text, dict(parameters))
        return [record.values() async for record in result]


class Database:
    """One graph database: runs statements, and nothing else."""

    def __init__(self, driver: AsyncDriver, database: str, statement_timeout: float) -> None:
        self._driver = driver
        self._database = database
        self._timeout = statement_timeout
        self._writer = asyncio.Lock()
        self.dialect = "neo4j"

    @classmethod
    async def open(
        cls, *, uri: str, username: str, password: str, database: str, statement_timeout: float
    ) -> Self:
        """Connect and find out which engine answers. Raises Unavailable where none does."""
        auth = (username, password) if username else None
        async with translated():
            driver = AsyncGraphDatabase.driver(
                uri,
                auth=auth,
                notifications_min_severity="OFF",
                connection_acquisition_timeout=statement_timeout,
            )
        opened = cls(driver, database, statement_timeout)
        try:
            async with translated():
                info = await driver.get_server_info()
        except BaseException:
            await driver.close()
            raise
        opened.dialect = "arcadedb" if "ArcadeDB" in str(info.agent) else "neo4j"
        return opened

    async def close(self) -> None:
        await self._driver.close()

    async def read(self, text: str, parameters: Parameters) -> list[list[Any]]:
        """Run one reading statement in a transaction of its own and give the values of its rows."""
        async with translated():
            result = await self._driver.execute_query(
                Query(text, timeout=self._timeout),
                dict(parameters),
                routing_=RoutingControl.READ,
                database_=self._database,
            )
        return [record.values() for record in result.records]

    async def read_only(
        self, text: str, parameters: Parameters, limit: int
    ) -> tuple[list[str], list[list[Any]]]:
        """Run somebody's own statement in READ access mode: its columns and at most ``limit`` rows."""
        async with (
            translated(),
            self._driver.session(database=self._database, default_access_mode=READ_ACCESS) as session,
        ):
            transaction = await session.begin_transaction(timeout=self._timeout)
            async with transaction:
                result = await transaction.run(text, dict(parameters))
                records = await result.fetch(limit)
                return list(result.keys()), [
                    [plain(value) for value in record.values()] for record in records
                ]

    async def write(self, work: Callable[[Transaction], Awaitable[T]]) -> T:
        """Run the work in one transaction; it may run again and so must only use the graph.

        Writers of one process take turns here: they would meet in the database anyway, and lose time there.
        """

        @unit_of_work(timeout=self._timeout)
        async def once(transaction: AsyncManagedTransaction) -> T:
            return await work(Transaction(transaction))

        manager = self._driver.execute_query_bookmark_manager
        async with (
            self._writer,
            translated(),
            self._driver.session(database=self._database, bookmark_manager=manager) as session,
        ):
            for _ in range(_CONFLICT_RETRIES):
                try:
                    return await session.execute_write(once)
                except ClientError as error:
                    # The embedded engine may meet a conflict late, and then says no more than this.
                    unsaid = (error.message or "").startswith("Error executing Cypher command")
                    if error.code not in _CONFLICTS and not unsaid:
                        raise
                    _LOG.info("writing again after a conflict: %s", error.code)
            return await session.execute_write(once)

    async def define(self, text: str) -> None:
        """Run one statement of the schema, by itself as Neo4j asks."""
        async with translated(), self._driver.session(database=self._database) as session:
            await (await session.run(text)).consume()


@asynccontextmanager
async def translated() -> AsyncIterator[None]:
    """The one place where the driver's errors become ours."""
    try:
        yield
    except AuthError as error:
        raise Unavailable(
            "The database refuses this account; check the username and the password."
        ) from error
    except ServiceUnavailable as error:
        raise Unavailable("No database answers at the configured address.") from error
    except Neo4jError as error:
        if error.code in _TIMED_OUT:
            raise TimedOut("The statement took longer than its time limit and was ended.") from error
        raise DatabaseError(error.message or "The database failed a statement.") from error
    except DriverError as error:
        raise Unavailable(f"The connection to the database failed: {error}") from error


def plain(value: Any) -> Any:
    """A driver's temporal value as ISO text, inside lists and maps too; everything else as it is."""
    if isinstance(value, DriverDate | DriverDateTime):
        return value.iso_format()
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value
