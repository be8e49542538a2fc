"""The page on the real server and the seed: what one sees, does, and can link to.

The seed's wording may change: ids, types and statuses are relied on, texts only as far as the page itself
writes them.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import BrowserContext, Page, Route, ViewportSize, expect

from tests.browser.looking import (
    DENIAL,
    DESKTOP,
    NARROW,
    PLEDGE,
    TEXTS,
    Open,
    Watch,
    crowded,
    drawn,
    known_at,
    lane,
    panel,
    search_box,
    settled,
    shown_as,
    tie,
)
from tests.browser.server import serving


def test_it_opens_on_ansar_al_islam_and_its_heirs(visit: Open):
    page = visit()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ansar al-Islam")
    for there in (
        "tie:succeeded/group:ansar-al-sunna/group:ansar-al-islam",
        "tie:split-from/group:jamaat-ansar-al-islam/group:ansar-al-sunna",
        "tie:split-from/group:jamaat-ansar-al-sunna/group:ansar-al-sunna",
        "tie:branch-of/group:jamaat-ansar-al-islam-syria/group:jamaat-ansar-al-islam",
    ):
        _, child, parent = there.removeprefix("tie:").split("/")
        expect(tie(page, there)).to_be_visible()
        expect(lane(page, child)).to_be_visible()
        expect(lane(page, parent)).to_be_visible()


def test_the_pledge_appears_contested_and_becomes_confirmed(visit: Open, watch: Watch):
    page = visit()
    expect(tie(page, PLEDGE)).to_have_attribute("data-status", "CONFIRMED")
    page.wait_for_load_state("networkidle")
    asked = watch.questions
    assert asked > 0
    known_at(page, "2014-08-24")
    expect(page.locator(".known-banner")).to_contain_text("24 Aug 2014")
    expect(tie(page, PLEDGE)).to_have_count(0)
    known_at(page, "2014-08-28")
    expect(tie(page, PLEDGE)).to_have_attribute("data-status", "CONTESTED")
    expect(tie(page, DENIAL)).to_be_visible()
    known_at(page, "")
    expect(page.locator(".known-banner p")).to_have_count(0)
    expect(tie(page, PLEDGE)).to_have_attribute("data-status", "CONFIRMED")

    slider = page.get_by_role("slider", name="Day looked from")
    first, last = (int(slider.get_attribute(end) or "") for end in ("min", "max"))
    seen: list[str | None] = []
    for part in range(41):
        slider.fill(str(first + (last - first) * part // 40))
        status = tie(page, PLEDGE).get_attribute("data-status") if tie(page, PLEDGE).count() else None
        if status not in seen[-1:]:
            seen.append(status)
    assert [seen[0], seen[-1]] == [None, "CONFIRMED"]
    assert "CONTESTED" in seen
    page.wait_for_load_state("networkidle")
    assert watch.questions == asked


def test_a_tie_shows_its_claims_and_the_address_restores_it(
    visit: Open, context: BrowserContext, site: str, watch: Watch
):
    page = visit()
    before = page.url
    # The middle of its box need not lie on a curved mark: the event goes to the mark itself.
    tie(page, PLEDGE).dispatch_event("click")
    evidence = panel(page)
    expect(evidence.get_by_role("heading", level=2)).to_contain_text("Jamaat Ansar al-Islam")
    for side in (".asserts", ".denies"):
        claims = evidence.locator(f"{side} .claim")
        expect(claims.first).to_be_visible()
        for claim in claims.all():
            expect(claim.locator("cite")).not_to_be_empty()
            expect(claim.locator(".locator")).to_contain_text(re.compile(r"\d"))
    expect(evidence.locator(".history li").first).to_contain_text("25 Aug 2014")
    known_at(page, "2014-08-28")
    expect(evidence.locator(".badge").first).to_have_text("Contested")
    expect(page).to_have_url(re.compile("knownAt=2014-08-28"))
    assert f"selection={PLEDGE}" in page.url

    copy = context.new_page()
    copy.goto(page.url)
    expect(panel(copy).locator(".badge").first).to_have_text("Contested")
    expect(tie(copy, PLEDGE)).to_have_attribute("data-status", "CONTESTED")
    expect(copy.get_by_label("Known at", exact=True)).to_have_value("2014-08-28")
    assert panel(copy).inner_text() == evidence.inner_text()

    page.go_back()
    expect(panel(page)).to_have_count(0)
    assert page.url == before
    page.go_forward()
    expect(panel(page)).to_be_visible()
    page.keyboard.press("Escape")
    assert watch.errors == []


def test_ties_are_chosen_by_mouse_and_by_keyboard(visit: Open):
    page = visit()
    point = page.evaluate(
        """id => {
          const hit = document.querySelector(`[data-tie-id="${id}"] path.hit`);
          const at = hit.getPointAtLength(hit.getTotalLength() / 2).matrixTransform(hit.getScreenCTM());
          return { x: at.x, y: at.y };
        }""",
        PLEDGE,
    )
    page.mouse.click(point["x"], point["y"])
    expect(page).to_have_url(re.compile(re.escape(f"selection={PLEDGE}")))
    expect(panel(page)).to_be_visible()
    page.get_by_role("button", name="Close the evidence").click()
    expect(panel(page)).to_have_count(0)
    lane(page, "group:jamaat-ansar-al-islam").focus()
    for _ in range(20):
        page.keyboard.press("ArrowRight")
        if page.evaluate("document.activeElement.dataset.tieId") == PLEDGE:
            break
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(f"selection={PLEDGE}")))


@pytest.mark.parametrize(
    ("typed", "focus", "arabic"),
    [
        ("Ansar al-Sham", "group:jamaat-ansar-al-islam-syria", False),
        ("أنصار الإسلام", "group:ansar-al-islam", True),
        ("jabhat al-nusra", "group:jabhat-al-nusra", False),
    ],
)
def test_search_by_keyboard(visit: Open, typed: str, focus: str, arabic: bool):
    page = visit("?focus=group:islamic-state")
    search_box(page).focus()
    page.keyboard.type(typed)
    first = page.get_by_role("option").first
    expect(first).to_be_visible()
    if arabic:
        name = first.locator("bdi")
        expect(name).to_have_text("أنصار الإسلام")
        expect(name).to_have_attribute("dir", "rtl")
        expect(name).to_have_attribute("lang", "ar")
    page.keyboard.press("Enter")
    expect(lane(page, focus)).to_be_visible()
    expect(page).to_have_url(re.compile(focus if focus != "group:ansar-al-islam" else r"/$"))
    expect(search_box(page)).to_have_value("")
    page.go_back()
    expect(page).to_have_url(re.compile("focus=group:islamic-state"))


def test_enter_before_the_answer_takes_its_first_hit(visit: Open):
    page = visit()
    search_box(page).fill("Ansar al-Sham")
    search_box(page).press("Enter")
    expect(page).to_have_url(re.compile("focus=group:jamaat-ansar-al-islam-syria"))


def test_arabic_in_the_heading_has_language_and_direction(visit: Open):
    name = visit().get_by_role("heading", level=1).locator("bdi")
    expect(name).to_have_attribute("dir", "rtl")
    expect(name).to_have_attribute("lang", "ar")
    family = name.evaluate("e => document.fonts.check('20px \"Noto Sans Arabic\"', e.textContent)")
    assert family is True


def test_a_search_says_that_it_is_under_way_and_that_it_found_nothing(visit: Open):
    page = visit()

    def delayed(route: Route) -> None:
        page.wait_for_timeout(600)
        route.continue_()

    page.route("**/graphql", delayed)
    search_box(page).fill("qqqqzzzz")
    expect(page.locator(".search-message")).to_contain_text("Searching")
    expect(page.locator(".search-message")).to_contain_text("qqqqzzzz")
    expect(page.locator(".search-message")).to_contain_text("Try another spelling")


def test_nothing_comes_from_elsewhere_and_nothing_fails(visit: Open, site: str, watch: Watch):
    page = visit("?focus=group:islamic-state&scope=all")
    search_box(page).fill("أنصار")
    expect(page.get_by_role("option").first).to_be_visible()
    search_box(page).press("Escape")
    lane(page, "group:islamic-state").dispatch_event("click")
    expect(panel(page).get_by_role("heading", level=2)).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert len(watch.requests) > 3
    assert [url for url in watch.requests if not url.startswith((site, "data:"))] == []
    assert watch.errors == []


def test_what_is_left_out_is_said_and_can_be_shown(visit: Open):
    page = visit()
    few = page.locator("[data-entity-id]").count()
    assert 6 <= few <= 15
    expect(page.locator(".left-out")).to_contain_text(re.compile(r"Left out: \d+ "))
    page.locator(".left-out").get_by_role("button").click()
    expect(page).to_have_url(re.compile("scope=all"))
    expect(page.locator(".left-out")).to_have_count(0)
    expect(page.locator("[data-entity-id]").nth(few)).to_be_attached()


@pytest.mark.parametrize("width", [1440, 390])
def test_a_lane_shows_every_name_that_prevailed(visit: Open, width: int):
    page = visit()
    page.set_viewport_size(ViewportSize(width=width, height=1400))
    names = ("Islamic State of Iraq", "Islamic State in Iraq and al-Sham", "Islamic State")
    for name in names:
        expect(page.locator(".chart .name").get_by_text(name, exact=True)).to_have_count(1)
    said = lane(page, "group:islamic-state").get_attribute("aria-label") or ""
    assert all(name in said for name in names)


SEED = Path(__file__).parents[2] / "seed" / "entities.yaml"


def go(page: Page, search: str) -> None:
    """To another address of the page, as by the back button: without loading it anew."""
    page.evaluate(
        "search => { history.pushState(null, '', search); dispatchEvent(new PopStateEvent('popstate')); }",
        search,
    )


@pytest.mark.parametrize("width", [1440, 390])
def test_texts_overlap_nothing_and_are_not_cut_off(visit: Open, width: int):
    page = visit()
    page.set_viewport_size(ViewportSize(width=width, height=1400))
    expect(page.locator("svg.chart")).to_have_attribute(
        "width", re.compile(rf"^{width - 50 if width > 640 else width - 26}$")
    )
    groups = [
        entity for entity in yaml.safe_load(SEED.read_text())["entities"] if entity["id"].startswith("group:")
    ]
    assert len(groups) > 50
    found = []
    for group in groups:
        go(page, f"?focus={group['id']}")
        label = re.compile(rf"^Lineage of {re.escape(group['label'])}: ")
        expect(page.locator("svg.chart")).to_have_attribute("aria-label", label)
        expect(lane(page, group["id"])).to_be_attached()
        drawn(page)
        assert page.locator(TEXTS).count() > 1
        found += [(group["id"], *pair) for pair in crowded(page)]
    assert found == []


def test_years_stand_on_their_lines(visit: Open):
    page = visit()
    middle = "marks => marks.map(mark => { const box = mark.getBoundingClientRect(); return box.x + box.width / 2; })"
    years = page.locator(".chart-axis .tick.strong").evaluate_all(middle)
    lines = page.locator(".grid.strong").evaluate_all(middle)
    assert len(years) > 5
    assert years == pytest.approx(lines, abs=0.6)


STATES = {
    "panel-narrow": ("?selection=group:islamic-state", NARROW, "dark"),
    "unknown-focus": ("?focus=group:nobody", DESKTOP, "light"),
    "on-a-day": ("?asOf=2014-09-01&scope=all", DESKTOP, "dark"),
}


@pytest.mark.parametrize(("search", "size", "scheme"), STATES.values(), ids=STATES.keys())
def test_axe_finds_nothing(visit: Open, search: str, size: ViewportSize, scheme: Any):
    page = visit(search, ready="[data-entity-id], .empty")
    shown_as(page, size, scheme)
    if "selection" in search:
        expect(panel(page).get_by_role("heading", level=2)).to_be_visible()
    settled(page)


def test_an_unknown_focus_is_named(visit: Open):
    page = visit("?focus=group:nobody", ready=".empty")
    expect(page.get_by_role("alert")).to_contain_text("group:nobody")
    page.get_by_role("button", name="Open Ansar al-Islam").click()
    expect(lane(page, "group:ansar-al-islam")).to_be_visible()


def test_what_cannot_be_read_in_the_address_is_named(visit: Open):
    page = visit("?asOf=yesterday&depth=9")
    expect(page.get_by_role("alert")).to_contain_text("asOf in the address is")
    expect(page.get_by_role("alert")).to_contain_text("depth in the address is")


def test_types_that_are_not_drawn_are_named(visit: Open):
    page = visit("?types=LED_BY,SPLIT_FROM")
    expect(page.get_by_role("alert")).to_contain_text("LED_BY")
    expect(page).to_have_url(re.compile(r"types=SPLIT_FROM$"))


def test_a_panel_waits_for_the_history(visit: Open):
    page = visit("?focus=group:nobody&selection=" + PLEDGE, ready=".empty")
    expect(panel(page)).to_contain_text("could not be loaded")
    expect(panel(page)).not_to_contain_text("Nothing of this was known")


def test_a_key_looks_from_the_news_before_today(visit: Open):
    page = visit()
    lane(page, "group:islamic-state").focus()
    page.keyboard.press("{")
    expect(page.locator(".known-banner")).to_contain_text("As known on")
    before = page.get_by_label("Known at", exact=True).input_value()
    page.keyboard.press("{")
    expect(page.get_by_label("Known at", exact=True)).not_to_have_value(before)
    page.keyboard.press("}")
    expect(page.get_by_label("Known at", exact=True)).to_have_value(before)
    page.keyboard.press("}")
    expect(page.locator(".known-banner p")).to_have_count(0)


def test_the_wheel_zooms_around_the_pointer(visit: Open):
    page = visit()
    line = page.locator(".grid.strong").nth(8)
    before = line.bounding_box()
    assert before
    year = page.locator(".chart-axis .tick.strong").nth(8).text_content() or ""
    page.mouse.move(before["x"], before["y"] + 5)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    expect(page).to_have_url(re.compile("range="))
    moved = page.locator(".chart-axis text").get_by_text(year, exact=True).bounding_box()
    assert moved
    assert moved["x"] + moved["width"] / 2 == pytest.approx(before["x"] + before["width"] / 2, abs=4)


def test_a_day_may_be_pasted_with_blanks(visit: Open):
    page = visit()
    field = page.get_by_label("As of", exact=True)
    field.focus()
    page.keyboard.insert_text(" 2014-08-25 ")
    expect(page).to_have_url(re.compile("asOf=2014-08-25"))


def test_a_stopped_server_gives_a_message_and_another_try(context: BrowserContext, tmp_path: Path):
    with serving(tmp_path) as address:
        page = context.new_page()
        page.goto(address)
        lane(page, "group:ansar-al-islam").wait_for()
    search_box(page).fill("nusra")
    expect(page.locator(".search-message")).to_contain_text("The search failed")
    search_box(page).fill("")
    page.get_by_role("combobox", name="Depth").select_option("1")
    expect(page.get_by_role("alert")).to_contain_text("The server does not answer")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
