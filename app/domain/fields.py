"""Checks of single fields: each gives what is wrong as path, code and message, nothing where it is sound."""

import math
import re
import unicodedata
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Final

from app.domain.facts import Quantity, is_entity_id, kind_of

_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)", re.ASCII)
_MOST_PEOPLE: Final = 999_999_999  # what fits the file format

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


def check_text(path: str, value: str) -> Iterator[Found]:
    if not value.strip():
        yield path, "missing", "is empty; expected text"
    elif stray := stray_character(value):
        yield path, "form", f"holds {stray}, which is no character of a text; leave it out"


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
