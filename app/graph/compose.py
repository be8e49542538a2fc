"""One Cypher statement for a whole GraphQL field, composed of the parts in ``cypher/read/``.

A nested selection becomes nested COLLECT subqueries, so that the database is asked once however deep the
document goes. Every part is a file under contract; what differs from call to call is which parts are
nested in which, under fresh variable names. All values travel as parameters.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import count
from typing import Any, Final

from app.errors import TooComplex
from app.graph.days import AFTER_ALL, number
from app.graph.queries import Part, Piece, part

Decode = Callable[[Any], Any]
# In one statement. Neo4j plans a hundred in two to five seconds, and the page asks for 55 at most.
MOST_PARTS: Final = 200


@dataclass(frozen=True, slots=True)
class Row:
    """A Cypher expression and how to read its value.

    With ``takes`` the value is a dictionary of which some values are wanted: keys in it by keys in the row.
    """

    cypher: str
    decode: Decode
    takes: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """The two times looked at and from; None is the whole history and everything known."""

    as_of: date | None = None
    known_at: date | None = None
    certain: bool = False

    @property
    def parameters(self) -> dict[str, Any]:
        """What parts call it: days as numbers, that of knowledge as a date, too."""
        as_of, known_at = self.as_of, self.known_at
        return {
            "as_of": AFTER_ALL if as_of is None else number(as_of),
            "known_at": AFTER_ALL if known_at is None else number(known_at),
            "known_date": known_at or date.max,
        }


class Statement:
    """A statement in the making: its moment, its parameters, and names that were given out.

    paged: whether there are pages in it.
    """

    def __init__(self, moment: Moment, dialect: str) -> None:
        self.moment = moment
        self.parameters: dict[str, Any] = {}
        self.paged = False
        self._dialect = dialect
        self._names = count(1)
        self._parts = count(1)
        self._mark = ""
        self._moment = moment.parameters

    def at(self, moment: Moment, mark: str) -> "Statement":
        """The same statement for conditions at another moment, whose parameters carry the mark."""
        other = Statement(moment, self._dialect)
        other.parameters, other._names, other._mark = self.parameters, self._names, mark
        other._parts = self._parts
        return other

    def fresh(self, name: str) -> str:
        """A variable or parameter that nothing else in the statement is called."""
        return f"{name}{next(self._names)}"

    def open(self, name: str, **given: str) -> "Opened":
        """A part with variables of its own; ``given`` names those that are bound outside. Raises TooComplex.

        Where different fields are wanted of different types, a field's subquery is there for each type, at
        each level: only here is it known how many there are.
        """
        if next(self._parts) > MOST_PARTS:
            raise TooComplex(
                f"One field asks for more than {MOST_PARTS} lookups at once; expected fewer fields with "
                "fields of their own, or the same ones of all types."
            )
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
            own = name + self._mark
            self.parameters[own] = self._moment[name]
            return own
        own = self.fresh(f"{name}_")
        self.parameters[own] = value
        return own

    def fact_holds(self, t: str, i: str) -> str:
        """The condition that a fact is known, and possible or certain on the day looked at."""
        if self.moment.as_of is None:
            return f"{i} >= 0"
        return f"{i} >= 0 AND {self._dates_hold(t, i)}"

    def last_step_holds(self, t: str) -> str:
        """The same of a fact's last step, where all is known: a fact without steps has no dates that hold."""
        return f"size({t}.step_on) > 0" if self.moment.as_of is None else self._dates_hold(t, "-1")

    def _dates_hold(self, t: str, i: str) -> str:
        kind = "certain" if self.moment.certain else "possible"
        return self.text(f"read/conditions/fact_{kind}", t=t, i=i)

    def tie_holds(self, t: str, i: str, a: str, b: str) -> str:
        """That a fact holds, and that both its entities possibly exist on the day looked at."""
        if self.moment.as_of is None:
            return f"{i} >= 0"
        return f"{self.fact_holds(t, i)} AND {self.has_ties(a)} AND {self.has_ties(b)}"

    def has_ties(self, e: str) -> str:
        """That an entity possibly exists on the day looked at; in the whole history every one does."""
        if self.moment.as_of is None:
            return "true"
        return self.text("read/conditions/entity_possible", e=e)

    def entity_holds(self, e: str) -> str:
        """That an entity is known, and possibly or certainly exists on the day looked at."""
        known = self.text("read/conditions/entity_known", e=e)
        if self.moment.as_of is None:
            return known
        kind = "certain" if self.moment.certain else "possible"
        return f"{known} AND " + self.text(f"read/conditions/entity_{kind}", e=e)

    def name(self, e: str) -> str:
        """The name of an entity that prevails on both days, its label where none does."""
        if self.moment.as_of is None and self.moment.known_at is None:
            return f"{e}.name"
        return self.text("read/parts/name_of_entity", e=e)

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
        named: dict[str, str] = {}
        text = []
        for kind, piece in self.part.pieces:
            if kind is Piece.TEXT:
                text.append(piece)
            elif kind is Piece.VARIABLE:
                text.append(self.names[piece])
            elif kind is Piece.SLOT:
                text.append(slots[piece])
            else:
                if piece not in named:
                    named[piece] = self.statement.parameter(piece, parameters.get(piece))
                text.append(f"${named[piece]}")
        return "".join(text)


