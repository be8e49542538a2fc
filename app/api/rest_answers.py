"""How REST answers: who may ask, how long it may take, whether what the client has is still good, and errors.

The answer is what the schema gives for the document behind the address. Its ETag is made of what was asked
and of the graph's state, which is read first: what changes in between makes an answer newer than its tag,
never older.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Coroutine, Mapping
from importlib.metadata import version
from typing import Any, Final
from urllib.parse import urlencode

import orjson
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Match
from starlette.types import Receive, Scope, Send

from app.api.access import NotSignedIn, Viewer, viewer
from app.api.context import Context
from app.api.requests import JSON, Refused, check_site, quality
from app.api.rest_documents import QUESTIONS, Question
from app.api.rest_errors import Failure, failure, of_document, of_parameters
from app.api.schema import schema
from app.api.sign_in import forget
from app.api.sockets import too_long
from app.api.watch import Left, within
from app.errors import DatabaseError, TimedOut
from app.graph.connection import Database
from app.graph.revisions import Revisions, state

VERSION: Final = version("cleave-graph")
VARY: Final = "Authorization, Accept"
_GONE: Final = 499  # nobody reads it
_EXPECTED: Final = (Failure, RequestValidationError, Refused, NotSignedIn, DatabaseError, TimeoutError)
Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class Rest:
    """Answers over a graph, which is set when the server starts.

    anonymous: whether one may read without a token; limit: seconds for a request.
    """

    database: Database
    revisions: Revisions

    def __init__(self, *, anonymous: bool, limit: float) -> None:
        self._anonymous = anonymous
        self._limit = limit

    async def viewer(self, request: Request) -> Viewer:
        """Who asks. Raises NotSignedIn, and Refused or Failure for what cannot be asked at all."""
        check_site(request)
        if not _takes_json(request.headers.get("accept")):
            raise Failure(406, f"Accept: expected {JSON}", "Accept")
        return await viewer(self.database, request.headers, request.cookies, anonymous=self._anonymous)

    async def answer(
        self, request: Request, asking: Viewer, name: str, given: Mapping[str, Any], *, missing: str = ""
    ) -> Response:
        """What the document of that name gives for some variables; ``missing``: what a null is told as."""
        question = QUESTIONS[name]
        of_graph = await state(self.database)
        tag = None if of_graph is None else _tag(question, given, of_graph)
        headers = {
            "cache-control": "no-cache" if self._anonymous else "private, no-cache",
            "vary": VARY,
            **({"etag": tag} if tag else {}),
        }
        if tag in _known_already(request):
            response = Response(None, 304, headers)
        else:
            value = await self._value(question, given, asking)
            if value is None:
                raise Failure(404, missing, "id")
            body = orjson.dumps(value)
            headers |= _next(request, value) | {"content-length": str(len(body))}
            head = request.method == "HEAD"
            response = Response(None if head else body, 200, headers, media_type=JSON)
        if asking.signed_out:
            forget(request, response)
        return response

    async def _value(self, question: Question, given: Mapping[str, Any], asking: Viewer) -> Any:
        result = await schema.execute(
            question.text,
            variable_values=dict(given),
            context_value=Context(self.database, self.revisions, asking),
        )
        if result.errors:
            raise of_document(result.errors[0])
        return (result.data or {})[question.field]

    async def within_limits(self, request: Request, handler: Handler) -> Response:
        """The handler's response or the error that it is instead, in time and while somebody waits for it."""
        try:
            return await within(self._limit, request.receive, handler(request))
        except (Left, ClientDisconnect):
            return Response(status_code=_GONE)
        except _EXPECTED as error:
            told = self._told(error)
            headers = {"www-authenticate": "Bearer"} if told.status == 401 else {}
            headers |= {"cache-control": "no-store", "vary": VARY}
            response = failure(told.status, told.message, told.field, headers)
            if isinstance(error, NotSignedIn) and error.stale_cookie:
                forget(request, response)
            return response

    def _told(self, error: Exception) -> Failure:
        """One of the failures that are expected, in REST's terms."""
        match error:
            case Failure():
                return error
            case RequestValidationError():
                return of_parameters(error)
            case Refused():
                return Failure(error.status, error.message)
            case NotSignedIn():
                return Failure(401, str(error))
            case DatabaseError():
                return Failure(504 if isinstance(error, TimedOut) else 503, error.message)
        return Failure(504, too_long(self._limit))

    def route(self) -> type[APIRoute]:
        """The class of its routes: they answer HEAD as they answer GET, and each error in words."""
        rest = self

        class Route(APIRoute):
            def matches(self, scope: Scope) -> tuple[Match, Scope]:
                head = scope["type"] == "http" and scope["method"] == "HEAD"
                return super().matches({**scope, "method": "GET"} if head else scope)

            async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
                await self.app(scope, receive, send)

            def get_route_handler(self) -> Handler:
                handler = super().get_route_handler()

                async def answered(request: Request) -> Response:
                    return await rest.within_limits(request, handler)

                return answered

        return Route


def _takes_json(accept: str | None) -> bool:
    if accept is None or not accept.strip():
        return True
    for each in accept.split(","):
        media, *parameters = (part.strip().lower() for part in each.split(";"))
        if media in (JSON, "application/*", "*/*") and quality(parameters):
            return True
    return False


def once(request: Request, *lists: str) -> None:
    """Raise Failure for a parameter that is given twice and is none of the lists."""
    for name, count in Counter(name for name, _ in request.query_params.multi_items()).items():
        if count > 1 and name not in lists:
            raise Failure(400, f"{name}: is given {count} times; expected once", name)


def _tag(question: Question, given: Mapping[str, Any], of_graph: str) -> str:
    asked = orjson.dumps([VERSION, question.text, given, of_graph], option=orjson.OPT_SORT_KEYS)
    return f'"{hashlib.sha256(asked).hexdigest()[:32]}"'


def _known_already(request: Request) -> set[str]:
    """The tags that the client has, compared weakly as RFC 9110 (13.1.2) has it."""
    given = ",".join(request.headers.getlist("if-none-match"))
    return {each.strip().removeprefix("W/") for each in given.split(",")}


def _next(request: Request, value: Any) -> dict[str, str]:
    """A Link to the page after a page (RFC 8288), relative to this address."""
    page = value.get("pageInfo") if isinstance(value, dict) else None
    if not page or not page["hasNextPage"]:
        return {}
    given = [(name, text) for name, text in request.query_params.multi_items() if name != "after"]
    address = f"{request.url.path}?{urlencode([*given, ('after', page['endCursor'])])}"
    return {"link": f'<{address}>; rel="next"'}
