"""The measurements as tables in Markdown, each bound beside its number."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import Final

from playwright.sync_api import Browser

from benchmarks.page.browser import CLEAVE, RIVALS
from benchmarks.page.measuring import SIZES, UNFOLDED, Numbers
from benchmarks.report import memory_of_machine

FRAME: Final = 8.0
NETWORK_FRAME: Final = 16.0
FIRST: Final = 100.0
FIRST_WITH_LAYOUT: Final = 250.0
SEED: Final = 1000.0
CODE: Final = 60_000
# Collecting garbage leaves a little more or less each time.
FLAT: Final = 1.05

_MOVES: Final = {
    "asOf": "scrub asOf",
    "knownAt": "scrub knownAt",
    "pan": "pan in time",
    "vertically": "pan vertically",
}
_PACKAGES: Final = ("vis-timeline", "cytoscape", "d3-selection", "d3-zoom")
_ABOUT_FRAMES: Final = (
    "Work of the main thread in a frame: milliseconds that 95 in 100 frames stay below; in brackets the "
    "frames dropped while there were 150 steps. Behind each rival, in both tables, its number as a multiple "
    "of cleave's."
)
Sizes = Mapping[int, Numbers]


def tables(
    sizes: Sizes, network: Numbers, heap: Mapping[int, tuple[float, int]], seed: float, code: int
) -> str:
    """First pictures, work a frame beside the rivals, and every bound with what was measured."""
    parts = (
        ("First picture: milliseconds from the call until it is on screen.", _first(sizes)),
        (_ABOUT_FRAMES, _frames(sizes, network)),
        ("What is asked of the page.", _bounds(sizes, network, heap, seed, code)),
    )
    return "\n\n".join(f"{about}\n\n" + "\n".join(lines) for about, lines in parts)


def _first(sizes: Sizes) -> Iterator[str]:
    yield f"| lanes | cleave, with layout | cleave, layout done | {' | '.join(RIVALS)} |"
    yield f"|--:|--:|--:|{'--:|' * len(RIVALS)}"
    for lanes, numbers in sizes.items():
        own = [f"{median(numbers[CLEAVE, measure]):.0f}" for measure in ("first with layout", "first")]
        others = [
            f"{median(numbers[name, 'first']):.0f} {_ratio(_times(numbers, name, 'first'))}"
            for name in RIVALS
        ]
        yield f"| {' | '.join([f'{lanes:,}', *own, *others])} |"


def _frames(sizes: Sizes, network: Numbers) -> Iterator[str]:
    yield f"| | lanes | cleave | {' | '.join(RIVALS)} |"
    yield f"|---|--:|--:|{'--:|' * len(RIVALS)}"
    for lanes, numbers in sizes.items():
        for measure, name in _MOVES.items():
            yield _row(name, lanes, numbers, CLEAVE, measure)
        for measure in ("asOf", "pan"):
            if (UNFOLDED, measure) in numbers:
                yield _row(f"{_MOVES[measure]}, no family folded", lanes, numbers, UNFOLDED, measure)
    yield _row("pan the network", 1000, network, CLEAVE, "pan")


def _row(name: str, lanes: int, numbers: Numbers, own: str, measure: str) -> str:
    others = [
        f"{_cell(numbers, rival, measure)} {_ratio(_times(numbers, rival, measure, own))}"
        if (rival, measure) in numbers
        else ""
        for rival in RIVALS
    ]
    return f"| {' | '.join([name, f'{lanes:,}', _cell(numbers, own, measure), *others])} |"


def _cell(numbers: Numbers, name: str, measure: str) -> str:
    dropped = median(numbers[name, f"{measure} dropped"])
    return f"{median(numbers[name, measure]):.1f} ({dropped:.0f})"


def _ratio(value: float) -> str:
    return f"\N{MULTIPLICATION SIGN} {value:.2f}"


def _times(numbers: Numbers, rival: str, measure: str, own: str = CLEAVE) -> float:
    """Of two measured in the same rounds, the median over the rounds."""
    return median(a / b for a, b in zip(numbers[rival, measure], numbers[own, measure], strict=True))


def _bounds(
    sizes: Sizes, network: Numbers, heap: Mapping[int, tuple[float, int]], seed: float, code: int
) -> Iterator[str]:
    yield "| | bound | measured | |"
    yield "|---|--:|--:|---|"
    most = max(sizes)
    for measure, name, bound in (
        ("first", "layout done", FIRST),
        ("first with layout", "layout included", FIRST_WITH_LAYOUT),
    ):
        value = median(sizes[most][CLEAVE, measure])
        yield _bound(
            f"first picture of {most:,} lanes, {name}", f"< {bound:.0f} ms", f"{value:.0f} ms", value < bound
        )
    for lanes, numbers in sizes.items():
        for measure, name in _MOVES.items():
            yield _frame_bound(f"{name}, {lanes:,} lanes", numbers, measure, FRAME)
    yield _frame_bound("pan the network, 1,000 nodes and 4,000 ties", network, "pan", NETWORK_FRAME)
    for lanes, numbers in sizes.items():
        for measure in ("first", "pan", "asOf"):
            least = min((_times(numbers, rival, measure), rival) for rival in RIVALS)
            what = "first picture" if measure == "first" else f"work a frame, {_MOVES[measure]}"
            yield _bound(
                f"{what}, {lanes:,} lanes: ahead of all rivals",
                "ratio > 1",
                f"{_ratio(least[0])} ({least[1]})",
                least[0] > 1,
            )
    least_network = _times(network, "cytoscape", "pan")
    yield _bound(
        "work a frame, network: ahead of cytoscape", "ratio > 1", _ratio(least_network), least_network > 1
    )
    (early, (before, nodes)), (late, (after, nodes_after)) = min(heap.items()), max(heap.items())
    yield _bound(
        f"heap after {late:,} scrub steps, of that after {early:,}",
        f"ratio ≤ {FLAT}",
        f"{_ratio(after / before)} ({after:.1f} MB; nodes {nodes:,}, then {nodes_after:,})",
        after <= FLAT * before and nodes_after <= FLAT * nodes,
    )
    yield _bound(
        "the seed, from navigation to first picture", f"< {SEED:.0f} ms", f"{seed:.0f} ms", seed < SEED
    )
    yield _bound("the page's code, gzipped", f"≤ {CODE:,} bytes", f"{code:,} bytes", code <= CODE)


def _frame_bound(name: str, numbers: Numbers, measure: str, bound: float) -> str:
    value, dropped = median(numbers[CLEAVE, measure]), median(numbers[CLEAVE, f"{measure} dropped"])
    measured = f"{value:.1f} ms, {dropped:.0f} dropped"
    return _bound(name, f"≤ {bound:.0f} ms, none dropped", measured, value <= bound and dropped == 0)


def _bound(name: str, bound: str, measured: str, met: bool) -> str:  # noqa: FBT001 - the last word of a line
    return f"| {name} | {bound} | {measured} | {'met' if met else '**not met**'} |"


def machine(browser: Browser, rounds: int) -> str:
    """What was measured with, and on."""
    lock = json.loads((Path(__file__).parent / "package-lock.json").read_text("utf-8"))["packages"]
    rivals = ", ".join(f"{name} {lock[f'node_modules/{name}']['version']}" for name in _PACKAGES)
    return (
        f"`make bench-page`, medians of {rounds} round{'s' * (rounds > 1)}. "
        f"{os.cpu_count()} cores, {memory_of_machine()}, "
        f"without GPU; load average at the end {os.getloadavg()[1]:.1f}. "
        f"Chromium {browser.version}, 1440 by 900; {rivals}."
    )


def is_whole(sizes: Sizes) -> bool:
    """Whether all sizes were measured, so that the page of results may be written."""
    return tuple(sizes) == SIZES
