"""The layout comes from a worker: the picture stays until it arrives, and where it does not, that is said."""

from __future__ import annotations

import re
import time
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.looking import Open, lane, silent

WORKER = re.compile(r"/assets/worker-[^/]*\.js$")
# Answers of the layout's worker wait while window.held is set.
HOLD = """
window.held = null;
const listen = Worker.prototype.addEventListener;
Worker.prototype.addEventListener = function (type, listener, ...rest) {
  const later = (event) => (type === 'message' && window.held ? window.held.push(() => listener(event)) : listener(event));
  return listen.call(this, type, later, ...rest);
};
"""


def held(page: Page, more_than: int) -> None:
    """Wait until more answers are held back. The page's policy forbids the evaluation that waiting in it takes."""
    deadline = time.monotonic() + 10
    while page.evaluate("window.held.length") <= more_than:
        assert time.monotonic() < deadline
        page.wait_for_timeout(20)


def rows(page: Page) -> list[str]:
    found = page.locator("[data-entity-id]").evaluate_all("all => all.map(each => each.dataset.entityId)")
    return [str(each) for each in found]


def test_a_layout_that_does_not_start_is_said(visit: Open, context: Any):
    context.route(WORKER, silent)
    page = visit(ready=".empty")
    expect(page.get_by_role("alert")).to_contain_text("The lanes could not be laid out")
    context.unroute(WORKER, silent)
    page.get_by_role("button", name="Try again").click()
    expect(lane(page, "group:ansar-al-islam")).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)


def test_the_picture_stays_until_the_layout_arrives(visit: Open):
    page = visit(script=HOLD)
    before = rows(page)
    page.evaluate("window.held = []")
    page.get_by_role("button", name="Show them").click()
    held(page, 0)
    assert rows(page) == before
    page.evaluate("() => { const all = window.held; window.held = null; for (const go of all) go(); }")
    expect(lane(page, "group:khorasan")).to_be_visible()
    assert len(rows(page)) > len(before)


def test_of_two_layouts_the_later_is_shown(visit: Open):
    page = visit(script=HOLD)
    before = rows(page)
    page.evaluate("window.held = []")
    page.get_by_role("button", name="Show them").click()
    held(page, 0)
    page.go_back()
    held(page, 1)
    # The answer to the first question comes last.
    page.evaluate(
        "() => { const all = window.held.reverse(); window.held = null; for (const go of all) go(); }"
    )
    expect(page.get_by_role("button", name="Show them")).to_be_visible()
    page.wait_for_timeout(200)
    assert rows(page) == before


def test_knowing_less_closes_rows_and_sorts_nothing(visit: Open):
    page = visit("?scope=all")
    before = rows(page)
    page.goto(page.url + "&knownAt=2014-08-28")
    page.locator("[data-entity-id]").first.wait_for()
    after = rows(page)
    assert 0 < len(after) < len(before)
    assert after == [group for group in before if group in after]
