"""Failures that a user can be told about. Everything else is a bug and shows as one.

The command line ends with `exit_code`; the server renders the same classes in one place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar


class CleaveError(Exception):
    """Base of all expected failures. `message` is one or more lines in words a user can act on."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with an input.

    path: where it is, outermost first ("claims", "3", "from"); code: a stable lower-case word for programs.
    """

    path: tuple[str, ...]
    message: str
    code: str

    def __str__(self) -> str:
        return f"{'.'.join(self.path)}: {self.message}" if self.path else self.message


class InputError(CleaveError):
    """Input that cannot be accepted; `problems` names every field and what was expected of it."""

    exit_code = 2

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class EngineError(CleaveError):
    """The embedded graph engine cannot be started, joined or stopped."""

    exit_code = 3


class NoGraph(EngineError):
    """The data folder that was named holds no graph."""

    exit_code = 2


class DatabaseError(CleaveError):
    """The database refused or failed a statement."""

    exit_code = 4


class Unavailable(DatabaseError):
    """No server answers at the address, or it does not accept the credentials."""


class CommitLost(Unavailable):
    """The connection was lost during a commit: whether it was written is not known."""


class TimedOut(DatabaseError):
    """A statement ran into its time limit."""


class NotAllowed(DatabaseError):
    """A statement would write, or look elsewhere than into the graph."""


class TooMany(DatabaseError):
    """As many statements run as may at a time."""


class TooComplex(CleaveError):
    """A read whose statement would keep a database busy before it begins to look."""
