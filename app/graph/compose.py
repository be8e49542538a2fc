"""One Cypher statement for a whole GraphQL field, composed of the parts in ``cypher/read/``.

A nested selection becomes nested COLLECT subqueries, so that the database is asked once however deep the
document goes. Every part is a file under contract; what differs from call to call is which parts are
nested in which, under fresh variable names. All values travel as parameters.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.graph.days import AFTER_ALL, number
from app.graph.queries import Part, part, variable

Decode = Callable[[Any], Any]
MERGED = "*"


@dataclass(frozen=True, slots=True)
class Row:
    """A Cypher expression and how to read its value."""

    cypher: str
    decode: Decode


@dataclass(frozen=True, slots=True)
class Moment:
    """The two times looked at and from; None is the whole history and everything known."""

    as_of: date | None = None
    known_at: date | None = None
    certain: bool = False


class Statement:
    """A statement in the making: its moment, its parameters, and names that were given out."""

    def __init__(self, moment: Moment, dialect: str) -> None:
        self.moment = moment
        self.parameters: dict[str, Any] = {}
        self._dialect = dialect
        self._names = 0
        as_of, known_at = moment.as_of, moment.known_at
        self._moment = {
            "as_of": AFTER_ALL if as_of is None else number(as_of),
            "known_at": AFTER_ALL if known_at is None else number(known_at),
            "known_date": known_at or date.max,
        }

    def fresh(self, name: str) -> str:
        """A variable or parameter that nothing else in the statement is called."""
        self._names += 1
        return f"{name}{self._names}"

    def open(self, name: str, **given: str) -> "Opened":
        """A part with variables of its own; ``given`` names those that are bound outside."""
        found = part(name, self._dialect)
        names = dict(given)
        for own in found.binds:
            names[own] = self.fresh(own)
        return Opened(self, found, names)

    def text(self, name: str, *, slots: Mapping[str, str] | None = None, **given: str) -> str:
        """A part without values or variables of its own, such as a condition."""
        return self.open(name, **given).close(slots or {})

    def parameter(self, name: str, value: Any) -> str:
        if name in self._moment:
            self.parameters[name] = self._moment[name]
            return name
        own = self.fresh(f"{name}_")
        self.parameters[own] = value
        return own

    def fact_holds(self, t: str, i: str) -> str:
        """The condition that a fact is known, and possible or certain on the day looked at."""
        if self.moment.as_of is None:
            return f"{i} >= 0"
        kind = "certain" if self.moment.certain else "possible"
        return f"{i} >= 0 AND " + self.text(f"read/conditions/fact_{kind}", t=t, i=i)

    def tie_holds(self, t: str, i: str, a: str, b: str) -> str:
        """That a fact holds, and that both its entities possibly exist on the day looked at."""
        if self.moment.as_of is None:
            return f"{i} >= 0"
        ends = " AND ".join(self.text("read/conditions/entity_possible", e=e) for e in (a, b))
        return f"{self.fact_holds(t, i)} AND {ends}"

    def entity_holds(self, e: str) -> str:
        """That an entity is known, and possibly or certainly exists on the day looked at."""
        known = self.text("read/conditions/entity_known", e=e)
        if self.moment.as_of is None:
            return known
        kind = "certain" if self.moment.certain else "possible"
        return f"{known} AND " + self.text(f"read/conditions/entity_{kind}", e=e)

    def step(self, t: str) -> str:
        """The index of the step that is known, -1 where none is."""
        if self.moment.known_at is None:
            return f"size({t}.step_on) - 1"
        return self.text("read/conditions/step", t=t)


@dataclass(frozen=True, slots=True)
class Opened:
    """A part whose variables have their names in this statement, to be closed with slots and parameters."""

    statement: Statement
    part: Part
    names: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.names[name]

    def close(self, slots: Mapping[str, str], **parameters: Any) -> str:
        """The part's text with names, parameters and slots in their places."""
        text = self.part.text
        for own, name in self.names.items():
            text = variable(own).sub(lambda _, name=name: f"\0{name}\0", text)  # type: ignore[misc]
        text = text.replace("\0", "")
        for wanted in self.part.parameters:
            name = self.statement.parameter(wanted, parameters.get(wanted))
            text = _dollar(text, wanted, name)
        for slot in self.part.slots:
            text = text.replace(f"<{slot}>", slots[slot])
        return text


def _dollar(text: str, wanted: str, name: str) -> str:
    # Not str.replace: $id is the beginning of $ids.
    pieces = text.split(f"${wanted}")
    joined = pieces[0]
    for piece in pieces[1:]:
        longer = piece[:1].isalnum() or piece[:1] == "_"
        joined += (f"${wanted}" if longer else f"${name}") + piece
    return joined


def listed(expressions: Mapping[str, Row]) -> Row:
    """A list expression of several rows, decoded to a dictionary under the same keys.

    What a row under a key with the mark MERGED decodes to is itself a dictionary, and merged in.
    """
    readers = [(key, row.decode) for key, row in expressions.items()]

    def decode(values: Any) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for (key, read), value in zip(readers, values, strict=True):
            if key.startswith(MERGED):
                result.update(read(value))
            else:
                result[key] = read(value)
        return result

    return Row("[" + ", ".join(row.cypher for row in expressions.values()) + "]", decode)


def plain(cypher: str) -> Row:
    """An expression whose value needs no reading."""
    return Row(cypher, lambda value: value)
