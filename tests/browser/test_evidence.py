"""The evidence of whatever is selected: what is held of it, how that came about, and every claim for and against."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import FloatRect, Locator, Page, ViewportSize, expect

from tests.browser.looking import (
    DENIAL,
    DESKTOP,
    PLEDGE,
    Open,
    Watch,
    known_at,
    lane,
    panel,
    settled,
    shown_as,
    tie,
)

PHONE = ViewportSize(width=390, height=844)
WIDE = ViewportSize(width=1680, height=1000)
GROUP = "group:jamaat-ansar-al-islam"


def ready(visit: Open, selection: str, more: str = "") -> Page:
    page = visit(f"?selection={selection}{more}")
    expect(panel(page).get_by_role("heading", level=2)).to_be_visible()
    page.wait_for_load_state("networkidle")
    return page


def headings(page: Page) -> list[tuple[int, str]]:
    found = (
        panel(page)
        .locator("h2, h3, h4")
        .evaluate_all("all => all.map(each => [Number(each.tagName[1]), each.textContent])")
    )
    return [(level, text) for level, text in found]


def boxes(cards: Locator) -> list[FloatRect]:
    return [box for card in cards.all() if (box := card.bounding_box())]


def test_a_path_for_screen_readers_leads_from_a_lane_to_claims_and_back(visit: Open):
    page = visit()
    mark = lane(page, GROUP)
    mark.focus()
    said = mark.get_attribute("aria-label") or ""
    assert said.startswith("Jamaat Ansar al-Islam")
    assert re.search(r"\d+ sources?", said)
    page.keyboard.press("Enter")
    heading = panel(page).get_by_role("heading", level=2)
    expect(heading).to_be_focused()
    expect(heading).to_have_text("Jamaat Ansar al-Islam")
    assert [text.split(" ")[0] for level, text in headings(page) if level == 3] == [
        "Existence",
        "Names",
        "Numbers",
        "Ties",
    ]
    pledge = panel(page).get_by_role("region", name="pledged allegiance to", exact=True).get_by_role("button")
    pledge.first.focus()
    page.keyboard.press("Enter")
    expect(heading).to_contain_text("pledged allegiance to")
    expect(heading).to_be_focused()
    titles = headings(page)
    sections = [text.split(" ")[0] for level, text in titles if level == 3]
    assert sections[:2] == ["How", "Claims"]
    assert {text.split(" ")[0] for level, text in titles if level == 4} >= {"For", "Against"}
    panel(page).locator(".history a").first.focus()
    page.keyboard.press("Enter")
    expect(panel(page).locator("article:focus")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(panel(page)).to_have_count(0)
    expect(mark).to_be_focused()


def test_every_change_of_status_leads_to_the_claim_that_made_it(visit: Open):
    page = ready(visit, PLEDGE)
    changes = panel(page).locator(".history li")
    statuses = changes.locator(".badge").all_inner_texts()
    assert statuses[0] == "Asserted"
    assert "Contested" in statuses
    assert statuses[-1] == "Confirmed"
    days = changes.locator("time").evaluate_all("all => all.map(each => each.dateTime)")
    assert days == sorted(days)
    for change in changes.all():
        link = change.get_by_role("link")
        assert "#claim-" in (link.get_attribute("href") or "")
        link.click()
        card = panel(page).locator("article:focus")
        assert (link.get_attribute("href") or "").endswith("#" + (card.get_attribute("id") or "nothing"))
        expect(card).to_be_in_viewport()


def test_only_what_was_known_by_then_counts(visit: Open):
    page = ready(visit, PLEDGE)
    whole = panel(page).locator(".claim").count()
    known_at(page, "2014-08-28")
    expect(panel(page).locator(".badge").first).to_have_text("Contested")
    expect(panel(page).locator(".history .badge")).to_have_text(["Asserted", "Contested"])
    assert 0 < panel(page).locator(".claim").count() < whole
    known_at(page, "2014-08-20")
    expect(panel(page)).to_contain_text("Nothing of this was known on 20 Aug 2014")


def test_claims_stand_side_by_side_where_there_is_room(visit: Open):
    page = ready(visit, PLEDGE)
    page.set_viewport_size(WIDE)
    asserted = boxes(panel(page).locator(".asserts .claim"))
    denied = boxes(panel(page).locator(".denies .claim"))
    assert len(asserted) > 1
    assert denied
    assert max(box["x"] + box["width"] for box in asserted) <= min(box["x"] for box in denied)
    assert asserted[0]["y"] == denied[0]["y"]
    page.set_viewport_size(PHONE)
    cards = panel(page).locator(".claim")
    narrow = boxes(cards)
    assert len({box["x"] for box in narrow}) == 1
    assert [box["y"] for box in narrow] == sorted(box["y"] for box in narrow)
    sides = panel(page).locator(".claim .side").all_inner_texts()
    assert set(sides) == {"For", "Against"}
    # In order of date, the denial stands between the statement and the analysts' finding.
    assert sides[0] == "For"
    assert sides.index("Against") < len(sides) - 1


def test_a_claim_says_everything_about_itself(visit: Open):
    page = ready(visit, PLEDGE)
    for card in panel(page).locator(".claim").all():
        expect(card.locator("cite")).not_to_be_empty()
        expect(card.locator(".locator")).to_contain_text(re.compile(r"\d"))
        expect(card.locator(".claim-date")).to_contain_text("known from")
        for link in card.locator(".claim-source a").all():
            assert link.get_attribute("rel") == "noreferrer"
    statement = panel(page).locator(".claim").first
    expect(statement.locator(".claim-date")).to_contain_text(
        "made 25 Aug 2014, 29 Shawwal 1435 AH (Umm al-Qura)"
    )
    expect(statement.locator(".grade")).to_have_text(re.compile(r"^[A-F][1-6]: [a-z ]+, [a-z ]+$"))
    expect(panel(page).locator(".facts")).to_contain_text("Share of the group")
    expect(panel(page).locator(".facts")).to_contain_text("29 Shawwal 1435 AH")
    expect(panel(page).locator(".facts")).to_contain_text("independent")


def test_links_between_claims_lead_both_ways(visit: Open):
    page = ready(visit, PLEDGE)
    denial = panel(page).locator(".denies .claim").first
    name = denial.get_attribute("id")
    denial.locator(".claim-links", has_text="Relied on by").get_by_role("link").first.click()
    resting = panel(page).locator("article:focus")
    expect(resting.locator(".claim-links", has_text="Rests on")).to_be_visible()
    assert resting.get_attribute("id") != name
    resting.locator(".claim-links", has_text="Rests on").locator(f'a[href$="#{name}"]').click()
    expect(panel(page).locator("article:focus")).to_have_id(name or "")


def test_a_denial_shows_the_claim_that_makes_it_and_what_it_denies(visit: Open):
    page = visit()
    tie(page, DENIAL).dispatch_event("click")
    expect(panel(page).locator(".claim").first).to_be_in_viewport()
    expect(panel(page).locator(".status-line")).to_contain_text("not in doubt")
    denied = panel(page).locator(".facts").get_by_role("button", name=re.compile("pledged allegiance"))
    denied.click()
    expect(panel(page).get_by_role("heading", level=2)).to_contain_text("pledged allegiance")


@pytest.mark.parametrize("kind", ["Names", "Numbers given", "Existence"])
def test_facts_of_an_entity_have_evidence_and_an_address_of_their_own(visit: Open, kind: str, watch: Watch):
    page = ready(visit, GROUP)
    panel(page).get_by_role("region", name=kind).get_by_role("button").first.click()
    expect(panel(page).get_by_role("heading", name=re.compile("^Claims"))).to_be_visible()
    expect(page).to_have_url(re.compile(f"selection=(name|strength|existence):{GROUP}"))
    expect(panel(page).locator(".status-line .badge")).to_be_visible()
    address, told = page.url, panel(page).inner_text()
    copy = page.context.new_page()
    copy.goto(address)
    expect(panel(copy).get_by_role("heading", name=re.compile("^Claims"))).to_be_visible()
    assert panel(copy).inner_text() == told
    panel(page).get_by_role("heading", level=2).get_by_role("button").click()
    expect(panel(page).get_by_role("region", name="Ties", exact=True)).to_be_visible()
    assert watch.errors == []


def test_the_end_of_a_group_and_a_source_have_evidence(visit: Open):
    page = ready(visit, f"ending:{GROUP}")
    expect(panel(page).get_by_role("heading", level=2)).to_contain_text("its end")
    expect(panel(page).locator(".history .badge").last).to_have_text("Confirmed")
    panel(page).get_by_role("button", name="All from it").first.click()
    expect(page).to_have_url(re.compile("selection=source:"))
    expect(panel(page).get_by_role("heading", name=re.compile("^Claims found in it"))).to_be_visible()
    expect(panel(page).locator(".claim").first).to_be_visible()


def test_names_tell_their_script_and_ties_their_leaders_and_places(visit: Open):
    page = ready(visit, "group:islamic-state")
    names = panel(page).get_by_role("region", name="Names")
    expect(names.locator("[lang=ar][dir=rtl]").first).to_be_visible()
    expect(names).to_contain_text("Arabic script")
    ties = panel(page).get_by_role("region", name="Ties", exact=True)
    for reads in ("is led by", "operates in"):
        expect(ties.get_by_role("heading", name=re.compile(reads))).to_be_visible()


def test_long_lists_come_by_the_page(visit: Open):
    page = ready(visit, "group:islamic-state", "&scope=all")
    lists = panel(page).locator("ul.rows, ul.history")
    sizes = "all => all.map(each => each.children.length)"
    assert max(lists.evaluate_all(sizes)) == 25
    panel(page).get_by_role("button", name=re.compile("^Show .* more")).first.click()
    assert max(lists.evaluate_all(sizes)) > 25


def test_there_is_no_such_thing(visit: Open):
    page = visit(f"?selection=name:{GROUP}/nobody-00000000")
    expect(panel(page)).to_contain_text("There is no “name:")


STATES = {
    "contested-dark": (f"{PLEDGE}&knownAt=2014-08-28", PHONE, "dark"),
    "denial": (DENIAL, DESKTOP, "dark"),
    "group": ("group:islamic-state", DESKTOP, "light"),
    "group-narrow": ("group:islamic-state", PHONE, "dark"),
    "place": ("place:iraq", DESKTOP, "light"),
    "end": (f"ending:{GROUP}", PHONE, "light"),
}


@pytest.mark.parametrize(("selection", "size", "scheme"), STATES.values(), ids=STATES.keys())
def test_axe_finds_nothing(visit: Open, selection: str, size: ViewportSize, scheme: Any):
    page = ready(visit, selection)
    shown_as(page, size, scheme)
    settled(page)
