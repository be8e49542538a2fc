"""What can go wrong, each with what to change."""


class CleaveError(Exception):
    """Anything that the client could not do; the message says what to change."""


class Unreachable(CleaveError):
    """No cleave server answers at the address."""


class NotSignedIn(CleaveError):
    """A token is missing, unknown or revoked, or does not allow what was asked."""


class BadInput(CleaveError):
    """The server refused an argument or a document; `argument` is its name here, None where it is none's."""

    def __init__(self, message: str, argument: str | None = None) -> None:
        super().__init__(message)
        self.argument = argument


class NotThere(CleaveError):
    """There is nothing of that id, or it was not known on the day looked from."""


class TimedOut(CleaveError):
    """The answer took longer than it may."""


class Unavailable(CleaveError):
    """The server cannot answer at the moment, and could not after several tries."""


class ServerFault(CleaveError):
    """A fault of the server's own, or an answer that is none of cleave's."""
