"""Pages of things in keyset order, as Relay's connections."""

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import orjson

from app.graph.compose import Row, Statement, listed, plain
from app.graph.days import NEVER
from app.graph.selection import Field, Selection

NodeRow = Callable[[Selection], Row]
Close = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page of a connection ended: the two values by which it is ordered."""

    first: Any
    second: str


# What the first value is, by connection: a day's number, a likeness, a date, or the id again.
_FIRST: Final[dict[str, type]] = {
    "TieConnection": int,
    "EventConnection": int,
    "SearchConnection": float,
    "ClaimConnection": str,
    "EntityConnection": str,
    "GroupConnection": str,
    "PersonConnection": str,
    "PlaceConnection": str,
    "SourceConnection": str,
}


def encode(connection: str, *key: Any) -> str:
    return base64.urlsafe_b64encode(orjson.dumps([connection, *key])).decode().rstrip("=")


def decode(connection: str, text: str) -> Cursor:
    """A cursor of this connection back from its text. Raises ValueError where it is none."""
    try:
        of, first, second = orjson.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (binascii.Error, ValueError, TypeError) as error:
        raise ValueError("expected a cursor from an earlier page") from error
    sound = of == connection and type(first) is _FIRST[connection] and isinstance(second, str)
    if not sound or (isinstance(first, int) and not -1 <= first <= NEVER):
        raise ValueError(f"expected a cursor from an earlier page of this {connection}")
    return Cursor(first, second)


def connection(
    st: Statement, field: Field, name: str, node: NodeRow, page: Close, count: Callable[[], str]
) -> Row:
    """A connection field. ``name`` is its type's; ``page`` closes the statement that gives rows
    ``[key, id, row]`` in order, one more than asked for; ``count`` gives the count's.
    """
    st.paged = True
    wanted = list(field.selection.fields(name))
    rows: dict[str, Row] = {}
    for each in wanted:
        if each.name == "nodes":
            rows[f"@{each.key}"] = node(each.selection)
        elif each.name == "edges":
            inner = [f for f in each.selection.fields(_edge(name)) if f.name == "node"]
            rows[f"@{each.key}"] = listed({f"@{f.key}": node(f.selection) for f in inner})
    item = listed(rows)
    size = field.arguments["first"]
    counted = any(each.name == "total_count" for each in wanted)
    paged = any(each.name in ("nodes", "edges", "page_info") for each in wanted)
    parts = {
        "page": plain(page(item.cypher) if paged else "[]"),
        "total_count": plain(count() if counted else "0"),
    }

    def read(value: Any) -> dict[str, Any]:
        found, total = value
        return paged_value(name, wanted, found, item, size, total, later=field.arguments["after"] is not None)

    return Row(listed(parts).cypher, read)


def paged_value(
    connection: str, wanted: list[Field], found: list[Any], item: Row, size: int, total: int, *, later: bool
) -> dict[str, Any]:
    """A connection's value from the rows of its page, of which one too many tells that there is more."""
    shown = found[:size]
    page = [item.decode(row) for _, _, row in shown]
    result: dict[str, Any] = {"total_count": total}
    for each in wanted:
        key = f"@{each.key}"
        if each.name == "nodes":
            result[key] = [row[key] for row in page]
        elif each.name == "edges":
            edges = [row[key] for row in page]
            # As dear as all else of a row, and seldom asked for.
            if any(f.name == "cursor" for f in each.selection.fields(_edge(connection))):
                edges = [
                    {"cursor": encode(connection, *cursor), **edge}
                    for edge, (*cursor, _) in zip(edges, shown, strict=True)
                ]
            result[key] = edges
        elif each.name == "page_info":
            ends = (
                [encode(connection, *cursor) for *cursor, _ in (shown[0], shown[-1])] if shown else [None] * 2
            )
            result["page_info"] = {
                "has_next_page": len(found) > size,
                "has_previous_page": later,
                "start_cursor": ends[0],
                "end_cursor": ends[1],
            }
    return result


def _edge(connection: str) -> str:
    """The type of a connection's edges."""
    return connection.removesuffix("Connection") + "Edge"
