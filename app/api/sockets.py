"""GraphQL over WebSockets, protocol graphql-transport-ws.

Whatever a client sends that the protocol does not have closes the connection with the protocol's own code.
"""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any, Final, cast

from graphql import GraphQLError
from starlette.websockets import WebSocketDisconnected as ClosedAlready
from strawberry.asgi import ASGIWebSocketAdapter
from strawberry.http.exceptions import WebSocketDisconnected
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import (
    BaseGraphQLTransportWSHandler,
    Operation,
)
from strawberry.subscriptions.protocols.graphql_transport_ws.types import ConnectionInitMessage, Message

from app.api.access import NotSignedIn, Viewer, socket_viewer, still_counts
from app.api.context import Context
from app.api.schema import Schema
from app.errors import DatabaseError

FORBIDDEN: Final = 4403
FAILED: Final = 1011
TIMED_OUT: Final = "TIMED_OUT"
_LONGEST_REASON: Final = 123  # bytes, by the WebSocket protocol


class Socket(ASGIWebSocketAdapter):
    """A connection that may end at any moment, from either side."""

    async def iter_json(self, *, ignore_parsing_errors: bool = False) -> AsyncGenerator[object, None]:
        with suppress(ClosedAlready):
            async for message in super().iter_json(ignore_parsing_errors=ignore_parsing_errors):
                yield message

    async def send_json(self, message: Mapping[str, object]) -> None:
        try:
            await super().send_json(message)
        except ClosedAlready as error:
            raise WebSocketDisconnected from error

    async def close(self, code: int, reason: str) -> None:
        with suppress(ClosedAlready):
            await super().close(code, reason.encode()[:_LONGEST_REASON].decode(errors="ignore"))


class SocketHandler(BaseGraphQLTransportWSHandler[Context, None]):
    """One connection. ``opened_by`` is who asks by the handshake, and None where it does not say and a token
    is needed; ``limit`` holds for queries and mutations, in seconds."""

    def __init__(self, opened_by: Viewer | None, limit: float, **given: Any) -> None:
        super().__init__(**given)
        self._opened_by = opened_by
        self._limit = limit

    async def handle_message(self, message: Message) -> None:
        complaint = _complaint(message)
        if complaint is None:
            await super().handle_message(message)
        else:
            await self.handle_invalid_message(complaint)

    async def handle_connection_init(self, message: ConnectionInitMessage) -> None:
        if not self.connection_init_received:
            try:
                asking = await socket_viewer(self.context.db, message.get("payload"), self._opened_by)
            except NotSignedIn as refusal:
                await self.websocket.close(FORBIDDEN, str(refusal))
                return
            except DatabaseError as error:
                await self.websocket.close(FAILED, error.message)
                return
            self.context = replace(self.context, viewer=asking)
        await super().handle_connection_init(message)

    async def run_operation(self, operation: Operation[Context, None]) -> None:
        try:
            if not await still_counts(self.context.db, self.context.viewer):
                await self.websocket.close(FORBIDDEN, "The token of this connection was revoked.")
                return
        except DatabaseError as failed:
            await self.websocket.close(FAILED, failed.message)
            return
        try:
            async with asyncio.timeout(None if self._is_subscription(operation) else self._limit):
                await super().run_operation(operation)
        except TimeoutError:
            with suppress(WebSocketDisconnected):
                error = GraphQLError(too_long(self._limit), extensions={"code": TIMED_OUT})
                await operation.send_initial_errors([error])

    def _is_subscription(self, operation: Operation[Context, None]) -> bool:
        document = cast(Schema, self.schema).documents.read(operation.query)
        return document.kind(operation.operation_name) == "subscription"

    async def handle_task_exception(self, error: Exception) -> None:
        """Log what went wrong, unless it is that the client has gone."""
        if not isinstance(error, WebSocketDisconnected):
            await super().handle_task_exception(error)


def too_long(limit: float) -> str:
    """What is said of a request that was ended."""
    return f"The request took longer than {limit:g} seconds and was ended."


def _complaint(message: object) -> str | None:
    """What is wrong with the form of a message; the protocol's order of messages is checked elsewhere."""
    if not isinstance(message, dict) or not isinstance(message.get("type"), str):
        return "expected a JSON object with a type"
    kind, payload = message["type"], message.get("payload")
    if kind in ("subscribe", "complete") and not (isinstance(message.get("id"), str) and message["id"]):
        return "id: expected a text that is not empty"
    if kind == "subscribe":
        return _complaint_of_request(payload)
    return None if isinstance(payload, dict | None) else "payload: expected an object"


def _complaint_of_request(payload: object) -> str | None:
    if not isinstance(payload, dict) or not isinstance(payload.get("query"), str):
        return "payload.query: expected a document as text"
    if not isinstance(payload.get("operationName"), str | None):
        return "payload.operationName: expected a text or null"
    if not isinstance(payload.get("variables"), dict | None):
        return "payload.variables: expected an object or null"
    return None
