"""A headless Chromium of this machine, driven by Playwright.

`make test` runs this folder by itself: Playwright's event loop runs as long as the browser does, and tests
with a loop of their own cannot run beside it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.looking import DESKTOP, Open, Watch
from tests.browser.server import new_token, serving
from tests.conftest import left_out

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
# It asks nobody on the network for anything but the page.
QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        left_out("browser tests left out: Chromium is not installed")
    # Chromium refuses to sandbox itself for root, which is who runs in most containers.
    flags = [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else QUIET
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=flags)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("site")


@pytest.fixture(scope="session")
def site(site_folder: Path) -> Iterator[str]:
    with serving(site_folder) as address:
        yield address


@pytest.fixture(scope="session")
def token(site: str, site_folder: Path) -> str:
    """An editor's token on the site's graph, which no test changes by it."""
    assert site
    return new_token(site_folder)


@pytest.fixture(scope="session")
def kept(browser: Browser, site: str) -> Iterator[Page]:
    """A page of the site that stays open: with it stay its process and what that compiled, half of a visit's work."""
    made = browser.new_context(viewport=DESKTOP, color_scheme="light", reduced_motion="reduce")
    made.set_default_timeout(10_000)
    page = made.new_page()
    page.goto(site, wait_until="networkidle")
    yield page
    made.close()


@pytest.fixture
def context(kept: Page) -> Iterator[BrowserContext]:
    """One for all tests, and nothing in it of the test before but what was compiled."""
    yield kept.context
    for page in kept.context.pages:
        if page is not kept:
            page.close()
    kept.context.unroute_all()
    kept.context.set_offline(False)
    kept.context.clear_permissions()
    kept.context.clear_cookies()
    kept.evaluate("localStorage.clear()")


@pytest.fixture
def watch(context: BrowserContext) -> Iterator[Watch]:
    watch = Watch()
    watch.begin(context)
    yield watch
    watch.end(context)


@pytest.fixture
def visit(context: BrowserContext, site: str, watch: Watch) -> Open:
    """Opens an address of the site in a new page and waits for the picture, or for what `ready` selects.

    ``script`` runs in the page before its own do.
    """

    def visit(search: str = "", ready: str = "[data-entity-id]", script: str = "") -> Page:
        page = context.new_page()
        if script:
            page.add_init_script(script)
        page.goto(site + search)
        page.locator(ready).first.wait_for()
        return page

    return visit