def listed(expressions: Mapping[str, Row], type_name: str | Callable[[str], str] | None = None) -> Row:
    """A list expression of several rows, decoded to a dictionary under the same keys.

    ``type_name`` is the dictionary's ``__typename``, or tells it from the first value, an id. A row that
    ``takes`` gives its values under the keys that these have there.
    """
    kinds = []
    keys: list[str] = []
    reads: list[Any] = [type_name]
    for key, row in expressions.items():
        if row.takes is not None:
            kinds.append(f"t{len(row.takes)}")
            keys += [each for pair in row.takes.items() for each in pair]
        else:
            kinds.append("p" if row.decode is _same else "r")
            keys.append(key)
        reads.append(row.decode)
    typed = "" if type_name is None else "c" if isinstance(type_name, str) else "f"
    decode = _reader(typed, tuple(kinds))(tuple(keys), tuple(reads))
    return Row("[" + ", ".join(row.cypher for row in expressions.values()) + "]", decode)


def plain(cypher: str) -> Row:
    """An expression whose value needs no reading."""
    return Row(cypher, _same)


def _same(value: Any) -> Any:
    return value


@lru_cache(maxsize=1024)
def _reader(typed: str, kinds: tuple[str, ...]) -> Callable[[tuple[str, ...], tuple[Any, ...]], Decode]:
    """Makes the decoder of a list, given keys, and decoders of its values after the type's name.

    ``typed`` and ``kinds`` say of each what becomes of it, as ``listed`` has it. A row is read as often as
    the answer has rows, and written out the decoder takes a quarter of a loop's time. The text that is
    generated holds numbers alone.
    """
    keys = count()
    taken = []
    items = {"": [], "c": ["'__typename': r0"], "f": ["'__typename': r0(v1)"]}[typed]
    for n, kind in enumerate(kinds, 1):
        if kind == "p":
            items.append(f"k{next(keys)}: v{n}")
        elif kind == "r":
            items.append(f"k{next(keys)}: r{n}(v{n})")
        else:
            taken.append(f"  v{n} = r{n}(v{n})\n")
            items += [f"k{next(keys)}: v{n}[k{next(keys)}]" for _ in range(int(kind[1:]))]

    def unpacked(name: str, numbers: range) -> str:
        return "(" + "".join(f"{name}{n}, " for n in numbers) + ")"

    text = (
        "def make(keys, reads):\n"
        f" {unpacked('k', range(next(keys)))} = keys\n"
        f" {unpacked('r', range(len(kinds) + 1))} = reads\n"
        " def decode(values):\n"
        f"  {unpacked('v', range(1, len(kinds) + 1))} = values\n"
        f"{''.join(taken)}"
        f"  return {{{', '.join(items)}}}\n"
        " return decode\n"
    )
    made: dict[str, Any] = {}
    exec(text, made)  # noqa: S102 - see above what the text is made of
    make: Callable[[tuple[str, ...], tuple[Any, ...]], Decode] = made["make"]
    return make
