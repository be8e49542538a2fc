"""Checks of single fields: each gives what is wrong as path, code and message, nothing where it is sound."""

import math
import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Final

from app.domain.facts import Quantity, is_entity_id, kind_of

_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)", re.ASCII)
_MOST_PEOPLE: Final = 999_999_999  # what fits the file format
_MOST_NAMED: Final = 10
# Line and paragraph separators, and what turns the direction of all that is shown after it.
_NOT_IN_A_LINE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_UNSEEN: Final = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})

LONGEST_LINE: Final = 500
"""Letters, as Unicode counts code points, of a name, a title and the like."""
LONGEST_TEXT: Final = 10_000
"""Letters of a summary, a note or a reason."""

Found = tuple[str, str, str]  # path, code, message


def check_kind(path: str, entity: str | None, allowed: Collection[str]) -> Iterator[Found]:
    if entity is not None and not is_entity_id(entity):
        yield path, "id", f"{entity!r} is not an entity's id; expected group:, person: or place: and a slug"
    elif entity is not None and kind_of(entity) not in allowed:
        expected = " or ".join(f"a {kind}" for kind in sorted(allowed))
        yield path, "kind", f"{entity} is a {kind_of(entity)}; expected {expected}"


def check_quantity(path: str, quantity: Quantity) -> Iterator[Found]:
    high = quantity.low if quantity.high is None else quantity.high
    if not 0 <= quantity.low <= high <= _MOST_PEOPLE:
        expected = f"0 to {_MOST_PEOPLE:,}, the lower number first"
        yield path, "range", f"{quantity} is no number of people; expected {expected}"


def check_between(path: str, value: float | None, low: float, high: float) -> Iterator[Found]:
    if value is not None and not (math.isfinite(value) and low <= value <= high):
        yield path, "range", f"{value:g} is out of range; expected {low} to {high}"


def check_text(path: str, value: str, most: int = LONGEST_TEXT) -> Iterator[Found]:
    """A text that has to be there."""
    if not visible(value):
        yield path, "missing", "is empty; expected text"
    elif stray := stray_character(value):
        yield path, "form", f"holds {stray}, which is no character of a text; leave it out"
    yield from check_length(path, value, most)


def check_line(path: str, value: str) -> Iterator[Found]:
    """A text that has to be there and is shown in one line, beside others."""
    found = list(check_text(path, value, LONGEST_LINE))
    yield from found
    if not found and (stray := _NOT_IN_A_LINE.search(value)):
        yield path, "form", f"holds U+{ord(stray[0]):04X}, which has no place in a single line; leave it out"


def check_length(path: str, value: str | None, most: int) -> Iterator[Found]:
    if value is not None and len(value) > most:
        yield path, "long", f"has {len(value):,} letters; expected at most {most:,}"


def visible(text: str) -> bool:
    """Whether there is anything to see: more than spaces, control and format characters."""
    return any(unicodedata.category(char) not in _UNSEEN for char in text)


def listed(names: Sequence[str]) -> str:
    """The first ten of some names, and how many more there are."""
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {more:,} more" if more > 0 else "")


def stray_character(text: str) -> str | None:
    """A character that has no place in a text, as ``U+0000``: a control character or half of a character."""
    for char in text:
        category = unicodedata.category(char)
        if category == "Cs" or (category == "Cc" and char not in "\t\n\r\x85"):
            return f"U+{ord(char):04X}"
    return None


def check_form(path: str, value: str | None, pattern: re.Pattern[str], expected: str) -> Iterator[Found]:
    if value is not None and not pattern.fullmatch(value):
        yield path, "form", f"{value!r} has the wrong form; expected {expected}"


def check_moment(path: str, value: str) -> Iterator[Found]:
    """A moment with its zone; the standard library's reader alone would take week dates."""
    try:
        sound = _MOMENT.fullmatch(value) is not None
        datetime.fromisoformat(value)
    except ValueError:
        sound = False
    if not sound:
        yield path, "form", f"{value!r} is no moment; expected one such as 2026-11-22T09:30:00+00:00"
