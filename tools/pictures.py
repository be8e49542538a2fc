"""Pictures of the page for the README and the gallery, of the seed: `python -m tools.pictures docs/images`.

Starts a server of its own on a temporary folder, with the page built before, and needs Chromium.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from tests.house.serving import free_port, serving

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")


WIDE = ViewportSize(width=1440, height=900)
TALL = ViewportSize(width=1440, height=1200)
NARROW = ViewportSize(width=390, height=844)


class Picture(NamedTuple):
    name: str
    search: str
    scheme: Literal["light", "dark"] = "light"
    size: ViewportSize = WIDE
    ready: str = "[data-entity-id]"
    """What is waited for before the picture is taken."""


_PLEDGE = "tie:pledged-to/group:jamaat-ansar-al-islam/group:islamic-state"
PICTURES = (
    Picture("lineage-light", ""),
    Picture("lineage-dark", "", "dark"),
    Picture("lineage-narrow", "", size=NARROW),
    Picture("network", "?view=network&asOf=2014-09-15", ready="canvas"),
    Picture("map", "?view=map&focus=group:islamic-state&asOf=2014-10-10", ready=".map [tabindex]"),
    Picture("table", "?view=table", ready="tbody tr"),
    Picture("compare", "?view=compare&againstKnownAt=2014-08-28", ready="[data-entity-id]"),
    Picture(
        "split-2007",
        "?range=2006-06-01..2008-12-31&selection=tie:split-from/group:jamaat-ansar-al-islam/group:ansar-al-sunna",
    ),
    Picture(
        "pledge-known-2014-08-28", f"?knownAt=2014-08-28&range=2014-05-01..2014-12-31&selection={_PLEDGE}"
    ),
    Picture("pledge-known-today", f"?range=2014-05-01..2014-12-31&selection={_PLEDGE}"),
    Picture(
        "euphrates-volcano", "?focus=group:euphrates-volcano&types=MEMBER_OF,DENIED_MEMBERSHIP", size=TALL
    ),
    Picture("front", "?focus=group:jabhat-al-akrad&selection=tie:front-for/group:jabhat-al-akrad/group:pkk"),
    Picture(
        "one-lane-three-names",
        "?focus=group:islamic-state&types=SPLIT_FROM,PLEDGED_TO&range=2012-06-01..2015-01-31",
    ),
)


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tools.pictures FOLDER")
    folder = Path(sys.argv[1])
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        sys.exit(f"Taking pictures needs Chromium; none of {', '.join(PROGRAMS)} is installed.")
    folder.mkdir(parents=True, exist_ok=True)
    # Chromium refuses to sandbox itself for root, which is who runs in most containers.
    flags = ["--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    flags += ["--no-sandbox"] if os.geteuid() == 0 else []
    with _seeded() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=flags)
        for picture in PICTURES:
            file = folder / f"{picture.name}.png"
            _take(browser, address, picture, file)
            print(file)
        browser.close()


def _take(browser: Browser, address: str, picture: Picture, file: Path) -> None:
    context = browser.new_context(
        viewport=picture.size, color_scheme=picture.scheme, reduced_motion="reduce", device_scale_factor=1
    )
    page = context.new_page()
    page.goto(address + picture.search)
    page.locator(picture.ready).first.wait_for()
    if "selection=" in picture.search:
        page.locator(".panel .claim").first.wait_for()
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    page.screenshot(path=file)
    context.close()


@contextmanager
def _seeded() -> Iterator[str]:
    """The address of a server on a new folder with the seed in it, which ends with the block."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "CLEAVE_"))}
    with tempfile.TemporaryDirectory(prefix="cleave-pictures-") as data:
        command = [sys.executable, "-c", "from app.cli import main; main()", "serve"]
        command += ["--port", str(free_port()), "--data", data]
        with serving(command, Path.cwd(), clean) as address:
            yield address.rstrip("/") + "/"


if __name__ == "__main__":
    main()
