"""The client that waits for its answers."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

import httpx

from cleave_client import asking
from cleave_client.asking import Asked, Day, Ids, Json, Question
from cleave_client.errors import Unavailable
from cleave_client.exchange import Server, Tries, body, read

if TYPE_CHECKING:
    from cleave_client.graph import Graph
    from cleave_client.results import Entity, Tie
    from cleave_client.tables import Changes, Claims, Events, Hits, Paths, Ties
    from cleave_client.terms import (
        Certainty,
        Channel,
        Direction,
        EventKind,
        GroupKind,
        Stance,
        Status,
        TieType,
    )

T = TypeVar("T")


class Cleave:
    """A cleave server, asked one question at a time.

    ``url`` is its address, with or without ``/graphql``; ``token`` is needed to write, and to read where the
    server is open to others. An answer may take ``timeout`` seconds. A question is asked again up to
    ``retries`` times, with growing pauses, where the connection fails or the server says 429 or 503; what may
    write never is. Every method raises CleaveError where there is no answer.
    """

    def __init__(
        self, url: str, token: str | None = None, *, timeout: float = 60.0, retries: int = 3
    ) -> None:
        self._server = Server.at(url, token, timeout, retries)
        self._http = httpx.Client(trust_env=self._server.by_proxy, headers=self._server.headers)

    def __repr__(self) -> str:
        return f"Cleave({self._server.address!r})"

    def __enter__(self) -> Cleave:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections; the client is of no use after it."""
        self._http.close()

    def lineage(
        self,
        of: Ids,
        *,
        depth: int = 3,
        types: Sequence[TieType] | None = None,
        direction: Direction = "BOTH",
        statuses: Sequence[Status] | None = None,
        as_of: Day = None,
        known_at: Day = None,
        certainty: Certainty = "POSSIBLE",
        limit: int = 500,
    ) -> Graph:
        """Everything that entities are tied to, step by step.

        ``as_of`` is the day looked at, None the whole history; ``known_at`` the day looked from, None today.
        """
        return self._ask(
            asking.lineage(
                of,
                depth=depth,
                types=types,
                direction=direction,
                statuses=statuses,
                as_of=as_of,
                known_at=known_at,
                certainty=certainty,
                limit=limit,
            )
        )

    def snapshot(
        self,
        *,
        as_of: Day = None,
        known_at: Day = None,
        certainty: Certainty = "POSSIBLE",
        types: Sequence[TieType] | None = None,
        kinds: Sequence[GroupKind] | None = None,
        statuses: Sequence[Status] | None = None,
        within: str | None = None,
        limit: int = 500,
    ) -> Graph:
        """The whole graph on a day; ``within`` is a place."""
        return self._ask(
            asking.snapshot(
                as_of=as_of,
                known_at=known_at,
                certainty=certainty,
                types=types,
                kinds=kinds,
                statuses=statuses,
                within=within,
                limit=limit,
            )
        )

    def search(self, text: str, *, as_of: Day = None, known_at: Day = None, limit: int = 20) -> Hits:
        """Entities by a name in any script, former names and acronyms included; best first."""
        return self._ask(asking.search(text, as_of=as_of, known_at=known_at, limit=limit))

    def entity(
        self, of: str, *, as_of: Day = None, known_at: Day = None, certainty: Certainty = "POSSIBLE"
    ) -> Entity:
        """One group, person or place. Raises NotThere."""
        return self._ask(asking.entity(of, as_of=as_of, known_at=known_at, certainty=certainty))

    def ties(
        self,
        of: Ids | None = None,
        *,
        types: Sequence[TieType] | None = None,
        direction: Direction = "BOTH",
        statuses: Sequence[Status] | None = None,
        as_of: Day = None,
        known_at: Day = None,
        certainty: Certainty = "POSSIBLE",
        limit: int | None = None,
    ) -> Ties:
        """The ties of entities, or of all, in order of beginning; all pages or the first ``limit``."""
        return self._ask(
            asking.ties(
                of=of,
                types=types,
                direction=direction,
                statuses=statuses,
                as_of=as_of,
                known_at=known_at,
                certainty=certainty,
                limit=limit,
            )
        )

    def tie(self, of: str, *, as_of: Day = None, known_at: Day = None) -> Tie:
        """One tie, with how its status came about. Raises NotThere."""
        return self._ask(asking.tie(of, as_of=as_of, known_at=known_at))

    def claims(
        self,
        about: str | None = None,
        *,
        source: str | None = None,
        stances: Sequence[Stance] | None = None,
        channels: Sequence[Channel] | None = None,
        known_at: Day = None,
        limit: int | None = None,
    ) -> Claims:
        """Claims about an entity or a fact, or in a source; all pages of them or the first ``limit``."""
        return self._ask(
            asking.claims(
                about=about,
                source=source,
                stances=stances,
                channels=channels,
                known_at=known_at,
                limit=limit,
            )
        )

    def changes(
        self,
        before: Mapping[str, Day],
        after: Mapping[str, Day],
        *,
        of: Ids | None = None,
        types: Sequence[TieType] | None = None,
        certainty: Certainty = "POSSIBLE",
        limit: int = 200,
    ) -> Changes:
        """What differs between two moments, each ``{"as_of": …, "known_at": …}`` with one or both."""
        return self._ask(asking.changes(before, after, of=of, types=types, certainty=certainty, limit=limit))

    def timeline(
        self,
        of: Ids | None = None,
        *,
        start: Day = None,
        end: Day = None,
        kinds: Sequence[EventKind] | None = None,
        types: Sequence[TieType] | None = None,
        known_at: Day = None,
        limit: int | None = None,
    ) -> Events:
        """What happened, in order of day; all pages or the first ``limit``."""
        return self._ask(
            asking.timeline(
                of=of, start=start, end=end, kinds=kinds, types=types, known_at=known_at, limit=limit
            )
        )

    def paths(
        self,
        start: str,
        end: str,
        *,
        types: Sequence[TieType] | None = None,
        max_length: int = 6,
        statuses: Sequence[Status] | None = None,
        as_of: Day = None,
        known_at: Day = None,
        certainty: Certainty = "POSSIBLE",
        limit: int = 5,
    ) -> Paths:
        """Shortest ways from one entity to another, the best evidenced first."""
        return self._ask(
            asking.paths(
                start=start,
                end=end,
                types=types,
                max_length=max_length,
                statuses=statuses,
                as_of=as_of,
                known_at=known_at,
                certainty=certainty,
                limit=limit,
            )
        )

    def query(
        self, document: str, variables: Mapping[str, Any] | None = None, *, operation: str | None = None
    ) -> Json:
        """The data of any GraphQL document, as JSON has it. Days anywhere in the variables may be dates."""
        return self._ask(asking.query(document, variables, operation))

    def _ask(self, question: Question[T]) -> T:
        try:
            asked = next(question)
            while True:
                asked = question.send(self._answer(asked))
        except StopIteration as done:
            result: T = done.value
            return result

    def _answer(self, asked: Asked) -> Json:
        tries = Tries(asked, self._server)
        while True:
            try:
                return self._send(asked)
            except (httpx.HTTPError, Unavailable) as error:
                pause = tries.pause(error)
            time.sleep(pause)

    def _send(self, asked: Asked) -> Json:
        limit = self._server.timeout
        last = time.monotonic() + limit
        address, content = self._server.address, body(asked)
        with self._http.stream("POST", address, content=content, timeout=limit) as answer:
            given = bytearray()
            for piece in answer.iter_bytes():
                given += piece
                # httpx limits each read, not all of them together.
                if time.monotonic() > last:
                    raise httpx.ReadTimeout("the answer goes on")
            return read(answer.status_code, answer.headers, bytes(given), asked, self._server)
