"""The web application: GraphQL, and the page that draws."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.middleware.errors import ServerErrorMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Match, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from app.api.cypher import CypherApp
from app.api.guard import Guard
from app.api.http import GraphQLApp
from app.api.rest import routes
from app.api.rest_answers import VERSION, Rest
from app.api.rest_errors import UNEXPECTED, failure
from app.api.rest_openapi import describe
from app.api.sign_in import PATH as SIGN_IN
from app.api.sign_in import SignIn
from app.errors import DatabaseError
from app.graph.adhoc import AdHoc
from app.graph.connection import Account, Database
from app.graph.revisions import Revisions
from app.resources import page_folder
from app.settings import Settings

_POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
# GraphiQL's style sheet holds its fonts.
_GRAPHIQL_POLICY = f"{_POLICY}; font-src 'self' data:"

_BELOW_API = "/api/{path:path}"
_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


class _Page(StaticFiles):
    """The built page, and GraphiQL; every file says that nothing may be loaded from elsewhere."""

    def __init__(self, folder: Path, *, graphiql: bool) -> None:
        super().__init__(directory=folder, html=True)
        self._graphiql = graphiql

    async def get_response(self, path: str, scope: Scope) -> Response:
        of_graphiql = path.partition("/")[0] == "graphiql"
        if of_graphiql and not self._graphiql:
            raise HTTPException(404)
        response = await super().get_response(path, scope)
        response.headers["content-security-policy"] = _GRAPHIQL_POLICY if of_graphiql else _POLICY
        response.headers["x-content-type-options"] = "nosniff"
        response.headers["referrer-policy"] = "no-referrer"
        hashed = path.startswith("assets/")
        response.headers["cache-control"] = "public, max-age=31536000, immutable" if hashed else "no-cache"
        return response


class _App(FastAPI):
    """GraphQL stands before what FastAPI does for its own routes, of which it needs nothing: that would be a
    twentieth of the work of a small answer."""

    graphql: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "lifespan" and scope["path"] == "/graphql":
            await self.graphql(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)


def create_app(
    settings: Settings,
    *,
    uri: str,
    username: str,
    password: str,
    database: str,
    reader: Account | None = None,
    keep: Callable[[Database], Coroutine[Any, Any, None]] | None = None,
) -> FastAPI:
    """The application over the graph at an address; the connection opens and closes with the server.

    ``reader`` is the account for somebody's own Cypher; without one, Neo4j is read under the other account,
    and the embedded engine is not. ``keep`` runs beside it for as long, and mends the connection where that
    takes more than the driver.
    """

    graphql = GraphQLApp(
        anonymous=settings.reads_without_token,
        limit=settings.request_timeout,
        introspection=settings.introspection,
    )
    rest = Rest(anonymous=settings.reads_without_token, limit=settings.request_timeout)
    cypher = CypherApp(anonymous=settings.reads_without_token)
    sign_in = SignIn()

    async def sign_in_answer(request: Request) -> Response:
        return await sign_in.answer(request, graphql.database)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        opened = await Database.open(
            uri=uri,
            username=username,
            password=password,
            database=database,
            statement_timeout=settings.statement_timeout,
            reader=reader,
        )
        graphql.database = opened
        graphql.revisions = Revisions(opened)
        rest.database, rest.revisions = opened, graphql.revisions
        adhoc = AdHoc(opened, seconds=settings.cypher_timeout, most=settings.cypher_concurrency)
        cypher.database, cypher.adhoc = opened, adhoc
        keeper = asyncio.create_task(keep(opened)) if keep else None
        try:
            yield
        finally:
            if keeper is not None:
                keeper.cancel()
                with suppress(asyncio.CancelledError):
                    await keeper
            await graphql.revisions.close()
            await adhoc.close()
            await opened.close()

    app = _App(
        title="cleave",
        version=VERSION,
        description="Reads of the graph for scripts; the whole of it is at /graphql.",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )

    describe(app)
    app.state.sign_in = sign_in
    app.router.routes += [
        *routes(rest).routes,
        Route("/api/cypher", cypher, methods=["POST"]),
        Route(SIGN_IN, sign_in_answer),
    ]
    app.router.routes.append(Route(_BELOW_API, _nothing_there, methods=_METHODS))
    app.add_exception_handler(HTTPException, _plain_error)
    app.add_exception_handler(DatabaseError, _unavailable)
    app.add_exception_handler(Exception, _unexpected)
    folder = page_folder()
    if folder is not None:
        app.mount("/", _Page(folder, graphiql=settings.graphiql))
    app.add_middleware(Guard, allowed_hosts=settings.allowed_hosts)
    app.graphql = ServerErrorMiddleware(Guard(graphql, settings.allowed_hosts), handler=_unexpected)
    return app


async def _nothing_there(request: Request) -> Response:
    """An address below /api that is none, or is one by another method."""

    def answered(method: str) -> bool:
        scope = {**request.scope, "method": method}
        routes = (each for each in request.app.router.routes if getattr(each, "path", None) != _BELOW_API)
        return any(each.matches(scope)[0] is Match.FULL for each in routes if not isinstance(each, Mount))

    allowed = ", ".join(filter(answered, _METHODS))
    if not allowed:
        raise HTTPException(404, f"nothing is at {request.url.path}; /api/openapi.json lists what is")
    raise HTTPException(405, f"{request.method}: expected {allowed}", {"allow": allowed})


def _below_api(request: Request) -> bool:
    return request.url.path.startswith("/api/")


async def _plain_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for it alone
    if _below_api(request):
        return failure(error.status_code, error.detail, headers=error.headers)
    return PlainTextResponse(f"{error.status_code} {error.detail}\n", status_code=error.status_code)


async def _unavailable(request: Request, error: Exception) -> Response:
    assert isinstance(error, DatabaseError)  # noqa: S101 - registered for it alone
    if _below_api(request):
        return failure(503, error.message)
    return PlainTextResponse(f"503 {error.message}\n", status_code=503)


async def _unexpected(request: Request, _error: Exception) -> Response:
    """The error itself goes to the log, where the server writes it."""
    if _below_api(request):
        return failure(500, UNEXPECTED)
    error = {"message": UNEXPECTED, "extensions": {"code": "INTERNAL_SERVER_ERROR"}}
    return JSONResponse({"errors": [error]}, status_code=500)
