"""Statements and parts of statements from ``cypher/``, held to the contracts in their first lines.

A file is named by its path without ending, ``read/entity``. Its header comment says what it is for and
lists what it takes: ``// $name …`` a parameter, ``// <slot> …`` a place where another part goes,
``// in x …`` a variable bound outside, ``// binds x y`` variables of its own. A name that is declared but
not used, or the reverse, stops the start with the file's name. A file that one engine needs otherwise has
a twin named ``read/search.arcadedb.cypher``.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path

from app.resources import cypher_folder

_HEADER = re.compile(r"\A(?://.*\n)+")
_COMMENT = re.compile(r"^\s*//.*\n?", re.MULTILINE)
_STRING = re.compile(r"'(?:\\.|[^'\\])*'")
_DECLARED_PARAMETER = re.compile(r"^//\s*\$(\w+)\s+\S", re.MULTILINE)
_DECLARED_SLOT = re.compile(r"^//\s*<(\w+)>\s+\S", re.MULTILINE)
_DECLARED_IN = re.compile(r"^//\s*in\s+(\w+)\s+\S", re.MULTILINE)
_DECLARED_BINDS = re.compile(r"^//\s*binds\s+(\w+(?: \w+)*)", re.MULTILINE)
_PARAMETER = re.compile(r"\$(\w+)")
_SLOT = re.compile(r"<(\w+)>")


def uncommented(text: str) -> str:
    """The text without the lines that are comments."""
    return _COMMENT.sub("", text)


class ContractError(Exception):
    """A file under cypher/ does not keep the contract in its own header."""


class Piece(Enum):
    """What a stretch of a part's text is; of all but TEXT the name alone is kept."""

    TEXT = 0
    VARIABLE = 1
    PARAMETER = 2
    SLOT = 3


@dataclass(frozen=True, slots=True)
class Part:
    """One file: its name, text without header, what the header declares, and the text taken apart by it."""

    name: str
    text: str
    parameters: frozenset[str]
    slots: frozenset[str]
    given: tuple[str, ...]
    binds: tuple[str, ...]
    pieces: tuple[tuple[Piece, str], ...]


def parse(name: str, text: str) -> Part:
    """Read one file's text. Raises ContractError naming the file and what disagrees."""
    header = _HEADER.match(text)
    if header is None:
        raise ContractError(f"{name}: no header comment")
    body = uncommented(text[header.end() :]).strip()
    code = _STRING.sub("''", body)
    head = header.group()
    binds = tuple(v for line in _DECLARED_BINDS.findall(head) for v in line.split())
    given = tuple(_DECLARED_IN.findall(head))
    parameters = _agreed(name, "parameter", _DECLARED_PARAMETER.findall(head), _PARAMETER.findall(code))
    slots = _agreed(name, "slot", _DECLARED_SLOT.findall(head), _SLOT.findall(code))
    pieces = tuple(_pieces(body, parameters, slots, given + binds))
    used = {text for kind, text in _pieces(code, parameters, slots, given + binds) if kind is Piece.VARIABLE}
    unused = [v for v in given + binds if v not in used]
    if unused:
        raise ContractError(f"{name}: variables {unused} are declared and not used")
    return Part(name, body, parameters, slots, given, binds, pieces)


def _agreed(name: str, what: str, declared: list[str], used: list[str]) -> frozenset[str]:
    if set(declared) != set(used):
        raise ContractError(f"{name}: header and text disagree on {what} {sorted(set(declared) ^ set(used))}")
    return frozenset(declared)


def _pieces(
    text: str, parameters: Iterable[str], slots: Iterable[str], variables: Iterable[str]
) -> Iterator[tuple[Piece, str]]:
    def any_of(names: Iterable[str]) -> str:
        return "|".join(map(re.escape, names)) or "(?!)"

    # A variable is not a property, parameter, label or part of a longer word.
    found = re.compile(
        rf"\$({any_of(parameters)})\b|<({any_of(slots)})>|(?<![\w.$:<|])({any_of(variables)})(?![\w(])"
    )
    end = 0
    for match in found.finditer(text):
        if match.start() > end:
            yield Piece.TEXT, text[end : match.start()]
        parameter, slot, variable = match.groups()
        if parameter:
            yield Piece.PARAMETER, parameter
        elif slot:
            yield Piece.SLOT, slot
        else:
            yield Piece.VARIABLE, variable
        end = match.end()
    if end < len(text):
        yield Piece.TEXT, text[end:]


def load(root: Path) -> dict[str, Part]:
    """Every statement and part below a folder by name; schema files are read by the migrations."""
    return {
        (name := path.relative_to(root).as_posix().removesuffix(".cypher")): parse(
            name, path.read_text("utf-8")
        )
        for path in sorted(root.rglob("*.cypher"))
        if path.relative_to(root).parts[0] in ("read", "write")
    }


@cache
def parts() -> dict[str, Part]:
    """The files that travel with the program, read once."""
    return load(cypher_folder())


def part(name: str, dialect: str = "neo4j") -> Part:
    """One file by name, or its twin for this engine where there is one."""
    return parts().get(f"{name}.{dialect}") or parts()[name]
