"""A small graph to write into, on each engine."""

from collections.abc import AsyncIterator

import pytest_asyncio

from tests.api.writing import SMALL
from tests.engines import RunningEngine
from tests.graphs import CountingDatabase, opened, put


@pytest_asyncio.fixture
async def small(fresh: RunningEngine) -> AsyncIterator[CountingDatabase]:
    async with opened(fresh) as db:
        await put(db, SMALL)
        yield db


@pytest_asyncio.fixture
async def empty(fresh: RunningEngine) -> AsyncIterator[CountingDatabase]:
    async with opened(fresh) as db:
        yield db
