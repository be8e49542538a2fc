"""GraphQL over HTTP, server-sent events and WebSockets, mounted as plain routes."""

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final, cast

import orjson
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.http.streaming import SSETransport
from strawberry.schema.exceptions import InvalidOperationTypeError
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from app.api.access import ANYBODY, NotSignedIn, Viewer, viewer
from app.api.context import Context
from app.api.requests import EVENTS, JSON, RESPONSE, Accepted, Asked, Refused, accepted, discard, read_request
from app.api.schema import schema
from app.api.sign_in import forget
from app.api.sockets import FAILED, TIMED_OUT, Socket, SocketHandler, too_long
from app.api.watch import Left, within
from app.errors import DatabaseError
from app.graph.connection import Database
from app.graph.revisions import Revisions

_GONE: Final = 499  # nobody reads it
_NOT_ACCEPTABLE: Final = 4406
_INIT_LIMIT: Final = timedelta(seconds=10)
_MOST_OPERATIONS: Final = 20
_STREAM: Final = SSETransport()
# Refusals of what could be asked elsewhere or in another way: 400 for every client.
_ALWAYS_400: Final = frozenset({"TOO_COMPLEX", "INTROSPECTION_DISABLED"})


class GraphQLApp(GraphQL[Context, None]):
    """The schema as an ASGI application over a graph, which is set when the server starts.

    anonymous: whether one may read without a token; limit: seconds for a request; introspection: whether the
    schema may be asked for.
    """

    database: Database
    revisions: Revisions

    def __init__(self, *, anonymous: bool, limit: float, introspection: bool) -> None:
        super().__init__(schema, graphql_ide=None)
        self._anonymous = anonymous
        self._limit = limit
        self._introspection = introspection

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self._converse(WebSocket(scope, receive, send))
        else:
            response = await self._respond(Request(scope, receive))
            await response(scope, receive, send)

    def encode_json(self, data: object) -> str:
        # Text, because WebSocket clients of graphql-transport-ws expect text frames.
        return orjson.dumps(data).decode()

    def decode_json(self, data: str | bytes) -> Any:
        return orjson.loads(data)

    async def _respond(self, request: Request) -> Response:
        answer = Accepted(JSON, named=False)
        try:
            answer = accepted(request.headers.get("accept"))
            return await self._answer(request, answer)
        except Refused as refused:
            await discard(request)
            return _failure(refused.status, refused.message, refused.code, answer, refused.headers)
        except NotSignedIn as refused:
            await discard(request)
            response = _failure(401, str(refused), "UNAUTHENTICATED", answer, {"www-authenticate": "Bearer"})
            if refused.stale_cookie:
                forget(request, response)
            return response
        except DatabaseError as failed:
            return _failure(503, failed.message, "DATABASE_UNAVAILABLE", answer)
        except TimeoutError:
            return _failure(503, too_long(self._limit), TIMED_OUT, answer)
        except (Left, ClientDisconnect):
            return Response(status_code=_GONE)

    async def _answer(self, request: Request, answer: Accepted) -> Response:
        async with asyncio.timeout(self._limit):
            context = self._context(await self._viewer(request))
            asked = await read_request(request)
        if answer.media == EVENTS:
            response = await self._stream(request, asked, context)
        else:
            result = await within(self._limit, request.receive, self._execute(asked, context, request.method))
            body = orjson.dumps(_content(result))
            media_type = f"{answer.media}; charset=utf-8"
            response = Response(body, _status(result, answer), media_type=media_type)
        if context.viewer.signed_out:
            forget(request, response)
        return response

    async def _execute(self, asked: Asked, context: Context, method: str) -> ExecutionResult:
        """Raises Refused for an operation that cannot be had this way."""
        try:
            return await self.schema.execute(
                asked.query,
                variable_values=dict(asked.variables),
                context_value=context,
                operation_name=asked.operation_name,
                allowed_operation_types=_allowed(method),
            )
        except InvalidOperationTypeError as error:
            raise _other_way(error, method) from None

    async def _stream(self, request: Request, asked: Asked, context: Context) -> Response:
        """Events with the results of a subscription, or with the one of another operation."""
        if schema.documents.read(asked.query).kind(asked.operation_name) != OperationType.SUBSCRIPTION.value:
            result = await within(self._limit, request.receive, self._execute(asked, context, request.method))
            events = (
                _STREAM.encode_next(cast(Any, _content(result)), self.encode_json) + _STREAM.encode_complete()
            )
            return Response(events, headers=dict(_STREAM.headers))
        results = await self.schema.stream(
            asked.query,
            variable_values=dict(asked.variables),
            context_value=context,
            operation_name=asked.operation_name,
        )
        return await self.create_streaming_response(
            request,
            self._stream_result(request, cast(Any, results), _STREAM),
            await self.get_sub_response(request),
            dict(_STREAM.headers),
        )

    async def _converse(self, socket: WebSocket) -> None:
        if GRAPHQL_TRANSPORT_WS_PROTOCOL not in socket.scope["subprotocols"]:
            await socket.accept()
            await socket.close(_NOT_ACCEPTABLE, f"expected the subprotocol {GRAPHQL_TRANSPORT_WS_PROTOCOL}")
            return
        await socket.accept(GRAPHQL_TRANSPORT_WS_PROTOCOL)
        adapter = Socket(cast(Any, self), socket, socket)
        try:
            opened_by: Viewer | None = await self._viewer(socket)
        except NotSignedIn:
            opened_by = None  # a token may still come in connection_init
        except DatabaseError as failed:
            await adapter.close(FAILED, failed.message)
            return
        await SocketHandler(
            opened_by,
            self._limit,
            view=self,
            websocket=adapter,
            context=self._context(opened_by),
            root_value=None,
            schema=self.schema,
            connection_init_wait_timeout=_INIT_LIMIT,
            max_subscriptions_per_connection=_MOST_OPERATIONS,
        ).handle()

    async def _viewer(self, request: Request | WebSocket) -> Viewer:
        return await viewer(self.database, request.headers, request.cookies, anonymous=self._anonymous)

    def _context(self, asking: Viewer | None) -> Context:
        return Context(self.database, self.revisions, asking or ANYBODY, self._introspection)


