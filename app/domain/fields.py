"""Checks of single fields: each gives what is wrong as path, code and message, nothing where it is sound."""

import math
import re
from collections.abc import Collection, Iterator
from datetime import datetime

from app.domain.facts import Quantity, is_entity_id, kind_of

Found = tuple[str, str, str]  # path, code, message


def check_kind(path: str, entity: str | None, allowed: Collection[str]) -> Iterator[Found]:
    if entity is not None and not is_entity_id(entity):
        yield path, "id", f"{entity!r} is not an entity's id; expected group:, person: or place: and a slug"
    elif entity is not None and kind_of(entity) not in allowed:
        expected = " or ".join(f"a {kind}" for kind in sorted(allowed))
        yield path, "kind", f"{entity} is a {kind_of(entity)}; expected {expected}"


def check_quantity(path: str, quantity: Quantity) -> Iterator[Found]:
    if quantity.low < 0 or (quantity.high is not None and quantity.high < quantity.low):
        yield path, "range", f"{quantity} is no number of people; expected 0 or more, the lower number first"


def check_between(path: str, value: float | None, low: float, high: float) -> Iterator[Found]:
    if value is not None and not (math.isfinite(value) and low <= value <= high):
        yield path, "range", f"{value:g} is out of range; expected {low} to {high}"


def check_text(path: str, value: str) -> Iterator[Found]:
    if not value.strip():
        yield path, "missing", "is empty; expected text"


def check_form(path: str, value: str | None, pattern: re.Pattern[str], expected: str) -> Iterator[Found]:
    if value is not None and not pattern.fullmatch(value):
        yield path, "form", f"{value!r} has the wrong form; expected {expected}"


def check_moment(path: str, value: str) -> Iterator[Found]:
    try:
        aware = datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        aware = False
    if not aware:
        yield path, "form", f"{value!r} is no moment; expected one such as 2026-11-22T09:30:00+00:00"
