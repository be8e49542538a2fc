"""The lanes as SVG: marks by what the data say, the same text each time, words that can be read.

The pictures beside this file are what three lineages of the first data set look like. Where a drawing is meant to
change, look at the new ones and keep them: `python -m tests.client.test_drawing http://127.0.0.1:8000`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from cleave_client import Cleave, Graph
from cleave_client.drawing.marks import HUES, Box
from cleave_client.drawing.sheet import Sheet

HERE = Path(__file__).parent
JAI = "group:jamaat-ansar-al-islam"
PLEDGE = f"tie:pledged-to/{JAI}/group:islamic-state"
VOLCANO = "group:euphrates-volcano"
PICTURES: dict[str, Callable[[Cleave], Graph]] = {
    "pledge.svg": lambda c: c.lineage(JAI, depth=2, known_at="2014-11-23"),
    "front.svg": lambda c: c.lineage(
        "group:jabhat-al-akrad", depth=1, types=["FRONT_FOR", "MEMBER_OF", "OPERATES_IN"]
    ),
    "coalition.svg": lambda c: c.lineage(VOLCANO, depth=1),
}
NS = {"s": "http://www.w3.org/2000/svg"}


def marks(svg: str, of: str) -> ET.Element:
    """The group of a lane or tie."""
    (found,) = [each for each in ET.fromstring(svg).findall("s:g", NS) if each.get("data-id") == of]
    return found


def paint(svg: str, of: str) -> str:
    return ET.tostring(marks(svg, of), "unicode")


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_what_it_was(cleave: Cleave, name: str):
    drawn = PICTURES[name](cleave).show().svg
    assert drawn == (HERE / name).read_text("utf-8"), (
        f"{name} has changed; the first lines of this file say what to do"
    )
    assert drawn == PICTURES[name](cleave).show().svg


def test_the_pledge_by_day_of_knowledge(cleave: Cleave):
    def seen(known_at: str | None) -> tuple[bool, bool, bool]:
        """Whether it has a half circle, a struck line, and a ribbon of known width."""
        svg = cleave.lineage(JAI, depth=1, known_at=known_at).show().svg
        mark = paint(svg, PLEDGE)
        return "A6 6 0 0 0" in mark, 'stroke-dasharray="6 4"' in mark, 'opacity="0.82"' in mark

    assert seen("2014-08-28") == (True, False, False)
    assert seen("2014-11-23") == (False, True, False)
    assert seen(None) == (False, False, True)


def test_a_lane_goes_on_thinner_by_the_share_that_left(cleave: Cleave):
    def heights(known_at: str | None) -> set[float]:
        svg = cleave.lineage(JAI, depth=1, known_at=known_at).show().svg
        solid = [
            each for each in marks(svg, JAI).findall("s:rect", NS) if each.get("fill", "").startswith("#")
        ]
        return {float(each.get("height", "0")) for each in solid}

    assert heights("2014-08-28") == {10.0}
    assert min(heights(None)) == 2.0


def test_ends_are_drawn_by_how_sure_they_are(cleave: Cleave):
    svg = cleave.lineage("group:ansar-al-islam", depth=2).show().svg
    sunna, islam = paint(svg, "group:ansar-al-sunna"), paint(svg, "group:ansar-al-islam")
    assert "cleave-hatch-0" in sunna
    assert "?" not in sunna.partition("</ns0:title>")[2]
    assert "cleave-fade-in-0" in islam
    assert ">?<" in islam
    jas = marks(svg, "group:jamaat-ansar-al-sunna")
    assert [each.get("fill") for each in jas.findall("s:path", NS)] == [HUES[0]], "the arrow of what goes on"
    split = paint(svg, "tie:split-from/group:jamaat-ansar-al-sunna/group:ansar-al-sunna")
    assert 'r="4.5"' in split
    assert 'stroke-width="3.5"' in split


def test_a_front_has_a_ladder_and_a_thinner_lane(cleave: Cleave):
    svg = PICTURES["front.svg"](cleave).show().svg
    rungs = [
        marks(svg, f"tie:front-for/group:jabhat-al-akrad/group:{one}").findall("s:line", NS)
        for one in ("pkk", "ypg")
    ]
    assert max(map(len, rungs)) > 1
    lane = marks(svg, "group:jabhat-al-akrad")
    assert {each.get("height") for each in lane.findall("s:rect", NS)} == {"5"}
    assert "1 tie to places not drawn" in svg


def test_a_coalition_is_a_field_behind_its_members(cleave: Cleave):
    graph = PICTURES["coalition.svg"](cleave)
    svg = graph.show().svg
    believed = [tie for tie in graph.ties if tie.status in {"ASSERTED", "CONFIRMED", "CONTESTED"}]
    refuted = [tie for tie in graph.ties if tie.status == "REFUTED"]
    assert len(believed) > 5
    assert refuted
    fields = ET.fromstring(svg).findall("s:rect[@opacity='0.13']", NS)
    # The coalition's own row, each member's, and that of the legend.
    assert len(fields) == 1 + len(believed) + 1
    for tie in believed:
        assert marks(svg, tie.id).findall("s:path", NS) == [] or tie.status == "CONTESTED"
        assert len(marks(svg, tie.id).findall("s:rect", NS)) == 1
    for tie in refuted:
        assert 'stroke-dasharray="6 4"' in paint(svg, tie.id)
    assert "coalition: the field behind its members" in svg
    assert "the bracket" not in svg


def test_a_coalition_whose_members_are_apart_is_a_bracket(cleave: Cleave):
    svg = cleave.lineage("group:jabhat-ansar-al-din", depth=2).show(width=1000).svg
    thick = [line for line in ET.fromstring(svg).findall("s:line", NS) if line.get("stroke-width") == "3"]
    spine = next(line for line in thick if line.get("x1") == line.get("x2"))
    assert float(spine.get("x1", "0")) > 980
    member = marks(svg, "tie:member-of/group:harakat-sham-al-islam/group:jabhat-ansar-al-din")
    tooth, under = member.findall("s:line", NS)
    assert tooth.get("x2") == spine.get("x1")
    assert float(under.get("x1", "0")) < float(under.get("x2", "0")) < 980
    assert "coalition: the bracket joins its members" in svg


@pytest.mark.parametrize("width", [400, 700, 1000, 1600])
def test_names_can_be_read(cleave: Cleave, width: int):
    """None covers another, and none leaves the picture."""
    sheet = Sheet(
        cleave.snapshot(as_of="2014-10-01", types=["PLEDGED_TO", "MEMBER_OF", "SPLIT_FROM"]), width, 0
    )
    assert len(sheet.lanes) > 20
    boxes = [
        Box(label.x, label.x + label.width, lane.baseline(label) - 10, lane.baseline(label) + 3)
        for lane in sheet.lanes.values()
        for label in lane.labels
    ]
    assert [(a, b) for a, b in combinations(boxes, 2) if a.touches(b)] == []
    assert all(box.x1 >= 0 and box.x2 <= width and box.y1 >= 0 and box.y2 <= sheet.bottom for box in boxes)


def test_a_picture_stands_alone(cleave: Cleave, tmp_path: Path):
    graph = PICTURES["pledge.svg"](cleave)
    graph.show(width=700).save(tmp_path / "a.svg")
    text = (tmp_path / "a.svg").read_text("utf-8")
    root = ET.fromstring(text)
    assert root.get("viewBox", "").startswith("0 0 700 ")
    assert set(re.findall(r"https?://[^\"]*", text)) == {"http://www.w3.org/2000/svg"}
    assert "<script" not in text
    used, given = set(re.findall(r"url\(#([\w-]+)\)", text)), {each.get("id") for each in root.iter()}
    assert used <= given
    assert "As known on 23 Nov 2014" in text
    assert "nan" not in text
    assert graph._repr_svg_() == graph.show()._repr_svg_()


def test_a_name_cannot_be_markup(cleave: Cleave):
    graph = cleave.lineage(JAI, depth=1)
    (named,) = [each for each in graph.entities if each.id == JAI]
    object.__setattr__(named, "label", '<script>"&')
    object.__setattr__(named, "names", ())
    assert ET.fromstring(graph.show().svg) is not None
    assert "&lt;script&gt;" in graph.show().svg


def test_a_picture_of_nothing_and_one_that_is_too_narrow(cleave: Cleave):
    nothing = cleave.snapshot(as_of="1900-01-01", types=["FRONT_FOR"], certainty="CERTAIN")
    assert nothing.ties == ()
    ET.fromstring(nothing.show().svg)
    with pytest.raises(ValueError, match=r"^width: 300 .* expected 400 or more"):
        nothing.show(width=300)


def test_everything_there_is_can_be_drawn(cleave: Cleave):
    graph = cleave.snapshot(limit=2000)
    lanes = sum(entity.type != "Place" for entity in graph.entities)
    assert len(ET.fromstring(graph.show(width=1600).svg).findall("s:g[@class='lane']", NS)) == lanes > 100


if __name__ == "__main__":
    with Cleave(sys.argv[1]) as client:
        for file, made in PICTURES.items():
            made(client).show().save(HERE / file)
