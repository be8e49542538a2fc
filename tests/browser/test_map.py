"""The map on the real server and the seed: who was where on a day, drawn and in words."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, ViewportSize, expect

from tests.browser.looking import DESKTOP, Open, Watch, nothing_found, panel

KOBANI = "?view=map&focus=group:jabhat-al-akrad&asOf=2014-10-10"
CROWDED = "?view=map&focus=group:islamic-state&asOf=2014-10-10"
NOWHERE = "?view=map&focus=group:jabhat-al-akrad&asOf=2001-01-01&certainty=certain"
AKRAD = "tie:operates-in/group:jabhat-al-akrad/place:kobani"


def open_map(visit: Open, search: str) -> Page:
    return visit(search, ready=".map-mark")


def mark(page: Page, place: str) -> Locator:
    return page.locator(f'.map-mark[data-place-id="{place}"]')


def tie(page: Page, tie_id: str) -> Locator:
    return page.locator(f'.map-mark[data-tie-id="{tie_id}"]')


def entry(page: Page, label: str) -> Locator:
    return page.locator(".map-places > li").filter(has=page.get_by_text(label, exact=True))


def test_kobani_in_october_2014(visit: Open, watch: Watch):
    page = open_map(visit, KOBANI)
    name = mark(page, "place:kobani").get_attribute("aria-label") or ""
    assert name.startswith("Kobani, town: ")
    for group in ("Jabhat al-Akrad operates in (", "YPG"):
        assert group in name
    expect(mark(page, "place:aleppo-province")).to_have_attribute("aria-label", re.compile("somewhere in it"))
    expect(page.locator(".map-area.hatch")).to_have_count(2)
    assert watch.errors == []
    assert {url.split("/")[2] for url in watch.requests} == {page.url.split("/")[2]}


def test_enter_and_click_show_the_evidence(visit: Open):
    page = open_map(visit, KOBANI)
    tie(page, AKRAD).click()
    expect(panel(page)).to_contain_text("operates in")
    expect(page).to_have_url(re.compile(re.escape(f"selection={AKRAD}")))
    expect(tie(page, AKRAD)).to_have_attribute("aria-pressed", "true")
    tie(page, AKRAD).focus()
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    page.keyboard.press("Enter")
    expect(panel(page)).to_contain_text("operates in")


def test_one_goes_from_place_to_place_by_keyboard(visit: Open):
    page = open_map(visit, CROWDED)
    expect(page.locator('.map-mark[tabindex="0"]')).to_have_count(1)
    page.locator('.map-mark[tabindex="0"]').focus()
    focused = "document.activeElement.getAttribute('data-mark')"
    seen = [page.evaluate(focused)]
    count = page.locator(".map-mark[data-place-id]").count()
    for _ in range(count - 1):
        page.keyboard.press("ArrowDown")
        seen.append(page.evaluate(focused))
    assert len(set(seen)) == count > 10
    page.keyboard.press("Home")
    assert page.evaluate(focused) == seen[0]
    page.keyboard.press("ArrowRight")
    assert "tie:" in page.evaluate(focused)
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(focused) == seen[0]
    expect(page.locator('.map-mark[tabindex="0"]')).to_have_count(1)


def test_scrubbing_asks_nothing(visit: Open, watch: Watch):
    page = open_map(visit, CROWDED)
    page.wait_for_load_state("networkidle")
    asked = watch.questions
    before = page.locator(".map-places > li").count()
    for day in ("2013-07-01", "2011-06-01", "2014-12-01"):
        box = page.get_by_role("textbox", name=re.compile("^As of"))
        box.fill(day)
        box.press("Enter")
        expect(page).to_have_url(re.compile(f"asOf={day}"))
    box = page.get_by_role("textbox", name=re.compile("^Known at"))
    box.fill("2014-11-16")
    box.press("Enter")
    expect(page).to_have_url(re.compile("knownAt=2014-11-16"))
    expect(page.locator(".map-places > li")).not_to_have_count(before)
    assert watch.questions == asked
    assert len([url for url in watch.requests if "outlines" in url]) == 1


def test_the_list_holds_what_the_map_shows_and_what_it_cannot(visit: Open):
    page = open_map(visit, CROWDED)
    listed = page.locator(".map-places > li").count()
    expect(page.locator(".map .left-out")).to_contain_text(f"{listed} places")
    labels = page.locator(".map-places > li strong").all_inner_texts()
    for shown in page.locator(".map-mark[data-place-id]").all():
        assert (shown.get_attribute("aria-label") or "").startswith(tuple(f"{label}, " for label in labels))
    lost = page.locator(".map-list h2", has_text="without a position").locator("+ ul > li")
    expect(lost.locator("strong")).to_have_text(["Europe"])
    expect(entry(page, "Kobani")).to_contain_text("controls, announced")


def test_zoom_fit_and_all(visit: Open):
    page = open_map(visit, CROWDED)
    expect(mark(page, "place:algeria")).to_have_count(0)
    page.get_by_role("button", name="All", exact=True).click()
    expect(mark(page, "place:algeria")).to_have_count(1)
    page.get_by_role("button", name="Fit", exact=True).click()
    expect(mark(page, "place:algeria")).to_have_count(0)
    page.get_by_role("button", name="Show Kobani on the map").click()
    expect(mark(page, "place:mosul")).to_have_count(0)
    expect(mark(page, "place:kobani")).to_be_visible()
    sign = mark(page, "place:kobani").locator("circle.map-dot")
    before, frame = sign.bounding_box(), page.locator(".map-drawing").bounding_box()
    assert before
    assert frame
    page.mouse.move(frame["x"] + 300, frame["y"] + 300)
    page.mouse.down()
    page.mouse.move(frame["x"] + 40, frame["y"] + 310, steps=4)
    page.mouse.up()
    after = sign.bounding_box()
    assert after
    assert after["x"] - before["x"] == pytest.approx(-260, abs=2)
    assert after["y"] - before["y"] == pytest.approx(10, abs=2)
    expect(panel(page)).to_be_hidden()


@pytest.mark.parametrize("width", [1440, 390])
def test_words_on_the_map_do_not_meet(visit: Open, width: int):
    page = open_map(visit, CROWDED)
    page.set_viewport_size(ViewportSize(width=width, height=900))
    page.wait_for_timeout(300)
    boxes = page.locator(".map-words text").evaluate_all(
        """all => all.map((each) => {
             const { x, y, width, height } = each.getBBox();
             return [each.textContent, x, y + 3, x + width, y + height - 4];
           })"""
    )
    assert len(boxes) > 10
    for index, (text, x1, y1, x2, y2) in enumerate(boxes):
        assert x1 >= 0, text
        assert x2 <= width, text
        for other, u1, v1, u2, v2 in boxes[index + 1 :]:
            assert x2 <= u1 + 1 or u2 <= x1 + 1 or y2 <= v1 or v2 <= y1, f"{text} meets {other}"


@pytest.mark.parametrize("width", [1440, 390])
def test_no_line_of_the_map_runs_through_words_and_no_name_is_cut_off(visit: Open, width: int):
    page = open_map(visit, CROWDED)
    page.set_viewport_size(ViewportSize(width=width, height=900))
    page.wait_for_timeout(300)
    words = page.locator(".map-words text")
    assert [text for text in words.all_text_contents() if "…" in text] == []
    through = page.evaluate(
        """() => [...document.querySelectorAll('.map-leader')].flatMap((line) =>
             [...document.querySelectorAll('.map-words text')].filter((text) => {
               const { x, y, width, height } = text.getBBox();
               return Array.from({ length: 101 }, (_, n) => line.getPointAtLength((line.getTotalLength() * n) / 100))
                 .some((p) => p.x > x + 1 && p.x < x + width - 1 && p.y > y + 3 && p.y < y + height - 4);
             }).map((text) => text.textContent))"""
    )
    assert through == []
    assert page.locator(".map-leader").count() > 0


def test_where_nothing_is_known_it_says_what_to_do(visit: Open):
    page = visit(NOWHERE, ready=".map .empty")
    expect(page.locator(".map .empty")).to_contain_text("1 Jan 2001")
    page.get_by_role("button", name="Show all statuses").click()
    expect(mark(page, "place:kobani")).to_be_visible()


def test_a_silent_server_is_told_and_asked_again(visit: Open):
    page = visit("?view=table", ready=".listing tbody tr")
    silent = True

    def answer(route: Route) -> None:
        if silent and "PlaceTies" in (route.request.post_data or ""):
            route.abort()
        else:
            route.continue_()

    page.route("**/graphql", answer)
    page.get_by_role("button", name="Map", exact=True).click()
    expect(page.locator(".map").get_by_role("alert")).to_contain_text("The places could not be loaded")
    silent = False
    page.locator(".map").get_by_role("button", name="Try again").click()
    page.locator(".map-mark").first.wait_for()


@pytest.mark.parametrize(
    ("search", "size", "scheme"),
    [
        (CROWDED, DESKTOP, "dark"),
        (CROWDED, ViewportSize(width=360, height=740), "dark"),
        (f"{KOBANI}&selection={AKRAD}", DESKTOP, "light"),
        (NOWHERE, DESKTOP, "light"),
    ],
)
def test_axe_finds_nothing(visit: Open, search: str, size: ViewportSize, scheme: Any):
    page = visit(search, ready=".map-mark, .map .empty")
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    if "selection" in search:
        expect(panel(page).get_by_role("heading", level=2)).to_be_visible()
    page.wait_for_load_state("networkidle")
    nothing_found(page)
