"""What the marks look like, by a few small pictures; `UPDATE_PIXELS=1` before the tests' command makes them anew.

The page brings its font, and Chromium is told not to fit letters to the machine's screen. A picture may differ from
the one kept in `PIXELS` pixels by more than `SHADE` of 255 in a colour: less than the smallest mark takes.
"""

from __future__ import annotations

import os
import shutil
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, FloatRect, Page, ViewportSize

from tests.browser.conftest import PROGRAMS, QUIET
from tests.browser.looking import Scheme, until

PIXELS = 8
SHADE = 32
FOLDER = Path(__file__).parent / "pixels"
TODAY = "2026-01-01T12:00:00Z"
ALIKE = ["--disable-lcd-text", "--font-render-hinting=none", "--force-color-profile=srgb"]
# The picture alone, in the corner and as wide whatever stands around it in the page.
ALONE = """
.chart-host {
  position: fixed; top: 0; left: 0; z-index: 99; width: 1000px; height: 1000px; border: 0; border-radius: 0;
}
"""
SETTLED = """async () => {
  await document.fonts.ready;
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  return document.querySelector('.chart').getBoundingClientRect().width;
}"""


class Crop(NamedTuple):
    """Where in the picture of an address to look: left, top, width and height in pixels."""

    search: str
    left: int
    top: int
    width: int
    height: int
    scheme: Scheme = "light"


VOLCANO = "?focus=group:euphrates-volcano&types=MEMBER_OF,DENIED_MEMBERSHIP"
AKRAD = "?focus=group:jabhat-al-akrad"
CROPS = {
    "split": Crop("?range=2006-06-01..2008-12-31", 320, 40, 180, 180),
    "pledge-contested": Crop("?knownAt=2014-08-28&range=2014-05-01..2014-12-31", 440, 140, 200, 140),
    "pledge-confirmed-dark": Crop("?range=2014-05-01..2014-12-31", 400, 420, 140, 120, "dark"),
    "denial": Crop(VOLCANO, 420, 70, 140, 180),
    "front": Crop(AKRAD, 780, 40, 160, 300),
    "coalition": Crop(VOLCANO, 50, 30, 160, 200),
}
Show = Callable[[Crop], Page]


@pytest.fixture(scope="module")
def alike(browser: Browser) -> Iterator[Browser]:
    """A browser that draws letters alike on all machines."""
    program = next(found for name in PROGRAMS if (found := shutil.which(name)))
    flags = [*QUIET, *ALIKE, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    chromium = browser.browser_type.launch(executable_path=program, args=flags)
    yield chromium
    chromium.close()


@pytest.fixture
def show(alike: Browser, site: str) -> Iterator[Show]:
    """Opens the address of a crop and waits until the picture stands alone and still."""
    contexts = []

    def show(crop: Crop) -> Page:
        context = alike.new_context(
            viewport=ViewportSize(width=1000, height=1000),
            color_scheme=crop.scheme,
            reduced_motion="reduce",
            device_scale_factor=1,
            locale="en-GB",
            timezone_id="UTC",
        )
        contexts.append(context)
        page = context.new_page()
        page.clock.set_fixed_time(TODAY)
        page.goto(site + crop.search)
        page.locator("[data-entity-id]").first.wait_for()
        page.wait_for_load_state("networkidle")
        page.add_style_tag(content=ALONE)
        until(page, "document.querySelector('.chart').getBoundingClientRect().width === 1000")
        page.evaluate(SETTLED)
        return page

    yield show
    for context in contexts:
        context.close()


def shot(page: Page, crop: Crop) -> bytes:
    return page.screenshot(clip=FloatRect(x=crop.left, y=crop.top, width=crop.width, height=crop.height))


class Picture(NamedTuple):
    width: int
    height: int
    rgb: bytes


def decoded(png: bytes) -> Picture:
    """The pixels of a PNG of eight bits a colour, not interlaced, as Chromium writes it."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", png[16:29])
    assert (depth, colour in (2, 6), interlaced) == (8, True, 0)
    packed, at = b"", 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            packed += png[at + 8 : at + 8 + length]
        at += 12 + length
    size = 3 if colour == 2 else 4
    lines, before = [], bytes(width * size)
    raw = zlib.decompress(packed)
    for start in range(0, len(raw), 1 + width * size):
        before = _unfiltered(raw[start], raw[start + 1 : start + 1 + width * size], before, size)
        lines.append(before if size == 3 else bytes(v for n, v in enumerate(before) if n % 4 != 3))
    return Picture(width, height, b"".join(lines))


def _unfiltered(kind: int, line: bytes, above: bytes, size: int) -> bytes:
    """One line of pixels by its filter: what lies left of it, above it, or both, was subtracted."""
    if kind == 0:
        return line
    found = bytearray(line)
    for n, value in enumerate(line):
        left, corner = (found[n - size], above[n - size]) if n >= size else (0, 0)
        up = above[n]
        guess = left + up - corner
        near = min((left, up, corner), key=lambda each: abs(guess - each))
        found[n] = (value + (0, left, up, (left + up) // 2, near)[kind]) % 256
    return bytes(found)


def difference(one: bytes, other: bytes) -> int:
    """How many pixels differ by more than `SHADE` in a colour; all of them where the sizes do."""
    a, b = decoded(one), decoded(other)
    if (a.width, a.height) != (b.width, b.height):
        return max(a.width * a.height, b.width * b.height)
    return len({n // 3 for n, (p, q) in enumerate(zip(a.rgb, b.rgb, strict=True)) if abs(p - q) > SHADE})


@pytest.mark.parametrize("name", CROPS)
def test_the_marks_look_as_they_did(name: str, show: Show, tmp_path: Path):
    kept = FOLDER / f"{name}.png"
    found = shot(show(CROPS[name]), CROPS[name])
    if os.environ.get("UPDATE_PIXELS"):
        FOLDER.mkdir(exist_ok=True)
        kept.write_bytes(found)
    assert kept.exists(), f"{kept} is not there: UPDATE_PIXELS=1 makes it"
    (tmp_path / kept.name).write_bytes(found)
    differ = difference(kept.read_bytes(), found)
    assert differ <= PIXELS, f"{differ} pixels of {kept.name} differ: it is {tmp_path / kept.name} now"


CHANGES = {
    "a dot of evidence is missing": ("split", "document.querySelectorAll('.tie .evidence')[0].remove()"),
    "a sign stands two pixels off": (
        "denial",
        "document.querySelector('.tie .glyph-ring.no').parentNode.style.transform = 'translate(2px, 0)'",
    ),
    "a denial is not struck": ("denial", "document.querySelector('.glyph-stroke.no').remove()"),
    "a pledge is outlined instead of full": (
        "pledge-confirmed-dark",
        "document.querySelector('.ribbon').setAttribute('class', 'ribbon-open stroke-0')",
    ),
    "a rung of the ladder is missing": ("front", "document.querySelector('.front-rungs').remove()"),
    "a member's band ends elsewhere": ("coalition", "document.querySelector('.band + .band').remove()"),
    "another font": ("split", "document.querySelector('.chart').style.fontFamily = 'monospace'"),
}


@pytest.mark.parametrize(("name", "change"), CHANGES.values(), ids=CHANGES.keys())
def test_a_changed_picture_is_found(name: str, change: str, show: Show):
    page = show(CROPS[name])
    before = shot(page, CROPS[name])
    assert difference(before, shot(page, CROPS[name])) == 0
    page.evaluate(change)
    page.evaluate(SETTLED)
    assert difference(before, shot(page, CROPS[name])) > PIXELS
