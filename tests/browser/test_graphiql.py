"""GraphiQL in Chromium: bundled, under the page's own policy, with examples that run."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.server import serving


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("graphiql")) as address:
        yield address


def test_an_example_is_chosen_and_run(browser: Browser, address: str) -> None:
    page = browser.new_page()
    told: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}graphiql")
    page.get_by_role("button", name="A name in Arabic script").click()
    expect(page.locator(".graphiql-query-editor")).to_contain_text("search(")
    page.get_by_role("button", name="Execute query").click()
    response = page.locator(".graphiql-response")
    expect(response).to_contain_text('"cost"')
    expect(response).to_contain_text("matched")
    assert told == []
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    page.close()


def test_what_is_typed_is_checked_against_the_schema(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}graphiql")
    page.get_by_role("button", name="Documentation Explorer").click()
    expect(page.locator(".graphiql-doc-explorer")).to_contain_text("Query")
    page.close()
