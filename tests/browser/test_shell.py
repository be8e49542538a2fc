"""What stands over all views: the two times with play and steps, filters, search, colours, help, and what is said."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, ViewportSize, expect

from tests.browser.looking import DENIAL, DESKTOP, PLEDGE, Open, Watch, known_at, lane, search_box, tie


def as_of(page: Page) -> Locator:
    return page.get_by_label("As of", exact=True)


def filters(page: Page) -> Locator:
    return page.get_by_role("group", name="Filters")


def unfold(page: Page, name: str) -> None:
    filters(page).locator("summary", has_text=name).click()


@pytest.fixture
def apart(browser: Browser) -> Iterator[BrowserContext]:
    """A context for one test: all pages of a context go by one clock, and it is not given back."""
    context = browser.new_context(viewport=DESKTOP, reduced_motion="reduce")
    yield context
    context.close()


def stopped(context: BrowserContext, address: str) -> Page:
    """The page at the address, in which no time passes but what the test lets pass."""
    page = context.new_page()
    page.goto(address)
    page.locator("[data-entity-id]").first.wait_for()
    page.wait_for_load_state("networkidle")
    page.clock.install(time=0)
    page.clock.pause_at(1000)
    return page


def test_steps_go_from_event_to_event_and_ask_nothing(visit: Open, watch: Watch):
    page = visit()
    page.wait_for_load_state("networkidle")
    asked = watch.questions
    page.get_by_role("button", name="Next beginning or end").click()
    days = [as_of(page).input_value()]
    for _ in range(3):
        page.get_by_role("button", name="Next beginning or end").click()
        days.append(as_of(page).input_value())
    assert days == sorted(set(days))
    page.get_by_role("button", name="Previous beginning or end").click()
    expect(as_of(page)).to_have_value(days[2])
    page.get_by_role("button", name="Previous news").click()
    before = page.get_by_label("Known at", exact=True).input_value()
    page.get_by_role("button", name="Previous news").click()
    expect(page.get_by_label("Known at", exact=True)).not_to_have_value(before)
    for _ in range(40):
        page.get_by_role("button", name="Next news").click()
        if page.locator(".known-banner p").count() == 0:
            break
    expect(page.get_by_label("Known at", exact=True)).to_have_value("")
    assert watch.questions == asked


def test_the_slider_has_keys_of_its_own(visit: Open):
    page = visit("?asOf=2010-01-01")
    slider = page.get_by_role("slider", name="Day looked at")
    slider.press("ArrowRight")
    expect(as_of(page)).to_have_value("2010-01-02")
    slider.press("Control+ArrowRight")
    after = as_of(page).input_value()
    assert after > "2010-01-02"
    slider.press("Control+ArrowLeft")
    assert as_of(page).input_value() < "2010-01-02"
    slider.press("Space")
    expect(page.get_by_role("button", name="Pause the day looked at")).to_be_visible()
    slider.press("Space")
    expect(page.get_by_role("button", name="Play the day looked at")).to_be_visible()


def test_bars_stand_behind_the_sliders(visit: Open):
    page = visit()
    for bars in page.locator(".histogram path").all():
        assert (bars.get_attribute("d") or "").count("M") > 3
    known_at(page, "2014-08-28")
    before = page.locator(".histogram path").first.get_attribute("d")
    as_of(page).fill("2014-09-01")
    assert page.locator(".histogram path").first.get_attribute("d") == before


def test_play_goes_event_by_event_where_motion_is_not_wanted(apart: BrowserContext, site: str):
    page = stopped(apart, f"{site}?asOf=2003-01-01")
    page.get_by_role("combobox", name="Speed of playing").select_option("4")
    page.get_by_role("button", name="Play the day looked at").click()
    seen = [as_of(page).input_value()]
    for _ in range(60):
        page.clock.run_for(400)
        day = as_of(page).input_value()
        if day != seen[-1]:
            seen.append(day)
    assert len(seen) > 4
    assert seen == sorted(seen)
    expect(page.get_by_role("button", name="Play the day looked at")).to_be_visible()


def test_play_runs_to_the_end_and_makes_no_history(browser: Browser, site: str):
    page = browser.new_page(viewport=DESKTOP, reduced_motion="no-preference")
    page.goto(f"{site}?knownAt=2014-08-01")
    page.get_by_role("button", name="Play the day looked from").wait_for()
    entries = page.evaluate("history.length")
    page.get_by_role("combobox", name="Speed of playing").select_option("4")
    page.get_by_role("button", name="Play the day looked from").click()
    expect(page.get_by_label("Known at", exact=True)).not_to_have_value("2014-08-01")
    expect(page.get_by_role("button", name="Play the day looked from")).to_be_visible(timeout=15_000)
    expect(page.get_by_label("Known at", exact=True)).to_have_value("")
    expect(page).to_have_url(re.compile(r"/$"))
    assert page.evaluate("history.length") == entries
    page.close()


def test_play_stops_when_the_page_is_hidden_or_a_day_is_chosen(visit: Open):
    page = visit("?asOf=2005-01-01")
    play = page.get_by_role("button", name="Play the day looked at")
    play.click()
    page.evaluate(
        """() => {
          Object.defineProperty(document, 'hidden', { value: true, configurable: true });
          document.dispatchEvent(new Event('visibilitychange'));
        }"""
    )
    expect(play).to_be_visible()
    play.click()
    expect(play).to_have_count(0)
    as_of(page).fill("2006-01-01")
    expect(play).to_be_visible()


def test_the_day_is_said_when_it_rests(visit: Open):
    page = visit()
    said = page.locator(".times [role=status]")
    page.evaluate(
        """() => {
          window.told = [];
          new MutationObserver(() => window.told.push(document.querySelector('.times [role=status]').textContent))
            .observe(document.querySelector('.times [role=status]'), { childList: true, characterData: true, subtree: true });
        }"""
    )
    slider = page.get_by_role("slider", name="Day looked at")
    for day in range(100, 3100, 100):
        slider.fill(str(day))
    slider.fill(slider.get_attribute("max") or "")
    as_of(page).fill("2014-09-01")
    expect(said).to_have_text("on 1 Sep 2014")
    assert len(page.evaluate("window.told")) <= 4
    assert page.locator(".known-banner[role], .known-banner [role]").count() == 0
    expect(page).to_have_title(re.compile(r"^Ansar al-Islam · on 1 Sep 2014 · cleave$"))
    page.get_by_role("navigation", name="Views").get_by_role("button", name="Table").click()
    expect(page).to_have_title(re.compile("· Table ·"))


def test_statuses_filter_the_picture_and_the_rest_is_counted(visit: Open, watch: Watch):
    page = visit()
    page.wait_for_load_state("networkidle")
    asked = watch.questions
    every = page.locator("[data-tie-id]").count()
    order = page.locator("[data-entity-id]").evaluate_all("all => all.map((each) => each.dataset.entityId)")
    unfold(page, "Statuses")
    counts = filters(page).locator("fieldset label", has=page.get_by_role("checkbox"))
    shown = [
        int(found.group(1)) for text in counts.all_inner_texts() if (found := re.search(r"(\d+)$", text))
    ]
    assert sum(shown) == every
    page.get_by_role("checkbox", name=re.compile("^Asserted")).uncheck()
    expect(page).to_have_url(re.compile("status="))
    left = page.locator("[data-tie-id]").count()
    assert 0 < left < every
    assert page.locator('[data-tie-id][data-status="ASSERTED"]').count() == 0
    kept = page.locator("[data-entity-id]").evaluate_all("all => all.map((each) => each.dataset.entityId)")
    assert kept == [each for each in order if each in kept]
    note = page.locator(".left-out", has_text="hidden by filters")
    expect(note).to_contain_text(f"{every - left} ties hidden by filters")
    note.get_by_role("button", name="Show them").click()
    expect(page.locator("[data-tie-id]")).to_have_count(every)
    expect(note).to_have_count(0)
    assert watch.questions == asked


def test_filters_hold_in_the_table_too(visit: Open):
    page = visit("?view=table&status=CONFIRMED", ready=".views")
    page.wait_for_load_state("networkidle")
    expect(page.locator("main table")).to_contain_text("Confirmed")
    expect(page.locator("main table tbody")).not_to_contain_text("Asserted")


def test_what_filters_hide_whole_can_be_shown(visit: Open):
    page = visit("?status=ANNOUNCED&types=SPLIT_FROM", ready=".empty")
    expect(page.locator(".empty")).to_contain_text("the filters hide")
    page.locator(".empty").get_by_role("button", name="Show them").click()
    expect(tie(page, PLEDGE)).to_be_visible()


def test_only_what_certainly_was_there(visit: Open):
    page = visit("?asOf=2007-06-01")
    there = page.locator('[data-entity-id][data-here="true"]').count()
    page.get_by_role("combobox", name="On the day").select_option("certain")
    expect(page).to_have_url(re.compile("certainty=certain"))
    assert page.locator('[data-entity-id][data-here="true"]').count() < there


def test_reset_takes_all_filters_back(visit: Open):
    page = visit("?depth=2&scope=all&certainty=certain&status=CONFIRMED&asOf=2014-09-01")
    page.get_by_role("button", name="Reset").click()
    expect(page).to_have_url(re.compile(r"/\?asOf=2014-09-01$"))
    expect(page.get_by_role("button", name="Reset")).to_have_count(0)


def test_lists_of_filters_fold_by_keyboard(visit: Open):
    page = visit()
    summary = filters(page).locator("summary", has_text="Statuses")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("checkbox", name=re.compile("^Contested"))).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.get_by_role("checkbox", name=re.compile("^Contested"))).to_be_hidden()
    expect(summary).to_be_focused()
    page.keyboard.press("Enter")
    filters(page).locator("summary", has_text="Relations").focus()
    expect(page.get_by_role("checkbox", name=re.compile("^Contested"))).to_be_hidden()


@pytest.mark.parametrize("typed", ["أنصار الاسلام", "Jabhat al-Nuṣra", "JABHAT AL NUSRA"])
def test_search_reads_any_script_and_accents(visit: Open, typed: str):
    page = visit("?focus=group:islamic-state")
    search_box(page).fill(typed)
    first = page.get_by_role("option").first
    expect(first).to_be_visible()
    expect(search_box(page)).to_have_attribute("aria-expanded", "true")
    assert search_box(page).get_attribute("aria-activedescendant") == first.get_attribute("id")
    search_box(page).press("ArrowDown")
    expect(page.get_by_role("option").nth(1)).to_have_attribute("aria-selected", "true")
    search_box(page).press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    search_box(page).press("Escape")
    expect(search_box(page)).to_have_value("")
    assert page.evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage))") == []


def test_search_asks_once_for_what_is_typed_in_one_go(apart: BrowserContext, site: str):
    # In stopped time a hand is as quick as here on the slowest machine.
    page = stopped(apart, site)
    watch = Watch()
    watch.begin(apart)
    for letter in "ansar":
        search_box(page).press(letter)
        page.clock.run_for(100)
    assert watch.questions == 0
    page.clock.run_for(100)
    expect(page.get_by_role("option").first).to_be_visible()
    assert watch.questions == 1


def test_a_search_that_fails_says_so(visit: Open):
    page = visit()

    def broken(route: Route) -> None:
        route.fulfill(
            status=200, content_type="application/json", body='{"errors": [{"message": "It is too much."}]}'
        )

    page.route("**/graphql", broken)
    search_box(page).fill("nusra")
    expect(page.locator(".search-message")).to_have_text("The search failed. It is too much.")


def test_colours_are_chosen_and_kept(visit: Open):
    page = visit()
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    colours = page.get_by_role("combobox", name="Colours")
    assert page.evaluate(ground) == "rgb(251, 250, 248)"
    colours.select_option("Dark")
    assert page.evaluate(ground) == "rgb(20, 23, 27)"
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    colours.select_option("Contrast")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(ground) == "rgb(0, 0, 0)"
    page.reload()
    expect(page.get_by_role("combobox", name="Colours")).to_have_value("contrast")
    colours.select_option("Auto")
    assert page.evaluate(ground) == "rgb(20, 23, 27)"
    page.emulate_media(contrast="more")
    expect(page.locator("html[data-contrast]")).to_have_count(1)


def test_help_lists_keys_and_gives_the_focus_back(visit: Open):
    page = visit()
    button = page.get_by_role("banner").get_by_role("button", name="Help")
    button.click()
    dialog = page.get_by_role("dialog", name="Keys")
    for key in ("Enter", "Space", "Ctrl → ←"):
        expect(dialog.get_by_text(key, exact=True).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()


def test_the_skip_link_leads_to_the_picture_of_each_view(visit: Open):
    for search in ("", "?view=table"):
        page = visit(search, ready=".views")
        page.wait_for_load_state("networkidle")
        page.keyboard.press("Tab")
        skip = page.get_by_role("link", name="Skip to the picture")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()
        page.keyboard.press("Enter")
        assert page.evaluate("document.getElementById('picture').contains(document.activeElement)")


@pytest.mark.parametrize("size", [DESKTOP, ViewportSize(width=390, height=844)], ids=["wide", "narrow"])
def test_the_picture_is_above_the_fold(visit: Open, size: ViewportSize):
    page = visit()
    page.set_viewport_size(size)
    page.wait_for_timeout(300)
    top = page.locator(".chart-host").bounding_box()
    assert top
    assert top["y"] < (360 if size == DESKTOP else 560)
    assert lane(page, "group:ansar-al-islam").is_visible()


@pytest.mark.parametrize("width", [360, 768, 1024])
@pytest.mark.parametrize(
    "search", ["?knownAt=2014-08-28&status=CONTESTED,DENIED", f"?selection={DENIAL}&asOf=2014-09-01"]
)
def test_nothing_is_wider_than_the_page(visit: Open, width: int, search: str):
    page = visit(search)
    page.set_viewport_size(ViewportSize(width=width, height=800))
    page.wait_for_timeout(200)
    if width == 360:
        page.locator(".filters-all > summary").click()
    unfold(page, "Relations")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.locator(
        "main button:visible, main select:visible, main summary:visible, main input:visible"
    ).evaluate_all(
        "all => all.map((each) => [each.outerHTML.slice(0, 90), each.getBoundingClientRect()])"
        ".filter(([html, box]) => Math.min(box.width, box.height) < 24 && !/class=.link|checkbox/.test(html)).map(([html]) => html)"
    )
    assert small == []
