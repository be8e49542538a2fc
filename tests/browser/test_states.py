"""States in which there is no picture, or only a part: each says what happened and what to do, and axe finds nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, ViewportSize, expect

from tests.browser.looking import (
    DESKTOP,
    NARROW,
    PLEDGE,
    Open,
    known_at,
    lane,
    nothing_found,
    panel,
    search_box,
    silent,
    tie,
)


def waits(_route: Route) -> None:
    """Never answers."""


def altered(change: Callable[[Any], None]) -> Callable[[Route], None]:
    """Answers as the server does, but for what `change` does to a lineage."""

    def answer(route: Route) -> None:
        response = route.fetch()
        body = response.json()
        if "lineage" in (body.get("data") or {}):
            change(body["data"]["lineage"])
        route.fulfill(response=response, json=body)

    return answer


@pytest.fixture(params=["light", "dark", "contrast", "narrow"])
def shown(request: pytest.FixtureRequest, kept: Page) -> str:
    """How the page looks while a state is shown: set before it opens."""
    look: str = request.param
    if look == "contrast":
        kept.evaluate("localStorage.setItem('cleave-theme', 'contrast')")
    return look


def look(page: Page, shown: str) -> Page:
    page.emulate_media(color_scheme="dark" if shown in {"dark", "narrow"} else "light")
    page.set_viewport_size(NARROW if shown == "narrow" else DESKTOP)
    return page


def test_loading_is_said(visit: Open, context: Any, shown: str):
    context.route("**/graphql", waits)
    page = look(visit("", ready=".loading"), shown)
    expect(page.get_by_role("status").filter(has_text="Loading the lineage")).to_be_visible()
    expect(page.locator("#picture")).to_have_attribute("aria-busy", "true")
    nothing_found(page)


def test_words_and_lineage_are_asked_for_at_once(visit: Open, context: Any):
    asked: list[str] = []
    context.route("**/graphql", lambda route: asked.append(route.request.post_data or ""))
    page = visit("", ready=".loading")
    page.wait_for_timeout(500)
    assert sorted(re.findall(r"query (\w+)", text)[0] for text in asked) == ["Lineage", "Start"]


def test_types_that_the_page_did_not_expect_are_asked_for(visit: Open, context: Any):
    asked: list[Any] = []

    def answer(route: Route) -> None:
        asked.append(route.request.post_data_json)
        response = route.fetch()
        body = response.json()
        for info in (body.get("data") or {}).get("vocabulary", []):
            if info["type"] == "ALLIED_WITH":
                info["lineage"] = True
        route.fulfill(response=response, json=body)

    context.route("**/graphql", answer)
    page = visit()
    page.wait_for_load_state("networkidle")
    types = [each["variables"]["types"] for each in asked if "types" in each["variables"]]
    assert ["ALLIED_WITH" in each for each in types] == [False, True]
    expect(page.locator("#picture")).to_have_attribute("aria-busy", "false")


def test_a_server_that_never_answered(visit: Open, context: Any, shown: str):
    context.route("**/graphql", silent)
    page = look(visit("", ready=".empty"), shown)
    expect(page.get_by_role("alert")).to_contain_text("The server does not answer")
    expect(page.get_by_role("alert")).to_contain_text("cleave serve")
    nothing_found(page)
    context.unroute("**/graphql")
    page.get_by_role("button", name="Try again").click()
    expect(tie(page, PLEDGE)).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)


def test_what_is_loaded_stays_usable(visit: Open, context: Any, shown: str):
    page = look(visit(), shown)
    context.route("**/graphql", silent)
    page.evaluate("dispatchEvent(new Event('offline'))")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("The server does not answer. What is loaded stays usable.")
    expect(tie(page, PLEDGE)).to_be_visible()
    known_at(page, "2014-08-28")
    expect(tie(page, PLEDGE)).to_have_attribute("data-status", "CONTESTED")
    tie(page, PLEDGE).dispatch_event("click")
    expect(panel(page).get_by_role("heading", level=2)).to_be_visible()
    nothing_found(page)
    # It comes back by itself, without a word from the reader.
    context.unroute("**/graphql")
    expect(alert).to_have_count(0, timeout=15_000)
    expect(tie(page, PLEDGE)).to_have_attribute("data-status", "CONTESTED")


def test_offline_is_said_and_ends_when_the_network_is_back(visit: Open, context: Any):
    page = visit()
    context.set_offline(True)
    expect(page.get_by_role("alert")).to_contain_text("This machine is offline")
    context.set_offline(False)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_what_was_asked_while_it_was_silent_comes_later(visit: Open, context: Any):
    page = visit()
    context.route("**/graphql", silent)
    page.get_by_role("combobox", name="Depth").select_option("1")
    expect(page.get_by_role("alert")).to_contain_text("stays usable")
    expect(tie(page, PLEDGE)).to_be_visible()
    context.unroute("**/graphql")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page).to_have_url(re.compile("depth=1"))


@pytest.mark.parametrize("status", [500, 503])
def test_an_answer_that_is_none(visit: Open, context: Any, status: int):
    context.route("**/graphql", lambda route: route.fulfill(status=status, body="Bad gateway"))
    page = visit("", ready=".empty")
    expect(page.get_by_role("alert")).to_contain_text(str(status))


def test_an_answer_of_another_version(visit: Open, context: Any):
    context.route("**/graphql", lambda route: route.fulfill(status=200, body="<html>"))
    page = visit("", ready=".empty")
    expect(page.get_by_role("alert")).to_contain_text("load the page anew")
    nothing_found(page)


def test_a_focus_that_does_not_exist(visit: Open, shown: str):
    page = look(visit("?focus=group:nobody", ready=".empty"), shown)
    expect(page.get_by_role("alert")).to_contain_text("group:nobody")
    expect(page.get_by_role("alert")).to_contain_text("search for it above")
    nothing_found(page)
    search_box(page).fill("Ansar al-Islam")
    search_box(page).press("Enter")
    expect(lane(page, "group:ansar-al-islam")).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)


def test_nothing_known_by_then(visit: Open, shown: str):
    page = look(visit("?knownAt=1990-01-01", ready=".empty"), shown)
    expect(page.locator(".empty")).to_contain_text("Nothing was known of Ansar al-Islam on 1 Jan 1990")
    nothing_found(page)
    page.locator(".empty").get_by_role("button", name=re.compile("^Look from \\d")).click()
    expect(page.locator("[data-entity-id]").first).to_be_visible()


def test_everything_filtered_out(visit: Open, shown: str):
    page = look(visit("?status=ANNOUNCED", ready=".empty"), shown)
    expect(page.locator(".empty")).to_contain_text("the filters hide all of them")
    nothing_found(page)


def test_unreadable_parts_of_the_address(visit: Open, shown: str):
    page = look(visit("?asOf=yesterday&view=globe"), shown)
    expect(page.get_by_role("alert")).to_contain_text("These parts were left out")
    nothing_found(page)


def test_a_part_of_a_large_lineage(visit: Open, context: Any, shown: str):
    def cut(lineage: Any) -> None:
        lineage.update(truncated=True, entityCount=1234, tieCount=2345)

    context.route("**/graphql", altered(cut))
    page = look(visit(), shown)
    note = page.locator(".notice", has_text="This is a part")
    expect(note).to_contain_text("1,234 entities and 2,345 ties")
    expect(note).to_contain_text("Choose fewer steps")
    nothing_found(page)


def test_no_tie_at_all(visit: Open, context: Any):
    context.route("**/graphql", altered(lambda lineage: lineage["ties"].clear()))
    page = visit("", ready=".empty")
    expect(page.locator(".empty")).to_contain_text("No tie of Ansar al-Islam is recorded")
    nothing_found(page)


def test_a_place_leads_to_its_evidence(visit: Open):
    page = visit("?focus=place:iraq", ready=".empty")
    expect(page.locator(".empty")).to_contain_text("is a place")
    page.locator(".empty").get_by_role("button").click()
    expect(panel(page).get_by_role("heading", level=2)).to_be_visible()


def test_a_view_whose_code_does_not_come(visit: Open, context: Any):
    page = visit()
    context.route(re.compile(r"/assets/(?!index).*\.js$"), silent)
    page.get_by_role("navigation", name="Views").get_by_role("button", name="Network").click()
    expect(page.get_by_role("alert")).to_contain_text("This view could not be loaded")
    nothing_found(page)
    context.unroute(re.compile(r"/assets/(?!index).*\.js$"))
    page.get_by_role("button", name="Load the page anew").click()
    expect(page).to_have_url(re.compile("view=network"))
    expect(page.get_by_role("alert")).to_have_count(0)


@pytest.mark.parametrize("state", ["help", "statuses", "playing", "forced"])
def test_axe_finds_nothing_with_it_open(visit: Open, state: str, shown: str):
    page = look(visit("?asOf=2010-01-01&knownAt=2014-12-31"), shown)
    if shown == "narrow" and state == "statuses":
        page.locator(".filters-all > summary").click()
    if state == "help":
        page.get_by_role("banner").get_by_role("button", name="Help").click()
    elif state == "statuses":
        page.locator(".filters summary", has_text="Statuses").click()
    elif state == "playing":
        page.get_by_role("button", name="Play the day looked at").click()
    else:
        page.emulate_media(forced_colors="active")
    nothing_found(page)


def test_a_narrow_page_folds_its_filters(visit: Open):
    page = visit("?status=CONFIRMED")
    page.set_viewport_size(ViewportSize(width=360, height=740))
    fold = page.locator(".filters-all > summary")
    expect(fold).to_contain_text("changed")
    expect(page.get_by_role("combobox", name="Depth")).to_be_hidden()
    fold.click()
    expect(page.get_by_role("combobox", name="Depth")).to_be_visible()
    page.set_viewport_size(DESKTOP)
    expect(page.get_by_role("combobox", name="Depth")).to_be_visible()
