"""Following what changes the graph, from whichever process it was changed.

The graph itself is asked, twice a second and only while somebody listens: one path for all engines, and a
change counts when it is committed. Every writing transaction leaves an audit entry under a number that is
counted up under the writers' lock, so that none can be committed behind the last one seen.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from app.errors import DatabaseError
from app.graph.connection import Database
from app.graph.connection.writing import Parameters
from app.graph.queries import part

_INTERVAL: Final = 0.5
_AT_ONCE: Final = 500
_BACKLOG: Final = 2_000
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Revision:
    """One change: its number, when it was made (ISO 8601 in UTC), and the ids of what it touched."""

    number: int
    at: str
    touched: tuple[str, ...]


async def state(db: Database) -> str | None:
    """What tells the graph as it is now from every other state of it, and from every other graph.

    None where nothing was ever written by cleave, by which a change would be told.
    """
    rows = await db.read(part("read/state").text, {})
    return repr(rows) if rows else None


async def read_whole(db: Database, text: str, parameters: Parameters) -> list[list[Any]]:
    """What ``db.read`` gives, for a statement that goes through the whole graph: asked for again, it does so
    once for each state of it."""
    return await db.kept.ask((text, repr(parameters)), partial(state, db), partial(db.read, text, parameters))


class TooSlow(Exception):
    """A listener did not take what it was sent for so long that the rest was not kept for it."""


class Revisions:
    """The changes of one graph for any number of listeners, at the cost of one."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._listeners: set[asyncio.Queue[Revision]] = set()
        self._asking: asyncio.Task[None] | None = None

    async def follow(self) -> AsyncGenerator[Revision, None]:
        """Every change from now on. Raises DatabaseError where the graph cannot be asked at the start, and
        TooSlow; an outage later on delays the changes and loses none."""
        queue: asyncio.Queue[Revision] = asyncio.Queue(_BACKLOG)
        self._listeners.add(queue)  # before the number is read, so that nothing falls between the two
        try:
            start = await self._last()
            if self._asking is None:
                self._asking = asyncio.create_task(self._ask(start))
            while not queue.full():
                revision = await queue.get()
                if revision.number > start:
                    yield revision
            raise TooSlow
        finally:
            self._listeners.discard(queue)
            if not self._listeners:
                await self.close()

    async def close(self) -> None:
        """Stop asking; listeners hear nothing more."""
        asking, self._asking = self._asking, None
        if asking is not None:
            asking.cancel()
            with suppress(asyncio.CancelledError):
                await asking

    async def _last(self) -> int:
        rows = await self._db.read(part("read/last_revision").text, {})
        return int(rows[0][0]) if rows else 0

    async def _ask(self, seen: int) -> None:
        while True:
            try:
                rows = await self._db.read(part("read/revisions").text, {"after": seen, "limit": _AT_ONCE})
            except DatabaseError as error:
                _LOG.info("the graph could not be asked for changes: %s", error.message)
                rows = []
            for number, at, touched in rows:
                seen = number
                self._tell(Revision(number, at, tuple(touched)))
            if len(rows) < _AT_ONCE:
                await asyncio.sleep(_INTERVAL)

    def _tell(self, revision: Revision) -> None:
        for queue in self._listeners:
            with suppress(asyncio.QueueFull):
                queue.put_nowait(revision)
