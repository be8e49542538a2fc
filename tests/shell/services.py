"""A graph that is not there: statements with the answers that a test gives them."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from app.errors import DatabaseError
from app.graph.adhoc import Statement


class Rows:
    """An answer as the service gives it."""

    def __init__(self, columns: list[str], rows: list[list[Any]], *, truncated: bool = False) -> None:
        self.columns = columns
        self.truncated = truncated
        self._rows = rows

    async def __aiter__(self) -> AsyncIterator[list[Any]]:
        for row in self._rows:
            yield row


class Service:
    """Answers what it is asked by ``answers``, waits on what is in ``slow``, and keeps what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Rows] = {}
        self.slow: dict[str, Callable[[], Awaitable[None]]] = {}
        self.asked: list[Statement] = []
        self.cancelled: list[str] = []

    @asynccontextmanager
    async def answer(self, asked: Statement) -> AsyncIterator[Rows]:
        self.asked.append(asked)
        if asked.text in self.slow:
            try:
                await self.slow[asked.text]()
            finally:
                self.cancelled.append(asked.text)
        if "nonsense" in asked.text:
            raise DatabaseError("That is no Cypher.")
        yield self.answers.get(asked.text, Rows(["n"], [[1]]))
