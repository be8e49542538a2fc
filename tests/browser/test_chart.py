"""The chart on the seed: keys, zoom, levels of detail, what lights up, and moving through the two times."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import DESKTOP, NARROW, Open, Watch, lane, nothing_found, tie

JAMAAT = "group:jamaat-ansar-al-islam"
SUNNA = "group:ansar-al-sunna"
ISLAM = "group:ansar-al-islam"
SUCCESSION = "tie:succeeded/group:ansar-al-sunna/group:ansar-al-islam"

# Everything of the marks but what depends on which had the focus.
MARKS = """() => [...document.querySelectorAll('svg.chart [role="button"], svg.chart .names > *')]
  .map(mark => mark.outerHTML.replaceAll(/ (tabindex|aria-pressed)="[^"]*"/g, '')).sort()"""


def lanes(page: Page) -> int:
    return page.locator("svg.chart .lane").count()


@pytest.mark.parametrize("search", ["", "scope=all&certainty=certain"])
def test_a_day_scrubbed_to_looks_as_one_opened(visit: Open, search: str):
    page = visit(f"?{search}")
    slider = page.get_by_role("slider", name="Day looked at")
    slider.focus()
    for _ in range(6):
        page.keyboard.press("PageDown")
    expect(page).to_have_url(re.compile("asOf="))
    expect(page.locator(".lane.away").first).to_be_attached()
    # The address follows when the scrubber rests.
    page.wait_for_timeout(400)
    opened = visit(page.url[page.url.index("?") :])
    assert opened.evaluate(MARKS) == page.evaluate(MARKS)
    assert opened.locator("line.cursor").get_attribute("transform") == page.locator(
        "line.cursor"
    ).get_attribute("transform")


def test_scrubbing_keeps_every_element_but_what_it_changes(visit: Open):
    page = visit("?asOf=2010-01-01")
    page.evaluate("document.querySelectorAll('svg.chart *').forEach(each => { each.kept = true; })")
    page.get_by_label("As of", exact=True).fill("2014-09-01")
    expect(lane(page, SUNNA)).to_have_attribute("data-here", "false")
    assert (
        page.evaluate("[...document.querySelectorAll('svg.chart *')].filter(each => !each.kept).length") == 0
    )


def test_keys_lead_to_parent_and_child_first_and_last(visit: Open, watch: Watch):
    page = visit()
    lane(page, SUNNA).focus()
    page.keyboard.press("p")
    expect(lane(page, ISLAM)).to_be_focused()
    page.keyboard.press("c")
    expect(lane(page, SUNNA)).to_be_focused()
    page.keyboard.press("End")
    expect(page.locator(".lane").last).to_be_focused()
    page.keyboard.press("Home")
    expect(page.locator(".lane").first).to_be_focused()
    expect(page.locator('svg.chart [tabindex="0"]')).to_have_count(1)
    assert watch.errors == []


def test_zoom_to_the_selection_and_back_step_by_step(visit: Open):
    page = visit(f"?selection={JAMAAT}")
    page.get_by_role("button", name="Selection").click()
    expect(page).to_have_url(re.compile("range=2006-"))
    lane(page, JAMAAT).focus()
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile("selection="))
    expect(page).to_have_url(re.compile("range="))
    lane(page, JAMAAT).focus()
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile("range="))


def test_denser_rows_show_less(visit: Open):
    page = visit("?scope=all")
    tall = page.locator("svg.chart").bounding_box()
    denser = page.get_by_role("button", name="Denser")
    denser.click()
    dense = page.locator("svg.chart").bounding_box()
    assert tall
    assert dense
    assert dense["height"] < tall["height"]
    before = lanes(page)
    denser.click()
    expect(page.locator('.tie[data-type="MEMBER_OF"]')).to_have_count(0)
    expect(page.locator('.tie[data-type="PLEDGED_TO"]').first).to_be_attached()
    denser.click()
    expect(page.locator(".tie")).to_have_count(0)
    expect(page.locator(".chart .name")).to_have_count(0)
    expect(denser).to_be_disabled()
    assert lanes(page) == before
    lane(page, SUNNA).focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".tip")).to_be_visible()
    page.keyboard.press("t")
    expect(page.locator(".tie").first).to_be_attached()


def test_pointing_at_a_lane_lights_up_where_it_comes_from(visit: Open):
    page = visit()
    hit = lane(page, SUNNA).locator(".hit").first.bounding_box()
    assert hit
    page.mouse.move(hit["x"] + hit["width"] * 0.9, hit["y"] + hit["height"] / 2)
    expect(page.locator("svg.chart")).to_have_class(re.compile("dimmed"))
    for group in (SUNNA, ISLAM, JAMAAT):
        expect(lane(page, group)).to_have_class(re.compile("lit"))
    expect(tie(page, SUCCESSION)).to_have_class(re.compile("lit"))
    expect(lane(page, "group:islamic-state")).not_to_have_class(re.compile("lit"))
    page.mouse.move(5, 5)
    expect(page.locator("svg.chart")).not_to_have_class(re.compile("dimmed"))


def test_dragging_moves_the_window_and_chooses_nothing(visit: Open):
    page = visit("?range=2006-01-01..2010-01-01")
    hit = lane(page, SUNNA).locator(".hit").first.bounding_box()
    assert hit
    x, y = hit["x"] + 500, hit["y"] + hit["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, 9):
        page.mouse.move(x - step * 20, y)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"range=2006-\d\d-\d\d\.\.2010-"))
    expect(page).not_to_have_url(re.compile("selection="))
    page.wait_for_timeout(400)
    opened = visit(page.url[page.url.index("?") :])
    assert opened.evaluate(MARKS) == page.evaluate(MARKS)


@pytest.mark.parametrize("size", [DESKTOP, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("steps", [1, 3])
def test_axe_finds_nothing_on_dense_rows(visit: Open, size: dict[str, int], steps: int):
    page = visit("?scope=all&asOf=2014-09-01")
    page.set_viewport_size(size)  # type: ignore[arg-type]
    for _ in range(steps):
        page.get_by_role("button", name="Denser").click()
    page.locator(".lane").first.hover(position={"x": 40, "y": 4}, force=True)
    nothing_found(page)
