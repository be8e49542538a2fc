"""The address holds the whole state: a copied link opens the same picture, and back and forward go through it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import DESKTOP, PLEDGE, Open, Watch, lane, panel, tie

SETTLED = 400
LINKS = {
    "focus": "?focus=group:islamic-state",
    "depth": "?depth=1",
    "scope": "?scope=all",
    "types": "?types=SPLIT_FROM,SUCCEEDED",
    "range": "?range=2007-01-01..2012-12-31",
    "as-of": "?asOf=2014-09-01",
    "known-at": "?knownAt=2014-08-28",
    "certainty": "?asOf=2007-06-01&certainty=certain",
    "status": "?status=CONTESTED,CONFIRMED",
    "selection": f"?selection={PLEDGE}",
    "open": "?open=group:islamic-state",
    "all-at-once": f"?focus=group:islamic-state&depth=2&asOf=2014-09-01&knownAt=2014-12-31&selection={PLEDGE}"
    "&scope=all&range=2010-01-01..2014-12-31&certainty=certain&status=ASSERTED,CONFIRMED",
    "network": "?view=network&asOf=2014-09-01",
    "map": "?view=map&asOf=2014-09-01",
    "table": "?view=table&status=CONFIRMED",
    "compare": "?view=compare&againstKnownAt=2014-08-28",
    "rows": "?rows=low",
    "map-section": "?view=map&asOf=2014-09-01&map=43.13,36.34,240",
    "network-section": "?view=network&network=40,-25,1.3",
    "table-sorted": "?view=table&ties.find=ansar&ties.sort=-from&ties.status=CONFIRMED",
    "table-of-entities": "?view=table&list=entities&entities.sort=name&entities.kind=COALITION",
    "overlaid": "?view=compare&againstAsOf=2010-01-01&againstKnownAt=2014-08-28&pair=over",
}
READY = ".views [aria-current]"


def seen(page: Page) -> Any:
    """What of the state shows: marks with what is held of them, the filters, times, view and panel."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(SETTLED)
    return page.evaluate(
        """() => ({
          marks: [...document.querySelectorAll('[data-entity-id], [data-tie-id]')].map((mark) => ({ ...mark.dataset })),
          height: document.querySelector('.chart')?.getAttribute('height'),
          view: document.querySelector('.network-stage')?.dataset.view,
          places: [...document.querySelectorAll('.map-words text')].map((text) => [text.textContent, text.getAttribute('x')]),
          rows: [...document.querySelectorAll('.listing tbody tr')].map((row) => row.textContent),
          sorted: document.querySelector('.listing [aria-sort]')?.textContent,
          fields: [...document.querySelectorAll('main input, main select')].map((field) => field.type === 'checkbox' ? field.checked : field.value),
          tab: document.querySelector('.views [aria-current]')?.textContent,
          years: [...document.querySelectorAll('.chart-axis text')].map((text) => text.textContent),
          panel: document.querySelector('.panel h2')?.textContent,
          title: document.title,
        })"""
    )


@pytest.fixture(scope="module")
def plain(browser: Browser, site: str) -> Any:
    """What the address without any part shows."""
    page = browser.new_page(viewport=DESKTOP, color_scheme="light", reduced_motion="reduce")
    page.goto(site)
    page.locator("[data-entity-id]").first.wait_for()
    shown = seen(page)
    page.close()
    return shown


@pytest.mark.parametrize("search", LINKS.values(), ids=LINKS.keys())
def test_a_copied_link_opens_the_same(visit: Open, search: str, site: str, watch: Watch, plain: Any):
    page = visit(search, ready=READY)
    first = seen(page)
    assert page.url == site + search
    assert first != plain
    copy = visit(page.url.removeprefix(site), ready=READY)
    assert seen(copy) == first
    assert first["title"].endswith("cleave")
    assert watch.errors == []


def test_back_and_forward_go_through_every_step(visit: Open):
    page = visit()
    addresses = [page.url]

    def stepped(part: str) -> None:
        expect(page).to_have_url(re.compile(part))
        addresses.append(page.url)

    page.get_by_role("combobox", name="Depth").select_option("2")
    stepped("depth=2")
    page.get_by_role("combobox", name="Show").select_option("all")
    stepped("scope=all")
    page.get_by_role("combobox", name="On the day").select_option("certain")
    stepped("certainty=certain")
    page.locator("summary", has_text="Statuses").click()
    page.get_by_role("checkbox", name="Refuted").uncheck()
    stepped("status=")
    page.locator("summary", has_text="Relations").click()
    page.get_by_role("checkbox", name="split from").uncheck()
    stepped("types=")
    page.keyboard.press("Escape")
    lane(page, "group:islamic-state").dispatch_event("click")
    stepped("selection=group:islamic-state")
    page.get_by_role("navigation", name="Views").get_by_role("button", name="Table").click()
    stepped("view=table")
    for address in reversed(addresses[:-1]):
        page.go_back()
        assert page.url == address
    expect(page.get_by_role("combobox", name="Depth")).to_have_value("3")
    expect(panel(page)).to_have_count(0)
    for address in addresses[1:]:
        page.go_forward()
        assert page.url == address
    expect(page.get_by_role("combobox", name="Depth")).to_have_value("2")
    expect(page.locator(".views [aria-current]")).to_have_text("Table")


