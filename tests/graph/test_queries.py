"""Files under cypher/ keep their contracts, and speak of nothing that the graph does not have."""

import re

import pytest

from app.domain.vocabulary import TIE_TYPES
from app.graph.queries import ContractError, load, parse, parts
from app.resources import cypher_folder
from tests.house.source import ROOT

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

# Of nodes and relationships alike, one line for each that has its own.
_WORDS = """
    id label kind summary latitude longitude country subdivision counts_as
    title author publisher published_on published_on_as_given url archived_url language note
    known_on known_from exists_known_from exists_known_until exists_from_earliest exists_from_latest
    exists_to_earliest exists_to_latest existence_on existence
    name name_text name_known_from name_known_until name_from name_to
    step_on step_status step_claim step_turned step_from_earliest step_from_latest step_to_earliest step_to_latest
    steps status from to from_earliest from_latest to_earliest to_latest undated share count_low count_high how role
    assertions denials sources independent_sources
    place spell derived
    text script used_by search editorial
    what on of_low of_high of_approximate
    about fact said merged denial tie_source tie_target claimant stance channel made_by made_by_name made_on
    made_on_as_given public_on public_on_as_given span span_from span_to span_as_given span_observed
    count_approximate locator reliability credibility recorded_at recorded_by retracted_at retracted_by
    retracted_why
    keep absorb why at by undone_at undone_by undone_why
    number action touched before after
    hash created_at revoked_at
    applied_at
"""
PROPERTIES = set(_WORDS.split())
# Variables that stand for a row of a parameter or a function's folder, and not for what the graph holds.
ROWS = {"wanted", "pair", "tie", "properties", "db"}

_STRING = re.compile(r"'(?:\\.|[^'\\])*'")
_RELATIONSHIP = re.compile(r"\[\w*:(\w+(?:\|\w+)*)(?=[\]*\s{])")
_NODE = re.compile(r"\(\w*:(\w+(?:[:|]\w+)*)")
_TESTED = re.compile(r"\b[a-z]\w*:([A-Z]\w+)\b")
_READ = re.compile(r"(?<![\w.$])([a-z]\w*)(?:\[[^\]]*\])?\.([a-z]\w*)")
_MAP = re.compile(r"[(\[]\w*:[\w<>|]+\s*\{([^{}]*)\}")
_KEY = re.compile(r"(\w+):")


def unknown(text: str) -> set[str]:
    """The labels, relationship types and properties in a query that the graph does not have."""
    text = _STRING.sub("''", text)
    types = {type_ for group in _RELATIONSHIP.findall(text) for type_ in group.split("|")}
    others = _RELATIONSHIP.sub("[", text)
    labels = {label for group in _NODE.findall(others) for label in re.split("[:|]", group)}
    labels |= set(_TESTED.findall(others))
    properties = {name for of, name in _READ.findall(text) if of not in ROWS}
    properties |= {key for keys in _MAP.findall(text) for key in _KEY.findall(keys)}
    return (types - RELATIONSHIPS) | (labels - LABELS) | (properties - PROPERTIES)


@pytest.mark.parametrize("name", sorted(parts()))
def test_what_a_query_speaks_of_exists(name: str) -> None:
    assert unknown(parts()[name].text) == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "MATCH (e:Entity {id: $id})-[:HAS_NAME|HAS_ENDING]->(f:Fact) WHERE f:Name RETURN f.text, e.id",
            set(),
        ),
        ("MATCH (e:HAS_NAME)", {"HAS_NAME"}),
        ("MATCH (e:Entity:Grup)", {"Grup"}),
        ("MATCH (a)-[:Entity]->(b)", {"Entity"}),
        ("MATCH (a)-[t:HAS_NAME|HAS_NAMES]->(b)", {"HAS_NAMES"}),
        ("MATCH (f) WHERE f:MEMBER_OF", {"MEMBER_OF"}),
        ("MATCH (e:Entity {ident: 'a.b'})", {"ident"}),
        ("MATCH (e) RETURN e.nane, [x IN e.steps | x[0].stepp_on[1]]", {"nane", "stepp_on"}),
    ],
)
def test_what_does_not_exist_is_found(text: str, found: set[str]) -> None:
    assert unknown(text) == found


def test_every_property_is_written_somewhere() -> None:
    written = _code() + "".join(p.read_text("utf-8") for p in (cypher_folder() / "write").iterdir())
    of = {f"of_{part}" for part in ("low", "high", "approximate")}  # composed
    steps = {name for name in PROPERTIES if name.startswith("step_")}
    assert {
        p for p in PROPERTIES - of - steps if f'"{p}"' not in written and f".{p} =" not in written
    } == set()


def _code() -> str:
    return "\n".join(p.read_text("utf-8") for p in sorted((ROOT / "app").rglob("*.py")))


@pytest.mark.parametrize("name", sorted({name.removesuffix(".arcadedb") for name in parts()}))
def test_every_file_is_used(name: str) -> None:
    """By its name, or by one that code composes: then the part of it that varies stands there as a word."""
    code = _code()
    composed = [
        re.sub(r"\\\{\w+\\\}", r"(\\w+)", re.escape(pattern))
        for pattern in re.findall(r'f"((?:read|write)/[^"]*\{[^"]*)"', code)
    ]
    varying = [m[1] for pattern in composed if (m := re.fullmatch(pattern, name))]
    assert f'"{name}"' in code or any(f'"{word}"' in code for word in varying)


def test_every_file_is_found() -> None:
    files = [p for folder in ("read", "write") for p in (cypher_folder() / folder).rglob("*.cypher")]
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
