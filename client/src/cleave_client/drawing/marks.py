"""Marks as SVG: shapes, their colours, the small signs. The encoding is that of the page's lanes."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Final, TypeAlias

HUES: Final = ("#0072b2", "#d55e00", "#008a64", "#b85b90", "#23272c")
CARD: Final = "#ffffff"
INK: Final = "#1d2126"
SOFT: Final = "#565d66"
LINE: Final = "#dcd8d1"
WARN: Final = "#a3260f"
FOCUS: Final = "#b34700"
FONT: Final = "Noto Sans, DejaVu Sans, Segoe UI, Helvetica, Arial, sans-serif"

Look: TypeAlias = dict[str, str | float | None]

_SIGN: Final = 6.0
_NO: Final = 7.0
_STEPS: Final = 10


@dataclass(frozen=True)
class Point:
    """Pixels; y grows downwards."""

    x: float
    y: float


@dataclass(frozen=True)
class Box:
    """A rectangle that something takes up."""

    x1: float
    x2: float
    y1: float
    y2: float

    def touches(self, other: "Box") -> bool:
        return self.x1 < other.x2 and other.x1 < self.x2 and self.y1 < other.y2 and other.y1 < self.y2


def shape(tag: str, text: str | None = None, /, **attrs: str | float | None) -> str:
    """An element. In names of attributes _ stands for -, numbers get one decimal, None is left out."""
    given = {name: value for name, value in attrs.items() if value is not None}
    plain = {
        name: escape(value) if isinstance(value, str) else number(value) for name, value in given.items()
    }
    parts = [f'{name.replace("_", "-")}="{value}"' for name, value in plain.items()]
    head = " ".join([tag, *parts])
    return f"<{head}/>" if text is None else f"<{head}>{escape(text, quote=False)}</{tag}>"


def group(shapes: Sequence[str], **attrs: str) -> str:
    """Shapes with a title, which is also what a pointer shows."""
    title = attrs.pop("title")
    names = {name: name.rstrip("_").replace("_", "-") for name in attrs}
    parts = "".join(f' {names[name]}="{escape(value)}"' for name, value in attrs.items())
    return f"<g{parts}><title>{escape(title, quote=False)}</title>{''.join(shapes)}</g>"


def number(value: float) -> str:
    """One decimal, and none where it is nought."""
    return f"{round(value, 1) + 0:.1f}".removesuffix(".0")


def polyline(points: Sequence[Point]) -> str:
    return "M" + " L".join(_at(point) for point in points)


def curve(start: Point, end: Point) -> str:
    """From lane to lane, level at both ends."""
    middle = (start.x + end.x) / 2
    return f"M{_at(start)} C{_at(Point(middle, start.y))} {_at(Point(middle, end.y))} {_at(end)}"


def curve_points(start: Point, end: Point) -> list[Point]:
    middle = (start.x + end.x) / 2
    return [
        _cubic(start, Point(middle, start.y), Point(middle, end.y), end, step / _STEPS)
        for step in range(_STEPS + 1)
    ]


def route(start: Point, end: Point) -> list[Point]:
    """Off the lane in a bend, then straight up or down."""
    radius = min(20.0, abs(end.y - start.y) / 2)
    bend = Point(end.x, start.y + side(start, end) * radius)
    out, corner = Point(start.x + (end.x - start.x) * 0.6, start.y), Point(end.x, start.y)
    return [*(_cubic(start, out, corner, bend, step / _STEPS) for step in range(_STEPS + 1)), end]


def side(start: Point, end: Point) -> int:
    """1 where it leads down, -1 where up."""
    return -1 if end.y < start.y else 1


def along(points: Sequence[Point], part: float) -> Point:
    """The point at a part of the way."""
    lengths = [0.0]
    for a, b in pairwise(points):
        lengths.append(lengths[-1] + ((b.x - a.x) ** 2 + (b.y - a.y) ** 2) ** 0.5)
    wanted = lengths[-1] * part
    index = max(1, next(i for i, length in enumerate(lengths) if length >= wanted - 1e-9))
    a, b = points[index - 1], points[index]
    share = (wanted - lengths[index - 1]) / ((lengths[index] - lengths[index - 1]) or 1.0)
    return Point(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share)


def ribbon(points: Sequence[Point], first: float, last: float) -> str:
    """A band along the points, its width running from the first to the last."""
    left, right = [], []
    for index, point in enumerate(points):
        before, after = points[max(index - 1, 0)], points[min(index + 1, len(points) - 1)]
        length = ((after.x - before.x) ** 2 + (after.y - before.y) ** 2) ** 0.5 or 1.0
        half = (first + (last - first) * index / (len(points) - 1)) / 2
        dx, dy = -(after.y - before.y) / length * half, (after.x - before.x) / length * half
        left.append(Point(point.x + dx, point.y + dy))
        right.append(Point(point.x - dx, point.y - dy))
    return polyline([*left, *reversed(right)]) + " Z"


def status_sign(status: str, at: Point) -> list[str]:
    """A half-filled circle for contested, a struck one for denied or refuted, a dashed one for announced."""
    ring: Look = {"cx": at.x, "cy": at.y, "fill": CARD, "stroke": INK, "stroke_width": 1.6}
    if status == "CONTESTED":
        top, bottom = number(at.y - _SIGN), number(at.y + _SIGN)
        half = f"M{number(at.x)} {top} A6 6 0 0 0 {number(at.x)} {bottom} Z"
        return [shape("circle", r=_SIGN, **ring), shape("path", d=half, fill=INK)]
    if status in {"DENIED", "REFUTED"}:
        struck: Look = {**ring, "stroke": WARN, "stroke_width": 2.2}
        line = {"x1": at.x - 4.9, "y1": at.y + 4.9, "x2": at.x + 4.9, "y2": at.y - 4.9}
        return [
            shape("circle", r=_NO, **struck),
            shape("line", **line, stroke=WARN, stroke_width=2.2),
        ]
    if status == "ANNOUNCED":
        return [shape("circle", r=_SIGN, stroke_dasharray="2 2", **ring)]
    return []


def evidence_dots(independent: int, x: float, y: float) -> list[str]:
    """One hollow dot for a single independent source, two or three full ones for more; they end at x."""
    style: Look = {"fill": CARD, "stroke": SOFT, "stroke_width": 1.2} if independent == 1 else {"fill": SOFT}
    return [
        shape("circle", cx=x - 2 - index * 5, cy=y, r=1.9, **style) for index in range(min(independent, 3))
    ]


def end_sign(sign: str, at: Point) -> str:
    """What stands at an end of a tie: open-circle, circle, diamond, square or open-square."""
    opened: Look = {"fill": CARD, "stroke": INK, "stroke_width": 1.8}
    if sign == "open-circle":
        return shape("circle", cx=at.x, cy=at.y, r=4.5, **opened)
    if sign == "circle":
        return shape("circle", cx=at.x, cy=at.y, r=5.0, fill=INK)
    if sign == "diamond":
        corners = [(-5, 0), (0, -5), (5, 0), (0, 5)]
        d = polyline([Point(at.x + dx, at.y + dy) for dx, dy in corners]) + " Z"
        return shape("path", d=d, **opened)
    style: Look = opened if sign == "open-square" else {"fill": INK}
    return shape("rect", x=at.x - 3, y=at.y - 3, width=6.0, height=6.0, **style)


def arrowhead(tip: Point, direction: int, **style: str | float | None) -> str:
    """Its tip at the point, towards down (1) or up (-1)."""
    base = tip.y - direction * 9
    return shape(
        "path", d=polyline([tip, Point(tip.x - 5.5, base), Point(tip.x + 5.5, base)]) + " Z", **style
    )


def definitions() -> str:
    """Hatches and fades of the five hues. Pictures side by side may share them: they are the same in all."""
    made = []
    for index, hue in enumerate(HUES):
        made.append(
            f'<pattern id="cleave-hatch-{index}" width="5" height="5" patternUnits="userSpaceOnUse" '
            f'patternTransform="rotate(45)"><rect width="5" height="5" fill="{hue}" opacity="0.22"/>'
            f'<rect width="2" height="5" fill="{hue}"/></pattern>'
        )
        for name, (first, last) in {"in": (0, 1), "out": (1, 0)}.items():
            made.append(
                f'<linearGradient id="cleave-fade-{name}-{index}">'
                f'<stop offset="0" stop-color="{hue}" stop-opacity="{first}"/>'
                f'<stop offset="1" stop-color="{hue}" stop-opacity="{last}"/></linearGradient>'
            )
    return f"<defs>{''.join(made)}</defs>"


def _at(point: Point) -> str:
    return f"{number(point.x)} {number(point.y)}"


def _cubic(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    u = 1 - t
    weights = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
    points = (a, b, c, d)
    return Point(
        sum(w * p.x for w, p in zip(weights, points, strict=True)),
        sum(w * p.y for w, p in zip(weights, points, strict=True)),
    )
