"""One request and its answer, without a network: what is sent, how an answer is read, when to try again."""

import json
import random
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Final

import httpx

from cleave_client.asking import Asked, Json, snake
from cleave_client.errors import (
    BadInput,
    CleaveError,
    NotSignedIn,
    ServerFault,
    TimedOut,
    Unavailable,
    Unreachable,
)

ACCEPT: Final = "application/graphql-response+json, application/json;q=0.5"
# Seconds before the first repetition, doubled with each, and the longest.
_FIRST_PAUSE: Final = 0.25
_LONGEST_PAUSE: Final = 20.0
_REFUSING: Final = (429, 503)
_TOKEN: Final = re.compile(r"[!-~]+")
_INNER: Final = re.compile(r".*but encountered error '(.*)'; found: .*", re.DOTALL)
_VARIABLE: Final = re.compile(r"Variable '\$(\w+)'(?: has invalid value)?(.*)", re.DOTALL)
# Texts and comments, in which braces and words mean nothing.
_IGNORED: Final = re.compile(r'"""(?:\\"""|.)*?"""|"(?:\\.|[^"\\\n])*"|#[^\n\r]*', re.DOTALL)
_OUTSIDE: Final = re.compile(r"[{}()\[\]]|\w+")


@dataclass(frozen=True)
class Server:
    """Where requests go, with what token, how long an answer may take in seconds, how often to try again."""

    address: str
    token: str | None = field(repr=False)
    timeout: float
    retries: int

    @classmethod
    def at(cls, url: str, token: str | None, timeout: float, retries: int) -> "Server":
        """Raises ValueError for what is no address, no token, no time or no number of tries."""
        parts = httpx.URL(url) if "://" in url else None
        if parts is None or parts.scheme not in {"http", "https"} or not parts.host:
            raise ValueError(f"url: {url!r} is no address; expected one such as http://127.0.0.1:8000")
        if not timeout > 0:
            raise ValueError(f"timeout: {timeout!r} is no time; expected seconds above 0")
        if retries < 0:
            raise ValueError(f"retries: {retries!r} is no number of tries; expected 0 or more")
        # Read from a file, it ends with the file's last line.
        token = None if token is None else token.strip()
        if token is not None and not _TOKEN.fullmatch(token):
            raise ValueError(
                "token: it holds something that no token does, or nothing; expected letters, digits and "
                "signs of ASCII without blanks between, as `cleave token new` gives it"
            )
        path = parts.path.rstrip("/")
        path = path if path.endswith("/graphql") else f"{path}/graphql"
        return cls(str(parts.copy_with(path=path, query=None, fragment=None)), token, timeout, retries)

    @property
    def headers(self) -> dict[str, str]:
        """What goes with every request."""
        own = {"accept": ACCEPT, "content-type": "application/json", "user-agent": "cleave-client"}
        return own if self.token is None else {**own, "authorization": f"Bearer {self.token}"}

    @property
    def by_proxy(self) -> bool:
        """Whether the environment's proxy may be used: never to this machine itself."""
        host = httpx.URL(self.address).host
        try:
            return not ip_address(host).is_loopback
        except ValueError:
            return host != "localhost"


def body(asked: Asked) -> bytes:
    """Raises BadInput for a variable that JSON does not have."""
    sent = {"query": asked.document, "variables": asked.variables}
    if asked.operation is not None:
        sent["operationName"] = asked.operation
    try:
        return json.dumps(sent, ensure_ascii=False, allow_nan=False).encode()
    except (TypeError, ValueError) as error:
        raise BadInput(f"variables: {error}; expected what JSON has, and dates", "variables") from None


def read(status: int, headers: Mapping[str, str], content: bytes, asked: Asked, server: Server) -> Json:
    """The data of an answer. Raises CleaveError."""
    if status in _REFUSING:
        raise _Later(f"{server.address} answers {status}: it cannot take more at the moment", headers)
    if 300 <= status < 400:
        raise Unreachable(
            f"{server.address} has moved to {headers.get('location', 'elsewhere')}: give that address"
        )
    try:
        answer = json.loads(content)
    except ValueError:
        answer = None
    if not isinstance(answer, dict) or not answer.keys() & {"data", "errors"}:
        raise ServerFault(
            f"what answers at {server.address} ({status}) is no cleave server: check the address"
        )
    errors = answer.get("errors")
    if errors:
        raise _meant(errors[0], asked, server)
    data: Json = answer["data"]
    return data


