"""The documentation as a site: it is built without a warning, has no broken link, and loads nothing from elsewhere."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.house.built_site import build
from tests.house.fences import DOCS, PAGES
from tests.house.source import ROOT

# What a browser fetches by itself; an <a> it does not.
LOADED = {"link": "href", "script": "src", "img": "src", "iframe": "src", "source": "srcset", "use": "href"}
ELSEWHERE = re.compile(r"^\s*(?:[a-z]+:)?//", re.IGNORECASE)


class _Loads(HTMLParser):
    """The addresses that a page loads, and the classes of its elements."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.classes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.classes.update((given.get("class") or "").split())
        if address := given.get(LOADED.get(tag, "")):
            self.addresses.append(address)


def loaded(html: str) -> _Loads:
    found = _Loads()
    found.feed(html)
    return found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("docs") / "site"
    done = build(target)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    return target


def test_every_page_is_built(site: Path):
    assert [page for page in PAGES if not (site / page).with_suffix(".html").is_file()] == []


def test_nothing_is_loaded_from_elsewhere(site: Path):
    pages = {path: loaded(path.read_text("utf-8")) for path in site.rglob("*.html")}
    assert any(found.addresses for found in pages.values())
    assert [
        (p, each) for p, found in pages.items() for each in found.addresses if ELSEWHERE.match(each)
    ] == []
    for path in site.rglob("*.css"):
        assert not re.search(r"url\(['\"]?(?:https?:)?//|@import", path.read_text("utf-8")), path
    # The theme's script would fetch a program for diagrams, where a page has one, and facts about a repository.
    used = set().union(*(found.classes for found in pages.values()))
    assert "md-content" in used
    assert used & {"mermaid", "md-source"} == set()


def test_what_would_be_loaded_from_elsewhere_is_found():
    for html in ('<script src="https://x.example/a.js">', '<link rel="preload" href="//x.example/a">'):
        assert [each for each in loaded(html).addresses if ELSEWHERE.match(each)]
    assert loaded('<a href="https://x.example">').addresses == []


@pytest.mark.parametrize(
    "line", ["[gone](nowhere.md)", "[gone](evidence.md#no-such-heading)"], ids=["page", "heading"]
)
def test_a_broken_link_fails(tmp_path: Path, line: str):
    shutil.copytree(DOCS, tmp_path / "docs")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    with (tmp_path / "docs/index.md").open("a") as page:
        page.write(f"\n{line}\n")
    done = build(tmp_path / "site", tmp_path / "mkdocs.yml")
    assert done.returncode != 0
    assert "Doc file 'index.md' contains a link" in done.stderr
