"""Who is asking: nobody in particular, or the holder of a token.

A token comes as ``Authorization: Bearer …``, in the cookie that the sign-in link sets, or for WebSockets in
the payload of connection_init. One that is unknown or revoked is an error where somebody sent it on purpose.
A browser sends its cookie to every port of a host and long after the token was revoked: where reading is open
such a request passes for one without a token, and the answer takes the cookie away.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import strawberry

from app.graph.connection import Database
from app.graph.tokens import Role, counts, holder

COOKIE: Final = "cleave_token"
_BEARER: Final = "bearer"


class NotSignedIn(Exception):
    """No token where one is needed, or one that does not count; the message says which.

    ``stale_cookie``: it came in the cookie.
    """

    stale_cookie = False


class _StaleCookie(NotSignedIn):
    stale_cookie = True


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who is asking; ``name`` and ``token``, its id, are None without one. ``signed_out``: by a cookie that
    counts no more."""

    role: Role
    name: str | None
    token: str | None = None
    signed_out: bool = False


ANYBODY: Final = Viewer(Role.VIEWER, None)
_SIGNED_OUT: Final = Viewer(Role.VIEWER, None, signed_out=True)


async def viewer(
    db: Database, headers: Mapping[str, str], cookies: Mapping[str, str], *, anonymous: bool
) -> Viewer:
    """Who sent a request. Raises NotSignedIn; ``anonymous`` says whether one may read without a token."""
    given = headers.get("authorization")
    if given is not None:
        return await _known(db, _secret(given))
    secret = cookies.get(COOKIE)
    if secret is None:
        if anonymous:
            return ANYBODY
        raise NotSignedIn("Reading here needs a token: send it as Authorization: Bearer, or sign in.")
    try:
        return await _known(db, secret)
    except NotSignedIn:
        if anonymous:
            return _SIGNED_OUT
        message = "The sign-in of this browser counts no more: unknown here, or revoked. Sign in again."
        raise _StaleCookie(message) from None


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


async def still_counts(db: Database, asking: Viewer) -> bool:
    """Whether the token of somebody who has been asking for a while was not revoked since."""
    return asking.token is None or await counts(db, asking.token)


def needs(info: strawberry.Info[Any, Any], role: Role) -> dict[str, Any] | None:
    """NotAllowed, as a mutation gives it, where the viewer may not do what needs a role; else None."""
    if info.context.viewer.role.includes(role):
        return None
    ended = "The sign-in of this browser counts no more. " if info.context.viewer.signed_out else ""
    again = " again" if ended else ""
    message = (
        f"{ended}This needs a token of an {role.lower()}. Sign in{again} by the link on the server's "
        f"terminal, or send one made by cleave token new --role {role.lower()} as Authorization: Bearer."
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
    return Viewer(token.role, token.name, token.id)
