"""Recording and retracting claims from the panel, on a server and a graph of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import DESKTOP
from tests.browser.server import new_token, serving

CONTESTED = "tie:pledged-to/group:jamaat-ansar-al-islam/group:islamic-state"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("editing")


@pytest.fixture(scope="module")
def own_site(folder: Path) -> Iterator[str]:
    with serving(folder) as address:
        yield address


@pytest.fixture(scope="module")
def token(folder: Path, own_site: str) -> str:
    assert own_site
    return new_token(folder)


@pytest.fixture
def evidence(browser: Browser, own_site: str) -> Iterator[Page]:
    context = browser.new_context(viewport=DESKTOP, reduced_motion="reduce")
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.goto(f"{own_site}?selection={CONTESTED}")
    page.get_by_role("button", name="Record a claim").wait_for()
    yield page
    context.close()


def signed_in(page: Page, token: str) -> None:
    page.get_by_role("button", name="Record a claim").click()
    page.get_by_label("Token").fill(token)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Record a claim")).to_be_visible()


def fill(page: Page, **fields: str) -> None:
    for name, value in fields.items():
        page.locator(f"#edit-{name}").fill(value)


def test_reading_needs_no_token_and_editing_asks_for_one(evidence: Page) -> None:
    expect(evidence.get_by_role("button", name="Retract")).to_have_count(0)
    evidence.get_by_role("button", name="Record a claim").click()
    evidence.get_by_label("Token").fill("wrong")
    evidence.get_by_role("button", name="Sign in").click()
    expect(evidence.get_by_role("alert")).to_be_visible()
    # Without the wrong token, reading goes on.
    evidence.get_by_role("button", name="Cancel").click()
    evidence.reload()
    expect(evidence.get_by_role("button", name="Record a claim")).to_be_visible()


def test_problems_stand_at_their_fields_and_a_claim_is_recorded_and_retracted(
    evidence: Page, token: str
) -> None:
    signed_in(evidence, token)
    evidence.get_by_role("button", name="Record", exact=True).click()
    expect(evidence.locator("#edit-stance")).to_be_focused()
    evidence.locator("#edit-stance").select_option("DENIES")
    evidence.locator("#edit-channel").select_option("PRESS")
    expect(evidence.locator("#edit-summary-hint")).to_contain_text("expected something")
    source = evidence.locator("#edit-source-known option").first.get_attribute("value") or ""
    fill(
        evidence,
        summary="A test says so.",
        source=source,
        locator="p. 1",
        maker="A tester",
        **{"from": "soon"},
    )
    evidence.get_by_role("button", name="Record", exact=True).click()
    expect(evidence.locator("#edit-from-hint")).to_contain_text("soon")
    expect(evidence.locator("#edit-from")).to_have_attribute("aria-invalid", "true")
    fill(evidence, **{"from": "2014-08-25"})
    evidence.get_by_role("button", name="Record", exact=True).click()
    expect(evidence.get_by_role("status").filter(has_text="is recorded")).to_be_visible()
    card = evidence.locator(".claim", has_text="A test says so.")
    expect(card).to_be_visible()
    card.get_by_role("button", name="Retract").click()
    evidence.get_by_role("button", name="Retract", exact=True).click()
    expect(evidence.locator("#edit-why-hint")).to_contain_text("expected something")
    fill(evidence, why="It was a test.")
    evidence.get_by_role("button", name="Retract", exact=True).click()
    expect(evidence.get_by_role("status").filter(has_text="is retracted")).to_be_visible()
    expect(card).to_contain_text("Retracted: it was entered by mistake")
