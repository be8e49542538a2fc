"""Parameters of somebody's own statement: read from JSON, and held to what a database can take."""

import json
from typing import Any, Final

import orjson

_WHOLE: Final = 2**63  # Cypher's whole numbers have 64 bits
_DEEPEST: Final = 100


class WrongParameter(ValueError):
    """A value that no parameter can have; the message says what was expected."""


def from_json(text: str | bytes) -> Any:
    """A value from JSON in UTF-8, its whole numbers as they are written. Raises ValueError for anything else.

    What is nested too deeply for that comes as it can be read; `check` refuses it.
    """
    # It refuses what json would take: NaN, halves of characters, numbers beyond every float. But of whole
    # numbers beyond 64 bits it makes floats.
    value = orjson.loads(text)
    try:
        return json.loads(text)
    except RecursionError:
        return value


def check(value: Any) -> None:
    """Raise WrongParameter for whole numbers beyond 64 bits and for more than 100 lists and objects in each
    other."""
    waiting = [(value, 0)]
    while waiting:
        one, depth = waiting.pop()
        if isinstance(one, dict | list):
            if depth == _DEEPEST:
                raise WrongParameter(f"expected at most {_DEEPEST} lists and objects in each other")
            waiting.extend((part, depth + 1) for part in (one.values() if isinstance(one, dict) else one))
        elif isinstance(one, int) and not -_WHOLE <= one < _WHOLE:
            raise WrongParameter("expected whole numbers from -2^63 to 2^63-1")
