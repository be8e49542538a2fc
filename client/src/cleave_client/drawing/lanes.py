"""A lane: solid where the group surely was, hatched where it may have been, its ends by how sure they are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from cleave_client.drawing.marks import CARD, HUES, SOFT, Look, Point, polyline, shape, status_sign
from cleave_client.drawing.stretches import End, Stretch, is_denial
from cleave_client.results import Tie

Scale: TypeAlias = Callable[[date], float]
#: The length of a fade into an unknown end, and the room of the question mark beyond it.
FADE: Final = 26.0
QUESTION: Final = 12.0
_ARROW: Final = 9.0
_LEAST: Final = 3.0
_LEFT: Final = 14.0
#: A picture's lane; that of a person or a front is half as high.
BAR: Final = 10.0


@dataclass(frozen=True)
class Place:
    """Where a lane lies, and in what colour."""

    row: int
    y: float
    height: float
    hue: int

    @property
    def colour(self) -> str:
        return HUES[self.hue]


@dataclass(frozen=True)
class Style:
    """`thinnings`: from which day on what part of the group goes on; an alleged front is an outline."""

    thinnings: tuple[tuple[date, float], ...]
    outlined: bool


def style_of(lane: str, ties: Sequence[Tie]) -> Style:
    own = [tie for tie in ties if tie.source.id == lane]
    thinnings = []
    for tie in own:
        on = tie.span.from_latest or tie.span.from_earliest
        goes = tie.type == "PLEDGED_TO" and not is_denial(tie) and tie.status != "ANNOUNCED"
        if goes and on is not None and tie.share is not None:
            thinnings.append((on, 1 - tie.share))
    outlined = any(tie.type == "FRONT_FOR" and tie.status != "CONFIRMED" for tie in own)
    return Style(tuple(sorted(thinnings)), outlined)


def end_room(kind: End) -> float:
    """What a fade and its sign take beyond the outer day."""
    return {"unknown": FADE + QUESTION, "exact": 0.0, "vague": 0.0}.get(kind, QUESTION)


def lane_shapes(stretch: Stretch, x: Scale, place: Place, style: Style) -> list[str]:
    return _Lane(stretch, x, place, style).shapes()


class _Lane:
    def __init__(self, stretch: Stretch, x: Scale, place: Place, style: Style) -> None:
        self._stretch, self._x, self._place, self._style = stretch, x, place, style
        self._from = x(stretch.start_inner)
        self._to = max(x(stretch.end_inner), self._from)
        self._half = place.height / 2 + 3

    def shapes(self) -> list[str]:
        return [*self._start(), *self._solid(), *self._end(), *self._doubt()]

    def _start(self) -> list[str]:
        kind, outer = self._stretch.start, self._x(self._stretch.start_outer)
        if kind == "vague":
            return self._band(outer, self._from, self._hatch)
        if kind == "approximate":
            return [*self._fading(outer, self._from), self._sign("c.", outer - 3, "end")]
        if kind == "unknown":
            fade = self._band(self._from - FADE, self._from, f"url(#cleave-fade-in-{self._place.hue})")
            # At the edge of the picture it stands on the fade.
            return [*fade, self._sign("?", min(max(self._from - FADE - 3, _LEFT), self._from), "end")]
        return []

    def _end(self) -> list[str]:
        kind, outer = self._stretch.end, self._x(self._stretch.end_outer)
        if kind == "approximate":
            return [*self._fading(outer, self._to), self._sign("c.", outer + 3, "start")]
        if kind == "unknown":
            fade = self._band(self._to, self._to + FADE, f"url(#cleave-fade-out-{self._place.hue})")
            return [*fade, self._sign("?", self._to + FADE + 3, "start")]
        if kind == "ongoing":
            base, y = max(self._to, self._from + _LEAST), self._place.y
            tip = [Point(base, y - self._half), Point(base + _ARROW, y), Point(base, y + self._half)]
            return [shape("path", d=polyline(tip) + " Z", fill=self._place.colour)]
        last = self._to if kind == "exact" else outer
        bar = {"x1": last, "x2": last, "y1": self._place.y - self._half, "y2": self._place.y + self._half}
        hatch = self._band(self._to, outer, self._hatch) if kind == "vague" else []
        return [*hatch, shape("line", **bar, stroke=self._place.colour, stroke_width=2.5)]

    def _solid(self) -> list[str]:
        """Thinner after each pledge that took a share of the group along."""
        made, height, begin = [], self._place.height, self._from
        last = max(self._to, self._from + _LEAST)
        steps = [
            *((min(max(self._x(on), self._from), last), rest) for on, rest in self._style.thinnings),
            (last, 1.0),
        ]
        for until, rest in steps:
            if until - begin > 0.1:
                box = {"x": begin, "y": self._place.y - height / 2, "width": until - begin, "height": height}
                made.append(shape("rect", **box, **self._fill))
            begin, height = max(begin, until), max(self._place.height * rest, 2.0)
        return made

    def _doubt(self) -> list[str]:
        ending = self._stretch.doubted
        if ending is None:
            return []
        day = ending.span.from_latest or ending.span.from_earliest or self._stretch.end_inner
        return status_sign(ending.status, Point(self._x(day) + 12, self._place.y))

    @property
    def _fill(self) -> Look:
        if self._style.outlined:
            return {"fill": CARD, "stroke": self._place.colour, "stroke_width": 1.5}
        return {"fill": self._place.colour, "opacity": 0.45 if self._stretch.undated else None}

    @property
    def _hatch(self) -> str:
        return f"url(#cleave-hatch-{self._place.hue})"

    def _band(self, x1: float, x2: float, fill: str, opacity: float = 1.0) -> list[str]:
        if x2 - x1 <= 0.3:
            return []
        rest = min((rest for _, rest in self._style.thinnings), default=1.0)
        height = max(self._place.height * rest, 2.0) if x1 >= self._to else self._place.height
        shown = opacity * (0.45 if self._stretch.undated else 1.0)
        box = {"x": x1, "y": self._place.y - height / 2, "width": x2 - x1, "height": height}
        return [shape("rect", **box, fill=fill, fill_opacity=None if shown == 1 else f"{shown:.2g}")]

    def _fading(self, outer: float, inner: float) -> list[str]:
        """Three steps from the outer edge to the inner one, each more opaque."""
        step = (inner - outer) / 3
        made = []
        for index, opacity in enumerate((0.35, 0.65, 1.0)):
            a, b = sorted((outer + step * index, outer + step * (index + 1)))
            made += self._band(a, b, self._hatch, opacity)
        return made

    def _sign(self, text: str, x: float, anchor: str) -> str:
        return shape(
            "text",
            text,
            x=x,
            y=self._place.y + 4,
            text_anchor=anchor,
            font_size="12",
            font_weight="600",
            fill=SOFT,
            stroke=CARD,
            stroke_width=3.0,
            paint_order="stroke",
        )
