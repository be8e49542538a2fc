"""The server's whole life: engine, schema, seed, web server, and their end."""

import asyncio
import errno
import gc
import logging
import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import uvicorn

from app.api.requests import MOST_BYTES
from app.domain.validation import Context
from app.engine_keeper import keep_running
from app.errors import CleaveError, EngineError
from app.exchange.files import read_files
from app.graph.connection import Database
from app.graph.migrations import migrate
from app.graph.reads import extent
from app.graph.writes import Progress, load
from app.main import create_app
from app.resources import seed_folder
from app.settings import Settings
from app.target import Target, connected, target

_GRACE = 3  # seconds that open requests and subscriptions get when the server stops
_PARENT_INTERVAL = 0.5
_GARBAGE = (20_000, 20, 50)  # objects between collections, and how many of each generation until the next
_ABOUT_THE_PORT = (errno.EADDRINUSE, errno.EACCES)


@dataclass(frozen=True, slots=True)
class Doors:
    """Where a server that answers is to be had: the page, a secret link that signs in there, and by Bolt with
    an account that may only read; None where there is no such account."""

    page: str
    sign_in: str = field(repr=False)
    bolt: str
    database: str
    reader: tuple[str, str] | None = field(repr=False)


def serve(
    settings: Settings,
    *,
    parent: int | None,
    announce: Callable[[Doors], None],
    warn: Callable[[str], None],
    progress: Progress,
) -> None:
    """Serve page and GraphQL until SIGINT or SIGTERM, then stop everything that was started.

    ``parent`` is the id of the process that started this one where the server is to end with it. ``announce``
    is called once it answers; ``warn`` with a line when the engine ends and when it is back; ``progress``
    while the seed is loaded. Raises CleaveError where the port is taken, the graph cannot be had, or the
    engine cannot be started again.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        if parent is not None:
            threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
        with _bound(settings.host, settings.port) as listener, target(settings, create=True) as graph:
            asyncio.run(_prepare(graph, settings, progress))
            _run(graph, settings, listener, announce, warn)
    except KeyboardInterrupt:
        return


def address(host: str, port: int) -> str:
    """Where a browser finds the server."""
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _run(
    graph: Target,
    settings: Settings,
    listener: socket.socket,
    announce: Callable[[Doors], None],
    warn: Callable[[str], None],
) -> None:
    lost: list[EngineError] = []

    async def keep(db: Database) -> None:
        if graph.engine is not None:
            try:
                await keep_running(graph.engine, db, warn)
            except EngineError as error:
                lost.append(error)
                server.should_exit = True

    app = create_app(
        settings,
        uri=graph.uri,
        username=graph.username,
        password=graph.password,
        database=graph.database,
        reader=graph.reader,
        keep=keep,
    )
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="on",
        timeout_graceful_shutdown=_GRACE,
        ws_max_size=MOST_BYTES,
    )
    logging.getLogger("uvicorn.error").addFilter(_is_no_cancellation)
    here = address(settings.host, settings.port)
    # An answer is made of thousands of dictionaries. As Python starts, it would look through all of them, and
    # through every module and type of the schema, several times while one is built: a third of the work.
    gc.freeze()
    gc.set_threshold(*_GARBAGE)
    may_write = graph.reader == (graph.username, graph.password)
    reader = None if may_write else graph.reader

    def answers() -> None:
        announce(Doors(here, here + app.state.sign_in.link, graph.uri, graph.database, reader))

    server = _Server(config, answers)
    server.run(sockets=[listener])
    if lost:
        raise lost[0]
    if not server.started:
        raise CleaveError("The server could not start; the lines above say why.")


def _is_no_cancellation(record: logging.LogRecord) -> bool:
    """Requests that are broken off when the server stops are no failures of the application."""
    return not (record.exc_info and isinstance(record.exc_info[1], asyncio.CancelledError))


def _end_with(parent: int) -> None:
    """Stop as by SIGTERM once the parent is another: orphans are given a new one, on Linux as on macOS."""
    while os.getppid() == parent:
        time.sleep(_PARENT_INTERVAL)
    os.kill(os.getpid(), signal.SIGTERM)


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
    # The protocol is named because asyncio turns Nagle's algorithm off only for sockets that say TCP;
    # with it on, an answer in two parts waits for the delayed acknowledgement, 40 ms.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except (OSError, UnicodeError) as error:
        listener.close()
        if isinstance(error, OSError) and error.errno in _ABOUT_THE_PORT:
            reason = (error.strerror or str(error)).lower()
            complaint = f"Port {port} of {host} cannot be had: {reason}; choose another with --port."
        else:
            complaint = (
                f"{host} cannot be listened on; "
                "expected an address of this machine, such as 127.0.0.1 (--host or CLEAVE_HOST)."
            )
        raise CleaveError(complaint) from error
    return listener


async def _prepare(graph: Target, settings: Settings, progress: Progress) -> None:
    """Bring the schema up to date, and load the seed into an embedded graph that holds no claim."""
    async with connected(graph, settings) as db:
        await migrate(db)
        if graph.engine is not None and (await extent(db))["claims"] == 0:
            batch = read_files([seed_folder()], Context())
            progress(0, len(batch.claims))
            await load(db, batch, recorded_by="seed", progress=progress)
