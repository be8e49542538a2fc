"""The connection to the graph: the official driver over Bolt, for every engine alike.

This package is the one that knows the driver. Its errors become ours in `bolt`, its values cells in `cells`.
"""

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, Final, Self, TypeVar, cast

from neo4j import READ_ACCESS, AsyncDriver, AsyncManagedTransaction, AsyncSession, Query, unit_of_work
from neo4j.exceptions import ClientError, DriverError, Neo4jError, TransientError

from app.errors import DatabaseError, Unavailable
from app.graph.connection.bolt import CONNECT_LIMIT, reached, translated
from app.graph.connection.gathering import Gathering
from app.graph.connection.keeping import Kept
from app.graph.connection.reading import Reading, RowTooLarge, bounded
from app.graph.connection.writing import Parameters, Transaction, alone, attempted, is_conflict

T = TypeVar("T")
Account = tuple[str, str]

_CONFLICT_RETRIES: Final = 8
# What IF NOT EXISTS looked for and did not find was defined by another process before this one did.
_DEFINED_ALREADY: Final = "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists"
# The mark of a transaction of somebody's own reading, by which Neo4j's list of transactions tells it.
_MARK: Final = "cleave_reading"
_LOG = logging.getLogger(__name__)


class Database:
    """One graph database: runs statements, and nothing else."""

    def __init__(
        self, driver: AsyncDriver, database: str, statement_timeout: float, reader: AsyncDriver | None = None
    ) -> None:
        self._driver = driver
        self._reader = reader
        self._database = database
        self._timeout = statement_timeout
        self._writer = asyncio.Lock()
        self._endings: set[asyncio.Task[None]] = set()
        self.gathering = Gathering()
        self.kept = Kept()
        self.dialect = "neo4j"
        # Why there is no answer for the moment, where that is known; until `reconnect` nothing waits for one.
        self.interruption: str | None = None

    @classmethod
    async def open(
        cls,
        *,
        uri: str,
        username: str,
        password: str,
        database: str,
        statement_timeout: float,
        reader: Account | None = None,
    ) -> Self:
        """Connect and find out which engine answers. Raises Unavailable where none does.

        reader: an account for `reading`; without one, Neo4j is read under the main account.
        """
        driver, agent = await reached(uri, username, password, statement_timeout)
        try:
            reading = await _reading(uri, reader, (username, password), statement_timeout, driver)
        except BaseException:
            await driver.close()
            raise
        opened = cls(driver, database, statement_timeout, reading)
        opened.dialect = "arcadedb" if "ArcadeDB" in agent else "neo4j"
        return opened

    async def reconnect(
        self, *, uri: str, username: str, password: str, reader: Account | None = None
    ) -> None:
        """Go on with the same database at another address. Raises Unavailable, and then nothing changes."""
        driver, _ = await reached(uri, username, password, self._timeout)
        try:
            reading = await _reading(uri, reader, (username, password), self._timeout, driver)
        except BaseException:
            await driver.close()
            raise
        former = self._drivers()
        self._driver, self._reader = driver, reading
        self.interruption = None
        async with translated():
            for each in former:
                await each.close()

    async def close(self) -> None:
        await asyncio.gather(*self._endings)
        for driver in self._drivers():
            await driver.close()

    def _drivers(self) -> set[AsyncDriver]:
        return {self._driver, self._reader or self._driver}

    def _live(self) -> AsyncDriver:
        if self.interruption is not None:
            raise Unavailable(self.interruption)
        return self._driver

    async def read(self, text: str, parameters: Parameters) -> list[list[Any]]:
        """Run one reading statement in a transaction of its own and give the values of its rows.

        They are not to be changed: of reads that are the same, those that had to wait share them.
        """

        async def run(_: object) -> list[list[Any]]:
            return await self._read(text, dict(parameters))

        return await self.gathering.ask((text, repr(parameters)), None, run)

    async def _read(self, text: str, given: dict[str, Any]) -> list[list[Any]]:
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
                # Connected before, for the connection: cancelled, the session has none any more.
                await cast(Any, session)._connect(READ_ACCESS)  # noqa: SLF001
                async with self._whole_answer(session._connection):  # noqa: SLF001
                    result = await session.run(Query(cast(Any, text), timeout=self._timeout), given)
                    return [record.values() async for record in result]
            except (Neo4jError, DriverError) as error:
                if not error.is_retryable():
                    raise
            return await self._read_again(session, text, given)

    async def _read_again(self, session: AsyncSession, text: str, given: dict[str, Any]) -> list[list[Any]]:
        @unit_of_work(timeout=self._timeout)
        async def again(transaction: AsyncManagedTransaction) -> list[list[Any]]:
            async with self._ended_when_cancelled(transaction._connection):  # noqa: SLF001
                result = await transaction.run(text, given)
                return [record.values() async for record in result]

        return await session.execute_read(again)

    @asynccontextmanager
    async def reading(self, limit: int, ends_after: float) -> AsyncIterator[tuple[Reading, str]]:
        """A transaction for somebody's own statement, under the account that may only read, and its name.

        It gives the first row as soon as the database does, and works out few beyond ``limit``. Neo4j ends it
        after so many seconds.
        Raises Unavailable, and on the embedded engine where no account that may only read is known.
        """
        main, driver = self._live(), self._reader
        if driver is None:
            if self.dialect == "arcadedb":
                raise Unavailable("The embedded engine was opened without its reading account.")
            driver = main
        name = secrets.token_hex(8)
        async with (
            translated(),
            driver.session(
                database=self._database,
                bookmark_manager=main.execute_query_bookmark_manager,
                default_access_mode=READ_ACCESS,
                fetch_size=1,
            ) as session,
        ):
            try:
                transaction = await session.begin_transaction(metadata={_MARK: name}, timeout=ends_after)
            except (Neo4jError, DriverError) as error:
                # A connection that was idle may have gone, with a server that was started again.
                if not error.is_retryable():
                    raise
                transaction = await session.begin_transaction(metadata={_MARK: name}, timeout=ends_after)
            # The driver tells its port nowhere else.
            connection = transaction._connection  # noqa: SLF001
            async with transaction, self._ended_when_cancelled(connection), bounded(connection):
                reading = Reading(transaction, limit)
                try:
                    yield reading, (name if self.dialect == "neo4j" else f":{connection.local_port}")
                except RowTooLarge:
                    transaction.cancel()  # the rest of the row would be read before anything else
                    raise
                finally:
                    # Asked to drop its rows, the embedded engine works out all of them first.
                    if reading.left_rows and self.dialect == "arcadedb":
                        transaction.cancel()

    async def still_reading(self, name: str) -> bool:
        """Whether the database is at a transaction of that name, though nobody waits for it any more."""
        if self.dialect == "neo4j":
            rows = await self.read("SHOW TRANSACTIONS YIELD metaData", {})
            return any(metadata.get(_MARK) == name for (metadata,) in rows)
        rows = await self.read("SHOW TRANSACTIONS YIELD clientAddress", {})
        return any(str(address).endswith(name) for (address,) in rows)

    async def write(
        self,
        work: Callable[[Transaction], Awaitable[T]],
        overtaken: Callable[[], Awaitable[bool]] = alone,
    ) -> T:
        """Run the work in one transaction; it may run again and so must only use the graph.

        Work that raises is run again where it was ``overtaken`` by another writer. Writers of one process
        take turns here: they would meet in the database anyway, and lose time there.
        """

        @unit_of_work(timeout=self._timeout)
        async def once(transaction: AsyncManagedTransaction) -> T:
            return await attempted(work, transaction, overtaken)

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
                    if not is_conflict(error):
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

    @asynccontextmanager
    async def _whole_answer(self, connection: Any) -> AsyncIterator[None]:
        """The time of a statement's whole answer is limited, not that of each of its pieces: the driver waits
        for a piece by a task of its own, and those would take a seventh of the work of a small read."""
        socket = connection.socket
        limit = socket.get_read_timeout()
        socket.set_read_timeout(None)
        try:
            async with asyncio.timeout(self._timeout + CONNECT_LIMIT), self._ended_when_cancelled(connection):
                yield
        finally:
            socket.set_read_timeout(limit)

    async def _terminate(self, port: int) -> None:
        """End what the embedded engine runs for the connection that came from a port of this machine."""
        try:
            async with asyncio.timeout(CONNECT_LIMIT):
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


async def _reading(
    uri: str, reader: Account | None, main: Account, acquisition: float, driver: AsyncDriver
) -> AsyncDriver | None:
    """A driver under the reading account, which may be the main one; None where there is no account."""
    if reader is None or reader == main:
        return driver if reader else None
    return (await reached(uri, *reader, acquisition))[0]
