"""docs/graph-model.md says what the graph is: its tables are made from the model, which is held against the
seeded graph of each engine, and what it asks in Cypher is answered as it says.
"""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from neo4j.time import Date

from app.graph.adhoc import AdHoc, Statement
from app.graph.model import LABELS, NODES, PROPERTIES, RELATIONS, RELATIONSHIPS, NodeKind
from app.graph.model_properties import PRESENT, STEPS, Property
from tests.graphs import CountingDatabase
from tests.house.source import ROOT
from tools.graph_model import CONSOLE, DOCUMENT, PARTS, console, written

TEXT = DOCUMENT.read_text("utf-8")
ASKED = re.findall(r"```cypher\n(.*?)```\n\n((?:\|[^\n]*\n)+)", TEXT, re.DOTALL)
TYPES: dict[str, Any] = {
    "STRING": str,
    "INTEGER": int,
    "FLOAT": float,
    "BOOLEAN": bool,
    "DATE": Date,
}
# What the five articles give no occasion for; all of it is optional.
NOT_IN_THE_SEED = {
    ":Entity": {"counts_as"},
    ":Claim": {"said", "merged", "public_on_as_given", "retracted_at", "retracted_by", "retracted_why"},
    ":Source": {"publisher", "archived_url", "published_on_as_given"},
}


@pytest.mark.check
def test_the_tables_are_as_they_are_made():
    assert written(TEXT) == TEXT, "make graph-model"


@pytest.mark.check
def test_the_console_completes_by_the_model():
    assert CONSOLE.read_text("utf-8") == console(), "make graph-model"
    told = json.loads(console())
    assert told["labels"].keys() == LABELS
    assert told["relationships"].keys() == RELATIONSHIPS
    assert told["properties"].keys() == PROPERTIES


@pytest.mark.check
def test_a_table_that_has_no_place_is_told():
    with pytest.raises(ValueError, match=r"no place for steps"):
        written(TEXT.replace("begin steps", "begin nothing"))


@pytest.mark.check
def test_every_name_of_the_model_is_in_the_document():
    for kind in NODES:
        assert f"`:{':'.join(kind.labels)}`" in TEXT
    for relation in RELATIONS:
        assert f"`{relation.type}`" in TEXT
    for group in (NODES, RELATIONS):
        for each in group:
            assert all(f"`{p.name}`" in TEXT for p in each.properties)
    assert len(PARTS["schema"]().splitlines()) == 2 + sum(
        path.read_text("utf-8").count("IF NOT EXISTS") for path in (ROOT / "cypher/schema").glob("*.cypher")
    )


def fits(value: Any, type_: str) -> bool:
    """Whether a value is of a type as Cypher names it."""
    if type_.startswith("LIST<"):
        return isinstance(value, list) and all(fits(item, type_[5:-1]) for item in value)
    return type(value) is TYPES[type_]


def wrong(properties: dict[str, Any], told: tuple[Property, ...]) -> set[str]:
    """What of some properties the model does not say, says otherwise, or asks for in vain."""
    known = {p.name: p for p in told}
    missing = {p.name for p in told if not p.optional and p.name not in properties}
    return missing | {n for n, v in properties.items() if n not in known or not fits(v, known[n].type)}


def told_of(kind: NodeKind, properties: dict[str, Any]) -> tuple[Property, ...]:
    """What the model says of a node: a label that no claim gives has no state, and of the steps but two."""
    if not properties.get("editorial"):
        return kind.properties
    state = {p.name for p in (*PRESENT, *STEPS)} - {"step_on", "steps"} | {"spell"}
    return tuple(p for p in kind.properties if p.name not in state)


async def test_every_node_is_as_the_model_says(seeded: CountingDatabase):
    kinds = {frozenset(kind.labels): kind for kind in NODES}
    seen: dict[frozenset[str], set[str]] = {}
    for labels, properties in await seeded.read("MATCH (n) RETURN labels(n), properties(n)", {}):
        kind = kinds[frozenset(labels)]
        assert not wrong(properties, told_of(kind, properties)), (labels, properties)
        seen.setdefault(frozenset(labels), set()).update(properties)
    assert all(kind.optional for labels, kind in kinds.items() if labels not in seen)
    for labels, found in seen.items():
        lacking = {p.name for p in kinds[labels].properties} - found
        # Coordinates, kinds and dates are not for all kinds of entities and facts.
        if not labels & {"Person", "Group", "Place", "Name", "Strength", "Existence", "Ending"}:
            assert lacking == NOT_IN_THE_SEED.get(f":{min(labels)}", set()), labels
        assert lacking <= {p.name for p in kinds[labels].properties if p.optional}


async def test_every_relationship_is_as_the_model_says(seeded: CountingDatabase):
    told = {relation.type: relation for relation in RELATIONS}
    seen: set[str] = set()
    statement = "MATCH (a)-[r]->(b) RETURN labels(a), type(r), labels(b), properties(r)"
    for start, type_, end, properties in await seeded.read(statement, {}):
        relation = told[type_]
        assert set(start) & set(relation.start.split(" or ")), (start, type_)
        assert set(end) & set(relation.end.split(" or ")), (type_, end)
        assert not wrong(properties, relation.properties), (type_, properties)
        seen.add(type_)
    assert {relation.type for relation in RELATIONS if not relation.optional} == seen


@pytest.mark.check
def test_what_the_seed_lacks_is_written_by_the_program():
    """A name that nothing writes would be an invention."""
    sources = [path for path in (ROOT / "app/graph").glob("*.py") if not path.name.startswith("model")]
    code = "".join(path.read_text("utf-8") for path in sources)
    optional = {
        p.name for group in (NODES, RELATIONS) for kind in group for p in kind.properties if p.optional
    }
    cypher = (ROOT / "cypher/write/revoke_token.cypher").read_text("utf-8")
    assert {n for n in optional if f'"{n}"' not in code} - {"of_high"} == {"revoked_at"}
    assert "t.revoked_at" in cypher


@pytest.mark.check
def test_every_question_of_the_document_has_its_answer_below():
    assert len(ASKED) == TEXT.count("```cypher") >= 4


@pytest.mark.parametrize(("statement", "table"), ASKED)
async def test_what_the_document_asks_is_answered_so(seeded: CountingDatabase, statement: str, table: str):
    head, _, *rows = [[cell.strip() for cell in line.strip("|\n").split("|")] for line in table.splitlines()]
    async with AdHoc(seeded, seconds=30, most=1).answer(Statement(statement)) as answer:
        found = [[str(cell) for cell in row] async for row in answer]
    assert (answer.columns, found) == (head, rows)
