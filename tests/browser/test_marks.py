"""The marks of the lineage on the seed: coalitions, places under a lane, and denials that lead to their claim."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.browser.looking import DESKTOP, NARROW, Open, Watch, crowded, lane, panel, settled, tie

VOLCANO = "?focus=group:euphrates-volcano"
MEMBER = "tie:member-of/group:saraya-jarabulus/group:euphrates-volcano"
CONTESTED = "tie:member-of/group:liwa-umana-al-raqqa/group:euphrates-volcano"


def test_a_coalition_is_a_band_whose_parts_can_be_chosen(visit: Open, watch: Watch):
    page = visit(VOLCANO)
    expect(page.locator(".behind .band")).to_have_count(page.locator(".tie .segment").count() + 1)
    assert page.locator(".tie .segment").count() > 5
    expect(tie(page, MEMBER)).to_have_attribute("aria-label", re.compile("is a member of Euphrates Volcano"))
    expect(tie(page, CONTESTED).locator(".glyph-fill")).to_have_count(1)
    lane(page, "group:saraya-jarabulus").focus()
    page.keyboard.press("ArrowRight")
    expect(tie(page, MEMBER)).to_be_focused()
    page.keyboard.press("Enter")
    expect(panel(page).get_by_role("heading", level=2)).to_contain_text("Saraya Jarabulus")
    assert watch.errors == []


def test_members_have_a_band_or_a_bracket_wherever_the_layout_puts_them(visit: Open):
    page = visit("?focus=group:jabhat-al-akrad")
    members = page.locator('.tie[data-type="MEMBER_OF"]')
    expect(members).to_have_count(3)
    expect(members.locator(".segment")).to_have_count(3)
    expect(page.locator(".behind .band, .behind .bracket").first).to_be_attached()


def test_a_denied_membership_is_struck_and_opens_at_the_claim_that_denies_it(visit: Open):
    page = visit(VOLCANO)
    refused = page.locator('.tie[data-type="MEMBER_OF"][data-status="REFUTED"]')
    expect(refused).to_have_count(1)
    expect(refused.locator(".segment")).to_have_count(0)
    expect(refused.locator(".glyph-stroke.no")).to_have_count(1)
    denial = page.locator('.tie[data-type="DENIED_MEMBERSHIP"]').first
    for mark in (denial, refused):
        claim = mark.get_attribute("data-claim") or ""
        assert claim.startswith("claim:")
        mark.dispatch_event("click")
        expect(panel(page).locator(f"#{claim.replace(':', '-')}")).to_be_in_viewport()


MIDDLE = """mark => {
  const { left, right, top, bottom } = mark.getBoundingClientRect();
  return [(left + right) / 2, (top + bottom) / 2];
}"""


def test_two_denials_of_one_week_are_two_lines_and_each_can_be_hit(visit: Open):
    page = visit(VOLCANO)
    denials = page.locator('.tie[data-type="DENIED_MEMBERSHIP"]')
    expect(denials).to_have_count(2)
    ends = [each.locator(".denial-end").evaluate(MIDDLE)[0] for each in denials.all()]
    assert abs(ends[0] - ends[1]) > 12
    for each in denials.all():
        sign = each.locator(".glyph-ring").evaluate(MIDDLE)
        hit = "([x, y]) => document.elementFromPoint(x, y).closest('[data-tie-id]').dataset.tieId"
        assert page.evaluate(hit, sign) == each.get_attribute("data-tie-id")


def test_a_front_passes_by_the_question_mark_at_the_end_of_its_lane(visit: Open):
    page = visit("?focus=group:jabhat-al-akrad")
    signs = page.locator(".chart .end-mark").evaluate_all(f"all => all.map({MIDDLE})")
    rails = page.locator(".tie .front")
    assert rails.count() == 2
    nearest = """(rail, signs) => {
      const { x, y } = rail.ownerSVGElement.getBoundingClientRect();
      const length = rail.getTotalLength();
      const points = Array.from({ length: Math.ceil(length) + 1 }, (_, at) => rail.getPointAtLength(at));
      return Math.min(...signs.flatMap(([a, b]) => points.map((p) => Math.hypot(p.x + x - a, p.y + y - b))));
    }"""
    for rail in rails.all():
        # Half the sign and half the rails.
        assert rail.evaluate(nearest, signs) > 8


def test_the_places_of_a_lane_unfold_by_key_and_by_pointer(visit: Open, watch: Watch):
    page = visit()
    places = page.locator('[data-tie-id^="tie:operates-in/group:islamic-state/"]')
    expect(places).to_have_count(0)
    lane(page, "group:islamic-state").focus()
    page.keyboard.press("o")
    expect(places.first).to_be_attached()
    expect(page).to_have_url(re.compile("open=group:islamic-state"))
    expect(lane(page, "group:islamic-state")).to_be_focused()
    expect(page.locator(".chart .place").get_by_text("Southern Kobani", exact=True)).to_be_visible()
    assert places.first.get_attribute("aria-label", timeout=1000)
    assert crowded(page) == []
    # Only lanes with places can be unfolded, now that places are known.
    expect(page.locator('[data-unfold="group:majlis-shura-jamaat-ansar-al-islam"]')).to_have_count(0)
    places.first.dispatch_event("click")
    expect(panel(page).get_by_role("heading", level=2)).to_contain_text("operates in")
    page.get_by_role("button", name="Close the evidence").click()
    page.locator('[data-unfold="group:islamic-state"]').click()
    expect(places).to_have_count(0)
    assert "open=" not in page.url
    assert watch.errors == []


def test_an_address_with_open_lanes_shows_their_places(visit: Open):
    page = visit("?open=group:jamaat-ansar-al-islam")
    expect(
        page.locator('[data-tie-id^="tie:operates-in/group:jamaat-ansar-al-islam/"]').first
    ).to_be_attached()


def test_the_legend_explains_what_is_there_and_nothing_else(visit: Open):
    page = visit(VOLCANO)
    legend = page.locator(".legend")
    expect(legend).to_contain_text("coalition: the field behind its members")
    expect(legend).not_to_contain_text("split from")
    expect(legend).not_to_contain_text("bracket")
    expect(legend).not_to_contain_text("operates in the place")
    other = visit("?open=group:islamic-state").locator(".legend")
    expect(other).to_contain_text("operates in the place")
    expect(other).to_contain_text("split from")
    expect(other).not_to_contain_text("coalition")


@pytest.mark.parametrize(("search", "size"), [(VOLCANO, DESKTOP), ("?open=group:islamic-state", NARROW)])
@pytest.mark.parametrize("contrast", ["no-preference", "more"])
def test_axe_finds_nothing_in_the_marks(visit: Open, search: str, size: ViewportSize, contrast: str):
    page = visit(search)
    page.set_viewport_size(size)
    page.emulate_media(contrast=contrast)  # type: ignore[arg-type]
    settled(page, ".chart-host")
