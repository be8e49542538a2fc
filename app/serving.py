"""The server's whole life: engine, schema, seed, web server, and their end."""

import asyncio
import signal
import socket
from collections.abc import Callable

import uvicorn

from app.domain.validation import Context
from app.errors import CleaveError
from app.exchange.files import read_files
from app.graph.migrations import migrate
from app.graph.reads import extent
from app.graph.writes import Progress, load
from app.main import create_app
from app.resources import seed_folder
from app.settings import Settings
from app.target import Target, connected, target

_GRACE = 3  # seconds that open requests and subscriptions get when the server stops


def serve(settings: Settings, *, announce: Callable[[str], None], progress: Progress) -> None:
    """Serve page and GraphQL until SIGINT or SIGTERM, then stop everything that was started.

    ``announce`` is called with the address once it answers, ``progress`` while the seed is loaded. Raises
    CleaveError where the port is taken or the graph cannot be had.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with _bound(settings.host, settings.port) as listener, target(settings) as graph:
            asyncio.run(_prepare(graph, settings, progress))
            app = create_app(
                settings,
                uri=graph.uri,
                username=graph.username,
                password=graph.password,
                database=graph.database,
            )
            config = uvicorn.Config(
                app,
                log_level="warning",
                access_log=False,
                server_header=False,
                lifespan="on",
                timeout_graceful_shutdown=_GRACE,
            )
            server = _Server(config, lambda: announce(address(settings.host, settings.port)))
            server.run(sockets=[listener])
            if not server.started:
                raise CleaveError("The server could not start; the lines above say why.")
    except KeyboardInterrupt:
        return


def address(host: str, port: int) -> str:
    """Where a browser finds the server."""
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


class _Server(uvicorn.Server):
    """A server that says when it answers."""

    def __init__(self, config: uvicorn.Config, announce: Callable[[], None]) -> None:
        super().__init__(config)
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._announce()


def _bound(host: str, port: int) -> socket.socket:
    """The port, taken before anything long begins, so that one learns at once that it is in use."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        reason = (error.strerror or str(error)).lower()
        raise CleaveError(
            f"Port {port} of {host} cannot be had: {reason}; choose another with --port."
        ) from error
    return listener


async def _prepare(graph: Target, settings: Settings, progress: Progress) -> None:
    """Bring the schema up to date, and load the seed into an embedded graph that holds no claim."""
    async with connected(graph, settings) as db:
        await migrate(db)
        if graph.embedded and (await extent(db))["claims"] == 0:
            batch = read_files([seed_folder()], Context())
            progress(0, len(batch.claims))
            await load(db, batch, recorded_by="seed", progress=progress)
