"""Where everything of a picture lies: the scale, the rows with their names, and the ways of the ties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from cleave_client.drawing.coalitions import (
    Coalition,
    Member,
    bracket_room,
    columns,
    memberships,
    signs,
)
from cleave_client.drawing.lanes import BAR, FADE, QUESTION, Place, end_room
from cleave_client.drawing.marks import Box
from cleave_client.drawing.order import order_of
from cleave_client.drawing.stretches import Days, Stretch, anchor_of, extent_of, is_denial, stretches_of
from cleave_client.drawing.ties import Run, is_descent, starts_on_target
from cleave_client.drawing.words import LINE, Label, labels_of

if TYPE_CHECKING:
    from cleave_client.graph import Graph
    from cleave_client.results import Entity, Tie, TieTypeInfo

SIDE: Final = 14.0
AXIS: Final = 30.0
#: The room between lanes: a picture of few lanes has more of it, for signs and words.
_GAPS: Final = ((10, 40.0), (16, 26.0))
_NARROWEST: Final = 18.0
#: Room between ties that run side by side, and how far from its day one may run.
_TRACK: Final = 16.0
_REACH: Final = 360.0
_DESCENT_REACH: Final = 40.0
#: What crossing a name or a question mark, and running too near to another tie, are worth in pixels.
_NAME: Final = 200.0
_QUESTION: Final = 14.0
_NEAR: Final = 120.0
_SHORTEST: Final = 8.0
_LADDER: Final = 26.0
#: How far before a name the day of a tie makes it likely to cross it.
_BESIDE: Final = 30.0
#: With more lanes a line leads from each member to its coalition.
_COALITIONS_TO: Final = 100
_SHORTEST_MEMBERSHIP: Final = 24.0


@dataclass(frozen=True)
class Lane:
    """A lane with what stands on it."""

    entity: Entity
    stretches: tuple[Stretch, ...]
    labels: tuple[Label, ...]
    place: Place
    #: Whether its lines of names lie below it, where fewer ties arrive.
    below: bool
    #: The heights of its row, which goes on where the one above ends.
    top: float
    bottom: float

    def baseline(self, label: Label) -> float:
        if label.line is None:
            return self.place.y + 4.5
        if self.below:
            return self.place.y + BAR / 2 + 14 + label.line * LINE
        return self.place.y - BAR / 2 - 7 - label.line * LINE


class Sheet:
    """A graph laid out on a width of pixels. Places have no lanes, and ties to them no marks."""

    def __init__(self, graph: Graph, width: int, top: float) -> None:
        self.graph, self.width = graph, width
        self.types: dict[str, TieTypeInfo] = {info.type: info for info in graph.vocabulary}
        entities = {each.id: each for each in graph.entities if each.type != "Place"}
        self.ties = [tie for tie in graph.ties if tie.source.id in entities and tie.target.id in entities]
        self.days: Days = extent_of(entities.values(), self.ties, graph.extent.known_latest)
        # Room after the last day, where ties from there find their way.
        self.plot = (SIDE, width - max(84.0, min(width * 0.12, 165.0)))
        self._of: dict[str, list[Tie]] = defaultdict(list)
        for tie in self.ties:
            for end in dict.fromkeys((tie.source.id, tie.target.id)):
                self._of[end].append(tie)
        self.top = top
        self.lanes = self._laid(entities)
        self.bottom = max((self._floor(lane) for lane in self.lanes.values()), default=top + AXIS) + 34
        self.coalitions = self._coalitions(entities) if len(self.lanes) <= _COALITIONS_TO else []
        self.taken = [box for lane in self.lanes.values() for box in self._boxes(lane)]
        self.taken += signs(self.coalitions)
        # Where ties run at the furthest.
        self._last = width - SIDE - bracket_room(self.coalitions)
        self.runs = self._runs()

    def x(self, day: date) -> float:
        """The pixel of a day."""
        left, right = self.plot
        first, last = self.days.first, self.days.last
        return left + (day - first).days / max((last - first).days, 1) * (right - left)

    def _floor(self, lane: Lane) -> float:
        names = [lane.baseline(label) for label in lane.labels]
        return max(lane.place.y, *names) if names else lane.place.y

    def ties_of(self, lane: str) -> Sequence[Tie]:
        return self._of[lane]

    def _laid(self, entities: Mapping[str, Entity]) -> dict[str, Lane]:
        stretches = {
            id_: tuple(stretches_of(entity, self._of[id_], self.types, self.days))
            for id_, entity in entities.items()
        }
        begins = {id_: own[0].start_outer for id_, own in stretches.items()}
        order, hues = order_of(begins, self.ties, self.types, self.graph.of)
        gap = next((gap for most, gap in _GAPS if len(order) <= most), _NARROWEST)
        edge, made = self.top + AXIS, {}
        for row, id_ in enumerate(order):
            entity = entities[id_]
            labels = labels_of(
                entity, stretches[id_], self.x, (SIDE, self.width - 4.0), strong=id_ in self.graph.of
            )
            lines = max((label.line + 1 for label in labels if label.line is not None), default=0)
            below = lines > 0 and self._arriving(id_, labels, order) > 0
            y = edge + gap / 2 + (0 if below else lines * LINE) + BAR / 2 + 1
            narrow = entity.type == "Person" or any(
                tie.type == "FRONT_FOR" and tie.source.id == id_ and not is_denial(tie)
                for tie in self._of[id_]
            )
            place = Place(row, y, BAR / 2 if narrow else BAR, hues[id_])
            top, edge = edge, y + BAR / 2 + 1 + gap / 2 + (lines * LINE if below else 0)
            made[id_] = Lane(entity, stretches[id_], tuple(labels), place, below, top, edge)
        return made

    def _coalitions(self, entities: Mapping[str, Entity]) -> list[Coalition]:
        found = memberships(self.ties, entities)
        rows = {
            id_: [self.lanes[each].place.row for each in (id_, *(tie.source.id for tie in ties))]
            for id_, ties in found.items()
        }
        made = []
        for id_, column in columns(rows).items():
            members = sorted(map(self._member, found[id_]), key=lambda each: each.lane.place.row)
            made.append(Coalition(self.lanes[id_], tuple(members), column))
        return made

    def _member(self, tie: Tie) -> Member:
        """A membership from its day to the end that is given, or else to that of either lane."""
        lane, other = self.lanes[tie.source.id], self.lanes[tie.target.id]
        left, right = self.plot
        x1 = min(max(self.x(anchor_of(tie, lane.stretches, self.days)), left), right - _SHORTEST_MEMBERSHIP)
        ends = [each.stretches[-1] for each in (lane, other)]
        last = min(right, *(self.x(end.end_outer) + end_room(end.end) for end in ends))
        given = tie.span.to_latest
        x2 = last if given is None else min(self.x(given), last)
        opened = given is None and all(end.end in {"unknown", "ongoing"} for end in ends)
        return Member(tie, lane, x1, max(x2, x1 + _SHORTEST_MEMBERSHIP), opened)

    def _arriving(self, lane: str, labels: Sequence[Label], order: Sequence[str]) -> int:
        """How many more ties reach a lane from above than from below just where its renames stand."""
        rows = {id_: row for row, id_ in enumerate(order)}
        renames = [label for label in labels if label.tick is not None]
        total = 0
        for tie in self._of[lane]:
            bounds = (tie.span.from_latest, tie.span.from_earliest, tie.span.to_earliest)
            day = next((day for day in bounds if day), None)
            x = self.plot[1] if day is None else self.x(day)
            if any(label.x - _BESIDE < x < label.x + label.width for label in renames):
                other = tie.target.id if tie.source.id == lane else tie.source.id
                total += (rows[lane] > rows[other]) - (rows[lane] < rows[other])
        return total

    def _boxes(self, lane: Lane) -> list[Box]:
        """What names and the lane with its fades take up."""
        names = [
            Box(label.x, label.x + label.width, lane.baseline(label) - 11, lane.baseline(label) + 4)
            for label in lane.labels
        ]
        x1, x2 = self._room(lane)
        return [*names, Box(x1, x2, lane.place.y - BAR * 0.8, lane.place.y + BAR * 0.8)]

    def _room(self, lane: Lane) -> tuple[float, float]:
        first, last = lane.stretches[0], lane.stretches[-1]
        return self.x(first.start_outer) - end_room(first.start), self.x(last.end_outer) + end_room(last.end)

    def _runs(self) -> list[Run]:
        names = [
            (Box(label.x, label.x + label.width, lane.baseline(label) - 11, lane.baseline(label) + 4), _NAME)
            for lane in self.lanes.values()
            for label in lane.labels
        ]
        for lane in self.lanes.values():
            x1, x2 = self._room(lane)
            y = lane.place.y
            ends = ((lane.stretches[0].start, x1), (lane.stretches[-1].end, x2 - QUESTION))
            names += [
                (Box(x, x + QUESTION, y - 8, y + 8), _QUESTION) for kind, x in ends if kind == "unknown"
            ]
        made: list[Run] = []
        inside = {member.tie.id for coalition in self.coalitions for member in coalition.members}
        for tie in sorted(self.ties, key=lambda tie: (self._day(tie), tie.id)):
            if tie.source.id != tie.target.id and tie.id not in inside:
                made.append(self._run(tie, made, names))
        return made

    def _ends(self, tie: Tie) -> tuple[Lane, Lane]:
        source, target = self.lanes[tie.source.id], self.lanes[tie.target.id]
        return (target, source) if starts_on_target(tie, self.types[tie.type]) else (source, target)

    def _day(self, tie: Tie) -> date:
        return anchor_of(tie, self._ends(tie)[0].stretches, self.days)

    def _run(self, tie: Tie, others: Sequence[Run], names: Sequence[tuple[Box, float]]) -> Run:
        begin, end = self._ends(tie)
        x = max(self.x(self._day(tie)), self.plot[0])
        founding = self.types[tie.type].founding
        ladder = self._ladder(tie, x, begin, end)
        run_x = x if ladder else self._free(tie, x, begin, end, others, names)
        span, lane_end = tie.span, begin.stretches[-1].end_outer
        other_end = self._room(end)[1]
        whisker = None
        if span.from_earliest and span.from_latest:
            x1 = max(self.x(span.from_earliest), self.x(begin.stretches[0].start_outer))
            x2 = self.x(span.from_latest)
            whisker = (x1, x2) if x2 - x1 >= _SHORTEST else None
        leads = [(self.x(lane_end), x, begin.place), (other_end, run_x, end.place)]
        return Run(
            tie=tie,
            begin=begin.place,
            end=end.place,
            x=x,
            run_x=run_x,
            whisker=whisker,
            leads=tuple(lead for lead in leads if lead[1] - lead[0] >= 6 and not ladder),
            ladder=ladder,
            founding=founding,
        )

    def _free(
        self,
        tie: Tie,
        x: float,
        begin: Lane,
        end: Lane,
        others: Sequence[Run],
        names: Sequence[tuple[Box, float]],
    ) -> float:
        """Where the tie runs: near to its day, clear of names and of ties beside it."""
        a, b = sorted((begin.place.y, end.place.y))
        descent = is_descent(tie, founding=self.types[tie.type].founding)
        nearest = x + min(max((b - a) * 0.18, 12.0), 26.0)
        # It leads to a lane that is there, as soon as it can.
        there = self.x(end.stretches[0].start_outer) if not descent else nearest
        first = min(max(nearest, there), self._last)
        reach = _DESCENT_REACH if descent else _REACH
        spots = [first + step for step in range(0, int(reach), 6) if first + step <= self._last]

        def cost(spot: float) -> float:
            total = spot - first
            for box, worth in names:
                crossed = box.y1 < b - 6 and a + 6 < box.y2
                total += worth if crossed and box.x1 - 3 < spot < box.x2 + 3 else 0.0
            for run in others:
                c, d = sorted((run.begin.y, run.end.y))
                if c < b and a < d and not run.ladder:
                    total += max(0.0, 1 - abs(run.run_x - spot) / _TRACK) * _NEAR
            return total

        return min(spots or [first], key=cost)

    def _ladder(self, tie: Tie, x: float, begin: Lane, end: Lane) -> tuple[float, float] | None:
        beside = abs(begin.place.row - end.place.row) == 1
        if tie.type != "FRONT_FOR" or is_denial(tie) or not beside:
            return None
        ends = [begin.stretches[-1].end_inner, end.stretches[-1].end_inner]
        ends += [tie.span.to_latest] if tie.span.to_latest else []
        x2 = min(self.plot[1] + FADE, *(self.x(day) for day in ends))
        return x, max(x2, x + _LADDER)
