"""Lanes over time as SVG, in the encoding of the page: what is sure, what is possible, what is denied."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cleave_client.drawing.coalitions import behind, member_shapes
from cleave_client.drawing.lanes import lane_shapes, style_of
from cleave_client.drawing.legend import legend
from cleave_client.drawing.marks import (
    CARD,
    FOCUS,
    FONT,
    INK,
    LINE,
    SOFT,
    Box,
    Point,
    definitions,
    group,
    number,
    polyline,
    shape,
)
from cleave_client.drawing.sheet import AXIS, SIDE, Lane, Sheet
from cleave_client.drawing.stretches import is_denial
from cleave_client.drawing.ties import tie_shapes
from cleave_client.drawing.words import (
    caption,
    day_in_words,
    lane_title,
    name_text,
    ticks,
    tie_title,
    width_of,
)

if TYPE_CHECKING:
    from cleave_client.graph import Graph
    from cleave_client.results import Tie

_NARROWEST: Final = 400
_HEADING: Final = 24.0
_TICK: Final = 64.0
#: Up to so many lanes every tie may have a word, with more only those that tell the story.
_FEW: Final = 16
_STORY: Final = ("PLEDGED_TO", "SPLIT_FROM", "SUCCEEDED")


@dataclass(frozen=True)
class Picture:
    """A drawing. A notebook shows it; `save` writes it to a file."""

    svg: str

    def save(self, path: str | Path) -> None:
        """Write it as an SVG file that refers to nothing outside itself."""
        Path(path).write_text(self.svg, "utf-8")

    def _repr_svg_(self) -> str:
        return self.svg

    def __repr__(self) -> str:
        return f"<Picture, {len(self.svg)} characters of SVG>"


def draw(graph: Graph, *, width: int) -> Picture:
    """The lanes of a graph. The same graph gives the same text. Raises ValueError for a width below 400."""
    if width < _NARROWEST:
        raise ValueError(f"width: {width} leaves no room for lanes; expected {_NARROWEST} or more")
    told = _heading(graph)
    sheet = Sheet(graph, width, _HEADING if told else 0.0)
    stretches = [stretch for lane in sheet.lanes.values() for stretch in lane.stretches]
    explained, height = legend(stretches, sheet.runs, sheet.coalitions, width, sheet.bottom)
    whole = sheet.bottom + height + 6
    drawn = len(sheet.runs) + sum(len(coalition.members) for coalition in sheet.coalitions)
    label = f"{len(sheet.lanes)} lanes and {drawn} ties over time"
    parts = [
        _opening(width, number(whole), label),
        definitions(),
        shape("rect", width=float(width), height=whole, fill=CARD),
        *(
            [shape("text", told, x=SIDE, y=16.0, font_size="13", font_weight="600", fill=FOCUS)]
            if told
            else []
        ),
        *_axis(sheet),
        *_cursor(sheet),
        *(part for coalition in sheet.coalitions for part in behind(coalition, width)),
        *_lanes(sheet),
        *_members(sheet),
        *_ties(sheet),
        *(text for lane in sheet.lanes.values() for text in _names(lane, sheet)),
        *explained,
        "</svg>",
    ]
    return Picture("\n".join(parts))


def _opening(width: int, height: str, label: str) -> str:
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    told = f'font-family="{FONT}" role="img" aria-label="{label}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {told}>'


def _heading(graph: Graph) -> str:
    """Whatever makes this less than everything that is known today."""
    told = []
    if graph.as_of:
        told.append(f"On {day_in_words(graph.as_of)}")
    if graph.known_at:
        told.append(f"as known on {day_in_words(graph.known_at)}")
    if graph.truncated:
        told.append(f"{len(graph.ties)} of {graph.tie_count} ties")
    places = {entity.id for entity in graph.entities if entity.type == "Place"}
    left = sum(tie.source.id in places or tie.target.id in places for tie in graph.ties)
    if left:
        told.append(f"{left} {'tie' if left == 1 else 'ties'} to places not drawn")
    text = ", ".join(told)
    return text[:1].upper() + text[1:]


def _axis(sheet: Sheet) -> list[str]:
    made = []
    room = max(int((sheet.plot[1] - sheet.plot[0]) / _TICK), 1)
    for day, label in ticks(sheet.days.first, sheet.days.last, room):
        x, strong = sheet.x(day), label.isdigit()
        half = width_of(label, 12.0, strong=strong) / 2 + 4
        line = {"x1": x, "x2": x, "y1": sheet.top + AXIS, "y2": sheet.bottom - 6}
        made.append(shape("line", **line, stroke=LINE, stroke_dasharray=None if strong else "1 4"))
        made.append(
            shape(
                "text",
                label,
                x=min(max(x, half), sheet.width - half),
                y=sheet.top + 19,
                text_anchor="middle",
                font_size="12",
                font_weight="600" if strong else None,
                fill=INK if strong else SOFT,
            )
        )
    return made


def _cursor(sheet: Sheet) -> list[str]:
    if not sheet.graph.as_of:
        return []
    day = type(sheet.days.first).fromisoformat(sheet.graph.as_of)
    if not sheet.days.first <= day <= sheet.days.last:
        return []
    x = sheet.x(day)
    return [shape("line", x1=x, x2=x, y1=sheet.top, y2=sheet.bottom - 6, stroke=FOCUS, stroke_width=1.5)]


def _lanes(sheet: Sheet) -> list[str]:
    made = []
    for id_, lane in sheet.lanes.items():
        style = style_of(id_, sheet.ties_of(id_))
        shapes = [
            part for stretch in lane.stretches for part in lane_shapes(stretch, sheet.x, lane.place, style)
        ]
        made.append(group(shapes, title=lane_title(lane.entity), class_="lane", data_id=id_))
    return made


def _members(sheet: Sheet) -> list[str]:
    """The memberships that a field or a bracket shows."""
    return [
        _tie(member.tie, member_shapes(coalition, member, sheet.width), sheet)
        for coalition in sheet.coalitions
        for member in coalition.members
    ]


def _tie(tie: Tie, shapes: list[str], sheet: Sheet) -> str:
    title = tie_title(tie, sheet.types[tie.type])
    return group(shapes, title=title, class_="tie", data_id=tie.id, data_status=tie.status)


def _ties(sheet: Sheet) -> list[str]:
    """Signs lie over the lines of others, and words where they cover nothing."""
    taken = list(sheet.taken)
    drawn = [(run, tie_shapes(run, taken)) for run in sheet.runs]
    drawn.sort(key=lambda each: is_denial(each[0].tie) or each[0].tie.status == "CONTESTED")
    made = [_tie(run.tie, shapes, sheet) for run, shapes in drawn]
    lines = [box for run in sheet.runs if not run.ladder for box in _pieces(run.way)]
    told = [run for run in sheet.runs if not run.ladder]
    if len(sheet.lanes) > _FEW:
        told = [run for run in told if run.tie.type in _STORY or is_denial(run.tie)]
    told.sort(key=lambda run: (run.tie.type != "PLEDGED_TO", not is_denial(run.tie)))
    blocked = [*taken, *lines]
    words = (caption(run.tie, run.way, blocked, (SIDE, sheet.width - 4.0)) for run in told)
    return [*made, *(word for word in words if word)]


def _names(lane: Lane, sheet: Sheet) -> list[str]:
    made = []
    for label in lane.labels:
        baseline = lane.baseline(label)
        if label.tick is not None:
            ends = (lane.place.y - 7, baseline - 9) if lane.below else (lane.place.y + 7, baseline + 3)
            d = polyline([Point(label.tick, y) for y in ends])
            style = {"fill": "none", "stroke": lane.place.colour, "stroke_dasharray": "2 2"}
            made.append(shape("path", d=d, stroke_width=1.5, **style))
        strong, slanted = lane.entity.id in sheet.graph.of, lane.entity.type == "Person"
        made.append(name_text(label, baseline, strong=strong, slanted=slanted))
    return made


def _pieces(way: list[Point]) -> list[Box]:
    """A way as small boxes, which is enough for words to keep off it."""
    return [
        Box(min(a.x, b.x) - 2, max(a.x, b.x) + 2, min(a.y, b.y) - 2, max(a.y, b.y) + 2)
        for a, b in pairwise(way)
    ]
