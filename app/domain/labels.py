"""Spans and dates in words for people."""

import re
from collections.abc import Sequence
from typing import Final

from app.domain.dates import Edtf

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SEASONS: Final = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_PARTS: Final = re.compile(r"(\w{4})(?:-(\w{2}))?(?:-(\w{2}))?([~?%]?)")
_DASH: Final = " \N{EN DASH} "


def span_label(
    start: Edtf | None,
    end: Edtf | None,
    ongoing: bool,  # noqa: FBT001 - the order of a span's fields
    observed: Sequence[str],
    instant: bool,  # noqa: FBT001
) -> str:
    """A span in words: ``Apr 2013 \N{EN DASH} 29 Jun 2014``; an unknown end shows as a question mark.

    ``observed`` are EDTF texts; they show where neither end is known.
    """
    if start is None and end is None:
        if observed:
            return f"seen {', '.join(date_label(day) for day in observed)}"
        return "ongoing" if ongoing else "undated"
    if start and (instant or (end and start.text == end.text)):
        return date_label(start.text)
    if start and end:
        return _DASH.join(_pair(start.text, end.text))
    first = date_label(start.text) if start else "?"
    last = date_label(end.text) if end else "ongoing" if ongoing else "?"
    return f"{first}{_DASH}{last}"


def date_label(text: str) -> str:
    """One EDTF date in words: ``29 Jun 2014``, ``c. 2007``, ``summer 2014``, ``by Nov 2014``."""
    if not text.startswith("["):
        return _simple(text)
    first, _, last = text[1:-1].partition("..")
    if first and last:
        return _simple(first) if first == last else "between {} and {}".format(*_pair(first, last))
    return f"{_simple(first)} or later" if first else f"by {_simple(last)}"


def _simple(text: str) -> str:
    match = _PARTS.fullmatch(text)
    if match is None:
        return text
    year, month, day, mark = match.groups()
    words = " ".join(part for part in (_day(day), _month(month), _year(year)) if part)
    if month == "24":  # winter runs into the next year
        words += f"/{(int(year) + 1) % 100:02d}"
    return ("c. " if mark in ("~", "%") else "") + words + ("?" if mark in ("?", "%") else "")


def _day(day: str | None) -> str:
    return str(int(day)) if day and day != "XX" else ""


def _month(month: str | None) -> str:
    if not month or month == "XX":
        return ""
    number = int(month)
    return _SEASONS[number] if number in _SEASONS else _MONTHS[number - 1]


def _year(year: str) -> str:
    if year.endswith("XX"):
        return f"{int(year[:2])}00\N{EN DASH}{int(year[:2])}99"
    if year.endswith("X"):
        return f"{int(year[:3])}0s"
    return str(int(year))


def _pair(first: str, last: str) -> tuple[str, str]:
    """Both dates in words; what they share is said once, with the second."""
    if first.startswith("[") or last.startswith("["):
        return date_label(first), date_label(last)
    exact = re.fullmatch(r"[\d-]+", first + last) and min(len(first), len(last)) >= 7
    if not exact or first[:4] != last[:4] or last.endswith("-24"):
        return _simple(first), _simple(last)
    if len(first) == len(last) == 10 and first[:7] == last[:7]:
        return _day(first[8:]), _simple(last)
    return _simple(first).removesuffix(f" {_year(first[:4])}"), _simple(last)
