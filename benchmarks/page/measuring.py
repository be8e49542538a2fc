"""What is measured of whom, in which order."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Final

from playwright.sync_api import Browser

from benchmarks.page.browser import CLEAVE, RIVALS, Contender, Content, Differs, blank, traced, vocabulary
from benchmarks.page.trace import Moved, Trace
from tests.house.serving import free_port, serving

SIZES: Final = (500, 2000, 5000)
NETWORK: Final = (1000, 4000)
AS_OF: Final = "Day looked at"
KNOWN_AT: Final = "Day looked from"
UNFOLDED: Final = "cleave, unfolded"
"""Who, what, and the numbers of all rounds."""
Numbers = dict[tuple[str, str], list[float]]

_ROOT: Final = Path(__file__).resolve().parents[2]
_WHEN_DRAWN: Final = """new MutationObserver((_, observer) => {
  if (!document.querySelector('svg.chart [data-entity-id]')) return;
  observer.disconnect();
  performance.mark('drawn');
}).observe(document, { childList: true, subtree: true });"""


class Round:
    """One contender after another at one size; numbers are collected over rounds."""

    def __init__(self, browser: Browser, address: str, lanes: int) -> None:
        self.numbers: Numbers = {}
        self.content: Content = {}
        self._browser, self._address, self._lanes = browser, address, lanes
        self._given = {"lanes": lanes, "types": vocabulary()}

    def agree(self) -> None:
        """Take the data from cleave's page, and see that everybody holds the same lanes and ties."""
        with self._open(CLEAVE) as cleave:
            cleave.prepare(self._given)
            cleave.page.evaluate("bench.draw()")
            self.content = cleave.page.evaluate("bench.content()")
            wanted = cleave.shown(self.content)
        ties = len(self.content["ties"])
        if not 0.99 * self._lanes <= wanted["lanes"] <= self._lanes or ties != wanted["ties"]:
            raise Differs(f"cleave shows {wanted} of {self._lanes} lanes")
        for name in RIVALS:
            with self._open(name) as rival:
                rival.prepare(self.content)
                rival.page.evaluate("bench.draw()")
                shown = rival.shown(self.content)
            if (shown["lanes"], shown["ties"]) != (wanted["lanes"], wanted["ties"]):
                raise Differs(f"{name} shows {shown}, cleave {wanted}")
        print(f"{wanted['lanes']:,} lanes: everybody has them, and {wanted['ties']:,} ties")

    def run(self, turn: int) -> None:
        """Measure everybody once, beginning with another each turn."""
        names = (CLEAVE, *RIVALS)
        start = turn % len(names)
        for name in (*names[start:], *names[:start]):
            if name == CLEAVE:
                self._cleave()
            else:
                self._rival(name)

    def _cleave(self) -> None:
        with self._open(CLEAVE) as cleave:
            cleave.prepare(self._given)
            self._add(CLEAVE, "first", cleave.first_picture("drawLaidOut").shown)
        with self._open(CLEAVE) as cleave:
            cleave.prepare(self._given)
            self._add(CLEAVE, "first with layout", cleave.first_picture().shown)
            self._moved(CLEAVE, "asOf", cleave.slide(AS_OF))
            cleave.page.evaluate("bench.reset()")
            self._moved(CLEAVE, "knownAt", cleave.slide(KNOWN_AT))
            cleave.page.evaluate("bench.reset()")
            self._moved(CLEAVE, "vertically", cleave.scroll())
            cleave.look_through(*self._third(), self.content)
            self._moved(CLEAVE, "pan", cleave.pan())
            if self._lanes < SIZES[-1]:
                return
            # So large a picture is folded into families: the same again with every lane in a row.
            cleave.page.evaluate("bench.reset()")
            cleave.page.evaluate("bench.unfoldAll()")
            cleave.page.wait_for_timeout(500)
            self._moved(UNFOLDED, "asOf", cleave.slide(AS_OF))
            cleave.page.evaluate("bench.reset()")
            cleave.look_through(*self._third(), self.content)
            self._moved(UNFOLDED, "pan", cleave.pan())

    def _rival(self, name: str) -> None:
        with self._open(name) as rival:
            rival.prepare(self.content)
            self._add(name, "first", rival.first_picture().shown)
            rival.page.evaluate("content => bench.addScrubber(content)", self.content)
            self._moved(name, "asOf", rival.slide(AS_OF))
            rival.look_through(*self._third(), self.content)
            self._moved(name, "pan", rival.pan())

    def _third(self) -> tuple[float, float]:
        first, last = self.content["extent"]
        return first + (last - first) / 3, last - (last - first) / 3

    def _add(self, name: str, measure: str, value: float) -> None:
        self.numbers.setdefault((name, measure), []).append(value)

    def _moved(self, name: str, measure: str, moved: Moved) -> None:
        self._add(name, measure, moved.p95)
        self._add(name, f"{measure} dropped", moved.dropped)

    @contextmanager
    def _open(self, name: str) -> Iterator[Contender]:
        with blank(self._browser) as page:
            yield Contender(name, self._browser, page, self._address)


