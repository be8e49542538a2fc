"""The questions, once for both clients: each yields what to send, is given the data, and returns the result.

Nothing here waits or knows of a network: `Cleave` and `AsyncCleave` send what is yielded.
"""

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final, TypeAlias, TypeVar

from cleave_client import decoding
from cleave_client.documents import document
from cleave_client.errors import BadInput, NotThere
from cleave_client.graph import Graph
from cleave_client.results import Entity, Tie
from cleave_client.tables import Changes, Claims, Events, Hits, Paths, Ties

Json = dict[str, Any]
T = TypeVar("T")
Day: TypeAlias = date | str | None
#: One id or several.
Ids: TypeAlias = str | Sequence[str]
PAGE: Final = 500
# How arguments are called here, where that is not the contract's name in Python's spelling.
NAMES: Final = {"from": "start", "to": "end"}


@dataclass(frozen=True)
class Asked:
    """One request: a document and its variables; `own`: it is one of the client's own documents."""

    document: str
    variables: Mapping[str, Any]
    operation: str | None = None
    own: bool = True
    #: What arguments are called here, where neither in Python's spelling nor by NAMES.
    names: Mapping[str, str] = field(default_factory=dict)


Question: TypeAlias = Generator[Asked, Json, T]


def query(text: str, variables: Mapping[str, Any] | None, operation: str | None) -> Question[Json]:
    try:
        plain = _plain(variables or {})
    except RecursionError:
        message = "variables: too many values in each other; expected what JSON has, and dates"
        raise BadInput(message, "variables") from None
    return (yield Asked(text, plain, operation, own=False))


def lineage(of: Ids, **given: Any) -> Question[Graph]:
    ids = _many(of)
    data = yield _asked("lineage", of=ids, **given)
    return _graph(data["lineage"], data["vocabulary"], ids, given)


def snapshot(**given: Any) -> Question[Graph]:
    data = yield _asked("snapshot", **given)
    return _graph(data["snapshot"], data["vocabulary"], [], given)


def search(text: str, *, limit: int, **given: Any) -> Question[Hits]:
    rows = yield from _pages("search", lambda data: data["search"], "edges", limit, text=text, **given)
    return Hits(map(decoding.hit, rows))


def entity(of: str, **given: Any) -> Question[Entity]:
    data = yield _asked("entity", id=of, **given)
    return decoding.entity(_there(data["node"], of, given))


def ties(*, limit: int | None, **given: Any) -> Question[Ties]:
    rows = yield from _pages("ties", lambda data: data["ties"], "nodes", limit, **given)
    return Ties(map(decoding.tie, rows))


def tie(of: str, **given: Any) -> Question[Tie]:
    data = yield _asked("tie", id=of, **given)
    if data["tie"] is None:
        raise NotThere(_missing(of, given))
    return decoding.tie(data["tie"])


def claims(*, limit: int | None, **given: Any) -> Question[Claims]:
    rows = yield from _pages("claims", lambda data: data["claims"], "nodes", limit, **given)
    return Claims(map(decoding.claim, rows))


def changes(before: Mapping[str, Day], after: Mapping[str, Day], **given: Any) -> Question[Changes]:
    asked = _asked("changes", before=_moment("before", before), after=_moment("after", after), **given)
    data = yield replace(asked, names={"from": "before", "to": "after"})
    found = data["changes"]
    return Changes(map(decoding.change, found["changes"]), truncated=found["truncated"])


def timeline(*, limit: int | None, **given: Any) -> Question[Events]:
    rows = yield from _pages("timeline", lambda data: data["timeline"], "nodes", limit, **given)
    return Events(map(decoding.event, rows))


def paths(**given: Any) -> Question[Paths]:
    data = yield _asked("paths", **given)
    return Paths(map(decoding.path, data["paths"]))


def _pages(
    name: str, page: Callable[[Json], Json], rows: str, limit: int | None, **given: Any
) -> Question[list[Json]]:
    """The rows of all pages, or of as many as hold `limit` of them."""
    found: list[Json] = []
    after = None
    while limit is None or len(found) < limit:
        first = PAGE if limit is None else min(PAGE, limit - len(found))
        data = yield _asked(name, first=first, after=after, **given)
        connection = page(data)
        found += connection[rows]
        if not connection["pageInfo"]["hasNextPage"]:
            break
        after = connection["pageInfo"]["endCursor"]
    return found


def _asked(name: str, **given: Any) -> Asked:
    return Asked(document(name), {camel(key): _plain(value) for key, value in given.items()})


def _graph(row: Json, vocabulary: Sequence[Json], of: Sequence[str], given: Mapping[str, Any]) -> Graph:
    return Graph(
        entities=tuple(map(decoding.entity, row["entities"])),
        ties=Ties(map(decoding.tie, row["ties"])),
        truncated=row["truncated"],
        entity_count=row["entityCount"],
        tie_count=row["tieCount"],
        extent=decoding.extent(row["extent"]),
        vocabulary=tuple(map(decoding.tie_type, vocabulary)),
        of=tuple(of),
        as_of=_plain(given["as_of"]),
        known_at=_plain(given["known_at"]),
    )


def _there(node: Json | None, of: str, given: Mapping[str, Any]) -> Json:
    if node:
        return node
    raise NotThere(_missing(of, given) if node is None else f"{of} is no group, person or place")


def _missing(of: str, given: Mapping[str, Any]) -> str:
    days = {"as_of": "there on", "known_at": "known on"}
    when = [f"{word} {_plain(given[name])}" for name, word in days.items() if given.get(name) is not None]
    if when:
        return f"{of} is not {' or not '.join(when)}; ask for a later day, or for none"
    return f"nothing is called {of}; search() finds ids by name"


def _moment(name: str, given: Mapping[str, Day]) -> dict[str, Any]:
    unknown = sorted(set(given) - {"as_of", "known_at"})
    if unknown:
        raise TypeError(f"{name}: {unknown[0]!r} is no day of a moment; expected as_of, known_at or both")
    return {camel(key): _plain(value) for key, value in given.items()}


def _many(given: Ids) -> list[str]:
    return [given] if isinstance(given, str) else list(given)


def _plain(value: Any) -> Any:
    """A value as JSON has it, however deep days, tuples and sets lie in it: days are text."""
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, set | frozenset):
        return sorted(map(_plain, value), key=str)
    return value


def camel(name: str) -> str:
    """`as_of` is asOf in the contract, `start` is from."""
    for theirs, ours in NAMES.items():
        if name == ours:
            return theirs
    head, *rest = name.split("_")
    return head + "".join(word.capitalize() for word in rest)


def snake(name: str) -> str:
    """The way back: asOf is as_of."""
    if name in NAMES:
        return NAMES[name]
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)
