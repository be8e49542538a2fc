"""Statements that are composed once for all who want the same.

Composing one takes longer than whatever else is done in this process for a small answer. What a statement is
composed of is its key; all that differs from one asking to the next is a parameter.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Concatenate, Final, Generic, ParamSpec, TypeVar, cast

from app.graph.compose import Moment, Statement
from app.graph.selection import Field, Selection
from app.lru import Lru

P = ParamSpec("P")
T = TypeVar("T")
W = TypeVar("W", Field, Selection)
_MOST: Final = 500
_ROOM: Final = 32 * 1024 * 1024
# The text itself, and what reads the rows, which grows with it.
_BYTES_A_LETTER: Final = 3


@dataclass(frozen=True, slots=True)
class Later:
    """The value of a parameter that is given whenever the statement is run."""

    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Prepared(Generic[T]):
    """A statement's text, what its rows are read by, and its parameters, of which some are ``Later``.

    paged: whether there are pages in it, of whatever size.
    """

    text: str
    reads: T
    fixed: Mapping[str, Any]
    of_moment: tuple[str, ...]
    later: tuple[tuple[str, str], ...]
    paged: bool

    def parameters(self, moment: Moment, **values: Any) -> dict[str, Any]:
        """All that the statement takes at a moment, with the values that were left for later."""
        given = dict(self.fixed)
        if self.of_moment:
            days = moment.parameters
            for name in self.of_moment:
                given[name] = days[name]
        for own, name in self.later:
            given[own] = values[name]
        return given


_KEPT: Final[Lru[Hashable, Prepared[Any]]] = Lru(_MOST, _ROOM)


def prepared(
    compose: Callable[Concatenate[Statement, W, P], tuple[str, T]],
    dialect: str,
    moment: Moment,
    wanted: W,
    *given: P.args,
    **named: P.kwargs,
) -> Prepared[T]:
    """What ``compose`` makes of what is wanted at a moment. Raises what it does.

    It has nothing but its arguments, of which the statement alone holds what its text may not depend on:
    days, rather than whether there are any.
    """
    shape = (moment.as_of is None, moment.known_at is None, moment.certain)
    key = (compose, dialect, shape, wanted, given, *named.items())
    found = _KEPT.get(key)
    if found is None:
        statement = Statement(moment, dialect)
        text, reads = compose(statement, wanted, *given, **named)
        found = _made(text, reads, statement, moment)
        selection = wanted.selection if isinstance(wanted, Field) else wanted
        _KEPT.put(key, found, _BYTES_A_LETTER * len(text) + selection.size)
    return cast(Prepared[T], found)


def _made(text: str, reads: T, statement: Statement, moment: Moment) -> Prepared[T]:
    parameters = statement.parameters
    of_moment = moment.parameters.keys() & parameters.keys()
    later = {own: value.name for own, value in parameters.items() if isinstance(value, Later)}
    fixed = {own: value for own, value in parameters.items() if own not in of_moment and own not in later}
    return Prepared(text, reads, fixed, tuple(of_moment), tuple(later.items()), statement.paged)
