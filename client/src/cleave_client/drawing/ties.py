"""Ties between lanes: one mark a type, told apart by shape first and hue second."""

from dataclasses import dataclass
from typing import Final

from cleave_client.drawing import marks
from cleave_client.drawing.lanes import Place
from cleave_client.drawing.marks import CARD, INK, WARN, Box, Look, Point, shape
from cleave_client.drawing.stretches import is_denial
from cleave_client.results import Tie, TieTypeInfo

_SHORT: Final = 15.0
_UNKNOWN_SHARE: Final = 4.5
_RUNG: Final = 13.0
_SIGN: Final = 7.0
#: Parts of the way at which a sign may stand, the best first.
_SPOTS: Final = (0.62, 0.7, 0.55, 0.48, 0.78, 0.4, 0.85, 0.33)
_WEAK: Final = "2 4"


@dataclass(frozen=True)
class Run:
    """A tie on its way: from its day on one lane, by `run_x`, to the other."""

    tie: Tie
    begin: Place
    end: Place
    x: float
    run_x: float
    #: The days it may have begun on, where they are too far apart for a point.
    whisker: tuple[float, float] | None
    #: The end of the lane where that lies before the day, and of the other lane before the run.
    leads: tuple[tuple[float, float, Place], ...]
    #: A front's rungs, where both lanes lie side by side.
    ladder: tuple[float, float] | None
    founding: bool

    @property
    def start(self) -> Point:
        return Point(self.x, self.begin.y)

    @property
    def edge(self) -> Point:
        return Point(self.run_x, self.end.y - self.direction * self.end.height / 2)

    @property
    def direction(self) -> int:
        return 1 if self.end.y > self.begin.y else -1

    @property
    def way(self) -> list[Point]:
        if is_descent(self.tie, founding=self.founding):
            return marks.curve_points(self.start, Point(self.run_x, self.end.y))
        short = min(_SHORT, abs(self.end.y - self.begin.y) / 3) if is_denial(self.tie) else 0.0
        return marks.route(self.start, Point(self.run_x, self.edge.y - self.direction * short))


def starts_on_target(tie: Tie, info: TieTypeInfo) -> bool:
    """Descent is drawn from parent to child."""
    return info.founding or tie.type == "BRANCH_OF"


def is_descent(tie: Tie, *, founding: bool) -> bool:
    """Whether it is a curve from lane to lane."""
    return not is_denial(tie) and (founding or tie.type == "MERGED_INTO")


def tie_shapes(run: Run, taken: list[Box]) -> list[str]:
    """The mark with its sign, which takes a free spot of the way; the spot is added to what is taken."""
    tie = run.tie
    sign = "DENIED" if is_denial(tie) else tie.status
    made = [_lead(each) for each in run.leads]
    if run.whisker:
        y = run.begin.y + run.direction * (run.begin.height / 2 + 1.5)
        line = {"x1": run.whisker[0], "x2": run.whisker[1], "y1": y, "y2": y}
        made.append(shape("line", **line, stroke=INK, stroke_width=1.4, stroke_dasharray="3 2"))
    made += _denial(run) if is_denial(tie) else _body(run)
    signs = marks.status_sign(sign, _spot(run, taken) if sign not in {"ASSERTED", "CONFIRMED"} else run.start)
    ticks_y = run.begin.y + run.direction * (run.begin.height / 2 + 6)
    return [*made, *signs, *marks.evidence_dots(tie.evidence.independent_sources, run.x - 3, ticks_y)]


def _spot(run: Run, taken: list[Box]) -> Point:
    if run.ladder:
        return Point(run.ladder[0] + 8, (run.begin.y + run.end.y) / 2)
    way = run.way
    boxes = [_around(marks.along(way, part)) for part in _SPOTS]
    box = next((box for box in boxes if not any(box.touches(other) for other in taken)), boxes[0])
    taken.append(box)
    return Point((box.x1 + box.x2) / 2, (box.y1 + box.y2) / 2)


def _around(point: Point) -> Box:
    return Box(point.x - _SIGN, point.x + _SIGN, point.y - _SIGN, point.y + _SIGN)


def _lead(given: tuple[float, float, Place]) -> str:
    x1, x2, place = given
    line = {"x1": x1, "x2": x2, "y1": place.y, "y2": place.y}
    return shape("line", **line, stroke=place.colour, stroke_width=1.4, stroke_dasharray="1 4")


def _denial(run: Run) -> list[str]:
    """Dashed, struck and stopping short of the other side; the claim is never hidden."""
    points = run.way
    end = points[-1]
    bar = {"x1": end.x - 6, "x2": end.x + 6, "y1": end.y, "y2": end.y}
    # Drawn from its end, so that the dashes of lines that run together fall on one another.
    return [
        _line(run.begin, marks.polyline(points[::-1]), 1.8, "6 4"),
        shape("line", **bar, stroke=WARN, stroke_width=2.6),
    ]


