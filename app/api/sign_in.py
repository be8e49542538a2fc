"""The sign-in link: whoever can read the server's terminal may edit, without handling a token."""

import hmac
import secrets
from typing import Any, Final

from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from app.api.access import COOKIE
from app.graph.connection import Database
from app.graph.tokens import Role, holder, new_token

PATH: Final = "/sign-in"
_A_MONTH: Final = 30 * 24 * 3600


class SignIn:
    """A link with a code of 256 random bits that signs browsers in; the code is good as long as this server
    runs.

    A browser keeps its cookie for a month; the token in it counts until `cleave token revoke` ends it. That
    is made when the link is first followed, so that starts that nobody signs in to leave none behind.
    """

    def __init__(self) -> None:
        self._code = secrets.token_urlsafe(32)
        self._secret: str | None = None

    @property
    def link(self) -> str:
        """The path with its code; to be shown to the person at the terminal alone."""
        return f"{PATH}?code={self._code}"

    async def answer(self, request: Request, db: Database) -> Response:
        """Set the cookie and lead to the page, without the code in its address."""
        code = request.query_params.get("code", "")
        if not hmac.compare_digest(code.encode(), self._code.encode()):
            return PlainTextResponse(
                "This sign-in link is not the one of this server's present start; its terminal shows that.\n",
                status_code=403,
            )
        if self._secret is None:
            _, self._secret = await new_token(db, Role.EDITOR, "sign-in link")
        elif await holder(db, self._secret) is None:
            return PlainTextResponse(
                "The token of this sign-in link was revoked; the server's next start shows another.\n",
                status_code=403,
            )
        response = RedirectResponse("/", status_code=303)
        response.set_cookie(COOKIE, self._secret, max_age=_A_MONTH, **_attributes(request))
        response.headers["cache-control"] = "no-store"
        response.headers["referrer-policy"] = "no-referrer"
        return response


def forget(request: HTTPConnection, response: Response) -> None:
    """Take the cookie away with an answer."""
    response.delete_cookie(COOKIE, **_attributes(request))


def _attributes(request: HTTPConnection) -> dict[str, Any]:
    return {"httponly": True, "samesite": "strict", "secure": request.url.scheme == "https"}
