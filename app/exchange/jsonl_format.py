"""JSON Lines for machines: one object a line, ``{"source": …}``, ``{"entity": …}``, ``{"claim": …}``
or ``{"judgement": …}``.

Written in canonical order (sources, entities, claims, judgements, each by id; fields in fixed order), so
that equal records give equal bytes.
"""

import json
from typing import Any, Final, TextIO

from app.domain.records import Batch, Kind
from app.exchange.raw import RawFile, RawProblem, RawRow, check_name
from app.exchange.written import claim_values, entity_values, judgement_values, source_values

_DIGITS: Final = 18
_KINDS: Final[tuple[Kind, ...]] = ("source", "entity", "claim", "judgement")
_EXPECTED: Final = 'expected one object with "source", "entity", "claim" or "judgement"'


def read_jsonl(text: str) -> RawFile:
    """The rows of one file; blank lines are passed over."""
    found = RawFile()
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            _read_line(line, number, found)
    return found


def _read_line(line: str, number: int, found: RawFile) -> None:
    def pairs(given: list[tuple[str, Any]]) -> dict[str, Any]:
        items = [(name, value) for name, value in given if check_name(name, number, found.problems)]
        values = dict(items)
        if len(values) < len(items):
            names = [name for name, _ in items]
            twice = sorted({name for name in names if names.count(name) > 1})
            found.problems += [
                RawProblem(number, (name,), "is given twice; expected once", "duplicate") for name in twice
            ]
        return {name: value for name, value in values.items() if value is not None}

    try:
        value = json.loads(line, object_pairs_hook=pairs, parse_int=_integer)
    except RecursionError:
        found.problems.append(RawProblem(number, (), f"is nested too deeply; {_EXPECTED}", "json"))
        return
    except ValueError as error:
        found.problems.append(RawProblem(number, (), f"is not JSON: {error}; {_EXPECTED}", "json"))
        return
    kind = next((kind for kind in _KINDS if isinstance(value, dict) and list(value) == [kind]), None)
    if kind is None:
        found.problems.append(RawProblem(number, (), f"is no row; {_EXPECTED}", "form"))
    elif not isinstance(value[kind], dict):
        found.problems.append(RawProblem(number, (), f"is no {kind}; expected an object of fields", "form"))
    else:
        found.rows.append(RawRow(kind, value[kind], {(): number}))


def _integer(text: str) -> int | float:
    """A whole number; one beyond all that is counted here is rounded, for the field to refuse it."""
    return int(text) if len(text) <= _DIGITS else float(text)


def write_jsonl(batch: Batch, stream: TextIO) -> None:
    """Write a batch in canonical order."""
    ordered = batch.in_order()
    for source in ordered.sources:
        _write_line("source", source_values(source), stream)
    for entity in ordered.entities:
        _write_line("entity", entity_values(entity), stream)
    for claim in ordered.claims:
        _write_line("claim", claim_values(claim), stream)
    for judgement in ordered.judgements:
        _write_line("judgement", judgement_values(judgement), stream)


def _write_line(kind: Kind, values: dict[str, Any], stream: TextIO) -> None:
    stream.write(json.dumps({kind: values}, ensure_ascii=False))
    stream.write("\n")