def _body(run: Run) -> list[str]:
    weak = _WEAK if run.tie.status == "ANNOUNCED" or run.tie.span.undated else None
    made = {
        "SPLIT_FROM": _split,
        "SUCCEEDED": _succession,
        "GREW_OUT_OF": _outgrowth,
        "MERGED_INTO": _merger,
        "PLEDGED_TO": _pledge,
        "DEFECTED_TO": _defection,
        "FRONT_FOR": _front,
        "BRANCH_OF": _branch,
        "MEMBER_OF": _member,
        "RIVAL_OF": _against,
        "FOUGHT": _against,
        "ALLIED_WITH": _alliance,
    }.get(run.tie.type, _other)
    return made(run, weak)


def _split(run: Run, weak: str | None) -> list[str]:
    return [_descent(run, run.end, 3.5, weak), marks.end_sign("open-circle", run.start)]


def _succession(run: Run, weak: str | None) -> list[str]:
    d = marks.curve(run.start, Point(run.run_x, run.end.y))
    core = shape("path", d=d, fill="none", stroke=CARD, stroke_width=2.4)
    return [_descent(run, run.end, 7.0, weak), core]


def _outgrowth(run: Run, weak: str | None) -> list[str]:
    return [_descent(run, run.end, 2.0, weak), marks.end_sign("diamond", run.start)]


def _merger(run: Run, weak: str | None) -> list[str]:
    sign = marks.end_sign("circle", Point(run.run_x, run.end.y))
    return [_descent(run, run.begin, 3.5, weak), sign]


def _pledge(run: Run, weak: str | None) -> list[str]:
    """A ribbon as wide as the share of the group that it takes along; an outline where nobody gives one."""
    points, colour = run.way, run.begin.colour
    short = min(8.0, abs(points[-1].y - points[-2].y))
    way = [*points[:-1], Point(points[-1].x, points[-1].y - run.direction * short)]
    arrow = marks.arrowhead(run.edge, run.direction, fill=colour)
    if run.tie.share is None:
        d = marks.ribbon(way, _UNKNOWN_SHARE, _UNKNOWN_SHARE)
        opened = shape("path", d=d, fill=CARD, stroke=colour, stroke_width=1.4, stroke_dasharray=weak)
        return [opened, arrow]
    width = max(run.begin.height * run.tie.share, 2.0)
    d = marks.ribbon(way, width, max(width * 0.45, 2.0))
    return [shape("path", d=d, fill=colour, opacity="0.82"), arrow]


def _defection(run: Run, weak: str | None) -> list[str]:
    opened: Look = {"fill": CARD, "stroke": run.begin.colour, "stroke_width": 1.6}
    arrow = marks.arrowhead(run.edge, run.direction, **opened)
    return [_line(run.begin, marks.polyline(run.way), 2.4, weak), arrow]


def _front(run: Run, weak: str | None) -> list[str]:
    """A ladder for as long as front and principal are there; further apart, a line with rungs across."""
    if run.ladder is None:
        d = marks.polyline(run.way)
        return [_line(run.begin, d, 1.4, weak), _line(run.begin, d, 9.0, "1.6 11")]
    x1, x2 = run.ladder
    a = run.begin.y + run.direction * run.begin.height / 2
    b = run.end.y - run.direction * run.end.height / 2
    count = max(1, int((x2 - x1) / _RUNG))
    middles = [x1 + (index + 0.5) * (x2 - x1) / count for index in range(count)]
    return [shape("line", x1=x, x2=x, y1=a, y2=b, stroke=run.begin.colour, stroke_width=1.6) for x in middles]


def _branch(run: Run, weak: str | None) -> list[str]:
    return [_line(run.end, marks.polyline(run.way), 1.4, weak), marks.end_sign("square", run.start)]


def _member(run: Run, weak: str | None) -> list[str]:
    line = _line(run.begin, marks.polyline(run.way[::-1]), 1.4, weak)
    return [line, marks.end_sign("square", run.edge)]


def _against(run: Run, weak: str | None) -> list[str]:
    top = Point(run.run_x, run.begin.y + run.direction * run.begin.height / 2)
    count = max(2, int(abs(run.edge.y - top.y) / 6))
    step = (run.edge.y - top.y) / count
    bends = [Point(top.x + (3 if index % 2 else -3), top.y + step * index) for index in range(1, count)]
    made = [_line(run.begin, marks.polyline([top, *bends, run.edge]), 1.4, weak)]
    if run.tie.type == "FOUGHT":
        made.append(marks.end_sign("diamond", Point(top.x, top.y + (run.edge.y - top.y) * 0.4)))
    return made


def _alliance(run: Run, weak: str | None) -> list[str]:
    straight = [Point(run.run_x, run.begin.y), run.edge]
    return [_line(run.begin, marks.polyline(straight), 1.4, weak)]


def _other(run: Run, weak: str | None) -> list[str]:
    return [_line(run.begin, marks.polyline(run.way), 1.4, weak), marks.end_sign("open-square", run.edge)]


def _descent(run: Run, place: Place, width: float, weak: str | None) -> str:
    return _line(place, marks.curve(run.start, Point(run.run_x, run.end.y)), width, weak)


def _line(place: Place, d: str, width: float, dashes: str | None) -> str:
    return shape("path", d=d, fill="none", stroke=place.colour, stroke_width=width, stroke_dasharray=dashes)
