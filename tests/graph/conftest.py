"""A database on each engine, and one with nothing in it."""

from collections.abc import AsyncIterator

import pytest_asyncio

from tests.engines import RunningEngine
from tests.graphs import CountingDatabase, opened


@pytest_asyncio.fixture
async def empty(fresh: RunningEngine) -> AsyncIterator[CountingDatabase]:
    async with opened(fresh) as db:
        yield db
