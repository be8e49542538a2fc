"""Days as the graph stores them for filtering: whole numbers that read as dates, 20140825.

They sort as dates do, need no null in lists (which the databases do not allow), and have room at both
ends for what is unbounded.
"""

from datetime import date
from typing import Final

BEFORE_ALL: Final = 0
"""An unbounded beginning, or an inner bound that nothing reaches from above."""

AFTER_ALL: Final = 99_999_999
"""An unbounded end; as a moment asked for: the whole history, or everything that is known."""

NEVER: Final = 100_000_000
"""After every moment that can be asked for."""


def number(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day


def lower(day: date | None) -> int:
    """A day as a lower bound: without one everything is later."""
    return BEFORE_ALL if day is None else number(day)


def upper(day: date | None) -> int:
    """A day as an upper bound: without one everything is earlier."""
    return AFTER_ALL if day is None else number(day)


def iso(day: int) -> str | None:
    """``2014-08-25`` from 20140825; None from an open bound."""
    if not BEFORE_ALL < day < AFTER_ALL:
        return None
    return f"{day // 10_000:04}-{day // 100 % 100:02}-{day % 100:02}"
