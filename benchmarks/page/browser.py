"""The contenders in Chromium: each opened anew, drawn once, and moved."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Final

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from benchmarks.page.trace import CATEGORIES, First, Moved, Trace

CLEAVE: Final = "cleave"
RIVALS: Final = ("vis-timeline", "cytoscape", "d3")
STEPS: Final = 150

_HERE: Final = Path(__file__).parent
_ROOT: Final = _HERE.parents[1]
_PROGRAMS: Final = ("chromium", "chromium-browser", "google-chrome")
_QUIET: Final = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-sync",
    "--no-first-run",
    "--js-flags=--expose-gc",
)
_SIZE: Final = ViewportSize(width=1440, height=900)
_PICTURE: Final = {CLEAVE: "svg.chart", "network": ".network-stage"}
Content = Mapping[str, Any]


class Differs(Exception):
    """A contender does not hold what the others hold, or does not move; the message says who and what."""


class Missing(Exception):
    """Something that measuring needs is not there; the message says what."""


class _Files(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing of each file."""


@contextmanager
def serving_pages() -> Iterator[str]:
    """The built pages of all contenders, on loopback."""
    folder = _HERE / "dist"
    if not (folder / "cleave.html").is_file():
        raise Missing("the benchmark's pages are not built; `make bench-page` builds them")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Files, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium of this machine."""
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise Missing("bench-page needs Chromium; on Debian: apt install chromium")
    # Chromium refuses to sandbox itself for root, which is who runs in most containers.
    flags = [*_QUIET, "--no-sandbox"] if os.geteuid() == 0 else list(_QUIET)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=flags)
        yield browser
        browser.close()


@contextmanager
def blank(browser: Browser) -> Iterator[Page]:
    """A page with nothing cached; whatever it throws ends the benchmark."""
    context = browser.new_context(viewport=_SIZE, reduced_motion="no-preference")
    context.set_default_timeout(120_000)
    page = context.new_page()
    thrown: list[str] = []
    page.on("pageerror", lambda error: thrown.append(str(error)))
    yield page
    context.close()
    if thrown:
        raise Differs(f"a page broke off: {thrown[0]}")


class Contender:
    """One contender in a page of its own."""

    def __init__(self, name: str, browser: Browser, page: Page, address: str) -> None:
        self.name = name
        self.page = page
        self._browser = browser
        self._picture = _PICTURE.get(name, "#app")
        page.goto(f"{address}/{name}.html")
        page.evaluate((_HERE / "drive.js").read_text("utf-8"))

    def prepare(self, given: Content) -> None:
        """Give it the data; nothing is drawn yet."""
        self.page.evaluate("given => bench.prepare(given)", given)
        self.page.wait_for_timeout(500)

    def first_picture(self, call: str = "draw") -> First:
        """Have it drawn."""
        with self._traced() as traced:
            self.page.evaluate(f"bench.{call}()")
            self.page.wait_for_timeout(700)
        return Trace(bytes(traced)).first_picture()

    def pan(self, picture: str | None = None) -> Moved:
        """Drag the picture to the left, five pixels a frame."""
        before = self.at()
        with self._traced() as traced:
            self.page.evaluate(f"drive.drag('{picture or self._picture}', {STEPS}, 5)")
        self.page.wait_for_timeout(400)
        if self.at() == before:
            raise Differs(f"{self.name} does not move when it is dragged")
        return Trace(bytes(traced)).movement()

    def slide(self, label: str) -> Moved:
        """Move a slider from its first tenth to its last."""
        with self._traced() as traced:
            self.page.evaluate(f"drive.slide('{label}', {STEPS})")
        return Trace(bytes(traced)).movement()

    def scroll(self) -> Moved:
        """Scroll down, 24 pixels a frame."""
        with self._traced() as traced:
            self.page.evaluate(f"drive.scroll({STEPS}, 24)")
        self.page.evaluate("scrollTo(0, 0)")
        return Trace(bytes(traced)).movement()

    def at(self) -> str:
        """Where it has been moved to."""
        return str(self.page.evaluate("bench.at()"))

    def shown(self, content: Content) -> dict[str, int]:
        """How many lanes, ties and rows it holds, and of how many elements its picture consists."""
        found: dict[str, int] = self.page.evaluate("content => bench.shown(content)", content)
        return found

    def look_through(self, first: float, last: float, content: Content) -> None:
        """Set the window in time, in milliseconds."""
        self.page.evaluate(
            "([first, last, content]) => bench.window(first, last, content)", [first, last, content]
        )
        self.page.wait_for_timeout(500)

    def heap_after(self, steps: int) -> tuple[float, int]:
        """After so many more steps, and collecting garbage: megabytes of the heap, and nodes of the DOM."""
        self.page.evaluate(f"bench.steps({steps})")
        self.page.wait_for_timeout(1000)
        session = self.page.context.new_cdp_session(self.page)
        for _ in range(3):
            session.send("HeapProfiler.collectGarbage")
        used = session.send("Runtime.getHeapUsage")["usedSize"] / 1e6
        nodes = session.send("Memory.getDOMCounters")["nodes"]
        session.detach()
        return used, nodes

    @contextmanager
    def _traced(self) -> Iterator[bytearray]:
        with traced(self._browser, self.page) as found:
            yield found


@contextmanager
def traced(browser: Browser, page: Page) -> Iterator[bytearray]:
    """Trace what happens inside; the trace is there at the end."""
    found = bytearray()
    browser.start_tracing(page=page, categories=CATEGORIES)
    yield found
    found += browser.stop_tracing()


def vocabulary() -> list[Any]:
    """The types of ties, which the page has from the server."""
    types: list[Any] = json.loads((_ROOT / "tests/vectors/vocabulary.json").read_text("utf-8"))
    return types
