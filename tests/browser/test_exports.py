"""What is shown, saved as files and put on paper, on the real server and the seed."""

from __future__ import annotations

import csv
import json
import re
import struct
import zlib
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.looking import DESKTOP, PLEDGE, Open, Watch, nothing_found, shown_as

SVG = "{http://www.w3.org/2000/svg}"
DC = "{http://purl.org/dc/elements/1.1/}"
READY = {
    "lineage": "[data-entity-id]",
    "network": '.network-stage[data-arranging="settled"]',
    "map": ".map-drawing [data-mark]",
    "table": ".listing tbody tr[aria-rowindex]",
    "compare": ".pictures [data-entity-id]",
}
VIEWS = ("lineage", "network", "map", "table")
PICTURES = ("lineage", "network", "map", "compare")
TITLES = {"compare": "comparison"}
AGAINST = "&againstAsOf=2010-01-01&asOf=2014-09-01"
LABELS = {"svg": "SVG", "png": "PNG", "csv": "a row a tie", "entities": "a row an entity", "json": "JSON"}


def opened(visit: Open, view: str, more: str = "") -> Page:
    return visit(f"?view={view}{more}", ready=READY[view])


def saved(page: Page, kind: str, folder: Path) -> Path:
    page.locator(".exports summary").click()
    with page.expect_download() as download:
        page.locator(".exports-menu button").filter(has_text=LABELS[kind]).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    expect(page.locator(".exports").get_by_role("status")).to_have_text(f"Saved {path.name}")
    return path


def chunks(png: bytes) -> list[tuple[str, bytes]]:
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    found, at = [], 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, data = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert struct.unpack(">I", png[at + 8 + length : at + 12 + length])[0] == zlib.crc32(kind + data)
        found.append((kind.decode(), data))
        at += 12 + length
    return found


@pytest.mark.parametrize("view", PICTURES)
def test_an_svg_holds_the_picture_and_what_it_is(view: str, visit: Open, watch: Watch, tmp_path: Path):
    compared = view == "compare"
    page = opened(visit, view, "&knownAt=2014-12-31" + (AGAINST if compared else ""))
    path = saved(page, "svg", tmp_path)
    assert path.name == f"cleave-ansar-al-islam-{view}-{'2014-09-01' if compared else 'all'}.svg"
    text = path.read_text("utf-8")
    root = ET.fromstring(text)
    assert root.findtext(f"{SVG}title") == f"Ansar al-Islam: {TITLES.get(view, view)}"
    assert "Known at: 31 Dec 2014" in (root.findtext(f"{SVG}desc") or "")
    sources = [each.text or "" for each in root.iter(f"{DC}source")]
    assert any("Al-Tamimi" in each for each in sources)
    words = " ".join("".join(each.itertext()) for each in root.iter(f"{SVG}text"))
    assert f"Sources ({len(sources)})" in words
    if compared:
        assert "First: 1 Jan 2010" in words
        assert "Second: 1 Sep 2014" in words
    assert "knownAt=2014-12-31" in words
    # It needs nothing of the page and nothing of the network.
    assert not re.search(r"class=|var\(|light-dark|color-mix|href=|<style|<script|<image|@import", text)
    ids = set(re.findall(r' id="([^"]+)"', text))
    assert set(re.findall(r"url\(#([^)]+)\)", text)) <= ids
    assert len(list(root.iter(f"{SVG}path"))) > 3
    alone = page.context.new_page()
    alone.set_content(text.partition("?>")[2])
    box = alone.locator("svg").first.bounding_box()
    assert box
    assert box["height"] == pytest.approx(float(root.attrib["height"]), abs=1)
    assert watch.errors == []


@pytest.mark.parametrize("view", PICTURES)
def test_a_png_is_twice_as_large_and_says_what_it_is(view: str, visit: Open, watch: Watch, tmp_path: Path):
    page = opened(visit, view, AGAINST if view == "compare" else "")
    root = ET.fromstring(saved(page, "svg", tmp_path).read_text("utf-8"))
    parts = chunks(saved(page, "png", tmp_path).read_bytes())
    assert parts[0][0] == "IHDR"
    size = struct.unpack(">II", parts[0][1][:8])
    assert size == (2 * int(root.attrib["width"]), 2 * int(root.attrib["height"]))
    texts = {
        keyword.decode(): text.decode()
        for kind, data in parts
        if kind == "iTXt"
        for keyword, text in [data.split(b"\0\0\0\0\0", 1)]
    }
    assert texts["Title"] == f"Ansar al-Islam: {TITLES.get(view, view)}"
    assert "Focus: Ansar al-Islam" in texts["Description"]
    assert "Al-Tamimi" in texts["Source"]
    # A picture of one colour would compress to next to nothing.
    assert sum(len(data) for kind, data in parts if kind == "IDAT") > 20_000
    assert watch.errors == []


