"""What the client sends is what the contract has: every document, and every word for kinds and statuses."""

from __future__ import annotations

import ast
import sys
import tomllib
from typing import get_args

import pytest
from cleave_client import documents, terms
from graphql import GraphQLEnumType, build_schema, parse, validate

from tests.house.source import ROOT

pytestmark = pytest.mark.check

CLIENT = ROOT / "client"
SOURCES = sorted((CLIENT / "src").rglob("*.py"))
SCHEMA = build_schema((ROOT / "frontend" / "schema.graphql").read_text("utf-8"))
# What is called otherwise there, or is no enum.
OTHERWISE = {"EntityType", "FactType"}


def problems(text: str) -> list[str]:
    return [error.message for error in validate(SCHEMA, parse(text))]


@pytest.mark.parametrize("name", documents.names())
def test_a_document_is_valid(name: str):
    assert problems(documents.document(name)) == []


def test_there_is_a_document_for_every_question():
    expected = [
        "changes",
        "claims",
        "entity",
        "lineage",
        "paths",
        "search",
        "snapshot",
        "ties",
        "tie",
        "timeline",
    ]
    assert documents.names() == sorted(expected)


@pytest.mark.parametrize("name", documents.names())
@pytest.mark.parametrize(("right", "wrong"), [("\n  id\n", "\n  idd\n"), ("$first: Int!", "$first: String!")])
def test_a_typo_would_be_found(name: str, right: str, wrong: str):
    text = documents.document(name)
    if right not in text:
        assert right.startswith("$"), f"{name} has no id"
        return
    assert problems(text.replace(right, wrong, 1))


def test_every_fragment_is_used():
    used = "\n".join(documents.document(name) for name in documents.names())
    text = (CLIENT / "src/cleave_client/documents/fragments.graphql").read_text("utf-8")
    written = {line.split()[1] for line in text.splitlines() if line.startswith("fragment ")}
    assert written
    assert {name for name in written if f"fragment {name} on" not in used} == set()


@pytest.mark.parametrize(
    "name",
    [name for name in vars(terms) if name[0].isupper() and name not in {*OTHERWISE, "Literal", "TypeAlias"}],
)
def test_the_words_are_those_of_the_contract(name: str):
    enum = SCHEMA.type_map[name]
    assert isinstance(enum, GraphQLEnumType)
    assert set(get_args(getattr(terms, name))) == set(enum.values)


def test_entities_and_facts_are_those_of_the_contract():
    assert set(get_args(terms.FactType)) == {each.name for each in SCHEMA.type_map["Fact"].types}  # type: ignore[attr-defined]
    entities = SCHEMA.get_implementations(SCHEMA.type_map["Entity"]).objects  # type: ignore[arg-type]
    assert set(get_args(terms.EntityType)) == {each.name for each in entities}


def imported(text: str) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
    return found


def test_it_needs_httpx_and_nothing_of_the_server():
    assert len(SOURCES) > 15
    strangers = {name for path in SOURCES for name in imported(path.read_text("utf-8"))} - set(
        sys.stdlib_module_names
    )
    assert strangers == {"cleave_client", "httpx", "networkx", "pandas"}
    project = tomllib.loads((CLIENT / "pyproject.toml").read_text("utf-8"))["project"]
    assert [each.partition(">")[0] for each in project["dependencies"]] == ["httpx"]
    assert set(project["optional-dependencies"]) == {"networkx", "pandas"}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_it_is_python_3_10(path):
    assert ast.parse(path.read_text("utf-8"), feature_version=(3, 10))