class Tries:
    """The tries of one request. What may have changed the graph is never sent again."""

    def __init__(self, asked: Asked, server: Server) -> None:
        self._server = server
        self._left = 0 if may_write(asked.document) else server.retries
        self._pause = _FIRST_PAUSE

    def pause(self, error: httpx.HTTPError | Unavailable) -> float:
        """Seconds to wait before the next try. Raises CleaveError where there is to be none."""
        failed = self._told(error)
        never = isinstance(failed, TimedOut) or isinstance(error, httpx.LocalProtocolError)
        if self._left == 0 or never:
            # The message holds the cause; in a notebook its own traceback would fill pages.
            raise failed from None
        self._left -= 1
        pause, self._pause = self._pause, min(self._pause * 2, _LONGEST_PAUSE)
        wanted = error.after if isinstance(error, _Later) else 0.0
        # Clients that were refused together should not come back together.
        return min(max(pause * random.uniform(0.75, 1.25), wanted), _LONGEST_PAUSE)  # noqa: S311

    def _told(self, error: httpx.HTTPError | Unavailable) -> CleaveError:
        if isinstance(error, Unavailable):
            return error
        address = self._server.address
        if isinstance(error, httpx.TimeoutException) and not isinstance(error, httpx.ConnectTimeout):
            limit = f"{self._server.timeout:g} s"
            return TimedOut(
                f"{address} did not answer within {limit}: ask for less, or give a longer timeout"
            )
        if isinstance(error, httpx.LocalProtocolError):
            # What it says of itself quotes headers, and one of them is the token.
            return CleaveError(f"nothing was sent to {address}: the request is no HTTP; make another client")
        why = str(error) or type(error).__name__
        return Unreachable(
            f"no server answers at {address} ({why}): start one with `make run` or `cleave serve`, "
            "or give the address of one that runs"
        )


def may_write(document: str) -> bool:
    """Whether a document may hold a mutation: seen by the word outside all braces, so in doubt yes."""
    depth = 0
    for found in _OUTSIDE.finditer(_IGNORED.sub(" ", document)):
        sign = found.group()
        if sign in "{([":
            depth += 1
        elif sign in "})]":
            depth -= 1
        elif sign == "mutation" and depth <= 0:
            return True
    return False


class _Later(Unavailable):
    """A refusal that may pass; `after` are the seconds that the server asks one to wait."""

    def __init__(self, message: str, headers: Mapping[str, str]) -> None:
        super().__init__(f"{message}; try again later")
        given = headers.get("retry-after", "")
        self.after = float(given) if given.isdecimal() else 0.0


def _meant(error: Json, asked: Asked, server: Server) -> CleaveError:
    message, known = str(error.get("message", "")), error.get("extensions") or {}
    less = "ask for less, with a smaller depth or limit or fewer types or fields"
    hosts = "CLEAVE_ALLOWED_HOSTS on the server says which names it answers to"
    meant: dict[str, CleaveError] = {
        "UNAUTHENTICATED": NotSignedIn(_how_to_sign_in(message, server)),
        "FORBIDDEN": Unreachable(f"{message}; {hosts}"),
        "DATABASE_UNAVAILABLE": Unavailable(f"{message}; try again later"),
        "TIMED_OUT": TimedOut(f"{message}: {less}"),
        "TOO_COMPLEX": BadInput(f"{message}: {less}"),
        "INTERNAL_SERVER_ERROR": ServerFault(f"{server.address} failed: {message}; its log says why"),
    }
    known_as = meant.get(known.get("code", "INTERNAL_SERVER_ERROR"))
    return known_as or _bad_input(message, known, error, asked)


def _bad_input(message: str, known: Json, error: Json, asked: Asked) -> BadInput:
    named = known.get("argument")
    variable = _VARIABLE.match(message)
    if isinstance(named, str):
        ours = _called(named, asked)
        return BadInput(f"{ours}: {message.removeprefix(f'{named}: ')}", ours)
    if variable:
        ours = _called(variable[1], asked)
        said = _INNER.sub(r"\1", variable[2].lstrip(": "))
        return BadInput(f"{ours}: {said}", ours)
    if asked.own:
        return BadInput(
            f"{message} Client and server are of different versions: install the client beside it."
        )
    spots = error.get("locations") or ()
    where = "".join(f"line {spot['line']}, column {spot['column']}: " for spot in spots[:1])
    return BadInput(f"{where}{message}", "document" if where else None)


def _called(name: str, asked: Asked) -> str:
    if not asked.own:
        return name
    return asked.names.get(name) or snake(name)


def _how_to_sign_in(message: str, server: Server) -> str:
    if server.token is None:
        return f"{message} Give token=…; `cleave token new --role viewer --name …` on the server makes one."
    return f"{message} `cleave token list` on the server shows those that count."
