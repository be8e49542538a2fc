"""Who is asking: nobody in particular, or the holder of a token.

A token comes as ``Authorization: Bearer …``, in the cookie that the sign-in link sets, or for WebSockets in
the payload of connection_init. One that is unknown or revoked is an error and never passes for no token.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import strawberry

from app.graph.connection import Database
from app.graph.tokens import Role, holder

COOKIE: Final = "cleave_token"
_BEARER: Final = "bearer"


class NotSignedIn(Exception):
    """No token where one is needed, or one that does not count; the message says which."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who is asking; ``name`` is None without a token."""

    role: Role
    name: str | None


ANYBODY: Final = Viewer(Role.VIEWER, None)


async def viewer(
    db: Database, headers: Mapping[str, str], cookies: Mapping[str, str], *, anonymous: bool
) -> Viewer:
    """Who sent a request. Raises NotSignedIn; ``anonymous`` says whether one may read without a token."""
    given = headers.get("authorization")
    secret = _secret(given) if given is not None else cookies.get(COOKIE)
    if secret is None:
        if anonymous:
            return ANYBODY
        raise NotSignedIn("Reading here needs a token: send it as Authorization: Bearer, or sign in.")
    return await _known(db, secret)


async def socket_viewer(db: Database, payload: Any, opened_by: Viewer | None) -> Viewer:
    """Who opened a WebSocket: the token in the payload of connection_init wins over the handshake's.

    ``opened_by`` is None where the handshake brought no token and one is needed. Raises NotSignedIn.
    """
    given = payload.get("authorization") if isinstance(payload, Mapping) else None
    if given is not None:
        if not isinstance(given, str):
            raise NotSignedIn("authorization: expected the text Bearer and a token.")
        return await _known(db, _secret(given))
    if opened_by is None:
        raise NotSignedIn("Reading here needs a token: give authorization in connection_init.")
    return opened_by


def needs(info: strawberry.Info[Any, Any], role: Role) -> dict[str, Any] | None:
    """NotAllowed, as a mutation gives it, where the viewer may not do what needs a role; else None."""
    if info.context.viewer.role.includes(role):
        return None
    message = (
        f"This needs a token of an {role.lower()}. Sign in by the link on the server's terminal, "
        f"or send one made by cleave token new --role {role.lower()} as Authorization: Bearer."
    )
    return {"__typename": "NotAllowed", "message": message, "needs": role.value}


def _secret(header: str) -> str:
    scheme, _, secret = header.strip().partition(" ")
    if scheme.lower() != _BEARER or not secret.strip():
        raise NotSignedIn("Authorization: expected Bearer and a token.")
    return secret.strip()


async def _known(db: Database, secret: str) -> Viewer:
    token = await holder(db, secret)
    if token is None:
        raise NotSignedIn("This token is unknown or was revoked; cleave token new makes another.")
    return Viewer(token.role, token.name)
