"""The table on the real server and the seed: the picture's content as rows, for those who read rather than look."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.browser.looking import DENIAL, DESKTOP, PLEDGE, Open, Watch, settled, shown_as

ROW = ".listing tbody tr[aria-rowindex]"


def open_table(visit: Open, search: str = "?view=table") -> Page:
    return visit(search, ready=ROW)


def rows(page: Page) -> Locator:
    return page.locator(ROW)


def column(page: Page, title: str) -> list[str]:
    titles = page.locator(".listing thead th button").evaluate_all(
        "all => all.map((each) => each.firstChild.textContent)"
    )
    place = titles.index(title) + 1
    return page.locator(f"{ROW} > :nth-child({place})").all_inner_texts()


def test_it_lists_every_tie_and_entity_of_the_picture(visit: Open):
    page = visit("?view=lineage")
    drawn = [page.locator(f"[data-{kind}-id]").count() for kind in ("tie", "entity")]
    page.get_by_role("button", name="Table", exact=True).click()
    expect(rows(page)).to_have_count(drawn[0])
    page.get_by_role("button", name="Entities", exact=True).click()
    expect(rows(page)).to_have_count(drawn[1])


def test_every_column_sorts_and_says_so(visit: Open):
    page = open_table(visit)
    heads = page.locator(".listing thead th")
    assert heads.count() == 12
    before = column(page, "Source")
    for index in range(heads.count()):
        head = heads.nth(index)
        head.get_by_role("button").click()
        expect(head).to_have_attribute("aria-sort", "ascending")
        head.get_by_role("button").click()
        expect(head).to_have_attribute("aria-sort", "descending")
        head.get_by_role("button").click()
        expect(page.locator(".listing [aria-sort]")).to_have_count(0)
    assert column(page, "Source") == before
    heads.first.get_by_role("button").click()
    assert column(page, "Source") == sorted(before, key=lambda text: text.lower().replace("'", ""))


def test_it_finds_in_any_script_without_accents_and_says_how_many(visit: Open):
    page = open_table(visit)
    said = page.locator(".listing-sift").get_by_role("status")
    total = rows(page).count()
    expect(said).to_have_text(f"{total} ties")
    page.get_by_label("Find in ties").fill("JAMAAT pledged")
    expect(said).to_have_text(re.compile(rf"^\d+ of {total} ties$"))
    assert 0 < rows(page).count() < total
    assert all("pledged" in relation for relation in column(page, "Relation"))
    page.get_by_role("button", name="Show all").click()
    expect(said).to_have_text(f"{total} ties")
    page.get_by_role("button", name="Entities", exact=True).click()
    page.get_by_label("Find in entities").fill("انصار الاسلام")
    expect(rows(page).get_by_role("button", name="Ansar al-Islam", exact=True)).to_be_visible()


def test_it_filters_by_the_values_of_a_column_which_stay_while_time_moves(visit: Open):
    page = open_table(visit)
    page.get_by_role("combobox", name="Status", exact=True).select_option("CONFIRMED")
    assert set(column(page, "Status")) == {"Confirmed"}
    field = page.get_by_label("Known at", exact=True)
    field.fill("2014-08-28")
    field.press("Enter")
    expect(page.get_by_role("combobox", name="Status", exact=True)).to_have_value("CONFIRMED")
    page.get_by_role("combobox", name="Status", exact=True).select_option("CONTESTED")
    assert column(page, "Status") == ["Contested"]


def test_it_holds_what_holds_on_the_day_and_asks_the_server_nothing(visit: Open, watch: Watch):
    page = open_table(visit)
    total = rows(page).count()
    page.wait_for_load_state("networkidle")
    asked = watch.questions
    field = page.get_by_label("As of", exact=True)
    field.fill("2005-01-01")
    field.press("Enter")
    expect(rows(page)).not_to_have_count(total)
    assert rows(page).count() > 0
    page.get_by_label("Known at", exact=True).fill("2014-08-28")
    page.get_by_label("Known at", exact=True).press("Enter")
    assert watch.questions == asked


def test_a_row_opens_its_evidence_by_pointer_and_by_key(visit: Open):
    page = open_table(visit)
    pledge = page.locator(ROW).filter(has_text="pledged allegiance to").first
    pledge.locator("td").nth(3).click()
    panel = page.get_by_role("complementary", name="Evidence")
    expect(panel.get_by_role("heading", level=2)).to_contain_text("pledged allegiance to")
    expect(page.locator(f"{ROW}[aria-current]")).to_have_count(1)
    rows(page).first.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(rows(page).first).to_have_attribute("aria-current", "true")


STATES: dict[str, tuple[str, ViewportSize, Any]] = {
    "selected": (f"?view=table&selection={PLEDGE}", DESKTOP, "dark"),
    "denial, narrowest": (f"?view=table&selection={DENIAL}", ViewportSize(width=360, height=740), "light"),
}


@pytest.mark.parametrize(("search", "size", "scheme"), STATES.values(), ids=STATES.keys())
def test_axe_finds_nothing(visit: Open, search: str, size: ViewportSize, scheme: Any):
    page = open_table(visit, search)
    shown_as(page, size, scheme)
    for listed in ("Ties", "Entities"):
        page.get_by_role("group", name="Rows of").get_by_role("button", name=listed, exact=True).click()
        settled(page)