def network(browser: Browser, address: str, turns: int) -> Numbers:
    """Panning of the network, beside cytoscape.js with everybody in the same places."""
    numbers: Numbers = {}
    entities, ties = NETWORK
    given = {"lanes": entities, "tiesALane": ties / entities, "types": vocabulary(), "view": "network"}
    for _ in range(turns):
        with blank(browser) as page:
            cleave = Contender(CLEAVE, browser, page, address)
            cleave.prepare(given)
            page.evaluate("bench.draw()")
            content = page.evaluate("bench.network()")
            page.wait_for_timeout(500)
            shown = (len(content["nodes"]), len(content["ties"]))
            if shown != NETWORK:
                raise Differs(f"cleave's network has {shown} entities and ties, not {NETWORK}")
            moved = cleave.pan(".network-stage")
            numbers.setdefault((CLEAVE, "pan"), []).append(moved.p95)
            numbers.setdefault((CLEAVE, "pan dropped"), []).append(moved.dropped)
        with blank(browser) as page:
            rival = Contender("cytoscape", browser, page, address)
            rival.prepare(content)
            page.evaluate("bench.draw()")
            held = rival.shown(content)
            if (held["lanes"], held["ties"]) != NETWORK:
                raise Differs(f"cytoscape's network holds {held}, not {NETWORK}")
            moved = rival.pan()
            numbers.setdefault(("cytoscape", "pan"), []).append(moved.p95)
            numbers.setdefault(("cytoscape", "pan dropped"), []).append(moved.dropped)
    return numbers


def memory(browser: Browser, address: str, steps: Sequence[int]) -> Mapping[int, tuple[float, int]]:
    """The heap in megabytes and the nodes of the DOM after so many scrub steps in all."""
    found: dict[int, tuple[float, int]] = {}
    with blank(browser) as page:
        cleave = Contender(CLEAVE, browser, page, address)
        cleave.prepare({"lanes": SIZES[0], "types": vocabulary()})
        page.evaluate("bench.draw()")
        done = 0
        for count in steps:
            found[count] = cleave.heap_after(count - done)
            done = count
    return found


def seed(browser: Browser, turns: int) -> float:
    """From navigation to the first picture of the seed, on a real server, nothing cached: milliseconds."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "CLEAVE_"))}
    with tempfile.TemporaryDirectory(prefix="cleave-bench-") as data:
        command = [sys.executable, "-c", "from app.cli import main; main()", "serve"]
        command += ["--port", str(free_port()), "--data", data]
        with serving(command, _ROOT, clean) as address:
            found = []
            # The first visit is of a server that has just started, and counts for none.
            for _ in range(turns + 1):
                with blank(browser) as page:
                    page.add_init_script(_WHEN_DRAWN)
                    with traced(browser, page) as raw:
                        page.goto(address)
                        page.locator("svg.chart [data-entity-id]").first.wait_for()
                        page.wait_for_timeout(500)
                    found.append(Trace(bytes(raw)).first_picture("navigationStart").shown)
    return median(found[1:])


def size() -> int:
    """Bytes of the page's own code, gzipped, as frontend/scripts/size.mjs counts them."""
    npm = [sys.executable, str(_ROOT / "tools" / "npm.py"), "run", "--silent", "size"]
    done = subprocess.run(npm, cwd=_ROOT / "frontend", capture_output=True, text=True, check=False)
    total = next((line for line in done.stdout.splitlines() if "in all" in line), None)
    if total is None:
        raise Differs(f"the size of the page could not be told: {done.stderr.strip()}")
    return int(total.split()[0])
