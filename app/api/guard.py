"""Who may talk to the server: requests for a foreign host, or from a page of one, are refused.

Any web page can make its reader's browser send requests to a server on the same machine, and with a name
that it makes resolve to loopback it can even read the answers. So the Host must be one under which this
server is known, and an Origin, where a browser sends one, must be that of our own pages.
"""

from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from app.api.rest_errors import failure

LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})


class Guard:
    """ASGI middleware for HTTP and WebSockets alike."""

    def __init__(self, app: ASGIApp, allowed_hosts: Iterable[str]) -> None:
        self._app = app
        self._allowed = LOOPBACK | {host.lower() for host in allowed_hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        complaint = self._complaint(scope)
        if complaint is None:
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 4403, "reason": complaint})
        else:
            body = {"errors": [{"message": complaint, "extensions": {"code": "FORBIDDEN"}}]}
            below_api = scope["path"].startswith("/api/")
            response = failure(403, complaint) if below_api else JSONResponse(body, status_code=403)
            await response(scope, receive, send)

    def _complaint(self, scope: Scope) -> str | None:
        headers = [(name, value.decode("latin-1")) for name, value in scope["headers"]]
        hosts = [value for name, value in headers if name == b"host"]
        if len(hosts) != 1 or _host(f"//{hosts[0]}") not in self._allowed:
            return "This server does not answer for that Host; CLEAVE_ALLOWED_HOSTS names those it does."
        for origin in (value for name, value in headers if name == b"origin"):
            if origin.partition("://")[2].lower() != hosts[0].lower() or _host(origin) not in self._allowed:
                return "Requests from pages of another origin are refused."
        return None


def _host(address: str) -> str | None:
    """The host's name in lower case; None where the address has none or is malformed."""
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None
