"""`make bench-page`: the page beside three libraries with the same data, in headless Chromium, in rounds.

Everybody is first shown to hold the same lanes and ties. Then each round opens one contender after another,
in an order that turns; what it did is read from Chromium's trace. Medians over the rounds are printed, and
written to docs/performance.md.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.page.browser import Differs, Missing, chromium, serving_pages
from benchmarks.page.measuring import SIZES, Round, memory, network, seed, size
from benchmarks.page.report import is_whole, machine, tables
from benchmarks.page.trace import Unclear
from benchmarks.report import write

_PERFORMANCE = Path(__file__).resolve().parents[2] / "docs" / "performance.md"


def main() -> int:
    """Run the benchmark; 0 where it came to an end, 1 where it could not."""
    parser = argparse.ArgumentParser(prog="make bench-page", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often everything is measured")
    parser.add_argument("--lanes", action="append", type=int, choices=SIZES, help="one size")
    options = parser.parse_args()
    try:
        return _run(tuple(options.lanes or SIZES), options.rounds)
    except (Differs, Missing, Unclear) as error:
        print(f"\nbench-page: {error}", file=sys.stderr)
        return 1


def _run(sizes: tuple[int, ...], rounds: int) -> int:
    with serving_pages() as address, chromium() as browser:
        measured = {lanes: Round(browser, address, lanes) for lanes in sizes}
        for each in measured.values():
            each.agree()
        for turn in range(rounds):
            for each in measured.values():
                each.run(turn)
            print(f"\r  round {turn + 1} of {rounds}", end="", flush=True)
        print("\n  network, memory, seed")
        numbers = {lanes: each.numbers for lanes, each in measured.items()}
        report = tables(
            numbers,
            network(browser, address, rounds),
            memory(browser, address, (1000, 10_000)),
            seed(browser, rounds),
            size(),
        )
        text = f"{machine(browser, rounds)}\n\n{report}"
    print(f"\n{text}")
    if is_whole(numbers):
        write(_PERFORMANCE, text, "bench-page")
    return 0


if __name__ == "__main__":
    sys.exit(main())
