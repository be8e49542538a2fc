"""Reading the values of an input, and telling whatever is wrong with them under the input's own names.

A value that cannot be read is told and then stands in for a sound one, so that all else is judged too.
"""

import re
from collections.abc import Iterable, Iterator, Sized
from dataclasses import dataclass, field
from typing import Any, Final

from strawberry import UNSET

from app.domain.dates import ONGOING, DateError, Edtf, parse
from app.domain.fields import stray_character, visible
from app.domain.records import Fault
from app.errors import Problem

Path = tuple[str, ...]
INPUT: Final[Path] = ("input",)
UNREAD: Final = Edtf(ONGOING, None, None)
MOST_LINKS: Final = 1_000
"""Claims that one claim rests on or takes back, in one input."""
MOST_ENTITIES: Final = 100
"""Groups that are counted together, or ids that one judgement absorbs."""
_FIELD: Final = re.compile(r"\bmade_by(_name)?\b")


def too_many(given: Sized, most: int, *path: str) -> Iterator[Problem]:
    """The problem of a list that is longer than it may be."""
    if len(given) > most:
        yield Problem(path, f"lists {len(given):,} ids; expected at most {most:,}", "many")


@dataclass(slots=True)
class Given:
    """Reads the values of one input, and gathers what is wrong with them.

    names: paths of the domain's checks in the input's names.
    """

    names: dict[str, Path] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def text(self, value: Any, *path: str) -> str:
        """Text as it stands; of one that was not given, the empty one."""
        text = "" if value is None or value is UNSET else str(value)
        if stray := stray_character(text):
            message = f"holds {stray}, which is no character of a text; leave it out"
            self.problems.append(Problem(INPUT + path, message, "form"))
        return text

    def optional(self, value: Any, *path: str) -> str | None:
        """Text, where one with nothing to see is as good as none."""
        text = self.text(value, *path)
        return text if visible(text) else None

    def texts(self, values: Any, most: int, *path: str) -> tuple[str, ...]:
        """A list of texts, each once; of more than ``most`` the first of them."""
        given = values or []
        self.problems += too_many(given, most, *INPUT, *path)
        found = (self.text(value, *path, str(index)) for index, value in enumerate(given[:most]))
        return tuple(dict.fromkeys(found))

    def date(self, value: Any, *path: str) -> Edtf | None:
        text = self.optional(value, *path)
        if text is None:
            return None
        try:
            return parse(text)
        except DateError as error:
            self.problems.append(Problem(INPUT + path, str(error), "date"))
            return UNREAD

    def needed_date(self, value: Any, *path: str) -> Edtf:
        found = self.date(value, *path)
        if found is None:
            self.problems.append(Problem(INPUT + path, "is empty; expected a date", "missing"))
        return found or UNREAD

    def told(self, faults: Iterable[Fault]) -> list[Problem]:
        """What could not be read, and what the domain found wrong that does not follow from it."""
        unread = [problem.path for problem in self.problems]
        found = list(self.problems)
        for fault in faults:
            path = self._path(fault.path)
            if not any(path[: len(u)] == u or u[: len(path)] == path for u in unread):
                found.append(Problem(path, _FIELD.sub(_in_camel_case, fault.message), fault.code))
        return found

    def _path(self, path: str) -> Path:
        return INPUT + self.names.get(path, tuple(path.split(".")) if path else ())


def _in_camel_case(match: re.Match[str]) -> str:
    return "madeByName" if match[1] else "madeBy"
