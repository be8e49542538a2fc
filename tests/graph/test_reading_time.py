"""A read has its time, and what it runs in the database ends with it, whether or not the database keeps time."""

from __future__ import annotations

import asyncio
import time

import pytest

from app.errors import TimedOut
from app.graph.connection import Database
from tests.api.test_http_endings import ENDLESS, Running, running
from tests.engines import RunningEngine

__all__ = ["running"]

LATEST = 10  # seconds


async def test_a_read_ends_with_its_time(engine: RunningEngine, running: Running) -> None:
    db = await Database.open(
        uri=engine.uri,
        username=engine.username,
        password=engine.password,
        database=engine.database,
        statement_timeout=1,
    )
    try:
        before = time.monotonic()
        with pytest.raises(TimedOut):
            await db.read(ENDLESS, {})
        assert time.monotonic() - before < LATEST
        while running():
            assert time.monotonic() - before < LATEST
            await asyncio.sleep(0.1)
        assert await db.read("RETURN 1 AS one", {}) == [[1]]
    finally:
        await db.close()
