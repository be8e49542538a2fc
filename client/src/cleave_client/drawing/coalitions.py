"""Coalitions: a field behind members in neighbouring rows, else a bracket at the right edge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from cleave_client.drawing import marks
from cleave_client.drawing.marks import Box, Point, shape
from cleave_client.drawing.stretches import is_believed

if TYPE_CHECKING:
    from cleave_client.drawing.sheet import Lane
    from cleave_client.results import Entity, Tie

_KINDS: Final = frozenset({"COALITION", "OPERATIONS_ROOM"})
#: Fewer members are drawn as ties.
_LEAST: Final = 2
_COLUMN: Final = 10.0
_TOOTH: Final = 7.0
_EDGE: Final = 7.0
#: How far a field reaches beyond the days of its members, so that its edge stands clear of their names.
_MARGIN: Final = 5.0
_SIGN: Final = 7.0
_STATUS: Final = 15.0


@dataclass(frozen=True)
class Member:
    """A membership by its pixels; `opened` where nobody gives its end."""

    tie: Tie
    lane: Lane
    x1: float
    x2: float
    opened: bool


@dataclass(frozen=True)
class Coalition:
    """A coalition with the members that it has in the picture, from top to bottom."""

    lane: Lane
    members: tuple[Member, ...]
    #: Counted from the right edge; None is a field.
    column: int | None


def memberships(ties: Iterable[Tie], entities: Mapping[str, Entity]) -> dict[str, list[Tie]]:
    """The believed memberships of coalitions that have enough of them, each member's first."""
    found: dict[str, dict[str, Tie]] = {}
    for tie in ties:
        coalition = entities[tie.target.id]
        if tie.type == "MEMBER_OF" and is_believed(tie) and coalition.kind in _KINDS:
            found.setdefault(coalition.id, {}).setdefault(tie.source.id, tie)
    return {id_: list(own.values()) for id_, own in found.items() if len(own) >= _LEAST}


def columns(rows: Mapping[str, Sequence[int]]) -> dict[str, int | None]:
    """The column of each coalition, by the rows that it and its members have, its own first."""
    made: dict[str, int | None] = {}
    taken = 0
    for id_ in sorted(rows, key=lambda id_: (rows[id_][0], id_)):
        own = set(rows[id_])
        adjacent = max(own) - min(own) == len(own) - 1
        made[id_] = None if adjacent else taken
        taken += not adjacent
    return made


def bracket_room(coalitions: Iterable[Coalition]) -> float:
    """What brackets take at the right edge."""
    return _COLUMN * sum(each.column is not None for each in coalitions)


def behind(coalition: Coalition, width: float) -> list[str]:
    """What lies behind the lanes: a field in the rows of coalition and members, or a bracket's spine."""
    own, members = coalition.lane, coalition.members
    rows = [own, *(member.lane for member in members)]
    if coalition.column is not None:
        x, y = _column_x(coalition.column, width), own.place.y
        spine = {"x1": x, "x2": x, "y1": min(row.top for row in rows), "y2": max(row.bottom for row in rows)}
        tooth = {"x1": x - _TOOTH, "x2": x, "y1": y, "y2": y}
        lines = [shape("line", **line, stroke=own.place.colour, stroke_width=3.0) for line in (spine, tooth)]
        return [*lines, marks.end_sign("square", Point(x - _TOOTH, y))]
    whole = (own, min(each.x1 for each in members), max(each.x2 for each in members))
    spans = [whole, *((each.lane, each.x1, each.x2) for each in members)]
    return [
        shape(
            "rect",
            x=x1 - _MARGIN,
            y=row.top,
            width=x2 - x1 + _MARGIN,
            height=row.bottom - row.top,
            fill=own.place.colour,
            opacity="0.13",
        )
        for row, x1, x2 in spans
    ]


def member_shapes(coalition: Coalition, member: Member, width: float) -> list[str]:
    """A membership's own mark: its part of the field or of the bracket, and its signs."""
    place = member.lane.place
    return [
        *_part(coalition, member, width),
        marks.end_sign("square", Point(member.x1, place.y)),
        *marks.status_sign(member.tie.status, Point(member.x1 + _STATUS, place.y)),
        *marks.evidence_dots(
            member.tie.evidence.independent_sources, member.x1 - _MARGIN - 3, place.y + place.height / 2 + 6
        ),
    ]


def signs(coalitions: Iterable[Coalition]) -> list[Box]:
    """What the signs of members take up."""
    members = chain.from_iterable(each.members for each in coalitions)
    return [
        Box(each.x1 - _SIGN, each.x1 + _SIGN, each.lane.place.y - _SIGN, each.lane.place.y + _SIGN)
        for each in members
    ]


def _part(coalition: Coalition, member: Member, width: float) -> list[str]:
    place, colour = member.lane.place, coalition.lane.place.colour
    if coalition.column is None:
        edges = [member.x1 - _MARGIN, *([] if member.opened else [member.x2])]
        heights = {"y1": member.lane.top, "y2": member.lane.bottom}
        return [
            shape("line", x1=x, x2=x, **heights, stroke=colour, stroke_width=1.5, opacity="0.6")
            for x in edges
        ]
    x, y = _column_x(coalition.column, width), place.y + place.height / 2 + 2.5
    return [
        shape("line", x1=x - _TOOTH, x2=x, y1=place.y, y2=place.y, stroke=colour, stroke_width=3.0),
        shape("line", x1=member.x1, x2=member.x2, y1=y, y2=y, stroke=colour, stroke_width=2.0),
    ]


def _column_x(column: int, width: float) -> float:
    return width - _EDGE - column * _COLUMN
