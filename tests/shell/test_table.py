"""Rows as a table: aligned, within the terminal's width, and without what would steer the terminal."""

from typing import Any

import pytest
from prompt_toolkit.utils import get_cwidth

from app.shell.table import separated, table, text_of

pytestmark = pytest.mark.check


def node(id_: str, *labels: str, **properties: Any) -> dict[str, Any]:
    return {"$type": "Node", "id": id_, "labels": list(labels), "properties": properties}


IS = node("4:1", "Entity", "Group", id="group:islamic-state", name="Islamic State", step_on=[1, 2])
PKK = node("4:2", "Entity", "Group", id="group:pkk", name="PKK")
FOUGHT = {
    "$type": "Relationship",
    "id": "5:1",
    "type": "FOUGHT",
    "start": "4:2",
    "end": "4:1",
    "properties": {"status": "ASSERTED"},
}


def test_columns_are_aligned_numbers_to_the_right():
    lines = list(table(["name", "n"], [["PKK", 5], ["Islamic State", 12], ["داعش", None]], 80))
    assert lines == [
        "name          |    n",
        "--------------+-----",
        "PKK           |    5",
        "Islamic State |   12",
        "داعش          | null",
    ]


def test_there_may_be_no_rows_and_no_columns():
    assert list(table(["a", "b"], [], 80)) == ["a | b", "--+--"]
    assert list(table([], [], 80)) == []


@pytest.mark.parametrize("width", [30, 40, 79])
def test_it_is_never_wider_than_the_terminal(width: int):
    rows = [["x" * 100, "short", "語" * 40], ["y", "é" * 60, "z"]]
    lines = list(table(["a", "b", "c"], rows, width))
    assert max(map(get_cwidth, lines)) <= width
    assert "".join(lines).count("x") == 100
    assert "".join(lines).count("語") == 40
    assert any("short" in line for line in lines)


def test_what_does_not_fit_goes_on_below_and_breaks_at_blanks():
    lines = list(table(["name", "n"], [["Jamaat Ansar al-Islam", 1], ["PKK", 2]], 20))
    assert lines == [
        "name             | n",
        "-----------------+--",
        "Jamaat Ansar     | 1",
        "al-Islam         |",
        "PKK              | 2",
    ]


def test_too_many_columns_go_below_one_another():
    lines = list(table([f"column {n}" for n in range(12)], [["a value"] * 12, ["b" * 90] * 12], 40))
    assert lines[:3] == ["-- 1", "column 0  | a value", "column 1  | a value"]
    assert lines[13:16] == ["-- 2", f"column 0  | {'b' * 28}", f"          | {'b' * 28}"]
    assert max(map(get_cwidth, lines)) == 40


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, "null"),
        (True, "true"),
        (0.5, "0.5"),
        ("text", "text"),
        (["a", 1, None], '["a", 1, null]'),
        ({"a": ["b"]}, '{a: ["b"]}'),
        ({"$type": "Date", "value": "2014-08-25"}, "2014-08-25"),
        ({"$type": "Integer", "value": "9007199254740993"}, "9007199254740993"),
        ({"$type": "Map", "value": {"$type": 1}}, "{$type: 1}"),
        ([{"$type": "Date", "value": "2014-08-25"}], "[2014-08-25]"),
        (PKK, '(:Entity:Group {id: "group:pkk", name: "PKK"})'),
        (node("1", "Odd"), "(:Odd)"),
        (FOUGHT, '[:FOUGHT {status: "ASSERTED"}]'),
        ({"$type": "Point", "srid": 4326, "coordinates": [43.1, 36.3]}, "point(43.1, 36.3)"),
    ],
)
def test_a_cell_is_one_line(cell: Any, text: str):
    assert text_of(cell) == text


def test_a_path_is_written_as_cypher_has_it():
    there = {"$type": "Path", "nodes": [PKK, IS], "relationships": [FOUGHT]}
    back = {"$type": "Path", "nodes": [IS, PKK], "relationships": [FOUGHT]}
    tie = text_of(FOUGHT)
    assert text_of(there) == f"{text_of(PKK)}-{tie}->{text_of(IS)}"
    assert text_of(back) == f"{text_of(IS)}<-{tie}-{text_of(PKK)}"


@pytest.mark.parametrize("hostile", ["\x1b[2J", "a\nb", "\x9b31m", "\u202egnp", "\x00", "\x7f"])
def test_no_cell_steers_the_terminal(hostile: str):
    for cell in (hostile, [hostile], {hostile: hostile}, node("1", hostile, name=hostile)):
        for line in [*table([hostile], [[cell]], 200), *separated([hostile], [[cell]])]:
            assert line.replace("\t", "").isprintable()


def test_a_program_gets_tabs_and_json():
    rows = [["PKK", 5, None, {"$type": "Date", "value": "2014-08-25"}, ["a\tb"]], ["a\tb", 0.5, True, {}, []]]
    assert list(separated(["a", "b", "c", "d", "e"], rows)) == [
        "a\tb\tc\td\te",
        'PKK\t5\tnull\t2014-08-25\t["a\\tb"]',
        '"a\\tb"\t0.5\ttrue\t{}\t[]',
    ]
