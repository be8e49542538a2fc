"""The network on the real server and the seed: a canvas, and beside it the same as a list to read and walk."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.browser.looking import (
    DENIAL,
    DESKTOP,
    PLEDGE,
    Open,
    Watch,
    known_at,
    panel,
    settled,
    shown_as,
    until,
)

GROUP = "group:jamaat-ansar-al-islam"
STATE = "group:islamic-state"
NARROW = ViewportSize(width=390, height=800)
SETTLED = "[data-arranging='settled']"


def open_network(visit: Open, search: str = "") -> Page:
    page = visit(f"?view=network{search}", ready=SETTLED)
    centre(page).wait_for()
    return page


def centre(page: Page) -> Locator:
    return page.locator(".network-centre")


def ties(page: Page) -> Locator:
    return page.locator(".network-list [data-tie-id]")


def walk_to(page: Page, entity: str) -> None:
    """Reads one entity after the other until the wanted one is in the middle."""
    centre(page).focus()
    for _ in range(80):
        if centre(page).get_attribute("data-entity-id") == entity:
            return
        page.keyboard.press("PageDown")
    raise AssertionError(f"{entity} is not in the network")


def places(page: Page) -> dict[str, str]:
    """Where every entity of the network stands in its world."""
    centre(page).focus()
    found: dict[str, str] = {}
    while (name := centre(page).get_attribute("data-entity-id") or "") not in found:
        found[name] = centre(page).get_attribute("data-at") or ""
        page.keyboard.press("PageDown")
        expect(centre(page)).to_be_focused()
    return found


def on_screen(page: Page, at: str) -> tuple[float, float]:
    """The middle of the screen's pixels that a place of the world is drawn at."""
    stage = page.locator(".network-stage")
    box = stage.bounding_box()
    assert box
    x, y, k = (float(part) for part in (stage.get_attribute("data-view") or "").split())
    left, top = (float(part) for part in at.split())
    # The canvas lies within the border.
    return box["x"] + 1 + x + left * k, box["y"] + 1 + y + top * k


def test_the_islamic_state_and_what_is_tied_to_it(visit: Open):
    page = open_network(visit, f"&focus={STATE}")
    expect(centre(page)).to_have_attribute("data-entity-id", STATE)
    expect(ties(page).and_(page.locator(f'[data-tie-id="{PLEDGE}"]'))).to_have_text(
        re.compile(r"^received the allegiance of Jamaat Ansar al-Islam, confirmed, 90 %, \d+ sources$")
    )
    others = set(ties(page).evaluate_all("all => all.map((each) => each.dataset.other)"))
    assert {GROUP, "group:jabhat-al-nusra"} <= others
    painted = page.locator(".network-base").evaluate(
        "c => c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some((value) => value > 0)"
    )
    assert painted is True


