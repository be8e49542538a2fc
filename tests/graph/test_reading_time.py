"""A read has its time, and what it runs in the database ends with it, whether or not the database keeps time."""

from __future__ import annotations

import asyncio
import time

import pytest

from app.errors import TimedOut
from app.graph.connection import Database
from tests.engines import RunningEngine

MARK = "-20070401"
ENDLESS = f"""UNWIND range(1, 5000) AS a UNWIND range(1, 5000) AS b UNWIND range(1, 5000) AS c
WITH a, b, c WHERE a + b + c = {MARK} RETURN count(*)"""
LATEST = 10  # seconds


async def test_a_read_ends_with_its_time(engine: RunningEngine) -> None:
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
        while any(MARK in str(row) for row in await db.read("SHOW TRANSACTIONS YIELD currentQuery", {})):
            assert time.monotonic() - before < LATEST
            await asyncio.sleep(0.1)
        assert await db.read("RETURN 1 AS one", {}) == [[1]]
    finally:
        await db.close()
