"""Words in a picture: how wide they are, names on lanes, captions on ties, titles of marks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from cleave_client.drawing.lanes import Scale, end_room
from cleave_client.drawing.marks import CARD, INK, SOFT, WARN, Box, Point, along, number, shape
from cleave_client.drawing.stretches import Stretch, is_denial, lane_names
from cleave_client.results import Entity, Tie, TieTypeInfo

LINE: Final = 16.0
_GAP: Final = 14.0
_BEFORE: Final = 7.0
_CLEAR: Final = 7.0
_NARROW: Final = frozenset("iljI.,:;'|!()[] ft-r")
_WIDE: Final = frozenset("mwMW@%—")
_NOUNS: Final = {
    "SPLIT_FROM": "split",
    "SUCCEEDED": "succession",
    "GREW_OUT_OF": "outgrowth",
    "MERGED_INTO": "merger",
    "DEFECTED_TO": "defectors",
    "PLEDGED_TO": "pledge",
    "FRONT_FOR": "front",
    "MEMBER_OF": "member",
    "BRANCH_OF": "branch",
    "AFFILIATED_WITH": "affiliate",
    "DENIED_MEMBERSHIP": "denial",
    "ALLIED_WITH": "alliance",
    "RIVAL_OF": "rivalry",
    "FOUGHT": "fighting",
    "SUPPORTED_BY": "support",
}
#: Parts of the way at which a caption may stand, from the middle outwards.
_SPOTS: Final = (0.5, *(0.5 + sign * step / 50 for step in range(1, 21) for sign in (1, -1)))


@dataclass(frozen=True)
class Label:
    """A name on a lane; lines are counted from the lane away, None stands before it, level with it."""

    text: str
    x: float
    width: float
    line: int | None
    #: Where on the lane the name begins; None where that is not known, or is the lane's beginning.
    tick: float | None


def width_of(text: str, size: float = 13.0, *, strong: bool = False) -> float:
    """Pixels that a text takes, rather more than less: which font draws it is not known here."""
    units = sum(0.36 if c in _NARROW else 0.95 if c in _WIDE else 0.7 if c.isupper() else 0.6 for c in text)
    return units * size * (1.07 if strong else 1.0)


def labels_of(
    entity: Entity, stretches: Sequence[Stretch], x: Scale, plot: tuple[float, float], *, strong: bool
) -> list[Label]:
    """The names of a lane, none touching another or the edges of the plot."""
    left, right = plot
    start = x(stretches[0].start_outer)
    placed: list[Label] = []
    for index, (day, name) in enumerate(lane_names(entity)):
        text = _shortened(name, right - left, strong=strong)
        width = width_of(text, strong=strong)
        before = start - end_room(stretches[0].start) - _BEFORE - width
        if index == 0 and before >= left:
            placed.append(Label(text, before, width, None, None))
            continue
        at = start if day is None else max(x(day), start)
        placed.append(Label(text, max(left, min(at, right - width)), width, 0, at if index else None))
    return _in_lines(placed)


def caption_of(tie: Tie) -> str:
    """`pledge, 90 %`, `pledge refuted`, `denial`."""
    noun = _NOUNS.get(tie.type, "")
    if tie.derived or not noun:
        return noun
    doubt = "" if tie.status in {"ASSERTED", "CONFIRMED"} else f" {tie.status.lower()}"
    share = f", {_percent(tie.share)}" if tie.share is not None and not doubt else ""
    return noun + doubt + share


def caption(tie: Tie, way: Sequence[Point], taken: list[Box], plot: tuple[float, float]) -> str | None:
    """The caption of a tie, beside its way or along it, None where it would cover something."""
    text = caption_of(tie)
    half = width_of(text, 12.0) / 2
    room = _CLEAR + 2 * max(half, 6.0)
    xs, ys = [point.x for point in way], [point.y for point in way]
    around = Box(min(xs) - room, max(xs) + room, min(ys) - room, max(ys) + room)
    near = [box for box in taken if box.touches(around)]
    for across, up in ((half, 6.0), (6.0, half)):
        for part in _SPOTS:
            point = along(way, part)
            for middle in (point.x + _CLEAR + across, point.x - _CLEAR - across):
                box = Box(middle - across, middle + across, point.y - up, point.y + up)
                inside = plot[0] <= box.x1 and box.x2 <= plot[1]
                if inside and not any(box.touches(other) for other in near):
                    taken.append(box)
                    return _caption(
                        text, Point(middle, point.y), WARN if is_denial(tie) else SOFT, turned=up > across
                    )
    return None


def name_text(label: Label, y: float, *, strong: bool, slanted: bool) -> str:
    return shape(
        "text",
        label.text,
        x=label.x,
        y=y,
        font_size="13",
        font_weight="700" if strong else "500",
        font_style="italic" if slanted else None,
        fill=INK,
        stroke=CARD,
        stroke_width=4.0,
        stroke_linejoin="round",
        paint_order="stroke",
    )


def lane_title(entity: Entity) -> str:
    """What a pointer shows of a lane."""
    others = [name for _, name in lane_names(entity) if name != entity.name]
    also = [f"also named {' and '.join(dict.fromkeys(others))}"] if others else []
    return ", ".join([entity.name, *also, entity.existence.label])


def tie_title(tie: Tie, info: TieTypeInfo) -> str:
    """What a pointer shows of a tie: the sentence with date, status, size and evidence."""
    where = f" in {tie.place.label}" if tie.place else ""
    parts = [f"{tie.source.label} {info.reads} {tie.target.label}{where}", tie.span.label, tie.status.lower()]
    if tie.share is not None:
        parts.append(_percent(tie.share))
    count = tie.evidence.independent_sources
    parts.append(f"{count} independent source{'' if count == 1 else 's'}")
    return ", ".join(parts)


def day_in_words(day: str) -> str:
    """`28 Aug 2014`."""
    return f"{int(day[8:])} {_month(int(day[5:7]))} {int(day[:4])}"


def _month(number: int) -> str:
    return ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][number - 1]


def ticks(first: date, last: date, room: int) -> list[tuple[date, str]]:
    """The first days of years or months, with what to call them, at most `room` of them."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next((each for each in (1, 3, 6, 12, 24, 60, 120, 240, 600) if months / each <= room), 1200)
    begin, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    found = []
    for index in range(-(-begin // step) * step, end + 1, step):
        year, month = divmod(index, 12)
        day = date(year, month + 1, 1)
        if first <= day <= last:
            found.append((day, f"{year}" if month == 0 else _month(month + 1)))
    return found


def _in_lines(labels: Sequence[Label]) -> list[Label]:
    """Of two names that would touch the later lies nearer to the lane."""
    begins: list[float] = []
    made = []
    for label in reversed(labels):
        if label.line is None:
            made.append(label)
            continue
        free = (index for index, x in enumerate(begins) if label.x + label.width + _GAP <= x)
        line = next(free, len(begins))
        begins[line : line + 1] = [label.x]
        made.append(Label(label.text, label.x, label.width, line, label.tick))
    return made[::-1]


def _shortened(text: str, room: float, *, strong: bool) -> str:
    if width_of(text, strong=strong) <= room:
        return text
    while len(text) > 1 and width_of(f"{text}…", strong=strong) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _caption(text: str, middle: Point, colour: str, *, turned: bool) -> str:
    turn = f"rotate(-90 {number(middle.x)} {number(middle.y)})" if turned else None
    return shape(
        "text",
        text,
        x=middle.x,
        y=middle.y + 4,
        text_anchor="middle",
        transform=turn,
        font_size="12",
        fill=colour,
        stroke=CARD,
        stroke_width=4.0,
        stroke_linejoin="round",
        paint_order="stroke",
    )


def _percent(share: float) -> str:
    return f"{share * 100:.3g} %"
