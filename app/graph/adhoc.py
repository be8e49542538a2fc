"""Somebody's own Cypher, which only reads: judged by the database's own plan, under an account that may only
read where there is one, with limits on time, rows and how many run at once.

A plan is asked for in the transaction in which the statement then runs, for the same text and parameters: it
is never of anything else. That makes one exchange with the database more.
"""

import asyncio
import logging
import re
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from app.errors import DatabaseError, NotAllowed, TimedOut, TooMany
from app.graph.connection import Database
from app.graph.connection.reading import Reading, Rows
from app.graph.plans import check_embedded, check_reading, columns, shown
from app.graph.regexes import check_plan, check_text

ROWS: Final = 1_000
MOST_ROWS: Final = 10_000
_LOOK_AGAIN: Final = 0.25  # seconds
# For the message alone: with EXPLAIN before them, the database itself refuses all that would be run.
_BEGINS_WITH_EXPLAIN: Final = re.compile(r"\s*(?:EXPLAIN|PROFILE)\b", re.IGNORECASE)
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Statement:
    """What is asked: Cypher, its parameters, and how many rows at most."""

    text: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    limit: int = ROWS


class Answer:
    """The rows of a statement, at most as many as its limit, while its transaction is open.

    ``truncated`` is known when the rows are read to their end: whether there were more.
    """

    def __init__(self, rows: Rows, columns: list[str], limit: int) -> None:
        self.columns = columns
        self.truncated = False
        self._rows = rows
        self._limit = limit

    async def __aiter__(self) -> AsyncIterator[list[Any]]:
        """Rows of cells, as `app.graph.connection.cells` makes them."""
        number = 0
        async for row in self._rows:
            number += 1
            if number > self._limit:
                self.truncated = True
                return
            yield row


class AdHoc:
    """Runs statements on a graph; ``seconds`` for each, ``most`` of them at a time."""

    def __init__(self, db: Database, *, seconds: float, most: int) -> None:
        self.seconds = seconds
        self._db = db
        self._most = most
        self._running = 0
        self._name: str | None = None
        self._lingering: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def answer(self, asked: Statement) -> AsyncIterator[Answer]:
        """The statement's rows.

        Raises TooMany, NotAllowed, TimedOut, Unavailable, and DatabaseError with what the database says.
        """
        async with self._reading(asked) as (reading, root):
            rows = await reading.run(asked.text, asked.parameters)
            yield Answer(rows, rows.columns or columns(root), asked.limit)

    async def explain(self, asked: Statement) -> dict[str, Any]:
        """The plan of a statement that could be run: operator, details and children. Raises as `answer`."""
        async with self._reading(asked) as (_, root):
            return shown(root)

    async def close(self) -> None:
        """Stop looking after what the database has not ended yet."""
        for task in self._lingering:
            task.cancel()
        await asyncio.gather(*self._lingering, return_exceptions=True)

    @asynccontextmanager
    async def _reading(self, asked: Statement) -> AsyncIterator[tuple[Reading, Mapping[str, Any]]]:
        if self._running >= self._most:
            raise TooMany(
                f"{self._most} statements run already, as many as may at a time; ask again in a moment."
            )
        self._running += 1
        name: str | None = None
        began = time.monotonic()
        try:
            async with (
                _in_time(self.seconds),
                self._db.reading(asked.limit + 1, self.seconds) as (reading, called),
            ):
                name = called
                yield reading, await self._checked(reading, asked)
        except BaseException as error:
            if name is not None and isinstance(error, asyncio.CancelledError | TimedOut):
                self._look_after(name, time.monotonic() - began)
                name = None
                self._running += 1
            raise
        finally:
            self._running -= 1

    async def _checked(self, reading: Reading, asked: Statement) -> Mapping[str, Any]:
        """The statement's plan. Raises NotAllowed where it would do more than read the graph."""
        if _BEGINS_WITH_EXPLAIN.match(asked.text):
            raise NotAllowed("EXPLAIN and PROFILE are not taken in a statement; ask for its plan instead.")
        if self._db.dialect == "neo4j":
            check_text(asked.text, asked.parameters)
        plan = await reading.plan(asked.text, asked.parameters)
        if self._db.dialect == "arcadedb":
            check_embedded(plan.root, asked.text)
        elif plan.root is None or plan.database not in (None, await self._home()):
            raise NotAllowed("This statement would do more than read the graph.")
        else:
            check_reading(plan.root, plan.kind)
            check_plan(plan.root, asked.text, asked.parameters)
        assert plan.root is not None  # noqa: S101 - by the checks
        return plan.root

    async def _home(self) -> str:
        """What Neo4j itself calls the database in use, which the settings may know by an alias."""
        if self._name is None:
            ((self._name,),) = await self._db.read("CALL db.info() YIELD name RETURN name", {})
        return str(self._name)

    def _look_after(self, name: str, seconds: float) -> None:
        """Count a statement that nobody waits for as running until the database is through with it."""
        task = asyncio.create_task(self._linger(name, seconds))
        self._lingering.add(task)
        task.add_done_callback(self._lingering.discard)

    async def _linger(self, name: str, seconds: float) -> None:
        told = False
        try:
            await asyncio.sleep(_LOOK_AGAIN)
            while await self._db.still_reading(name):
                seconds += _LOOK_AGAIN
                if seconds > 2 * self.seconds and not told:
                    _LOG.warning("the database does not end a statement that began %.0f s ago", seconds)
                    told = True
                await asyncio.sleep(_LOOK_AGAIN)
        except DatabaseError as error:
            _LOG.warning("whether a cancelled statement has ended is not known: %s", error)
        finally:
            self._running -= 1


@asynccontextmanager
async def _in_time(seconds: float) -> AsyncIterator[None]:
    try:
        async with asyncio.timeout(seconds):
            yield
    except TimeoutError:
        raise TimedOut(f"The statement took longer than {seconds:g} s and was ended.") from None
