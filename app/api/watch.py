"""Work that ends with its time, or with whoever waits for it: by then it is cancelled, and with it what it
runs in the database."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

from starlette.types import Receive

T = TypeVar("T")


class Left(Exception):
    """The client went away before it had its answer."""


async def within(limit: float, receive: Receive, work: Awaitable[T]) -> T:
    """The result of the work. Raises TimeoutError after ``limit`` seconds, and Left when the client goes; by
    then the request's body must have been read."""
    left = False

    async def watch() -> None:
        nonlocal left
        while (await receive())["type"] != "http.disconnect":
            pass
        left = True
        deadline.reschedule(asyncio.get_running_loop().time())

    try:
        async with asyncio.timeout(limit) as deadline:
            watcher = asyncio.create_task(watch())
            try:
                return await work
            finally:
                watcher.cancel()
    except TimeoutError:
        if left:
            raise Left from None
        raise