def _allowed(method: str) -> frozenset[OperationType]:
    """What may be done in one answer: by GET nothing that changes anything."""
    changing = () if method == "GET" else (OperationType.MUTATION,)
    return frozenset((OperationType.QUERY, *changing))


def _other_way(error: InvalidOperationTypeError, method: str) -> Refused:
    if error.operation_type is OperationType.SUBSCRIPTION:
        return Refused(406, f"Accept: expected {EVENTS} for a subscription, or a WebSocket")
    return Refused(405, f"{method}: expected POST for a mutation", headers={"allow": "POST"})


def _content(result: ExecutionResult) -> dict[str, Any]:
    """The response as the specification has it: without data where nothing was executed."""
    content: dict[str, Any] = {}
    if result.errors:
        content["errors"] = [error.formatted for error in result.errors]
    if not _is_refusal(result):
        content["data"] = result.data
    if result.extensions:
        content["extensions"] = result.extensions
    return content


def _is_refusal(result: ExecutionResult) -> bool:
    """Whether the errors are about the request as a whole, which was not executed."""
    errors = result.errors or ()
    return result.data is None and bool(errors) and all(error.path is None for error in errors)


def _status(result: ExecutionResult, answer: Accepted) -> int:
    """400 for a request that was not executed. To clients that name application/json the specification keeps
    200 for documents and variables that are wrong, but not for what is too much, or names no operation."""
    if not _is_refusal(result):
        return 200
    given = [error.extensions or {} for error in result.errors or ()]
    if any(each.get("code") == "INTERNAL_SERVER_ERROR" for each in given):
        return 500
    plainly = any(
        each.get("code") in _ALWAYS_400 or each.get("argument") == "operationName" for each in given
    )
    return 200 if answer.named and answer.media == JSON and not plainly else 400


def _failure(
    status: int, message: str, code: str, answer: Accepted, headers: Mapping[str, str] | None = None
) -> Response:
    media = RESPONSE if answer.media == RESPONSE else JSON
    body = orjson.dumps({"errors": [{"message": message, "extensions": {"code": code}}]})
    return Response(body, status, headers, media_type=f"{media}; charset=utf-8")
