"""The pictures that the documents show are those that `make pictures` takes, and every address is said."""

from __future__ import annotations

import re

import pytest

from tests.house.source import ROOT
from tools.pictures import PICTURES

pytestmark = pytest.mark.check

GALLERY = (ROOT / "docs" / "gallery.md").read_text(encoding="utf-8")
SHOWN = set(re.findall(r"images/([\w-]+)\.png", GALLERY))


def test_every_picture_is_taken_kept_and_shown() -> None:
    taken = {picture.name for picture in PICTURES}
    kept = {path.stem for path in (ROOT / "docs" / "images").glob("*.png")}
    assert taken == kept == SHOWN


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_the_address_of_a_picture_stands_below_it(picture) -> None:
    below = GALLERY.split(f"images/{picture.name}.png", 1)[1].split("![", 1)[0].split("<img", 1)[0]
    assert f"`/{picture.search}`" in below


def test_every_picture_says_what_one_sees() -> None:
    texts = re.findall(r"!\[(.*?)\]", GALLERY) + re.findall(r'<img alt="(.*?)"', GALLERY)
    assert len(texts) == len(PICTURES)
    assert all(len(text) > 20 for text in texts)
