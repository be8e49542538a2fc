"""Rows as they are sent one after another: CSV and lines of JSON."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any, Final, Protocol

import orjson

from app.errors import DatabaseError

CSV: Final = "text/csv"
LINES: Final = "application/x-ndjson"
_BREAK: Final = "\r\n"
_OURS: Final = ("$end", "$error")
_TEMPORAL: Final = frozenset({"Date", "DateTime", "LocalDateTime", "Time", "LocalTime", "Duration"})
_AS_TEXT: Final = _TEMPORAL | {"Integer", "Float"}


class Rows(Protocol):
    """A format: what comes before, for each row, and at the end."""

    media: str

    def head(self, columns: Sequence[str]) -> bytes: ...
    def row(self, cells: Sequence[Any]) -> bytes: ...
    def end(self, *, rows: int, truncated: bool, elapsed: float) -> bytes: ...
    def broken(self, error: Mapping[str, Any]) -> bytes: ...


class CsvRows:
    """RFC 4180 with a header row, null as nothing, temporal values as their ISO text, and whatever else has
    parts as JSON.

    A file that is whole ends with a line break, and one whose rows were cut ends without.
    """

    media = CSV

    def head(self, columns: Sequence[str]) -> bytes:
        return csv_line(columns).encode()

    def row(self, cells: Sequence[Any]) -> bytes:
        return f"{_BREAK}{csv_line([as_text(each) for each in cells])}".encode()

    def end(self, *, rows: int, truncated: bool, elapsed: float) -> bytes:  # noqa: ARG002 - not told in CSV
        return b"" if truncated else _BREAK.encode()

    def broken(self, error: Mapping[str, Any]) -> bytes:  # noqa: ARG002 - not told in CSV
        return b""


class JsonLines:
    """An object a row, from column to cell; then one line with $end, or with $error where it broke off.

    No column can be called so: `head` raises DatabaseError.
    """

    media = LINES

    def __init__(self) -> None:
        self._columns: Sequence[str] = ()

    def head(self, columns: Sequence[str]) -> bytes:
        if taken := [name for name in _OURS if name in columns]:
            raise DatabaseError(
                f"In lines of JSON no column can be called {taken[0]}, as the last line is; give it another "
                "name with AS."
            )
        self._columns = columns
        return b""

    def row(self, cells: Sequence[Any]) -> bytes:
        return _json_line(dict(zip(self._columns, cells, strict=True)))

    def end(self, *, rows: int, truncated: bool, elapsed: float) -> bytes:
        return _json_line({"$end": {"rows": rows, "truncated": truncated, "elapsed": elapsed}})

    def broken(self, error: Mapping[str, Any]) -> bytes:
        return _json_line({"$error": error})


def as_text(cell: Any) -> str:
    """A cell where there is only text: empty for null, text as it is, JSON for what has parts."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, dict) and cell.get("$type") in _AS_TEXT:
        return str(cell["value"])
    return orjson.dumps(cell).decode()


def _json_line(value: Any) -> bytes:
    return orjson.dumps(value) + b"\n"


def csv_line(fields: Sequence[str]) -> str:
    """A record of CSV as RFC 4180 has it, without the line break at its end."""
    written = io.StringIO()
    # What quotes a cell is a character of the line break: without one, cells with line breaks stay bare.
    csv.writer(written, lineterminator=_BREAK).writerow(fields)
    return written.getvalue().removesuffix(_BREAK)
