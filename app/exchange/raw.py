"""What a file holds before anything is known of its meaning: rows with the lines they stand on."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.records import Kind

Path = tuple[str, ...]  # fields and places in lists, outermost first


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row: field names to texts, lists and mappings of such, and the line of each path within it."""

    kind: Kind
    values: Mapping[str, Any]
    lines: Mapping[Path, int]

    def line(self, path: Path) -> int:
        """The line of a field, or of the nearest thing around it that has one."""
        while path not in self.lines:
            path = path[:-1]
        return self.lines[path]


@dataclass(frozen=True, slots=True)
class RawProblem:
    """Something wrong with the form of a file, on a line and perhaps in a field."""

    line: int
    path: Path
    message: str
    code: str


@dataclass(slots=True)
class RawFile:
    """The rows of one file, and what is wrong with its form."""

    rows: list[RawRow] = field(default_factory=list)
    problems: list[RawProblem] = field(default_factory=list)


def check_name(name: str, line: int, problems: list[RawProblem]) -> bool:
    """Whether a field's name can be shown; one that cannot becomes a problem."""
    if not name:
        problems.append(RawProblem(line, (), "has a field whose name is empty; give it one", "key"))
        return False
    if char := next((char for char in name if unicodedata.category(char) in ("Cs", "Cc")), None):
        message = f"a field's name holds U+{ord(char):04X}, which is no character of a name; leave it out"
        problems.append(RawProblem(line, (), message, "key"))
    return char is None
