"""GraphQL requests over HTTP, read by the rules of the GraphQL-over-HTTP specification.

Everything here that is wrong is refused before a document is looked at, and a body that is too large while it
is read.
"""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

import orjson
from starlette.requests import ClientDisconnect, Request

JSON: Final = "application/json"
RESPONSE: Final = "application/graphql-response+json"
EVENTS: Final = "text/event-stream"
MOST_BYTES: Final = 1024 * 1024
_MOST_DISCARDED: Final = 16 * MOST_BYTES
_DISCARDING: Final = 1.0  # second
_CODES: Final = {
    400: "BAD_REQUEST",
    401: "UNAUTHENTICATED",
    403: "FORBIDDEN",
    405: "METHOD_NOT_ALLOWED",
    406: "NOT_ACCEPTABLE",
    413: "PAYLOAD_TOO_LARGE",
    415: "UNSUPPORTED_MEDIA_TYPE",
}


class Refused(Exception):
    """What is no request that can be answered; ``code`` stands under ``extensions`` of the error."""

    def __init__(
        self, status: int, message: str, *, code: str | None = None, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.code = code or _CODES[status]
        self.headers = dict(headers or {})


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: a document, which of its operations, and the values of its variables."""

    query: str
    operation_name: str | None = None
    variables: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Accepted:
    """The media type to answer in; ``named``: the request names it, and does not take just anything."""

    media: str
    named: bool


@lru_cache(maxsize=256)
def accepted(accept: str | None) -> Accepted:
    """What an Accept header makes of an answer. Raises Refused where none of our media types is in it."""
    if accept is None or not accept.strip():
        return Accepted(JSON, named=False)
    best = (0.0, 0, "")
    for each in accept.split(","):
        media, *parameters = (part.strip().lower() for part in each.split(";"))
        wanted = quality(parameters)
        # Of equals, the type made for GraphQL; what is named before what is any.
        rank = {RESPONSE: 4, EVENTS: 3, JSON: 2, "application/*": 1, "*/*": 1}.get(media, 0)
        if rank and wanted:
            best = max(best, (wanted, rank, media))
    _, rank, media = best
    if not rank:
        raise Refused(406, f"Accept: expected {RESPONSE} or {JSON}, or {EVENTS} for subscriptions")
    return Accepted(JSON if rank == 1 else media, named=rank > 1)


def quality(parameters: list[str]) -> float:
    """How much a media type with these parameters is wanted, 0 to 1."""
    given = next((value for value in parameters if value.startswith("q=")), "q=1")
    try:
        return min(max(float(given[2:]), 0.0), 1.0)
    except ValueError:
        return 0.0


async def read_request(request: Request) -> Asked:
    """The request in a POST's body or a GET's address. Raises Refused."""
    if request.method == "GET":
        return _from_address(request)
    if request.method != "POST":
        message = f"{request.method}: expected POST, or GET for queries"
        raise Refused(405, message, headers={"allow": "GET, POST"})
    return _checked(await read_json(request))


async def read_json(request: Request, decode: Callable[[bytes], Any] = orjson.loads) -> Any:
    """The JSON in a request's body. Raises Refused where it is none, which decode tells by a ValueError, or
    too large."""
    _check_content_type(request.headers.get("content-type"))
    body = await _body(request)
    try:
        return decode(body)
    except ValueError as error:
        raise Refused(400, f"the body: expected JSON; {error}") from error


def check_site(request: Request) -> None:
    """Raise Refused for what a page of another site made its reader's browser send."""
    # Any page can, though it cannot read the answer.
    if request.headers.get("sec-fetch-site") == "cross-site":
        raise Refused(403, "Requests from pages of another site are refused.")


def _from_address(request: Request) -> Asked:
    check_site(request)
    given: dict[str, Any] = dict(request.query_params)
    for name in ("variables", "extensions"):
        if name in given:
            given[name] = _decoded(given[name], name) if given[name] else None
    return _checked(given)


def _check_content_type(given: str | None) -> None:
    media, *parameters = (part.strip().lower() for part in (given or "").split(";"))
    charsets = [value.partition("=")[2].strip("\" '") for value in parameters if value.startswith("charset")]
    if media != JSON or not {*charsets} <= {"utf-8", "utf8"}:
        raise Refused(415, f"Content-Type: expected {JSON} in UTF-8", headers={"accept": JSON})


async def _body(request: Request) -> bytes:
    too_large = Refused(
        413, f"the body is too large; expected at most {MOST_BYTES} bytes", headers={"connection": "close"}
    )
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length[:20]) > MOST_BYTES:
        raise too_large
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise too_large
    return bytes(body)


async def discard(request: Request) -> None:
    """Read on for a while what a refused request still sends, and keep none of it.

    A connection that is closed with bytes unread is reset, and the client that is still sending loses the
    answer with it.
    """
    read = 0
    # RuntimeError is how Starlette says that the body was read to its end.
    with suppress(TimeoutError, ClientDisconnect, RuntimeError):
        async with asyncio.timeout(_DISCARDING):
            async for chunk in request.stream():
                read += len(chunk)
                if read > _MOST_DISCARDED:
                    break


def _decoded(text: str, what: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise Refused(400, f"{what}: expected JSON; {error}") from error


def _checked(given: Any) -> Asked:
    if isinstance(given, list):
        raise Refused(400, "the body: expected one request; several in a list are not taken")
    if not isinstance(given, dict):
        raise Refused(400, "the body: expected a JSON object with a query")
    query, name, variables = given.get("query"), given.get("operationName"), given.get("variables")
    if not isinstance(query, str) or not query.strip():
        raise Refused(400, "query: expected a document as text")
    if not isinstance(name, str | None):
        raise Refused(400, "operationName: expected a text or null")
    if not isinstance(variables, dict | None):
        raise Refused(400, "variables: expected an object or null")
    if not isinstance(given.get("extensions"), dict | None):
        raise Refused(400, "extensions: expected an object or null")
    return Asked(query, name, variables or {})