def test_levels_of_detail_are_steps(visit: Open):
    page = visit()
    high = int(page.locator("svg.chart").get_attribute("height") or 0)
    page.get_by_role("button", name="Denser").click()
    expect(page).to_have_url(re.compile(r"rows=medium$"))
    page.get_by_role("button", name="Denser").click()
    expect(page).to_have_url(re.compile(r"rows=low$"))
    assert int(page.locator("svg.chart").get_attribute("height") or 0) < high
    page.go_back()
    expect(page).to_have_url(re.compile(r"rows=medium$"))
    page.go_back()
    expect(page.locator("svg.chart")).to_have_attribute("height", str(high))
    page.go_forward()
    expect(page).to_have_url(re.compile(r"rows=medium$"))


def test_what_is_chosen_in_the_table_is_a_step_and_what_is_typed_is_not(visit: Open):
    page = visit("?view=table", ready=".listing tbody tr")
    before = page.evaluate("history.length")
    page.get_by_label("Find in ties").press_sequentially("ansar")
    expect(page).to_have_url(re.compile(r"ties\.find=ansar$"))
    assert page.evaluate("history.length") == before
    page.get_by_role("combobox", name="Status", exact=True).select_option("CONFIRMED")
    expect(page).to_have_url(re.compile(r"ties\.find=ansar&ties\.status=CONFIRMED$"))
    page.get_by_role("columnheader", name="Target").get_by_role("button").click()
    expect(page).to_have_url(re.compile(r"ties\.sort=target"))
    page.get_by_role("button", name="Entities", exact=True).click()
    expect(page).to_have_url(re.compile(r"list=entities"))
    for _ in range(3):
        page.go_back()
    expect(page.get_by_label("Find in ties")).to_have_value("ansar")
    expect(page.get_by_role("combobox", name="Status", exact=True)).to_have_value("")
    expect(page.locator(".listing [aria-sort]")).to_have_count(0)


def test_the_section_of_the_map_changes_the_entry_at_hand_and_fitting_forgets_it(visit: Open):
    page = visit("?view=map", ready=".map-mark")
    before = page.evaluate("history.length")
    page.get_by_role("button", name="Zoom in").click()
    expect(page).to_have_url(re.compile(r"map=-?[\d.]+,-?[\d.]+,[\d.]+$"))
    assert page.evaluate("history.length") == before
    page.get_by_role("button", name="Fit", exact=True).click()
    expect(page).to_have_url(re.compile(r"view=map$"))


def test_moving_in_time_changes_the_entry_at_hand(visit: Open):
    page = visit()
    before = page.evaluate("history.length")
    slider = page.get_by_role("slider", name="Day looked at")
    for day in range(200, 2000, 300):
        slider.fill(str(day))
    expect(page).to_have_url(re.compile("asOf="))
    assert page.evaluate("history.length") == before


def test_a_step_taken_while_a_day_still_moves_keeps_the_day(visit: Open):
    page = visit()
    page.evaluate(
        """() => {
          const slider = document.querySelector('.track input');
          slider.value = '3000';
          slider.dispatchEvent(new Event('input', { bubbles: true }));
          document.querySelector('[data-entity-id="group:islamic-state"]').dispatchEvent(new MouseEvent('click', { bubbles: true }));
        }"""
    )
    expect(panel(page)).to_be_visible()
    moved = page.get_by_label("As of", exact=True).input_value()
    page.go_back()
    expect(panel(page)).to_have_count(0)
    expect(page).to_have_url(re.compile(f"asOf={moved}$"))
    expect(page.get_by_label("As of", exact=True)).to_have_value(moved)


def test_a_part_that_cannot_be_read_is_named_and_leaves_the_address(visit: Open):
    wrong = "rows=9&unfolded=3&map=1,2&list=all&ties.sort=age"
    page = visit(f"?asOf=yesterday&status=MAYBE&view=globe&focus=group:islamic-state&{wrong}")
    said = page.get_by_role("alert")
    for part in ("asOf", "status", "view", "rows", "unfolded", "map", "list", "ties.sort"):
        expect(said).to_contain_text(f"{part} in the address is")
    expect(page).to_have_url(re.compile(r"/\?focus=group:islamic-state$"))
    page.get_by_role("button", name="Dismiss").click()
    expect(said).to_have_count(0)
    expect(tie(page, PLEDGE)).to_be_visible()
