"""What a caller wants of a read: fields of types, nested, as the API found them in a document."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Field:
    """One field wanted under ``key``; ``arguments`` are checked and in snake case."""

    key: str
    name: str
    arguments: Mapping[str, Any]
    selection: "Selection"

    def __hash__(self) -> int:
        return hash((self.key, self.name, self.selection, *map(str, self.arguments.values())))


class Selection(Protocol):
    """The fields wanted of one value; they may differ with the type it turns out to have.

    Equal ones want the same: what was worked out for one serves the other.
    """

    def __hash__(self) -> int: ...

    @property
    def size(self) -> int:
        """About how many bytes are kept with it."""
        ...

    def fields(self, type_name: str) -> Iterable[Field]:
        """The fields wanted where the value is of this object type, one for each key."""
        ...

    def shared(self, type_names: Iterable[str]) -> Collection[str]:
        """The keys under which the same is wanted whichever of these types the value has."""
        ...
