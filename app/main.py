"""The web application: GraphQL, and the page that draws."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from app.api.guard import Guard
from app.api.http import GraphQLApp
from app.graph.connection import Database
from app.resources import page_folder
from app.settings import Settings

_POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


class _Page(StaticFiles):
    """The built page; every file says that nothing may be loaded from elsewhere."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["content-security-policy"] = _POLICY
        response.headers["x-content-type-options"] = "nosniff"
        response.headers["referrer-policy"] = "no-referrer"
        hashed = path.startswith("assets/")
        response.headers["cache-control"] = "public, max-age=31536000, immutable" if hashed else "no-cache"
        return response


def create_app(settings: Settings, *, uri: str, username: str, password: str, database: str) -> FastAPI:
    """The application over the graph at an address; the connection opens and closes with the server."""

    graphql = GraphQLApp()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        opened = await Database.open(
            uri=uri,
            username=username,
            password=password,
            database=database,
            statement_timeout=settings.statement_timeout,
        )
        graphql.database = opened
        try:
            yield
        finally:
            await opened.close()

    app = FastAPI(title="cleave", lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None)

    app.router.routes += [Route("/graphql", graphql), WebSocketRoute("/graphql", graphql)]
    app.add_exception_handler(HTTPException, _plain_error)
    folder = page_folder()
    if folder is not None:
        app.mount("/", _Page(directory=folder, html=True))
    app.add_middleware(Guard, allowed_hosts=settings.allowed_hosts)
    return app


async def _plain_error(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for it alone
    return PlainTextResponse(f"{error.status_code} {error.detail}\n", status_code=error.status_code)
