"""``cleave cypher``: one statement, with its rows for people or for programs."""

import json
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import click

from app.api.cypher_formats import CsvRows, JsonLines, Rows
from app.errors import InputError, Problem
from app.graph.adhoc import MOST_ROWS, ROWS, AdHoc, Answer, Statement
from app.graph.connection import Database
from app.graph.parameters import WrongParameter, check, from_json
from app.on_graph import data_folder, on_graph
from app.settings import read_settings

_FORMATS: Final = ("table", "json", "jsonl", "csv")


@click.command()
@click.argument("statement", required=False)
@click.option(
    "--param",
    "given",
    metavar="NAME=JSON",
    multiple=True,
    help="A parameter of the statement, its value in JSON; may be given several times.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="table",
    show_default=True,
    help="table: lined up on a terminal, separated by tabs elsewhere; json: all as the API answers; "
    "jsonl: an object a row.",
)
@click.option(
    "--limit",
    type=click.IntRange(1, MOST_ROWS),
    default=ROWS,
    show_default=True,
    help="Rows at most.",
)
@click.option("--explain", is_flag=True, help="Show the plan and run nothing.")
@data_folder
def cypher(
    statement: str | None, given: Sequence[str], form: str, limit: int, *, explain: bool, data: Path | None
) -> None:
    """Run a reading Cypher STATEMENT and print its rows.

    Instead of a statement: @FILE or FILE.cypher for one in a file; - or nothing, for standard input.
    It only reads, and has the limits of the settings on time. Where rows were left out, a line on standard
    error says so.
    """
    asked = Statement(_text(statement), _parameters(given), limit)
    settings = read_settings(data=data)

    async def work(db: Database) -> None:
        service = AdHoc(db, seconds=settings.cypher_timeout, most=1)
        try:
            if explain:
                _show_plan(await service.explain(asked), form)
            else:
                await _answer(service, asked, form)
        finally:
            await service.close()

    on_graph(settings, work)


async def _answer(service: AdHoc, asked: Statement, form: str) -> None:
    began = time.perf_counter()
    async with service.answer(asked) as answer:
        if form in ("jsonl", "csv"):
            await _stream(answer, form)
        else:
            rows = [row async for row in answer]
    if form == "json":
        content = {
            "columns": answer.columns,
            "rows": rows,
            "truncated": answer.truncated,
            "elapsed": round((time.perf_counter() - began) * 1000, 3),
            "limit": asked.limit,
        }
        click.echo(json.dumps(content, ensure_ascii=False))
    elif form == "table":
        from app.shell.table import show  # noqa: PLC0415 - what a terminal needs is slow to import

        show(answer.columns, rows)
    if answer.truncated:
        click.echo(
            f"Only the first {asked.limit} rows are shown; narrow it with LIMIT or WHERE, or raise --limit.",
            err=True,
        )


async def _stream(answer: Answer, form: str) -> None:
    """Rows as they come."""
    rows: Rows = CsvRows() if form == "csv" else JsonLines()
    head = rows.head(answer.columns)
    if head:
        click.echo(head, nl=False)
    async for cells in answer:
        click.echo(rows.row(cells), nl=False)
    if form == "csv":
        click.echo(b"\r\n", nl=False)


def _show_plan(plan: dict[str, Any], form: str) -> None:
    if form == "table":
        for line in _indented(plan, 0):
            click.echo(line)
    else:
        click.echo(json.dumps(plan, ensure_ascii=False))


def _indented(operator: dict[str, Any], depth: int) -> Iterator[str]:
    first, *others = operator["details"].splitlines() or [""]
    yield f"{'  ' * depth}{operator['operator']} {first}".rstrip()
    for line in others:
        yield f"{'  ' * depth}  {line}".rstrip()
    for child in operator["children"]:
        yield from _indented(child, depth + 1)


def _text(statement: str | None) -> str:
    """The Cypher that is meant: in a file, on standard input, or as it is given."""
    if statement is None or statement == "-":
        text = sys.stdin.read()
    elif statement.startswith("@") or statement.endswith(".cypher"):
        file = Path(statement.removeprefix("@"))
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            raise _wrong("STATEMENT", f"{file} is not text in UTF-8") from None
    else:
        text = statement
    if not text.strip():
        raise _wrong("STATEMENT", "expected Cypher, @FILE, FILE.cypher, or Cypher on standard input")
    return text


def _parameters(given: Sequence[str]) -> dict[str, Any]:
    parameters: dict[str, Any] = {}
    for each in given:
        name, equals, value = each.partition("=")
        name, why = name.strip(), ""
        try:
            parameters[name] = from_json(value)
            check(parameters[name])
        except WrongParameter as wrong:
            raise _wrong("--param", f"{name}: {wrong}") from None
        except ValueError as wrong:
            why = f" ({wrong})"
        if why or not name or not equals:
            example = """day=20140828 or id='"group:pkk"'"""
            raise _wrong("--param", f"{each}: expected a name, = and a value in JSON, as {example}{why}")
    return parameters


def _wrong(where: str, expected: str) -> InputError:
    return InputError([Problem((where,), expected, "option")])
