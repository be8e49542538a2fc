"""The connection to the graph: the official driver over Bolt, for every engine alike.

This is the one module that knows the driver. Its errors become ours here.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any, Final, Self, TypeVar, cast

from neo4j import (
    READ_ACCESS,
    AsyncDriver,
    AsyncGraphDatabase,
    AsyncManagedTransaction,
    Query,
    unit_of_work,
)
from neo4j.exceptions import (
    AuthError,
    ClientError,
    DatabaseUnavailable,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    TransientError,
)
from neo4j.time import Date as DriverDate
from neo4j.time import DateTime as DriverDateTime

from app.errors import CommitLost, DatabaseError, TimedOut, Unavailable

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
# meets a record the other has moved. No record is deleted but derived ones, under the writers' lock, so
# that neither can mean anything else.
_CONFLICTS: Final = frozenset(
    {
        "Neo.ClientError.Schema.ConstraintValidationFailed",
        "Neo.ClientError.Statement.EntityNotFound",
    }
)
_CONFLICT_RETRIES: Final = 8
# What IF NOT EXISTS looked for and did not find was defined by another process before this one did.
_DEFINED_ALREADY: Final = "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists"
# An outage is told within seconds: the driver by itself would wait half a minute for a connection, and as
# long again for a database that may come back.
_CONNECT_LIMIT: Final = 3.0
_RETRY_LIMIT: Final = 3.0
_LOG = logging.getLogger(__name__)
# What the driver says of its retries is for programs that log; without a handler Python prints it.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


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
        self._endings: set[asyncio.Task[None]] = set()
        self.dialect = "neo4j"
        # Why there is no answer for the moment, where that is known; until `reconnect` nothing waits for one.
        self.interruption: str | None = None

    @classmethod
    async def open(
        cls, *, uri: str, username: str, password: str, database: str, statement_timeout: float
    ) -> Self:
        """Connect and find out which engine answers. Raises Unavailable where none does."""
        driver, agent = await _driver(uri, username, password, statement_timeout)
        opened = cls(driver, database, statement_timeout)
        opened.dialect = "arcadedb" if "ArcadeDB" in agent else "neo4j"
        return opened

    async def reconnect(self, *, uri: str, username: str, password: str) -> None:
        """Go on with the same database at another address. Raises Unavailable, and then nothing changes."""
        former = self._driver
        self._driver, _ = await _driver(uri, username, password, self._timeout)
        self.interruption = None
        async with translated():
            await former.close()

    async def close(self) -> None:
        await asyncio.gather(*self._endings)
        await self._driver.close()

    def _live(self) -> AsyncDriver:
        if self.interruption is not None:
            raise Unavailable(self.interruption)
        return self._driver

    async def read(self, text: str, parameters: Parameters) -> list[list[Any]]:
        """Run one reading statement in a transaction of its own and give the values of its rows."""
        given = dict(parameters)

        @unit_of_work(timeout=self._timeout)
        async def again(transaction: AsyncManagedTransaction) -> list[list[Any]]:
            async with self._ended_when_cancelled(transaction._connection):  # noqa: SLF001
                result = await transaction.run(text, given)
                return [record.values() async for record in result]

        driver = self._live()
        async with (
            translated(),
            driver.session(
                database=self._database,
                bookmark_manager=driver.execute_query_bookmark_manager,
                default_access_mode=READ_ACCESS,
            ) as session,
        ):
            try:
                # The statement alone goes there and back once; begun and committed it would go twice.
                # Connected before, for the port: cancelled, the session has no connection any more.
                await cast(Any, session)._connect(READ_ACCESS)  # noqa: SLF001
                async with self._ended_when_cancelled(session._connection):  # noqa: SLF001
                    result = await session.run(Query(cast(Any, text), timeout=self._timeout), given)
                    return [record.values() async for record in result]
            except (Neo4jError, DriverError) as error:
                if not error.is_retryable():
                    raise
            return await session.execute_read(again)

    async def read_only(
        self, text: str, parameters: Parameters, limit: int
    ) -> tuple[list[str], list[list[Any]]]:
        """Run somebody's own statement in READ access mode: its columns and at most ``limit`` rows."""
        async with (
            translated(),
            self._live().session(database=self._database, default_access_mode=READ_ACCESS) as session,
        ):
            transaction = await session.begin_transaction(timeout=self._timeout)
            # The driver tells its port nowhere else.
            async with transaction, self._ended_when_cancelled(transaction._connection):  # noqa: SLF001
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

        manager = self._live().execute_query_bookmark_manager
        async with (
            self._writer,
            translated(),
            self._live().session(database=self._database, bookmark_manager=manager) as session,
        ):
            for _ in range(_CONFLICT_RETRIES):
                try:
                    return await session.execute_write(once)
                except (ClientError, TransientError) as error:
                    # The embedded engine may meet a conflict late, and then says no more than this.
                    unsaid = (error.message or "").startswith("Error executing Cypher command")
                    if isinstance(error, DatabaseUnavailable):
                        raise
                    if not isinstance(error, TransientError) and error.code not in _CONFLICTS and not unsaid:
                        raise
                    _LOG.info("writing again after a conflict: %s", error.code)
            return await session.execute_write(once)

    @asynccontextmanager
    async def _ended_when_cancelled(self, connection: Any) -> AsyncIterator[None]:
        """Leave no statement running behind a cancelled task. The driver then drops the connection, which is
        enough for Neo4j; the embedded engine has to be told."""
        port = connection.local_port
        try:
            yield
        except asyncio.CancelledError:
            if self.dialect == "arcadedb":
                ending = asyncio.create_task(self._terminate(port))
                self._endings.add(ending)
                ending.add_done_callback(self._endings.discard)
            raise

    async def _terminate(self, port: int) -> None:
        """End what the embedded engine runs for the connection that came from a port of this machine."""
        try:
            async with asyncio.timeout(_CONNECT_LIMIT):
                running = await self.read("SHOW TRANSACTIONS YIELD transactionId, clientAddress", {})
                for name, address in running:
                    if address.endswith(f":{port}"):
                        await self.read(f"TERMINATE TRANSACTIONS '{name}'", {})
        except (DatabaseError, TimeoutError) as error:
            _LOG.warning("a statement that nobody waits for could not be ended: %s", error)

    async def define(self, text: str) -> None:
        """Run one statement of the schema, by itself as Neo4j asks, and again where the engine asks for it.

        Two processes that define the same at once may lock each other out, or the later finds it there.
        """

        async def once(transaction: AsyncManagedTransaction) -> None:
            await (await transaction.run(cast(Any, text))).consume()

        async with translated(), self._live().session(database=self._database) as session:
            try:
                await session.execute_write(once)
            except ClientError as error:
                if error.code != _DEFINED_ALREADY:
                    raise


async def _driver(uri: str, username: str, password: str, acquisition: float) -> tuple[AsyncDriver, str]:
    """A driver that has reached its server, and what the server calls itself. Raises Unavailable."""
    async with translated():
        driver = AsyncGraphDatabase.driver(
            uri,
            auth=(username, password) if username else None,
            notifications_min_severity="OFF",
            connection_timeout=_CONNECT_LIMIT,
            connection_acquisition_timeout=acquisition,
            max_transaction_retry_time=_RETRY_LIMIT,
            telemetry_disabled=True,
        )
    try:
        async with translated():
            return driver, str((await driver.get_server_info()).agent)
    except BaseException:
        await driver.close()
        raise


@asynccontextmanager
async def translated() -> AsyncIterator[None]:
    """The one place where the driver's errors become ours."""
    try:
        yield
    except AuthError as error:
        raise Unavailable(
            "The database refuses this account; check the username and the password."
        ) from error
    except IncompleteCommit as error:
        raise CommitLost(
            "The connection to the database was lost while this was being written, and whether it was is not "
            "known. Doing it again is harmless."
        ) from error
    except (ServiceUnavailable, DatabaseUnavailable) as error:
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
