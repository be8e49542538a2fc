"""The single values of our own file format: text in, values of the domain out.

YAML gives every value as text; JSON may also give numbers where a number is meant, and nowhere else. Every
refusal is a ValueError that says what was expected.
"""

import re
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Any, Final, TypeVar

from pydantic import PlainValidator

from app.domain.dates import ONGOING, Edtf, parse
from app.domain.facts import Quantity
from app.domain.fields import stray_character, visible
from app.domain.vocabulary import TIE_TYPES, Reliability

_E = TypeVar("_E", bound=StrEnum)
_QUANTITY: Final = re.compile(r"(~?)(?:(\d{1,9})(?:(\.\.)|-(\d{1,9}))?|\.\.(\d{1,9}))", re.ASCII)
_NUMBER: Final = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?", re.ASCII)
_GRADE: Final = re.compile(r"([A-F]?)([1-6]?)", re.ASCII)
_QUOTED: Final = '"[2014-08..2014-11]"'


def read_text(value: object) -> str:
    """Text as it stands. Control characters and halves of characters are refused."""
    if not isinstance(value, str):
        raise _refused(value, "no text", "text in quotes")
    if stray := stray_character(value):
        raise ValueError(f"holds {stray}, which is no character of a text; leave it out")
    return value


def read_optional_text(value: object) -> str | None:
    """Text, where one with nothing to see is as good as none."""
    text = read_text(value)
    return text if visible(text) else None


def read_date(value: object) -> Edtf:
    """An EDTF or Hijri date; a number is not a date, and an unquoted range is a YAML list."""
    if isinstance(value, list):
        raise _refused(value, "a list", f"a date; put a range in quotes, as in {_QUOTED}")
    return parse(read_text(value))


def read_end(value: object) -> Edtf | str:
    """A date, or ``..`` for what was going on when reported."""
    return ONGOING if value == ONGOING else read_date(value)


def read_quantity(value: object) -> Quantity:
    """``3000``, ``~3000``, ``150-250``, ``24..`` (at least), ``..250`` (at most)."""
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    match = _QUANTITY.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        raise _refused(value, "no number", "3000, ~3000, 150-250, 24.. or ..250")
    about, low, open_above, high, at_most = match.groups()
    if at_most:
        return Quantity(0, int(at_most), bool(about))
    top = None if open_above else int(high or low)
    return Quantity(int(low), top, bool(about))


def read_number(value: object) -> float:
    """A decimal number, as text or as a JSON number."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return float(value)
    raise _refused(value, "no number", "one such as 0.9")


def read_grade(value: object) -> tuple[Reliability | None, int | None]:
    """The Admiralty code: reliability A to F and credibility 1 to 6, either of which may be missing."""
    match = _GRADE.fullmatch(value) if isinstance(value, str) and value else None
    if match is None:
        raise _refused(value, "no grade", "A to F, then 1 to 6, as in C3")
    return Reliability(match[1]) if match[1] else None, int(match[2]) if match[2] else None


def read_texts(value: object) -> list[str]:
    """A list of texts."""
    if not isinstance(value, list):
        raise _refused(value, "no list", f"a list, as in [{_shown(value)}]")
    return [read_text(item) for item in value]


def read_groups(value: object) -> list[str]:
    """A list of at least one text."""
    groups = read_texts(value)
    if not groups:
        raise ValueError("counts nobody; expected at least one group")
    return groups


def read_dates(value: object) -> list[Edtf]:
    """A list of dates."""
    if not isinstance(value, list):
        raise _refused(value, "no list", 'a list of dates, as in ["2014-11"]')
    return [read_date(item) for item in value]


def read_tie_type(value: object) -> str:
    """A relation type of the vocabulary, in capitals."""
    if isinstance(value, str) and value in TIE_TYPES:
        return value
    raise _refused(value, "no type of tie", f"one of {', '.join(TIE_TYPES)}")


def one_of(*choices: type[_E]) -> Callable[[object], _E]:
    """A reader of one of the words of some enumerations, in lower case."""
    words = {choice.value.lower(): choice for kind in choices for choice in kind}

    def read(value: object) -> _E:
        if isinstance(value, str) and value in words:
            return words[value]
        raise _refused(value, "not among the words for this", f"{', '.join(words)}")

    return read


def _refused(value: object, what: str, expected: str) -> ValueError:
    return ValueError(f"{_shown(value)} is {what}; expected {expected}")


def _shown(value: Any) -> str:
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


Text = Annotated[str, PlainValidator(read_text)]
OptionalText = Annotated[str | None, PlainValidator(read_optional_text)]
Texts = Annotated[list[str], PlainValidator(read_texts)]
Date = Annotated[Edtf, PlainValidator(read_date)]
Groups = Annotated[list[str], PlainValidator(read_groups)]
Dates = Annotated[list[Edtf], PlainValidator(read_dates)]
End = Annotated[Edtf | str, PlainValidator(read_end)]
Amount = Annotated[Quantity, PlainValidator(read_quantity)]
Number = Annotated[float, PlainValidator(read_number)]
Grade = Annotated[tuple[Reliability | None, int | None], PlainValidator(read_grade)]
TieName = Annotated[str, PlainValidator(read_tie_type)]
