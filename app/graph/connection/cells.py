"""The driver's values as cells: what JSON can say stands for itself, everything else is an object with $type.

Node, Relationship and Path have their parts; Date, DateTime, LocalDateTime, Time, LocalTime and Duration
their ISO 8601 text; Point its srid and coordinates; Bytes base64; Integer and Float, where JSON's numbers do
not reach, their digits; Map is a map that has a key $type itself.
"""

import base64
import math
from collections.abc import Mapping
from typing import Any, Final

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time

from app.errors import DatabaseError

_EXACT: Final = 2**53 - 1  # the largest whole number that every reader of JSON has exactly
_DEEPEST: Final = 100


def cell(value: Any, depth: int = 0) -> Any:
    """A value for JSON. Raises DatabaseError for lists and maps in each other more than 100 deep."""
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int | float):
        return _number(value)
    if depth > _DEEPEST:
        raise DatabaseError(f"A value is nested deeper than {_DEEPEST} lists and maps; return its parts.")
    if isinstance(value, list):
        return [cell(item, depth + 1) for item in value]
    if isinstance(value, Node | Relationship | Path):
        return _of_graph(value, depth)
    if isinstance(value, Mapping):
        plain = {str(key): cell(item, depth + 1) for key, item in value.items()}
        return {"$type": "Map", "value": plain} if "$type" in plain else plain
    return _typed(value)


def _number(value: float) -> Any:
    if isinstance(value, int):
        return value if -_EXACT <= value <= _EXACT else {"$type": "Integer", "value": str(value)}
    if math.isfinite(value):
        return value
    text = "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    return {"$type": "Float", "value": text}


def _of_graph(value: Node | Relationship | Path, depth: int) -> dict[str, Any]:
    if isinstance(value, Path):
        return {
            "$type": "Path",
            "nodes": [_of_graph(each, depth) for each in value.nodes],
            "relationships": [_of_graph(each, depth) for each in value.relationships],
        }
    properties = {key: cell(item, depth + 1) for key, item in value.items()}
    if isinstance(value, Node):
        return {
            "$type": "Node",
            "id": value.element_id,
            "labels": sorted(value.labels),
            "properties": properties,
        }
    start, end = value.nodes
    return {
        "$type": "Relationship",
        "id": value.element_id,
        "type": value.type,
        # A node that is not in the row itself has no properties here, and is as good as false.
        "start": None if start is None else start.element_id,
        "end": None if end is None else end.element_id,
        "properties": properties,
    }


def _typed(value: Any) -> dict[str, Any]:
    if isinstance(value, DateTime):
        zoned = value.tzinfo is not None
        return {"$type": "DateTime" if zoned else "LocalDateTime", "value": _iso(value)}
    if isinstance(value, Time):
        return {"$type": "LocalTime" if value.tzinfo is None else "Time", "value": _iso(value)}
    if isinstance(value, Date | Duration):
        return {"$type": type(value).__name__, "value": value.iso_format()}
    if isinstance(value, Point):
        return {"$type": "Point", "srid": value.srid, "coordinates": [_number(each) for each in value]}
    if isinstance(value, bytes | bytearray):
        return {"$type": "Bytes", "value": base64.b64encode(value).decode()}
    raise DatabaseError(f"A value of the type {type(value).__name__} cannot be shown; return its parts.")


def _iso(value: DateTime | Time) -> str:
    """The text of a time, without the zeros at its fraction's end, and with its zone's name if it has one."""
    text = value.iso_format()
    head, point, rest = text.partition(".")
    if point:
        fraction, offset = rest[:9].rstrip("0"), rest[9:]
        text = f"{head}.{fraction}{offset}" if fraction else f"{head}{offset}"
    zone = getattr(value.tzinfo, "zone", None) or getattr(value.tzinfo, "key", None)
    # Without an offset from UTC the driver calls the zone so, whether or not it was named.
    return f"{text}[{zone}]" if zone and zone != "UTC" else text