@pytest.mark.parametrize("view", VIEWS)
def test_csv_and_json_hold_the_rows_and_their_sources(view: str, visit: Open, tmp_path: Path):
    page = opened(visit, view)
    raw = saved(page, "csv", tmp_path).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    ties = list(csv.DictReader(raw.decode("utf-8-sig").splitlines(keepends=True), strict=True))
    entities_file = saved(page, "entities", tmp_path)
    assert entities_file.name == f"cleave-ansar-al-islam-{view}-all-entities.csv"
    with entities_file.open(encoding="utf-8-sig", newline="") as lines:
        entities = list(csv.DictReader(lines, strict=True))
    data = json.loads(saved(page, "json", tmp_path).read_text("utf-8"))
    assert [row["id"] for row in ties] == [tie["id"] for tie in data["ties"]]
    assert [row["id"] for row in entities] == [entity["id"] for entity in data["entities"]]
    assert ties
    assert entities
    for row in ties:
        assert None not in row
        assert row["sources"]
        assert row["title"] == f"Ansar al-Islam: {view}"
        assert "Focus: " in row["query"]
        assert row["exported_at"].endswith("Z")
    assert data["generator"].startswith("cleave ")
    assert data["state"]["view"] == view
    known = {source["id"] for source in data["sources"]}
    assert known >= {claim["source"] for tie in data["ties"] for claim in tie["claims"]}
    held = {claim["id"] for tie in data["ties"] for claim in tie["claims"]}
    held |= {
        claim["id"] for entity in data["entities"] for fact in entity["facts"] for claim in fact["claims"]
    }
    held |= {claim["id"] for claim in data["restedOn"]}
    assert held >= {other for tie in data["ties"] for claim in tie["claims"] for other in claim["reliesOn"]}


def test_the_map_saves_who_was_where(visit: Open, tmp_path: Path):
    data = json.loads(saved(opened(visit, "map"), "json", tmp_path).read_text("utf-8"))
    assert {tie["target"]["id"].partition(":")[0] for tie in data["ties"] if tie["place"] is None} == {
        "place"
    }


def test_data_hold_what_holds_on_the_day_as_known_on_the_other(visit: Open, tmp_path: Path):
    page = opened(visit, "table", "&asOf=2014-08-25&knownAt=2014-08-28")
    path = saved(page, "json", tmp_path)
    assert path.name == "cleave-ansar-al-islam-table-2014-08-25.json"
    data = json.loads(path.read_text("utf-8"))
    (pledge,) = [tie for tie in data["ties"] if tie["id"] == PLEDGE]
    assert pledge["status"] == "CONTESTED"
    assert max(claim["knownFrom"] for tie in data["ties"] for claim in tie["claims"]) <= "2014-08-28"


def test_the_table_saves_the_rows_that_are_left(visit: Open, tmp_path: Path):
    page = opened(visit, "table")
    page.get_by_role("combobox", name="Status", exact=True).select_option("CONFIRMED")
    raw = saved(page, "csv", tmp_path).read_text("utf-8-sig")
    rows = list(csv.DictReader(raw.splitlines(keepends=True)))
    assert {row["status"] for row in rows} == {"CONFIRMED"}
    assert "Rows: ties with status CONFIRMED" in rows[0]["query"]
    page.locator(".exports summary").click()
    expect(page.locator(".exports-menu button").filter(has_text="PNG")).to_have_count(0)


def test_the_menu_works_by_keyboard(visit: Open):
    page = opened(visit, "lineage")
    summary = page.locator(".exports summary")
    summary.focus()
    page.keyboard.press("Enter")
    menu = page.get_by_role("group", name="Save what is shown as")
    expect(menu).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(summary).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 360])
def test_axe_finds_nothing_in_the_open_menu(scheme: Any, width: int, visit: Open):
    page = opened(visit, "lineage")
    shown_as(page, ViewportSize(width=width, height=DESKTOP["height"]), scheme)
    page.locator(".exports summary").click()
    nothing_found(page, ".exports")


@pytest.mark.parametrize("view", VIEWS)
def test_paper_has_picture_or_table_and_sources_but_no_controls(view: str, visit: Open, tmp_path: Path):
    page = opened(visit, view, "&knownAt=2014-12-31")
    page.emulate_media(color_scheme="dark")
    # The code for paper is fetched when the page has nothing else to do.
    page.wait_for_timeout(2500)
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator(".printed-sources li").first).to_be_visible()
    expect(page.locator(".known-banner p")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for controls in (".top", ".times", ".views", ".filters", ".exports", ".listing-sift"):
        for each in page.locator(controls).all():
            expect(each).to_be_hidden()
    shown = page.locator(".listing table" if view == "table" else ".printed-picture svg").first
    expect(shown).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(29, 33, 38)"
    page.emulate_media(media="screen")
    expect(page.locator(".printed-sources")).to_have_count(0)
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    paper = (tmp_path / "page.pdf").read_bytes()
    width, height = map(float, re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", paper)[0])
    assert width > height
