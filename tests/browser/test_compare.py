"""Comparing two moments: what is listed is what the server answers, and it asks the server nothing."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.browser.looking import DESKTOP, PLEDGE, Open, Watch, panel, settled, shown_as

PHONE = ViewportSize(width=390, height=844)
ROW = ".changes [data-kind]"
GONE = "\N{MINUS SIGN}"
START = "{ vocabulary { type lineage derived } }"
LINEAGE = """query ($of: [ID!]!, $types: [TieType!]!) {
  lineage(of: $of, depth: 3, types: $types) { entities { id } ties { id } }
}"""
CHANGES = """query ($from: Moment!, $to: Moment!, $of: [ID!]!, $types: [TieType!]!, $certainty: Certainty!) {
  changes(from: $from, to: $to, of: $of, types: $types, certainty: $certainty, limit: 5000) {
    truncated
    changes {
      kind
      fact { ... on Node { id } }
      before { status name }
      after { status name }
      because { id }
    }
  }
}"""


def ask(page: Page, site: str, query: str, **variables: Any) -> Any:
    answer = page.request.post(f"{site}graphql", data={"query": query, "variables": variables}).json()
    assert "errors" not in answer, answer
    return answer["data"]


def row(page: Page, kind: str, fact: str) -> Locator:
    return page.locator(f'{ROW}[data-kind="{kind}"][data-fact="{fact}"]').filter(visible=True)


def listed(page: Page) -> list[list[Any]]:
    more = page.locator(".changes").get_by_role("button", name=re.compile("^Show .* more"))
    while more.count():
        more.click()
    rows: list[list[Any]] = page.locator(ROW).evaluate_all(
        """rows => rows.map(({ dataset: d }) =>
          [d.kind, d.fact, d.before ?? null, d.after ?? null, d.because.split(' ').filter(Boolean)])"""
    )
    return rows


PAIRS = {
    "knowledge": ("ansar-al-islam", (None, "2014-08-28"), (None, None), "possible"),
    "forgotten": ("ansar-al-islam", (None, None), (None, "2014-08-26"), "possible"),
    "knowledge-on-a-day": (
        "euphrates-volcano",
        ("2014-09-20", "2014-09-12"),
        ("2014-09-20", None),
        "possible",
    ),
    "dates": ("ansar-al-islam", ("2007-06-01", None), ("2014-09-01", None), "possible"),
    "dates-back": ("islamic-state", ("2014-12-01", None), ("2012-01-01", None), "possible"),
    "dates-as-known": (
        "ansar-al-islam",
        ("2013-01-01", "2014-11-30"),
        ("2014-08-27", "2014-11-30"),
        "possible",
    ),
    "both": ("jabhat-al-akrad", ("2013-01-01", "2014-01-01"), ("2014-10-01", None), "possible"),
    "certain": ("ansar-al-islam", ("2007-06-01", None), ("2014-09-01", None), "certain"),
    "certain-from-all": ("euphrates-volcano", (None, None), ("2014-09-20", None), "certain"),
}


@pytest.mark.parametrize(("focus", "before", "after", "certainty"), PAIRS.values(), ids=PAIRS.keys())
def test_the_list_is_what_the_server_answers(
    visit: Open,
    site: str,
    focus: str,
    before: tuple[str | None, str | None],
    after: tuple[str | None, str | None],
    certainty: str,
):
    days = dict(zip(("againstAsOf", "againstKnownAt", "asOf", "knownAt"), before + after, strict=True))
    search = "".join(f"&{name}={day}" for name, day in days.items() if day)
    page = visit(
        f"?view=compare&scope=all&focus=group:{focus}&certainty={certainty}{search}", ready=".changes h2"
    )
    # The page has the ties of the lineage; others between its entities lie beyond its depth.
    types = [
        each["type"] for each in ask(page, site, START)["vocabulary"] if each["lineage"] or each["derived"]
    ]
    loaded = ask(page, site, LINEAGE, of=[f"group:{focus}"], types=types)["lineage"]
    ties = {tie["id"] for tie in loaded["ties"]}
    moments = [dict(zip(("asOf", "knownAt"), each, strict=True)) for each in (before, after)]
    answer = ask(
        page,
        site,
        CHANGES,
        **{"from": moments[0], "to": moments[1]},
        of=[entity["id"] for entity in loaded["entities"]],
        types=types,
        certainty=certainty.upper(),
    )["changes"]
    assert not answer["truncated"]
    expected = [
        [
            change["kind"],
            change["fact"]["id"],
            *(change[side] and change[side]["status"] for side in ("before", "after")),
            [claim["id"] for claim in change["because"]],
        ]
        for change in answer["changes"]
        if not change["fact"]["id"].startswith("tie:") or change["fact"]["id"] in ties
    ]
    assert len(expected) > 3
    assert listed(page) == expected


def test_the_contested_pledge_is_confirmed_because_of_the_analyst(visit: Open):
    page = visit("?view=compare&againstKnownAt=2014-08-28", ready=".changes h2")
    change = row(page, "STATUS_CHANGED", PLEDGE)
    expect(change).to_contain_text("Contested")
    expect(change).to_contain_text("Confirmed")
    assert [change.get_attribute(f"data-{side}") for side in ("before", "after")] == [
        "CONTESTED",
        "CONFIRMED",
    ]
    changed = (change.get_attribute("data-because") or "").split()
    for link in change.get_by_role("link").all():
        link.click()
        card = panel(page).locator("article:focus")
        expect(card).to_be_visible()
        assert (card.get_attribute("id") or "").replace("-", ":", 1) in changed
    expect(panel(page).get_by_role("heading", level=2)).to_contain_text("pledged allegiance")
    maker = panel(page).locator(".history li").last
    expect(maker).to_contain_text("Confirmed")
    maker.get_by_role("link").click()
    expect(panel(page).locator("article:focus")).to_contain_text("analyst")


def test_comparing_asks_the_server_nothing(visit: Open, watch: Watch):
    page = visit("?view=compare", ready=".compare")
    page.wait_for_load_state("networkidle")
    asked = watch.questions
    expect(page.locator(".compare")).to_contain_text("Both moments are the same")
    page.get_by_role("button", name="Two dates, same knowledge").click()
    expect(page.locator(ROW).first).to_be_visible()
    expect(page).to_have_url(re.compile("againstAsOf="))
    second = page.get_by_role("group", name="Second moment").get_by_label("as of")
    for day in ("2008-01-01", "2012-05-05", "2014-09-01"):
        second.fill(day)
        expect(page).to_have_url(re.compile(f"asOf={day}"))
    page.get_by_role("checkbox", name="In one picture").check()
    expect(page.locator(".pictures figure")).to_have_count(1)
    page.get_by_role("button", name="Swap").click()
    expect(second).not_to_have_value("2014-09-01")
    expect(page.get_by_role("group", name="First moment").get_by_label("as of")).to_have_value("2014-09-01")
    assert watch.questions == asked
    assert watch.errors == []


def test_two_days_of_knowledge_are_offered(visit: Open):
    page = visit("?view=compare&asOf=2014-09-01", ready=".compare")
    page.get_by_role("button", name="Same date, two days of knowledge").click()
    expect(page).to_have_url(re.compile("againstAsOf=2014-09-01"))
    expect(page).to_have_url(re.compile("againstKnownAt="))
    expect(page.locator(".changes h2")).to_be_visible()


def test_where_nothing_changed_it_says_so(visit: Open):
    page = visit("?view=compare&againstKnownAt=2100-01-01", ready=".changes")
    expect(page.locator(".changes").get_by_role("status")).to_contain_text("Nothing of what is shown changed")
    expect(page.locator(ROW)).to_have_count(0)


def test_a_day_that_is_none_is_told(visit: Open):
    page = visit("?view=compare", ready=".compare")
    field = page.get_by_role("group", name="First moment").get_by_label("known at")
    field.fill("last week")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.locator(".moments")).to_contain_text("Type a day as 2014-08-25")


def test_what_is_only_at_one_moment_has_a_sign_and_says_so(visit: Open):
    page = visit("?view=compare&againstKnownAt=2014-08-28", ready="[data-sign]")
    first, second = page.locator(".pictures figure").all()
    own = "group:ansar-al-sunna"
    expect(first.locator(f'[data-entity-id="{own}"]')).to_have_count(0)
    new = second.locator(f'[data-entity-id="{own}"]')
    expect(new).to_have_attribute("data-sign", "+")
    expect(new).to_have_attribute("aria-label", re.compile("only at the second moment$"))
    pledge = first.locator(f'[data-tie-id="{PLEDGE}"]')
    expect(pledge).to_have_attribute("data-status", "CONTESTED")
    expect(pledge).to_have_attribute("data-sign", "±")
    expect(second.locator(f'[data-tie-id="{PLEDGE}"]')).to_have_attribute("data-status", "CONFIRMED")
    lanes = "all => all.map(each => each.dataset.entityId)"
    both = second.locator("[data-entity-id]").evaluate_all(lanes)
    assert first.locator("[data-entity-id]").evaluate_all(lanes) == [
        each for each in both if first.locator(f'[data-entity-id="{each}"]').count()
    ]
    page.get_by_role("button", name="Swap").click()
    expect(first.locator(f'[data-entity-id="{own}"]')).to_have_attribute("data-sign", GONE)
    page.get_by_role("checkbox", name="In one picture").check()
    expect(second).to_have_count(0)
    expect(first.locator(f'[data-entity-id="{own}"]')).to_have_attribute("data-sign", GONE)


BOXES = """all => all.map(each => {
  const { left, right, top, bottom } = each.getBoundingClientRect();
  const room = each.tagName === 'text' ? (bottom - top - 11) / 2 : 1;
  const across = each.tagName === 'text' ? 0 : 1;
  return [each.textContent, left + across, right - across, top + room, bottom - room];
})"""


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize(
    "search",
    [
        "againstKnownAt=2014-08-28",
        "againstKnownAt=2014-08-28&pair=over",
        "focus=group:islamic-state&againstAsOf=2014-02-01&asOf=2014-09-01",
    ],
)
def test_signs_cover_neither_names_nor_other_signs(visit: Open, search: str, width: int):
    page = visit(f"?view=compare&{search}", ready="[data-sign]")
    page.set_viewport_size(ViewportSize(width=width, height=900))
    page.wait_for_timeout(300)
    for picture in page.locator(".pictures .chart").all():
        signs = picture.locator(".sign").evaluate_all(BOXES)
        others = picture.locator(".name, .caption, .glyph-ring").evaluate_all(BOXES)
        assert len(signs) >= 3
        for index, sign in enumerate(signs):
            for other in [*signs[index + 1 :], *others]:
                apart = (
                    sign[2] <= other[1] or other[2] <= sign[1] or sign[4] <= other[3] or other[4] <= sign[3]
                )
                assert apart, (sign, other)


def test_the_pictures_work_by_keyboard(visit: Open):
    page = visit("?view=compare&againstKnownAt=2014-08-28", ready="[data-sign]")
    picture = page.locator(".pictures figure").last
    picture.locator('[tabindex="0"]').focus()
    page.keyboard.press("ArrowDown")
    focused = "document.activeElement.dataset.entityId"
    lane = page.evaluate(focused)
    assert lane
    page.keyboard.press("Enter")
    expect(panel(page).get_by_role("heading", level=2)).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel(page)).to_have_count(0)
    assert page.evaluate(focused) == lane


STATES = {
    "dark": ("againstAsOf=2007-01-01&asOf=2014-09-01", DESKTOP, "dark"),
    "one-picture": ("againstKnownAt=2014-08-28&pair=over", DESKTOP, "dark"),
    "narrow-dark": ("againstAsOf=2007-01-01&asOf=2014-09-01&pair=over", PHONE, "dark"),
    "nothing": ("", PHONE, "light"),
    "panel-narrow": (f"againstKnownAt=2014-08-28&selection={PLEDGE}", PHONE, "dark"),
}


@pytest.mark.parametrize(("search", "size", "scheme"), STATES.values(), ids=STATES.keys())
def test_axe_finds_nothing(visit: Open, search: str, size: ViewportSize, scheme: Any):
    page = visit(f"?view=compare&{search}", ready=".compare")
    shown_as(page, size, scheme)
    if search:
        page.locator("[data-sign]").first.wait_for()
    settled(page)
