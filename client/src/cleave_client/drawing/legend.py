"""The marks that are in a picture, explained, and no others."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from cleave_client.drawing import marks
from cleave_client.drawing.coalitions import Coalition
from cleave_client.drawing.lanes import BAR, Place, Style, lane_shapes
from cleave_client.drawing.marks import SOFT, Point, shape
from cleave_client.drawing.stretches import End, Stretch, is_denial
from cleave_client.drawing.ties import Run, tie_shapes
from cleave_client.drawing.words import width_of

_SAMPLE: Final = 40.0
_ROW: Final = 24.0
_HUE: Final = 4
_ENDS: Final[tuple[tuple[End, str], ...]] = (
    ("vague", "possible, but not certain"),
    ("approximate", "date approximate"),
    ("unknown", "when is unknown"),
    ("ongoing", "went on when last reported"),
)
_STATUSES: Final = {
    "CONTESTED": "contested",
    "DENIED": "denied or refuted",
    "ANNOUNCED": "only announced",
}
_TIES: Final = {
    "SPLIT_FROM": "split",
    "SUCCEEDED": "succession",
    "MERGED_INTO": "merger",
    "FRONT_FOR": "front",
    "DEFECTED_TO": "defectors",
}


def legend(
    stretches: Iterable[Stretch],
    runs: Sequence[Run],
    coalitions: Sequence[Coalition],
    width: float,
    top: float,
) -> tuple[list[str], float]:
    """The shapes, and the height that they take."""
    made: list[str] = []
    x, y = 14.0, top + _ROW / 2
    for draw, words in _entries(list(stretches), runs, coalitions):
        room = _SAMPLE + 8 + width_of(words, 12.0) + 18
        if x + room > width and x > 14.0:
            x, y = 14.0, y + _ROW
        made += draw(x, y)
        made.append(shape("text", words, x=x + _SAMPLE + 8, y=y + 4, font_size="12", fill=SOFT))
        x += room
    return made, (y + _ROW / 2 - top) if made else 0.0


def _entries(
    stretches: Sequence[Stretch], runs: Sequence[Run], coalitions: Sequence[Coalition]
) -> list[tuple[Callable[[float, float], list[str]], str]]:
    ends = {end for stretch in stretches for end in (stretch.start, stretch.end)}
    held = [run for run in runs if not is_denial(run.tie)]
    joining = [member.tie for coalition in coalitions for member in coalition.members]
    statuses = {tie.status for tie in (*(run.tie for run in held), *joining)}
    statuses |= {"DENIED" for run in runs if is_denial(run.tie)}
    statuses |= {stretch.doubted.status for stretch in stretches if stretch.doubted}
    statuses |= {"DENIED"} if "REFUTED" in statuses else set()
    types = {run.tie.type: run for run in held}
    shares = {run.tie.share is not None for run in held if run.tie.type == "PLEDGED_TO"}
    dots = {min(tie.evidence.independent_sources, 2) for tie in (*(run.tie for run in runs), *joining)}
    joined = {coalition.column is None for coalition in coalitions}
    entries: list[tuple[Callable[[float, float], list[str]], str]] = []
    entries += [(_lane(end), words) for end, words in _ENDS if end in ends]
    entries += [(_tie(types[kind]), words) for kind, words in _TIES.items() if kind in types]
    entries += [(draw, words) for field, draw, words in _COALITIONS if field in joined]
    pledges = {True: "pledge, as wide as the share that went", False: "pledge, share unknown"}
    entries += [(_pledge(shared=known), words) for known, words in pledges.items() if known in shares]
    entries += [(_status(status), words) for status, words in _STATUSES.items() if status in statuses]
    sources = {1: "one independent source", 2: "several"}
    return entries + [(_dots(count), words) for count, words in sources.items() if count in dots]


def _lane(end: End) -> Callable[[float, float], list[str]]:
    first, middle, last = date(2000, 1, 1), date(2000, 1, 11), date(2000, 1, 21)
    vague = end in {"vague", "approximate"}
    sample = Stretch(
        "exact", first, first, end, middle, last if vague else middle, undated=False, doubted=None
    )

    def draw(x: float, y: float) -> list[str]:
        step = 0.1 if end == "unknown" else 1.1
        return lane_shapes(
            sample,
            lambda day: x + (day - first).days * step,
            Place(0, y, BAR, _HUE),
            Style((), outlined=False),
        )

    return draw


def _field(x: float, y: float) -> list[str]:
    colour = marks.HUES[_HUE]
    edge = {"x1": x + 3, "x2": x + 3, "y1": y - 10, "y2": y + 10}
    return [
        shape("rect", x=x + 3, y=y - 10, width=31.0, height=20.0, fill=colour, opacity="0.13"),
        shape("line", **edge, stroke=colour, stroke_width=1.5, opacity="0.6"),
        *(marks.end_sign("square", Point(x + 8, y + by)) for by in (-5, 5)),
    ]


def _bracket(x: float, y: float) -> list[str]:
    d = marks.polyline([Point(x + dx, y + dy) for dx, dy in ((24, -8), (31, -8), (31, 8), (24, 8))])
    member = {"x1": x, "x2": x + 20, "y1": y - 8, "y2": y - 8}
    colour = marks.HUES[_HUE]
    return [
        shape("path", d=d, fill="none", stroke=colour, stroke_width=3.0),
        shape("line", **member, stroke=colour, stroke_width=2.0),
    ]


_COALITIONS: Final = (
    (True, _field, "coalition: the field behind its members"),
    (False, _bracket, "coalition: the bracket joins its members"),
)


def _tie(run: Run) -> Callable[[float, float], list[str]]:
    def draw(x: float, y: float) -> list[str]:
        begin, end = Place(0, y - 8, 4.0, _HUE), Place(1, y + 8, 4.0, _HUE)
        ladder = (x, x + 28) if run.tie.type == "FRONT_FOR" else None
        # As if surely so, whatever is held of the one that is shown.
        tie = replace(run.tie, status="CONFIRMED", evidence=replace(run.tie.evidence, independent_sources=0))
        return tie_shapes(Run(tie, begin, end, x + 6, x + 26, None, (), ladder, run.founding), [])

    return draw


def _pledge(*, shared: bool) -> Callable[[float, float], list[str]]:
    def draw(x: float, y: float) -> list[str]:
        way = [Point(x, y), Point(x + 26, y)]
        if shared:
            return [shape("path", d=marks.ribbon(way, 9.0, 4.0), fill=marks.HUES[_HUE], opacity="0.82")]
        d = marks.ribbon(way, 4.5, 4.5)
        return [shape("path", d=d, fill=marks.CARD, stroke=marks.HUES[_HUE], stroke_width=1.4)]

    return draw


def _status(status: str) -> Callable[[float, float], list[str]]:
    return lambda x, y: marks.status_sign(status, Point(x + 20, y))


def _dots(count: int) -> Callable[[float, float], list[str]]:
    return lambda x, y: marks.evidence_dots(count, x + 24, y)
