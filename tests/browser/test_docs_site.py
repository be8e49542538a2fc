"""The documentation opened from its folder: search works without a server, and nobody else is asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.house.built_site import build


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("docs") / "site"
    done = build(target)
    assert done.returncode == 0, done.stderr
    return target


def test_the_search_finds_from_a_file(browser: Browser, folder: Path):
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto((folder / "index.html").as_uri())
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("Umm al-Qura")
    found = page.locator(".md-search-result__link").first
    expect(found).to_contain_text("Files of claims", timeout=20_000)
    found.click()
    page.wait_for_url("**/data.html*")
    expect(page.get_by_role("heading", name="Files of claims")).to_be_visible()
    assert [address for address in asked if not address.startswith(("file:", "data:", "blob:"))] == []
    assert wrong == []
    context.close()
