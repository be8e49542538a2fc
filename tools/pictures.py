"""The pictures of the page that the README shows, taken of the seed: `python tools/pictures.py docs/images`.

Starts a server of its own on a temporary folder, with the page built before, and needs Chromium.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import Browser, ViewportSize, sync_playwright

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
_STOP_LIMIT = 30.0
_ANNOUNCED = "cleave is at "


class Picture(NamedTuple):
    name: str
    search: str
    scheme: Literal["light", "dark"]
    size: ViewportSize


PICTURES = (
    Picture("lineage-light", "", "light", ViewportSize(width=1440, height=900)),
    Picture("lineage-dark", "", "dark", ViewportSize(width=1440, height=900)),
    Picture(
        "pledge-known-2014-08-28",
        "?knownAt=2014-08-28&range=2014-05-01..2014-12-31"
        "&selection=tie:pledged-to/group:jamaat-ansar-al-islam/group:islamic-state",
        "light",
        ViewportSize(width=1440, height=900),
    ),
)


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit("usage: python tools/pictures.py FOLDER")
    folder = Path(sys.argv[1])
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        sys.exit(f"Taking pictures needs Chromium; none of {', '.join(PROGRAMS)} is installed.")
    folder.mkdir(parents=True, exist_ok=True)
    # Chromium refuses to sandbox itself for root, which is who runs in most containers.
    flags = ["--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    flags += ["--no-sandbox"] if os.geteuid() == 0 else []
    with _serving() as address, sync_playwright() as playwright:
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
    page.locator("[data-entity-id]").first.wait_for()
    if "selection=" in picture.search:
        page.locator(".panel .claim").first.wait_for()
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    page.screenshot(path=file)
    context.close()


@contextmanager
def _serving() -> Iterator[str]:
    """The address of a server on a new folder with the seed in it, which ends with the block."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "CLEAVE_"))}
    with tempfile.TemporaryDirectory(prefix="cleave-pictures-") as data:
        command = [sys.executable, "-c", "from app.cli import main; main()", "serve"]
        with subprocess.Popen(
            [*command, "--port", str(_free_port()), "--data", data],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=clean,
            text=True,
        ) as process:
            try:
                assert process.stdout is not None
                said = []
                for line in process.stdout:
                    said.append(line)
                    if line.startswith(_ANNOUNCED):
                        yield line.removeprefix(_ANNOUNCED).split()[0] + "/"
                        break
                else:
                    sys.exit("The server did not start:\n" + "".join(said))
                process.send_signal(signal.SIGINT)
                process.wait(_STOP_LIMIT)
            finally:
                if process.poll() is None:
                    process.kill()


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


if __name__ == "__main__":
    main()
