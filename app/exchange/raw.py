"""What a file holds before anything is known of its meaning: rows with the lines they stand on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.records import Kind

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row: field names to texts, lists and mappings of such, and the line of each path within it."""

    kind: Kind
    values: Mapping[str, Any]
    lines: Mapping[Path, int]

    def line(self, path: tuple[str, ...]) -> int:
        """The line of a field, or of the nearest thing around it that has one."""
        parts: Path = tuple(int(part) if part.isdecimal() else part for part in path)
        while parts not in self.lines:
            parts = parts[:-1]
        return self.lines[parts]


@dataclass(frozen=True, slots=True)
class RawProblem:
    """Something wrong with the form of a file, on a line and perhaps in a field."""

    line: int
    path: tuple[str, ...]
    message: str
    code: str


@dataclass(slots=True)
class RawFile:
    """The rows of one file, and what is wrong with its form."""

    rows: list[RawRow] = field(default_factory=list)
    problems: list[RawProblem] = field(default_factory=list)
