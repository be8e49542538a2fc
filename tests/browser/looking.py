"""What browser tests look at the page by, and how its readers would find it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    Route,
    ViewportSize,
    WebError,
)

AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
DESKTOP = ViewportSize(width=1440, height=900)
NARROW = ViewportSize(width=360, height=740)
PLEDGE = "tie:pledged-to/group:jamaat-ansar-al-islam/group:islamic-state"
DENIAL = "tie:denied-membership/group:jamaat-ansar-al-islam/group:islamic-state"
Open = Callable[..., Page]
Scheme = Literal["light", "dark"]


class Watch:
    """What the pages of one context asked for, and what went wrong in them."""

    def __init__(self) -> None:
        self.requests: list[str] = []
        self.questions = 0
        self.errors: list[str] = []

    def begin(self, context: BrowserContext) -> None:
        context.on("request", self._asked)
        context.on("console", self._said)
        context.on("weberror", self._failed)

    def end(self, context: BrowserContext) -> None:
        context.remove_listener("request", self._asked)
        context.remove_listener("console", self._said)
        context.remove_listener("weberror", self._failed)

    def _asked(self, request: Request) -> None:
        self.requests.append(request.url)
        self.questions += request.url.endswith("/graphql")

    def _said(self, said: ConsoleMessage) -> None:
        if said.type == "error":
            self.errors.append(said.text)

    def _failed(self, error: WebError) -> None:
        self.errors.append(str(error.error))


def lane(page: Page, group: str) -> Locator:
    return page.locator(f'[data-entity-id="{group}"]')


def tie(page: Page, tie_id: str) -> Locator:
    return page.locator(f'[data-tie-id="{tie_id}"]')


def known_at(page: Page, day: str) -> None:
    field = page.get_by_label("Known at", exact=True)
    field.fill(day)
    field.press("Enter")


def search_box(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Search groups and people")


def panel(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Evidence")


def silent(route: Route) -> None:
    """As if nobody listened at the address."""
    route.abort("connectionrefused")


def go_offline(page: Page) -> None:
    """Cut the network off and wait until the page says so: just then a request may still get through."""
    page.context.set_offline(True)
    alert = page.get_by_role("alert")
    for _ in range(20):
        page.evaluate("dispatchEvent(new Event('offline'))")
        page.wait_for_timeout(250)
        if alert.count() > 0:
            break
    alert.wait_for()


def shown_as(page: Page, size: ViewportSize, scheme: Scheme) -> None:
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)


def until(page: Page, holds: str, given: object = None) -> None:
    """Wait until it holds. Playwright's own waiting evaluates text within the page, which our policy forbids, as
    soon as it has to look twice."""
    end = time.monotonic() + 10
    while not page.evaluate(holds, given):
        assert time.monotonic() < end, holds
        page.wait_for_timeout(50)


def drawn(page: Page) -> None:
    """Wait until what has changed by now is on screen."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def settled(page: Page, within: str = "") -> None:
    """Nothing is found once nothing more is asked, and what has just been changed is drawn."""
    page.wait_for_load_state("networkidle")
    drawn(page)
    nothing_found(page, within)


def nothing_found(page: Page, within: str = "") -> None:
    """Axe finds nothing, and the page is not wider than its window."""
    page.evaluate(AXE.read_text())
    found = page.evaluate("async within => (await axe.run(within || document)).violations", within)
    told = json.dumps([[v["id"], [n["html"] for n in v["nodes"]]] for v in found], indent=1)
    assert told == "[]", told
    assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("innerWidth")


TEXTS = ".chart .name, .chart .caption, .chart .place, .chart .end-mark, .chart-axis text"
MEASURED = """texts => texts.map(text => {
  const { left, right, top, bottom } = text.getBoundingClientRect();
  const room = text.classList.contains('end-mark') ? 0 : (bottom - top - 11) / 2;
  return { text: text.textContent, left, right, top: top + room, bottom: bottom - room };
})"""


def crowded(page: Page) -> list[Any]:
    """The texts of the picture that touch another or are cut off, and how many there are in all."""
    texts = page.locator(TEXTS).evaluate_all(MEASURED)
    chart = page.locator(".chart-host").bounding_box()
    assert chart
    found: list[Any] = []
    for index, a in enumerate(texts):
        if a["text"] != "?" and not chart["x"] <= a["left"] <= a["right"] <= chart["x"] + chart["width"]:
            found.append(("cut off", a))
        for b in texts[index + 1 :]:
            apart = a["right"] <= b["left"] or b["right"] <= a["left"]
            if not (apart or a["bottom"] <= b["top"] or b["bottom"] <= a["top"]):
                found.append((a, b))
    return found
