"""The worked examples of ``cypher/examples/``, for the shell, the console and the docs alike.

A file is named by its number and subject, ``07-own-denials.cypher``. Its first lines say what it is::

    // title: What groups deny of themselves
    // group: Fronts and denials
    // question: Which ties did a party deny of itself?
    // parameter known_on = 20141125

with one line a parameter and its value in JSON, which is the example's. One statement follows, without a
semicolon, that reads alone and runs unchanged on every engine.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from app.graph.queries import ContractError
from app.resources import cypher_folder

_FILE: Final = re.compile(r"(\d\d)-([a-z0-9-]+)\.cypher")
_TOLD: Final = ("title", "group", "question")
_LINE: Final = re.compile(r"// (?:(title|group|question): (\S.*)|parameter (\w+) = (\S.*))")
_NOT_CODE: Final = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`[^`]*`|//[^\n]*|/\*.*?\*/", re.DOTALL)
_PARAMETER: Final = re.compile(r"\$(\w+)")


@dataclass(frozen=True, slots=True)
class Example:
    """One question of a researcher and the statement that answers it.

    number: from 1, as the shell calls it; name: short, for addresses; group: of questions; parameters: values
    of JSON by name.
    """

    number: int
    name: str
    title: str
    group: str
    question: str
    parameters: dict[str, Any]
    statement: str


def parse(file: str, text: str) -> Example:
    """Read one file's text. Raises ContractError with the file's name and what is expected."""
    named = _FILE.fullmatch(file)
    if named is None:
        raise ContractError(f"{file}: expected a name like 07-own-denials.cypher")
    told: dict[str, str] = {}
    parameters: dict[str, Any] = {}
    lines = text.splitlines()
    while lines and lines[0].startswith("//"):
        line = lines.pop(0)
        found = _LINE.fullmatch(line)
        if found is None or found[1] in told or found[3] in parameters:
            raise ContractError(f"{file}: expected a title, a group, a question or a parameter once: {line}")
        if found[1]:
            told[found[1]] = found[2]
        else:
            parameters[found[3]] = _value(file, line, found[4])
    if missing := [name for name in _TOLD if name not in told]:
        raise ContractError(f"{file}: no {', '.join(missing)}")
    statement = "\n".join(lines).strip()
    code = _NOT_CODE.sub("", statement)
    if not code or ";" in code:
        raise ContractError(f"{file}: expected one statement without a semicolon")
    if odd := parameters.keys() ^ set(_PARAMETER.findall(code)):
        raise ContractError(f"{file}: header and statement disagree on parameter {', '.join(sorted(odd))}")
    return Example(int(named[1]), named[2], **told, parameters=parameters, statement=statement)


def _value(file: str, line: str, text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        raise ContractError(f"{file}: expected a value of JSON: {line}") from None


def load(folder: Path) -> tuple[Example, ...]:
    """All examples of a folder in order. Raises ContractError where their numbers leave a gap."""
    found = tuple(parse(path.name, path.read_text("utf-8")) for path in sorted(folder.glob("*.cypher")))
    if [each.number for each in found] != list(range(1, len(found) + 1)):
        raise ContractError("cypher/examples: expected numbers from 01 on without a gap")
    return found


@cache
def examples() -> tuple[Example, ...]:
    """The examples that travel with the program, read once."""
    return load(cypher_folder() / "examples")
