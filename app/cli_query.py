"""``cleave query``: a GraphQL document from a file, asked of the graph in use."""

import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from app.api.cypher_formats import csv_line
from app.errors import CleaveError
from app.graph.connection import Database
from app.interrupt import told_in_one_line
from app.on_graph import data_folder, on_graph
from app.settings import read_settings

if TYPE_CHECKING:
    from app.api.flat import Table
    from app.api.in_process import Prepared

_STDIN = "-"


class _Wrong(CleaveError):
    """Something about the command's own input."""

    exit_code = 2


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option(
    "--var",
    "given",
    multiple=True,
    metavar="NAME=VALUE",
    help="A variable, as often as there are any: JSON where that fits its type, otherwise the text itself.",
)
@click.option(
    "--vars",
    "given_in",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE.json",
    help="A JSON object of variables; --var goes before it.",
)
@click.option("--operation", metavar="NAME", help="Which of the document's operations, where it has several.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "jsonl", "csv", "table"]),
    default="json",
    show_default=True,
    help="The data whole, or the rows of its list: a JSON object a line, CSV, or columns to look at.",
)
@click.option(
    "--rows", metavar="PATH", help="Which list has the rows, where the answer has several: group.ties.nodes."
)
@data_folder
def query(
    file: str,
    given: Sequence[str],
    given_in: Path | None,
    operation: str | None,
    form: str,
    rows: str | None,
    data: Path | None,
) -> None:
    """Ask the query in a GraphQL document, FILE or - for stdin, and print its data.

    It is asked of the graph itself; no server is needed, and nothing is changed.

    In csv and table an object within a row gives columns such as source.id, and a list within a row is JSON.
    Where the answer has no list, it is the one row itself.
    """
    with told_in_one_line():
        from app.api.in_process import prepare  # noqa: PLC0415 - slow to import, and other commands do without

    name = "stdin" if file == _STDIN else file
    asked = prepare(name, _text(name, file), operation)
    variables = asked.variables(_pairs(given), _object(given_in))
    table = None if form == "json" else _table(asked, rows)
    if form == "json" and rows is not None:
        raise _Wrong("--rows chooses rows; expected --format jsonl, csv or table with it")

    async def work(db: Database) -> dict[str, Any]:
        return await asked.answer(db, variables)

    answer = on_graph(read_settings(data=data), work, reading=True)
    out = StringIO()
    if table is None:
        out.write(json.dumps(answer, ensure_ascii=False, indent=2) + "\n")
    else:
        _WRITERS[form](table, list(table.rows(answer)), out)
    click.echo(out.getvalue().encode(), nl=False)  # UTF-8 whatever the locale says


def _text(name: str, file: str) -> str:
    """The document. Raises CleaveError where it cannot be read."""
    try:
        content = sys.stdin.buffer.read() if file == _STDIN else Path(file).read_bytes()
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _Wrong(f"{name}: is not text in UTF-8 ({error.reason} at byte {error.start})") from None


def _pairs(given: Iterable[str]) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for each in given:
        name, equals, value = each.partition("=")
        if not equals or not name:
            raise _Wrong(f"--var {each}: expected a name, = and a value, such as --var first=10")
        if name in dict(pairs):
            raise _Wrong(f"--var {name}: is given twice; expected once, a list as JSON")
        pairs.append((name, value))
    return pairs


def _object(file: Path | None) -> Mapping[str, Any]:
    if file is None:
        return {}
    try:
        found = json.loads(file.read_bytes())
    except ValueError as error:
        raise _Wrong(f"{file}: expected JSON; {error}") from None
    if not isinstance(found, dict):
        raise _Wrong(f"{file}: expected a JSON object of variables by name")
    return found


def _table(asked: "Prepared", rows: str | None) -> "Table":
    """The list whose items are the rows. Raises CleaveError where it is not clear which."""
    found, one_row = asked.tables()
    names = {".".join(each.path): each for each in found}
    if rows is not None:
        if rows not in names:
            raise _Wrong(f"--rows {rows}: is no list of the answer; expected {' or '.join(names) or 'none'}")
        return names[rows]
    if len(found) > 1:
        raise _Wrong(f"The answer has several lists: choose one by --rows {' or --rows '.join(names)}")
    return found[0] if found else one_row


def _jsonl(_: "Table", rows: list[dict[str, Any]], out: TextIO) -> None:
    out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _csv(table: "Table", rows: list[dict[str, Any]], out: TextIO) -> None:
    lines = [table.columns, *([_cell(value) for value in table.cells(row)] for row in rows)]
    out.writelines(f"{csv_line(line)}\n" for line in lines)


def _columns(table: "Table", rows: list[dict[str, Any]], out: TextIO) -> None:
    lines = [list(table.columns), *([_shown(value) for value in table.cells(row)] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        out.write("  ".join(cells).rstrip() + "\n")


def _cell(value: Any) -> str:
    """Text as it is, nothing for null, and everything else as JSON."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _shown(value: Any) -> str:
    """The same; as JSON too where it would break the line."""
    text = _cell(value)
    return text if text.isprintable() else json.dumps(value, ensure_ascii=False)


_WRITERS: "Mapping[str, Callable[[Table, list[dict[str, Any]], TextIO], None]]" = {
    "jsonl": _jsonl,
    "csv": _csv,
    "table": _columns,
}
