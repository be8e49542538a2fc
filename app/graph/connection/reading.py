"""One transaction of somebody's own reading: its plan, and then its rows as cells."""

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final, cast

from neo4j import AsyncResult, AsyncTransaction
from neo4j.exceptions import ClientError

from app.errors import DatabaseError
from app.graph.connection.cells import cell

_EXPLAIN: Final = "EXPLAIN "
# Where Neo4j finds something wrong: the place, the line, and an arrow below it.
_PLACE: Final = re.compile(r'\(line (\d+), column (\d+) \(offset: (\d+)\)\)(?:\n"(.*)"?\n( *)\^)?')
# What an engine sends together, it works out before any of it is here: so there is one row first, and then
# three times as many as have come, for few exchanges.
_GROWTH: Final = 3
_PORTION: Final = 1_000
_LARGEST: Final = 16 * 1024 * 1024  # bytes of a row, as the database sends it


@dataclass(frozen=True, slots=True)
class Plan:
    """What EXPLAIN says: the operators, None where the engine has none for a statement, and its kind: r, w,
    rw or s, as Neo4j tells it."""

    root: Mapping[str, Any] | None
    kind: str | None
    database: str | None


class RowTooLarge(DatabaseError):
    """A row is larger than can be held; the connection has the rest of it."""

    def __init__(self) -> None:
        super().__init__(
            f"A row is larger than {_LARGEST // 1024**2} MiB; return fewer things in it, or its parts."
        )


class _Bounded:
    """A connection's socket for its inbox, which puts together what it reads until a row is whole."""

    def __init__(self, inbox: Any) -> None:
        self._socket = inbox._socket  # noqa: SLF001 - the driver has no bound of its own, nor a place for one
        self._buffer = inbox._buffer  # noqa: SLF001

    async def recv_into(self, buffer: memoryview, most: int) -> int:
        if self._buffer.used > _LARGEST:
            raise RowTooLarge
        return cast(int, await self._socket.recv_into(buffer, most))


@asynccontextmanager
async def bounded(connection: Any) -> AsyncIterator[None]:
    """Raise RowTooLarge, within it, when a connection has received so much of a row and not its end."""
    inbox = connection.inbox
    socket = inbox._socket  # noqa: SLF001
    inbox._socket = _Bounded(inbox)  # noqa: SLF001
    try:
        yield
    finally:
        inbox._socket = socket  # noqa: SLF001


class Reading:
    """A transaction in READ access mode, in which one statement is looked at and then run."""

    def __init__(self, transaction: AsyncTransaction, limit: int) -> None:
        self._transaction = transaction
        self._limit = limit
        self._rows: Rows | None = None

    @property
    def left_rows(self) -> bool:
        """Whether there are rows that nobody asked for."""
        return self._rows is not None and not self._rows.read

    async def plan(self, text: str, parameters: Mapping[str, Any]) -> Plan:
        """How the database would run just this text with these parameters; nothing of it is run."""
        try:
            result = await self._transaction.run(cast(Any, f"{_EXPLAIN}{text}"), dict(parameters))
            summary = await result.consume()
        except ClientError as error:
            if (found := _PLACE.search(error.message or "")) is None:
                raise
            raise DatabaseError(_replaced(error.message or "", found)) from error
        return Plan(summary.plan, summary.query_type, summary.database)

    async def run(self, text: str, parameters: Mapping[str, Any]) -> "Rows":
        """The rows of the statement; nothing is asked of the database but what they are called."""
        self._rows = Rows(await self._transaction.run(cast(Any, text), dict(parameters)), self._limit)
        return self._rows


def _replaced(message: str, found: re.Match[str]) -> str:
    """A message about a statement with the place in what was written, without the word before it."""
    line, column, offset = int(found[1]), int(found[2]), int(found[3])
    before = len(_EXPLAIN) if line == 1 else 0
    place = f"(line {line}, column {max(1, column - before)} (offset: {max(0, offset - len(_EXPLAIN))}))"
    if found[4] is not None:
        place += f'\n"{found[4].rstrip(chr(34)).removeprefix(_EXPLAIN)}"\n{found[5][before:]}^'
    return f"{message[: found.start()]}{place}{message[found.end() :]}"


class Rows:
    """The rows of a statement, fetched as they are asked for, of which no more than a limit are wanted."""

    def __init__(self, result: AsyncResult, limit: int) -> None:
        self._result = result
        self._limit = limit
        self.read = False
        self.columns = list(result.keys())

    async def __aiter__(self) -> AsyncIterator[list[Any]]:
        number = 0
        async for record in self._result:
            number += 1
            portion = min(_GROWTH * number, self._limit - number, _PORTION)
            cast(Any, self._result)._fetch_size = max(1, portion)  # noqa: SLF001 - the driver has one for all
            yield [cell(value) for value in record.values()]
        self.read = True
