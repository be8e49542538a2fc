"""The page's own documents, run against the server: they answer, with one call a root field."""

from pathlib import Path
from typing import Any

import pytest
from graphql import FragmentDefinitionNode, OperationDefinitionNode, parse, print_ast

from tests.graphs import CountingDatabase, ask

SOURCES = Path(__file__).parents[2] / "frontend" / "src"
PLEDGE = "tie:pledged-to/group:jamaat-ansar-al-islam/group:islamic-state"
VARIABLES: dict[str, dict[str, Any]] = {
    "Start": {},
    "Lineage": {
        "of": ["group:ansar-al-islam"],
        "depth": 3,
        "types": ["SPLIT_FROM", "PLEDGED_TO", "SUCCEEDED"],
    },
    "Search": {"text": "ansar"},
    "MoreClaims": {"about": PLEDGE, "after": None},
    "ClaimsById": {"ids": ["claim:none"]},
    "EntityTies": {"id": "group:jamaat-ansar-al-islam", "after": None},
    "OneTie": {"id": PLEDGE},
}


def _operations() -> dict[str, tuple[OperationDefinitionNode, str]]:
    nodes = [
        n for path in sorted(SOURCES.rglob("*.graphql")) for n in parse(path.read_text("utf-8")).definitions
    ]
    fragments = {n.name.value: n for n in nodes if isinstance(n, FragmentDefinitionNode)}
    found = {}
    for node in nodes:
        if isinstance(node, OperationDefinitionNode) and node.name:
            text, used = print_ast(node), set[str]()
            while more := {name for name in fragments if f"...{name}" in text} - used:
                used |= more
                text += "".join(print_ast(fragments[name]) for name in sorted(more))
            found[node.name.value] = (node, text)
    return found


OPERATIONS = _operations()


@pytest.mark.parametrize("name", sorted(OPERATIONS))
async def test_a_document_of_the_page(seeded: CountingDatabase, name: str) -> None:
    node, text = OPERATIONS[name]
    before = seeded.calls
    data = await ask(seeded, text, **VARIABLES[name])
    assert all(value is not None for value in data.values())
    assert seeded.calls - before == len(node.selection_set.selections)
