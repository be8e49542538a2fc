"""GraphQL over HTTP and WebSockets, mounted as plain routes."""

from types import NoneType
from typing import Any, Final

import orjson
from cross_web import AsyncHTTPRequestAdapter, HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.http import GraphQLRequestData
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL

from app.api.context import Context
from app.api.schema import schema
from app.graph.connection import Database

_BODY: Final = (
    ("query", str, "a text"),
    ("operationName", (str, NoneType), "a text or null"),
    ("variables", (dict, NoneType), "an object or null"),
)


class GraphQLApp(GraphQL[Context, None]):
    """The schema as an ASGI application over ``database``, which is set when the server starts."""

    database: Database

    def __init__(self) -> None:
        super().__init__(schema, graphql_ide=None, subscription_protocols=[GRAPHQL_TRANSPORT_WS_PROTOCOL])

    async def get_context(
        self,
        request: Request | WebSocket,  # noqa: ARG002
        response: Response | WebSocket,  # noqa: ARG002
    ) -> Context:
        return Context(self.database)

    def encode_json(self, data: object) -> str:
        # Text, because WebSocket clients of graphql-transport-ws expect text frames.
        return orjson.dumps(data).decode()

    def decode_json(self, data: str | bytes) -> Any:
        return orjson.loads(data)

    def parse_json(self, data: str | bytes) -> Any:
        try:
            return self.decode_json(data)
        except orjson.JSONDecodeError as error:
            raise HTTPException(400, "expected a body of JSON") from error

    async def parse_http_body(
        self, request: AsyncHTTPRequestAdapter
    ) -> GraphQLRequestData | list[GraphQLRequestData]:
        """The request in a body. Raises HTTPException 400 for what is none, which would fail further in."""
        if request.method == "POST" and "application/json" in (request.content_type or ""):
            body = self.parse_json(await request.get_body())
            if not isinstance(body, dict):
                raise HTTPException(400, "expected a JSON object with a query")
            for name, kinds, expected in _BODY:
                if not isinstance(body.get(name), kinds):
                    raise HTTPException(400, f"{name}: expected {expected}")
        return await super().parse_http_body(request)
