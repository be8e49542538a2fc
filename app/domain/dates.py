"""Dates as ranges: a subset of the Extended Date/Time Format (EDTF, ISO 8601-2) and Hijri dates.

A date that is vague, uncertain or only bounded on one side becomes the first and the last day that it
can mean. Marks of doubt (``~`` approximate, ``?`` uncertain, ``%`` both) widen both bounds by the date's
own precision: a day, a month, a season of three months, a year, or the ten or hundred years of an ``X``.
Seasons are the meteorological ones of the northern hemisphere.
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from hijridate import Hijri

EXPECTED: Final = (
    "an EDTF date such as 2014-08-25, 2014-08, 2014, 2014-22 (summer), 201X, 2013~, "
    "[2014-08-26..2014-11-23], [..2014-11], or a Hijri date such as AH 1435-10-29"
)
ONGOING: Final = ".."

_SIMPLE = re.compile(r"(\d{2}XX|\d{3}X|\d{4})(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?([~?%]?)", re.ASCII)
_RANGE = re.compile(r"\[([^\[\]]*?)\.\.([^\[\]]*?)\]")
_HIJRI = re.compile(r"AH (\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_SEASON_START: Final = {21: 3, 22: 6, 23: 9, 24: 12}
_MONTHS: Final = {"month": 1, "season": 3, "year": 12, "decade": 120, "century": 1200}


class DateError(ValueError):
    """The text is no date of the supported subset. ``str(error)`` says what was expected."""


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date as a range of days.

    ``text`` is canonical EDTF in the Gregorian calendar, ``as_given`` the original where that was another
    calendar. ``earliest`` and ``latest`` are the first and last day it can mean, None where open.
    """

    text: str
    earliest: date | None
    latest: date | None
    as_given: str | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=16_384)
def parse(text: str) -> Edtf:
    """Read one date. Raises DateError, whose message says what was expected."""
    if match := _HIJRI.fullmatch(text):
        return _hijri(text, match)
    if match := _RANGE.fullmatch(text):
        return _bounded(text, match[1], match[2])
    earliest, latest = _simple(text)
    return Edtf(text, earliest, latest)


def _bounded(text: str, first: str, last: str) -> Edtf:
    if not first and not last:
        raise DateError(f"{text!r} has no bound; expected {EXPECTED}")
    earliest = _simple(first)[0] if first else None
    latest = _simple(last)[1] if last else None
    if earliest and latest and earliest > latest:
        raise DateError(f"{text!r} ends before it starts; expected the earlier date first")
    return Edtf(text, earliest, latest)


def _simple(text: str) -> tuple[date, date]:
    match = _SIMPLE.fullmatch(text)
    if match is None:
        raise DateError(f"{text!r} is not a date; expected {EXPECTED}")
    year, month, day, mark = match.groups()
    try:
        first, last, precision = _bounds(year, month, day)
    except (ValueError, KeyError) as error:
        raise DateError(f"{text!r} is not in the calendar; expected {EXPECTED}") from error
    if not mark:
        return first, last
    if precision == "day":
        return _clamped(first, -1), _clamped(last, 1)
    return _first_of_month(first, -_MONTHS[precision]), _last_of_month(last, _MONTHS[precision])


def _bounds(year: str, month: str | None, day: str | None) -> tuple[date, date, str]:
    if year.endswith("X"):
        if month is not None:
            raise ValueError("a month of an unknown year")
        low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
        return date(max(low, 1), 1, 1), date(high, 12, 31), "century" if year.endswith("XX") else "decade"
    y = int(year)
    if month in (None, "XX"):
        if day not in (None, "XX"):
            raise ValueError("a day of an unknown month")
        return date(y, 1, 1), date(y, 12, 31), "year"
    m = int(month or "")
    if m > 12:
        if day is not None:
            raise ValueError("a day of a season")
        start = date(y, _SEASON_START[m], 1)
        return start, _last_of_month(start, 2), "season"
    if day in (None, "XX"):
        return date(y, m, 1), date(y, m, calendar.monthrange(y, m)[1]), "month"
    exact = date(y, m, int(day or ""))
    return exact, exact, "day"


def _clamped(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day


def _month(day: date, months: int) -> tuple[int, int]:
    index = day.year * 12 + day.month - 1 + months
    return divmod(min(max(index, 12), 9999 * 12 + 11), 12)


def _first_of_month(day: date, months: int) -> date:
    year, month = _month(day, months)
    return date(year, month + 1, 1)


def _last_of_month(day: date, months: int) -> date:
    year, month = _month(day, months)
    return date(year, month + 1, calendar.monthrange(year, month + 1)[1])


def _hijri(text: str, match: re.Match[str]) -> Edtf:
    """Convert by the Umm al-Qura calendar, which the library knows for the years 1343 to 1500 AH."""
    year = int(match[1])
    month, day = (int(part) if part else None for part in match.groups()[1:])
    try:
        first = Hijri(year, 1 if month is None else month, 1 if day is None else day)
        last_month = 12 if month is None else month
        last_day = Hijri(year, last_month, 1).month_length() if day is None else day
        last = Hijri(year, last_month, last_day)
    except (ValueError, OverflowError) as error:
        raise DateError(f"{text!r} is not in the Umm al-Qura calendar, years 1343 to 1500 AH") from error
    earliest, latest = _plain(first), _plain(last)
    canonical = earliest.isoformat() if earliest == latest else f"[{earliest}..{latest}]"
    return Edtf(canonical, earliest, latest, as_given=text)


def _plain(day: Hijri) -> date:
    converted = day.to_gregorian()
    return date(converted.year, converted.month, converted.day)


def earlier(a: date | None, b: date | None) -> date | None:
    """The earlier of two days, where None is no day at all."""
    return _pick(min, a, b)


def later(a: date | None, b: date | None) -> date | None:
    """The later of two days, where None is no day at all."""
    return _pick(max, a, b)


def _pick(choose: Callable[[date, date], date], a: date | None, b: date | None) -> date | None:
    if a is None or b is None:
        return a if b is None else b
    return choose(a, b)
