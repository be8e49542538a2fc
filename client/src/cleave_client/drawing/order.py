"""Which lane lies in which row, and in whose colour."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import accumulate
from typing import Final

from cleave_client.drawing.stretches import is_believed
from cleave_client.results import Tie, TieTypeInfo

_WEIGHTS: Final = {"PLEDGED_TO": 3, "DEFECTED_TO": 3, "FRONT_FOR": 4, "MEMBER_OF": 2}
#: Lanes that are not of a family find the best row one by one, up to so many.
_MOVED: Final = 120
_ROUNDS: Final = 4
ALONE: Final = 4


def order_of(
    lanes: Mapping[str, date], ties: Sequence[Tie], types: Mapping[str, TieTypeInfo], focus: Sequence[str]
) -> tuple[list[str], dict[str, int]]:
    """The lanes from top to bottom, and the hue of each, 0 to 4; `lanes` are ids with their first day.

    Families, which descent joins, stay together, the focus's first: children on alternate sides of their
    parent, the earliest outermost, so that no split crosses a lane.
    """
    parents = _parents(lanes, ties, types)
    families = _families(lanes, parents, focus)
    hues = {
        lane: min(index, ALONE) if len(family) > 1 else ALONE
        for index, family in enumerate(families)
        for lane in family
    }
    blocks = [_in_order(family, parents, lanes) for family in families]
    return [lane for block in _settled(blocks, ties) for lane in block], hues


def _parents(
    lanes: Mapping[str, date], ties: Sequence[Tie], types: Mapping[str, TieTypeInfo]
) -> dict[str, str]:
    """The primary parent of each lane that has one, without circles."""
    found: dict[str, str] = {}
    descents = [
        (types[tie.type].descent or 0, tie.span.from_earliest or date.max, tie.id, tie)
        for tie in ties
        if types[tie.type].descent and is_believed(tie)
    ]
    for *_, tie in sorted(descents):
        child, parent = tie.source.id, tie.target.id
        if child not in lanes or parent not in lanes or child in found:
            continue
        up: str | None = parent
        while up is not None and up != child:
            up = found.get(up)
        if up is None:
            found[child] = parent
    return found


def _families(lanes: Mapping[str, date], parents: Mapping[str, str], focus: Sequence[str]) -> list[set[str]]:
    members: dict[str, set[str]] = defaultdict(set)
    for lane in lanes:
        root = lane
        while root in parents:
            root = parents[root]
        members[root].add(lane)
    return sorted(
        members.values(),
        key=lambda family: (
            family.isdisjoint(focus),
            -len(family),
            min(lanes[lane] for lane in family),
            min(family),
        ),
    )


def _in_order(family: set[str], parents: Mapping[str, str], lanes: Mapping[str, date]) -> list[str]:
    children: dict[str, list[str]] = defaultdict(list)
    for lane in sorted(family, key=lambda lane: (lanes[lane], lane)):
        children[parents.get(lane, "")].append(lane)

    def below(lane: str) -> list[str]:
        above, under = children[lane][0::2], children[lane][1::2]
        return [
            *(each for child in above for each in below(child)),
            lane,
            *(each for child in reversed(under) for each in below(child)),
        ]

    return below(children[""][0])


def _settled(blocks: list[list[str]], ties: Sequence[Tie]) -> list[list[str]]:
    """Blocks after the first are moved to where ties are shortest, until nothing gets better."""
    if len(blocks) > _MOVED:
        return blocks
    for _ in range(_ROUNDS):
        before = list(blocks)
        for block in before[1:]:
            now = blocks.index(block)
            others = [each for each in blocks if each is not block]
            costs = _costs(block, others, ties)
            # Of equals the one where it is, that moving ends.
            place = min(costs, key=lambda place: (costs[place], abs(place - now)))
            blocks = [*others[:place], block, *others[place:]]
        if blocks == before:
            break
    return blocks


def _costs(block: Sequence[str], others: Sequence[Sequence[str]], ties: Sequence[Tie]) -> dict[int, int]:
    """How long ties get with the block before the second of the others, before the third and so on."""
    rows = {lane: row for row, lane in enumerate(lane for each in others for lane in each)}
    offsets = {lane: offset for offset, lane in enumerate(block)}
    own: list[tuple[int, int, int]] = []
    # The ties of others that pass above a row, as differences: each gets longer by the block.
    passing = [0] * (len(rows) + 2)
    for tie in ties:
        weight = _WEIGHTS.get(tie.type, 1)
        for here, there in ((tie.source.id, tie.target.id), (tie.target.id, tie.source.id)):
            if here in offsets and there in rows:
                own.append((offsets[here], rows[there], weight))
        if tie.source.id in rows and tie.target.id in rows:
            a, b = sorted((rows[tie.source.id], rows[tie.target.id]))
            passing[a + 1] += weight
            passing[b + 1] -= weight
    above = list(accumulate(passing))
    size, row, costs = len(block), 0, {}
    for place, each in enumerate(others, start=1):
        row += len(each)
        costs[place] = size * above[row] + sum(
            weight * abs(row + offset - (there if there < row else there + size))
            for offset, there, weight in own
        )
    return costs
