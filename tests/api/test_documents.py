"""Documents: each is read once and kept in bounds, and one operation of it is chosen. And the page's own, run
against the server: they answer, with one call a root field.
"""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import strawberry
from graphql import FragmentDefinitionNode, OperationDefinitionNode, parse, print_ast
from strawberry.schema.config import StrawberryConfig

from app.api.documents import Documents
from app.api.schema import Schema, schema
from app.lru import Lru
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
    "EntitiesById": {"ids": ["group:islamic-state", "place:kobani"]},
    "TiesById": {"ids": [PLEDGE]},
    "EntityTies": {"id": "group:jamaat-ansar-al-islam", "after": None},
    "OneTie": {"id": PLEDGE},
    "PlaceTies": {"ids": ["group:islamic-state"], "types": ["OPERATES_IN", "CONTROLS"]},
    "MorePlaceTies": {"id": "group:islamic-state", "types": ["OPERATES_IN", "CONTROLS"], "after": None},
    "Places": {"ids": ["place:kobani"]},
    "WhoAmI": {},
    "RecordClaim": {
        "input": {
            "about": {"fact": PLEDGE},
            "stance": "ASSERTS",
            "channel": "PRESS",
            "madeByName": "A newspaper",
            "summary": "It says so.",
            "source": "source:a-paper",
            "locator": "p. 1",
        }
    },
    "RetractClaim": {"id": "claim:none", "why": "It was a test."},
}
# What asks the database nothing: who is looking, and what a reader may not do.
UNASKED = ("WhoAmI", "RecordClaim", "RetractClaim")


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
    assert seeded.calls - before == (0 if name in UNASKED else len(node.selection_set.selections))


TWO = "query A { a: __typename } query B { b: __typename }"


@pytest.mark.check
def test_a_document_is_read_once() -> None:
    documents = Documents(schema._schema)
    good, bad = documents.read(TWO), documents.read("{ nothing }")
    assert documents.read(TWO) is good
    assert documents.read("{ nothing }") is bad
    assert len(documents) == 2


@pytest.mark.check
@pytest.mark.parametrize("text", ["{", "{ nothing }", "query ($x: Int!) { viewer { role } }"])
def test_errors_of_a_document_are_kept_and_nobody_changes_them(text: str) -> None:
    document = Documents(schema._schema).read(text)
    (first,) = document.errors()
    told = first.formatted
    assert told["extensions"] == {"code": "BAD_USER_INPUT"}
    assert told["locations"]
    first.message, first.extensions = "changed", {"code": "CHANGED"}
    (second,) = document.errors()
    assert second.formatted == told


@pytest.mark.check
def test_the_store_keeps_what_was_used_last_within_its_room() -> None:
    kept: Lru[str, str] = Lru(3, 100)
    for name in "abc":
        kept.put(name, name.upper(), 10)
    assert kept.get("a") == "A"
    kept.put("d", "D", 10)
    assert [kept.get(name) for name in "abcd"] == ["A", None, "C", "D"]
    for name in "efgh":
        kept.put(name, name, 25)
    assert (len(kept), kept.taken) == (3, 75)
    kept.put("huge", "huge", 26)
    assert kept.get("huge") is None
    kept.put("g", "in its place", 10)
    assert (kept.get("g"), len(kept), kept.taken) == ("in its place", 3, 60)
    kept.put("g", "huge", 26)
    assert (kept.get("g"), len(kept), kept.taken) == (None, 2, 50)
    narrow: Lru[str, str] = Lru(100, 50)
    for name in "abcdefgh":
        narrow.put(name, name, 12)
    assert (len(narrow), narrow.taken) == (4, 48)


@pytest.mark.check
@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        (TWO, None, "operationName: expected one of the document's operations, A, B"),
        (TWO, "C", "operationName: no operation is called 'C'; the document has A, B"),
        (TWO, "", "operationName: no operation is called ''; the document has A, B"),
        ("{ __typename }", "A", "operationName: no operation is called 'A'; the document has no name"),
    ],
)
async def test_an_operation_has_to_be_chosen(text: str, name: str | None, told: str) -> None:
    result = await schema.execute(text, operation_name=name)
    assert result.data is None
    assert [e.formatted for e in result.errors or []] == [
        {"message": told, "extensions": {"code": "BAD_USER_INPUT", "argument": "operationName"}}
    ]


@pytest.mark.check
async def test_the_operation_that_is_named_is_executed() -> None:
    assert (await schema.execute(TWO, operation_name="B")).data == {"b": "Query"}
    assert (await schema.execute("query A { a: __typename }")).data == {"a": "Query"}


@strawberry.type
class Query:
    one: int = 1


@strawberry.type
class Subscription:
    @strawberry.subscription
    async def counted(self) -> AsyncIterator[int]:
        for number in range(3):
            yield number


@pytest.mark.check
async def test_subscriptions_read_their_documents_likewise() -> None:
    own = Schema(Query, None, Subscription, types=[], config=StrawberryConfig())
    text = "subscription A { counted } subscription B { again: counted }"
    for name, key in (("A", "counted"), ("B", "again"), ("A", "counted")):
        found: list[Any] = [each async for each in await own.subscribe(text, operation_name=name)]
        assert [each.data for each in found] == [{key: 0}, {key: 1}, {key: 2}]
    (refused,) = [each async for each in await own.subscribe(text)]
    assert refused.errors
    assert refused.errors[0].message.startswith("operationName: expected one of")
    assert len(own.documents) == 1
