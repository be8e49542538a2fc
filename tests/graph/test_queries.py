"""Files under cypher/ keep their contracts, and speak of nothing that the graph does not have."""

import re

import pytest

from app.domain.vocabulary import TIE_TYPES
from app.graph.queries import ContractError, load, parse, parts
from app.resources import cypher_folder

pytestmark = pytest.mark.check

LABELS = {
    "Entity",
    "Group",
    "Person",
    "Place",
    "Fact",
    "Name",
    "Strength",
    "Existence",
    "Ending",
    "Claim",
    "Source",
}
LABELS |= {"Revision", "Migration", "Token", "AuditEntry", "Judgement"}
RELATIONSHIPS = {
    "HAS_NAME",
    "HAS_STRENGTH",
    "HAS_EXISTENCE",
    "HAS_ENDING",
    "USED_BY",
    "COUNTED_IN",
    "CAME_FROM",
}
RELATIONSHIPS |= {"ABOUT", "MADE_BY", "NAMES", "FOUND_IN", "RELIES_ON", "REVISES"} | set(TIE_TYPES)

_STRING = re.compile(r"'(?:\\.|[^'\\])*'")
_NODE = re.compile(r"\((?:\w+)?((?::[A-Z]\w*)+)")
_TESTED = re.compile(r"\b[a-z]\w*:([A-Z]\w+)\b")
_RELATIONSHIP = re.compile(r"\[(?:\w+)?:([A-Z_|]+)")


@pytest.mark.parametrize("name", sorted(parts()))
def test_labels_and_relationship_types_exist(name: str) -> None:
    text = _STRING.sub("''", parts()[name].text)
    labels = {label for group in _NODE.findall(text) for label in group.split(":") if label}
    labels |= set(_TESTED.findall(text))
    types = {type_ for group in _RELATIONSHIP.findall(text) for type_ in group.split("|")}
    assert labels - types <= LABELS
    assert types <= RELATIONSHIPS | LABELS


def test_every_file_is_found() -> None:
    files = [p for p in cypher_folder().rglob("*.cypher") if p.parent.name != "schema"]
    assert len(parts()) == len(files) > 50


HEADER = "// Does something.\n//\n"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("RETURN 1", "no header"),
        (HEADER + "RETURN $a", r"parameter \['a'\]"),
        (HEADER + "// $a  int\nRETURN 1", r"parameter \['a'\]"),
        (HEADER + "RETURN <row>", r"slot \['row'\]"),
        (HEADER + "// <row>  what is wanted\nRETURN 1", r"slot \['row'\]"),
        (HEADER + "// binds e\nMATCH (n) RETURN n", r"variables \['e'\]"),
        (HEADER + "// in e  an entity\nRETURN 1", r"variables \['e'\]"),
    ],
)
def test_a_broken_contract_stops_the_start(text: str, complaint: str) -> None:
    with pytest.raises(ContractError, match=f"read/x: .*{complaint}"):
        parse("read/x", text)


def test_what_stands_in_strings_and_comments_is_not_code() -> None:
    part = parse("read/x", HEADER + "// $a  int\n// it costs $5 <or> more\nRETURN '$b <c>', $a")
    assert part.parameters == {"a"}
    assert part.slots == set()


def test_schema_statements_can_run_twice() -> None:
    for path in (cypher_folder() / "schema").iterdir():
        text = re.sub(r"^\s*(//|--).*\n", "", path.read_text("utf-8"), flags=re.MULTILINE)
        for statement in filter(None, map(str.strip, text.split(";"))):
            assert "IF NOT EXISTS" in statement, path.name


def test_load_reads_a_folder(tmp_path) -> None:
    (tmp_path / "read").mkdir()
    (tmp_path / "read" / "one.cypher").write_text(HEADER + "RETURN 1")
    assert list(load(tmp_path)) == ["read/one"]
