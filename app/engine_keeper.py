"""The embedded engine under a running server: when its process dies, it is started again and reconnected."""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress

from app.errors import EngineError, Unavailable
from app.graph.connection import Database
from app.graph.embedded import Engine

_INTERVAL = 0.3
_ATTEMPTS = 5
_HOLDS = 10.0  # seconds after which an engine that was started again counts as sound


async def keep_running(engine: Engine, db: Database, warn: Callable[[str], None]) -> None:
    """Watch the engine for ever; whenever it has ended, start or join it again and reconnect ``db``.

    ``warn`` is called with one line when it has ended, and one when it answers again. Raises EngineError when
    that has failed several times in a row.
    """
    attempts, since, connected = 0, time.monotonic(), engine.pid
    while True:
        await asyncio.sleep(_INTERVAL)
        if connected == engine.pid and not engine.ended():
            if time.monotonic() - since > _HOLDS:
                attempts = 0
            continue
        attempts += 1
        if attempts > _ATTEMPTS:
            raise EngineError(
                f"The engine ended and could not be started again in {engine.log.parent}, "
                f"{_ATTEMPTS} times in a row; its log is {engine.log}."
            )
        db.interruption = "The embedded engine has ended and is started again; ask again in a few seconds."
        _tell(warn, "The embedded engine has ended; starting it again ...")
        try:
            if engine.ended():
                await _reopen(engine)
            await db.reconnect(
                uri=engine.uri,
                username=engine.username,
                password=engine.password,
                reader=(engine.reader.username, engine.reader.password),
            )
        except (EngineError, Unavailable):
            await asyncio.sleep(attempts * _INTERVAL)
        else:
            connected, since = engine.pid, time.monotonic()
            _tell(warn, "The embedded engine answers again.")


async def _reopen(engine: Engine) -> None:
    """In a thread, because it waits. A thread cannot be ended: what it starts must be known before we go."""
    work = asyncio.create_task(asyncio.to_thread(engine.reopen))
    try:
        await asyncio.shield(work)
    except asyncio.CancelledError:
        with suppress(EngineError):
            await work
        raise


def _tell(warn: Callable[[str], None], line: str) -> None:
    with suppress(OSError):  # a terminal that is gone must not end the watch
        warn(line)