def test_nothing_moves_while_time_does_and_nothing_is_asked(visit: Open, watch: Watch):
    page = open_network(visit, f"&focus={STATE}")
    page.wait_for_load_state("networkidle")
    asked = watch.questions
    before = places(page)
    assert len(before) > 10
    days = page.get_by_role("slider", name="Day looked at")
    first, last = (int(days.get_attribute(end) or "") for end in ("min", "max"))
    view = page.locator(".network-stage").get_attribute("data-view")
    counts = set()
    for part in (6, 8, 9):
        days.fill(str(first + (last - first) * part // 10))
        now = places(page)
        counts.add(len(now))
        assert now.items() <= before.items()
    assert len(counts) > 1
    known_at(page, "2014-08-28")
    assert places(page).items() <= before.items()
    assert page.locator(".network-stage").get_attribute("data-view") == view
    assert watch.questions == asked
    assert watch.errors == []


def test_what_is_not_known_is_not_there(visit: Open):
    page = open_network(visit)
    walk_to(page, GROUP)
    expect(page.locator(f'[data-tie-id="{PLEDGE}"]')).to_contain_text("confirmed")
    known_at(page, "2014-08-28")
    walk_to(page, GROUP)
    expect(page.locator(f'[data-tie-id="{PLEDGE}"]')).to_contain_text("contested")
    expect(page.locator(f'[data-tie-id="{DENIAL}"]')).to_be_visible()
    known_at(page, "2014-08-24")
    expect(page.locator(f'[data-tie-id="{PLEDGE}"]')).to_have_count(0)


def test_the_places_are_the_same_every_time(visit: Open):
    assert places(open_network(visit)) == places(open_network(visit))


def test_a_click_on_an_entity_opens_its_evidence(visit: Open):
    page = open_network(visit)
    at = places(page)[GROUP]
    page.mouse.move(*on_screen(page, at))
    expect(page.locator(".network-stage .tip")).to_contain_text("Jamaat Ansar al-Islam")
    expect(page.locator(".network-base")).to_have_class(re.compile("dimmed"))
    page.mouse.click(*on_screen(page, at))
    expect(page).to_have_url(re.compile(re.escape(f"selection={GROUP}")))
    expect(panel(page).get_by_role("heading", level=2)).to_contain_text("Jamaat Ansar al-Islam")
    expect(centre(page)).to_have_attribute("data-entity-id", GROUP)


def test_an_entity_stays_where_it_is_put_until_it_is_let_go(visit: Open):
    page = open_network(visit)
    before = places(page)
    x, y = on_screen(page, before[GROUP])
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y + 30)
    page.mouse.move(x + 60, y + 50)
    page.mouse.up()
    after = places(page)
    assert {name for name in before if before[name] != after[name]} == {GROUP}
    moved = on_screen(page, after[GROUP])
    assert moved == pytest.approx((x + 60, y + 50), abs=2)
    page.mouse.dblclick(*moved)
    walk_to(page, GROUP)
    expect(centre(page)).to_have_attribute("data-at", before[GROUP])


def test_drag_and_wheel_move_the_picture(visit: Open):
    page = open_network(visit)
    stage = page.locator(".network-stage")
    box = stage.bounding_box()
    assert box
    before = stage.get_attribute("data-view") or ""
    x, y, k = (float(part) for part in before.split())
    page.mouse.move(box["x"] + 8, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + 30, box["y"] + 20)
    page.mouse.move(box["x"] + 58, box["y"] + 38)
    page.mouse.up()
    expect(stage).to_have_attribute("data-view", re.compile(rf"^{round(x + 50)}(\.\d+)? {round(y + 30)}"))
    scrolled = page.evaluate("scrollY")
    page.mouse.wheel(0, -300)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    assert page.evaluate("scrollY") <= scrolled
    until(
        page, "k => Number(document.querySelector('.network-stage').dataset.view.split(' ')[2]) > k * 1.3", k
    )
    page.get_by_role("button", name="Fit").click()
    expect(stage).to_have_attribute("data-view", before)


def test_one_walks_by_keyboard_from_tie_to_tie(visit: Open):
    page = open_network(visit)
    walk_to(page, GROUP)
    for _ in range(30):
        page.keyboard.press("ArrowDown")
        if page.evaluate("document.activeElement.dataset.tieId") == PLEDGE:
            break
    expect(page.locator(f'[data-tie-id="{PLEDGE}"]')).to_be_focused()
    expect(page.locator('.network-list [tabindex="0"]')).to_have_count(1)
    page.keyboard.press("ArrowRight")
    expect(centre(page)).to_have_attribute("data-entity-id", STATE)
    expect(centre(page)).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(centre(page)).to_have_attribute("data-entity-id", GROUP)
    expect(centre(page)).to_be_focused()
    page.keyboard.press("End")
    expect(ties(page).last).to_be_focused()
    page.keyboard.press("Enter")
    chosen = ties(page).last.get_attribute("data-tie-id") or ""
    expect(page).to_have_url(re.compile(re.escape(f"selection={chosen}")))
    expect(panel(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel(page)).to_have_count(0)
    expect(ties(page).last).to_be_focused()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("to the other end of the tie")
    page.keyboard.press("Escape")
    walk_to(page, STATE)
    page.keyboard.press("f")
    expect(page).to_have_url(re.compile(f"focus={STATE}"))


def test_a_day_without_anybody_says_so(visit: Open):
    page = visit("?view=network&asOf=1901-01-01&certainty=certain", ready=SETTLED)
    expect(page.locator(".network [role=status]")).to_contain_text("Move the day looked at")
    expect(centre(page)).to_have_count(0)


STATES: dict[str, tuple[str, ViewportSize, Any]] = {
    "dark": (f"&focus={STATE}", DESKTOP, "dark"),
    "narrow": (f"&focus={STATE}", NARROW, "light"),
    "nobody": ("&asOf=1901-01-01&certainty=certain", DESKTOP, "dark"),
}


@pytest.mark.parametrize(("search", "size", "scheme"), STATES.values(), ids=STATES.keys())
def test_axe_finds_nothing(visit: Open, search: str, size: ViewportSize, scheme: Any):
    page = visit(f"?view=network{search}", ready=SETTLED)
    shown_as(page, size, scheme)
    if "selection" in search:
        expect(panel(page).get_by_role("heading", level=2)).to_be_visible()
    settled(page)
