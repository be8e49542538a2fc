"""POST /api/cypher: somebody's own Cypher, which only reads, as JSON, CSV or lines of JSON."""

import asyncio
import time
from typing import Any, Final, Self

import orjson
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from app.api.access import NotSignedIn, Viewer, viewer
from app.api.cypher_formats import LINES, CsvRows, JsonLines, Rows
from app.api.cypher_requests import Asked, media_of, read_cypher
from app.api.requests import JSON, Refused, discard
from app.api.sign_in import forget
from app.api.watch import Left, within
from app.errors import DatabaseError, NotAllowed, TimedOut, TooMany, Unavailable
from app.graph.adhoc import AdHoc, Statement
from app.graph.connection import Database

_GONE: Final = 499  # nobody reads it
_SPARE: Final = 5.0  # seconds beside the statement's own, for reading the request and ending
_MOST_BYTES: Final = 32 * 1024 * 1024
_AT_ONCE: Final = 64 * 1024  # bytes
_LATEST: Final = 0.2  # seconds that a row waits for others to be sent with
# Of those that a failure is, the first counts.
_CODES: Final[tuple[tuple[type[DatabaseError], int, str], ...]] = (
    (NotAllowed, 403, "NOT_ALLOWED"),
    (TooMany, 429, "TOO_MANY"),
    (TimedOut, 504, "TIMED_OUT"),
    (Unavailable, 503, "UNAVAILABLE"),
    (DatabaseError, 400, "SYNTAX"),
)
_ABOUT_THE_STATEMENT: Final = frozenset({"NOT_ALLOWED", "SYNTAX"})


class CypherApp:
    """The endpoint as an ASGI application over a graph, which is set when the server starts.

    anonymous: whether one may read without a token.
    """

    database: Database
    adhoc: AdHoc

    def __init__(self, *, anonymous: bool) -> None:
        self._anonymous = anonymous

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        signed_out = False
        sending = _Sending(send)
        try:
            asking = await self._viewer(request)
            signed_out = asking.signed_out
            media = media_of(request.headers.get("accept"))
            async with asyncio.timeout(self.adhoc.seconds + _SPARE):
                asked = await read_cypher(request)
            work = self._answer(asked, media, sending)
            response = await within(self.adhoc.seconds + _SPARE, receive, work)
        except (Refused, NotSignedIn) as refused:
            await discard(request)
            response = _refusal(refused)
            signed_out = getattr(refused, "stale_cookie", signed_out)
        except DatabaseError as failed:
            response = _failure(*_told(failed))
        except TimeoutError:
            response = _failure(504, _error("TIMED_OUT", "The request took too long and was ended."))
        except (Left, ClientDisconnect):
            response = Response(status_code=_GONE)
        if response is not None and not sending.begun:
            if signed_out:
                forget(request, response)
            await response(scope, receive, send)

    async def _viewer(self, request: Request) -> Viewer:
        return await viewer(self.database, request.headers, request.cookies, anonymous=self._anonymous)

    async def _answer(self, asked: Asked, media: str, sending: "_Sending") -> Response | None:
        """The answer as a whole, or None where it was sent row by row."""
        began = time.perf_counter()
        if asked.explain:
            plan = await self.adhoc.explain(asked.statement)
            content = {"columns": [], "rows": [], "plan": plan, "elapsed": _since(began)}
            return Response(orjson.dumps(content), media_type=JSON)
        if media == JSON:
            return Response(await self._whole(asked.statement, began), media_type=JSON)
        async with sending:
            await self._row_by_row(
                asked.statement, began, JsonLines() if media == LINES else CsvRows(), sending
            )
        return None

    async def _whole(self, statement: Statement, began: float) -> bytes:
        rows: list[orjson.Fragment] = []
        size, full = 0, False
        async with self.adhoc.answer(statement) as answer:
            async for cells in answer:
                row = orjson.dumps(cells)
                size += len(row)
                full = size > _MOST_BYTES
                if full:
                    break
                rows.append(orjson.Fragment(row))
        content = {
            "columns": answer.columns,
            "rows": rows,
            "truncated": full or answer.truncated,
            "elapsed": _since(began),
            "limit": statement.limit,
        }
        return orjson.dumps(content)

    async def _row_by_row(self, statement: Statement, began: float, form: Rows, sending: "_Sending") -> None:
        """Raises as long as nothing was sent; after that, a failure is told in the format's own way."""
        number = 0
        try:
            async with self.adhoc.answer(statement) as answer:
                sending.put(form.head(answer.columns))
                async for cells in answer:
                    if number == 0:
                        await sending.begin(form.media, statement.limit)
                    number += 1
                    sending.put(form.row(cells))
                    await sending.flush(_AT_ONCE)
        except DatabaseError as failed:
            if not sending.begun:
                raise
            sending.put(form.broken(_told(failed)[1]))
        else:
            if not sending.begun:
                await sending.begin(form.media, statement.limit)
            sending.put(form.end(rows=number, truncated=answer.truncated, elapsed=_since(began)))
        await sending.finish()


class _Sending:
    """A response that is sent in pieces; as a context, a piece goes soon even when no other comes."""

    def __init__(self, send: Send) -> None:
        self.begun = False
        self._send = send
        self._waiting = bytearray()
        self._one_at_a_time = asyncio.Lock()

    async def __aenter__(self) -> Self:
        self._soon = asyncio.create_task(self._keep_sending())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._soon.cancel()
        await asyncio.wait({self._soon})

    async def begin(self, media: str, limit: int) -> None:
        self.begun = True
        headers = [
            (b"content-type", f"{media}; charset=utf-8".encode()),
            (b"cleave-limit", str(limit).encode()),
        ]
        async with self._one_at_a_time:
            await self._send({"type": "http.response.start", "status": 200, "headers": headers})

    def put(self, piece: bytes) -> None:
        self._waiting += piece

    async def flush(self, least: int) -> None:
        """Send what waits, where it is so many bytes."""
        if len(self._waiting) >= least:
            await self._body(more=True)

    async def finish(self) -> None:
        await self._body(more=False)

    async def _keep_sending(self) -> None:
        while True:
            await asyncio.sleep(_LATEST)
            if self.begun:
                await self._body(more=True)

    async def _body(self, *, more: bool) -> None:
        async with self._one_at_a_time:
            body = bytes(self._waiting)
            self._waiting.clear()
            if body or not more:
                await self._send({"type": "http.response.body", "body": body, "more_body": more})


def _since(began: float) -> float:
    """Milliseconds."""
    return round((time.perf_counter() - began) * 1000, 3)


def _error(code: str, message: str, field: str | None = None) -> dict[str, Any]:
    return {"code": code, "message": message, "field": field}


def _told(failed: DatabaseError) -> tuple[int, dict[str, Any]]:
    status, code = next((status, code) for kind, status, code in _CODES if isinstance(failed, kind))
    return status, _error(code, failed.message, "statement" if code in _ABOUT_THE_STATEMENT else None)


def _refusal(refused: Refused | NotSignedIn) -> Response:
    if isinstance(refused, NotSignedIn):
        response = _failure(401, _error("UNAUTHENTICATED", str(refused)))
        response.headers["www-authenticate"] = "Bearer"
        return response
    field = getattr(refused, "field", None)
    response = _failure(refused.status, _error(refused.code, refused.message, field))
    response.headers.update(refused.headers)
    return response


def _failure(status: int, error: dict[str, Any]) -> Response:
    return Response(orjson.dumps({"error": error}), status, media_type=JSON)
