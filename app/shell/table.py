"""Rows as a table for people, as wide as the terminal; too many columns go below one another.

Whatever a cell holds, no control character of it reaches the terminal.
"""

import json
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any, Final

import click
from prompt_toolkit.utils import get_cwidth

_NARROWEST: Final = 8
_BETWEEN: Final = " | "
_SHOWN: Final = ("id", "name", "text", "status")

Cell = Any
Rows = Sequence[Sequence[Cell]]


def text_of(cell: Cell) -> str:
    """A cell on one line: text as it is, nodes, relationships and paths as Cypher writes them, else JSON."""
    if isinstance(cell, str):
        return cell if cell.isprintable() else _json(cell)
    if isinstance(cell, Mapping):
        return _typed(cell) if "$type" in cell else _map(cell)
    if isinstance(cell, list):
        return f"[{', '.join(map(_within, cell))}]"
    return _json(cell)


def _json(cell: Cell) -> str:
    """JSON in which whatever is not printable is escaped, also where JSON itself does not ask for it."""
    return _escaped(json.dumps(cell, ensure_ascii=False))


def _escaped(text: str) -> str:
    return "".join(
        c if c.isprintable() else f"\\u{ord(c):04x}" if ord(c) < 0x10000 else json.dumps(c)[1:-1]
        for c in text
    )


def _within(value: Cell) -> str:
    """A value in a list or a map, where text is quoted."""
    return _json(value) if isinstance(value, str) else text_of(value)


def _map(cell: Mapping[str, Any]) -> str:
    return f"{{{', '.join(f'{text_of(key)}: {_within(value)}' for key, value in cell.items())}}}"


def _typed(cell: Mapping[str, Any]) -> str:
    match cell["$type"]:
        case "Node":
            labels = "".join(f":{text_of(label)}" for label in cell["labels"])
            return f"({labels}{_properties(cell)})"
        case "Relationship":
            return f"[:{text_of(cell['type'])}{_properties(cell)}]"
        case "Path":
            return _path(cell)
        case "Point":
            return f"point{tuple(cell['coordinates'])}"
        case "Map":
            return _map(cell["value"])
        case _:
            return text_of(cell["value"])


def _properties(cell: Mapping[str, Any]) -> str:
    """Of its many properties those by which one knows it."""
    shown = {name: cell["properties"][name] for name in _SHOWN if name in cell["properties"]}
    return f" {_map(shown)}" if shown else ""


def _path(cell: Mapping[str, Any]) -> str:
    first, *others = cell["nodes"]
    written, at = _typed(first), first
    for tie, node in zip(cell["relationships"], others, strict=True):
        left, right = ("-", "->") if tie["start"] == at["id"] else ("<-", "-")
        written += f"{left}{_typed(tie)}{right}{_typed(node)}"
        at = node
    return written


def show(columns: Sequence[str], rows: Rows) -> None:
    """Print rows: on a terminal as a table of its width, elsewhere for programs."""
    if sys.stdout.isatty():
        lines = table(columns, rows, shutil.get_terminal_size().columns)
    else:
        lines = separated(columns, rows)
    for line in lines:
        click.echo(line)


def table(columns: Sequence[str], rows: Rows, width: int) -> Iterator[str]:
    """The lines of a table at most ``width`` wide; a cell that does not fit goes on below."""
    if not columns:
        return
    names = [text_of(name) for name in columns]
    cells = [[text_of(cell) for cell in row] for row in rows]
    widths = _widths(names, cells, width)
    if widths is None:
        yield from _below_one_another(names, cells, width)
        return
    right = [_is_number(column) for column in zip(*rows, strict=True)] or [False] * len(names)
    yield from _lines(names, widths, right)
    yield "-+-".join("-" * each for each in widths)
    for row in cells:
        yield from _lines(row, widths, right)


def _widths(names: Sequence[str], cells: Sequence[Sequence[str]], width: int) -> list[int] | None:
    """How wide each column is, the widest made narrower until all fit; None where they cannot."""
    widths = [max(map(get_cwidth, column)) for column in zip(names, *cells, strict=True)]
    most = width - len(_BETWEEN) * (len(widths) - 1)
    while sum(widths) > most:
        widest = max(widths)
        if widest <= _NARROWEST:
            return None
        widths[widths.index(widest)] -= 1
    return widths


def _is_number(column: Sequence[Cell]) -> bool:
    numbers = [
        isinstance(cell, int | float) and not isinstance(cell, bool) for cell in column if cell is not None
    ]
    return bool(numbers) and all(numbers)


def _lines(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> Iterator[str]:
    wrapped = [_wrapped(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for pieces in zip_longest(*wrapped, fillvalue=""):
        padded = map(_padded, pieces, widths, right)
        yield _BETWEEN.join(padded).rstrip()


def _padded(text: str, width: int, at_right: bool) -> str:  # noqa: FBT001 - one of a row's three
    blank = " " * (width - get_cwidth(text))
    return blank + text if at_right else text + blank


def _wrapped(text: str, width: int) -> list[str]:
    """A text in pieces at most so wide, broken at blanks where there are some."""
    pieces = []
    while get_cwidth(text) > width:
        end = next(i for i in range(1, len(text) + 1) if get_cwidth(text[: i + 1]) > width)
        blank = text.rfind(" ", 1, end + 1)
        pieces.append(text[: end if blank < 0 else blank])
        text = text[len(pieces[-1]) :].lstrip(" ")
    return [*pieces, text]


def _below_one_another(names: Sequence[str], cells: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    longest = min(max(map(get_cwidth, names)), width // 2)
    widths = (longest, width - longest - len(_BETWEEN))
    for number, row in enumerate(cells, 1):
        yield f"-- {number}"
        for pair in zip(names, row, strict=True):
            yield from _lines(pair, widths, (False, False))


def separated(columns: Sequence[str], rows: Rows) -> Iterator[str]:
    """The lines for a program: cells separated by tabs, text as it is, everything else as JSON."""
    yield "\t".join(map(_plain, columns))
    for row in rows:
        yield "\t".join(map(_plain, row))


def _plain(cell: Cell) -> str:
    if isinstance(cell, str) and cell.isprintable():
        return cell
    if isinstance(cell, Mapping) and "$type" in cell and isinstance(cell.get("value"), str):
        return str(cell["value"])
    return _json(cell)
