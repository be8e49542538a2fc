"""Axe finds nothing on any view in any state of the page.

Comparing is the compare view's own state, and the panel is open in the evidence's: those two stand in the
list of views.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Route

from tests.browser.looking import DESKTOP, NARROW, PLEDGE, Open, go_offline, nothing_found, settled

# The address of each view, and what is there when it is drawn.
VIEWS = {
    "lineage": ("?view=lineage", "[data-entity-id]"),
    "network": ("?view=network&asOf=2014-09-15", "canvas"),
    "map": ("?view=map&focus=group:islamic-state&asOf=2014-10-10", ".map [tabindex]"),
    "table": ("?view=table", "tbody tr"),
    "compare": ("?view=compare&againstKnownAt=2014-08-28", "[data-sign]"),
    "evidence": (f"?selection={PLEDGE}", ".panel .claim"),
}
each_view = pytest.mark.parametrize(
    "view", [pytest.param(view, marks=pytest.mark.xdist_group(f"axe {view}")) for view in VIEWS]
)

LOOKS: dict[str, Callable[[Page], None]] = {
    "light": lambda page: page.emulate_media(color_scheme="light"),
    "dark": lambda page: page.emulate_media(color_scheme="dark"),
    "contrast": lambda page: page.emulate_media(contrast="more"),
    "forced colours": lambda page: page.emulate_media(forced_colors="active"),
    "narrow": lambda page: page.set_viewport_size(NARROW),
}


@each_view
@pytest.mark.parametrize("look", LOOKS)
def test_looks(visit: Open, view: str, look: str) -> None:
    page = visit(*VIEWS[view])
    LOOKS[look](page)
    settled(page)


@each_view
def test_empty(visit: Open, view: str) -> None:
    settled(visit(VIEWS[view][0] + "&knownAt=1990-01-01", ready=".known-banner p"))


@each_view
def test_loading(visit: Open, context: BrowserContext, view: str) -> None:
    def waits(route: Route) -> None:
        """Never answers."""

    context.route("**/graphql", waits)
    nothing_found(visit(VIEWS[view][0], ready=".loading"))


@each_view
def test_error(visit: Open, context: BrowserContext, view: str) -> None:
    def refuses(route: Route) -> None:
        route.fulfill(status=400, json={"errors": [{"message": "The question is refused."}]})

    context.route("**/graphql", refuses)
    settled(visit(VIEWS[view][0], ready="[role=alert]"))


@each_view
def test_offline(visit: Open, view: str) -> None:
    page = visit(*VIEWS[view])
    go_offline(page)
    nothing_found(page)


@each_view
def test_panel_open(visit: Open, view: str) -> None:
    address = VIEWS[view][0].partition("selection=")[0].rstrip("?&")
    page = visit(f"{address}{'&' if address else '?'}selection={PLEDGE}", ready=".panel .claim")
    settled(page)


@each_view
@pytest.mark.parametrize("width", [DESKTOP["width"], NARROW["width"]])
def test_editing(visit: Open, token: str, view: str, width: int) -> None:
    address = VIEWS[view][0].partition("selection=")[0].rstrip("?&")
    page = visit(f"{address}{'&' if address else '?'}selection={PLEDGE}", ready=".panel .claim")
    page.set_viewport_size({"width": width, "height": 800})
    page.get_by_role("button", name="Record a claim").click()
    page.get_by_label("Token").fill(token)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Record", exact=True).click()
    page.locator("#edit-stance[aria-invalid=true]").wait_for()
    nothing_found(page)
