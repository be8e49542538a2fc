"""Limits on documents and their cost: what the page asks passes, what would keep a database busy does not."""

from __future__ import annotations

import time
from typing import Any

import pytest
from graphql import get_introspection_query, parse

from app.api import cost, limits
from app.api.schema import schema
from benchmarks.questions import QUESTIONS, Question
from tests.api.test_documents import OPERATIONS, VARIABLES
from tests.graphs import CountingDatabase, ask, refused

LEVEL = "ties(first: 1) { nodes { target { "


def told(text: str) -> list[str]:
    return [error.message for error in limits.complaints(parse(text))]


def price(text: str, name: str | None = None, /, **variables: Any) -> int:
    document = schema.documents.read(text)
    assert document.tree is not None, document.complaints
    return cost.cost(schema._schema, document.tree, document.operation(name), variables)


def ties_of_ties(levels: int) -> str:
    return '{ group(id: "group:islamic-state") { ' + LEVEL * levels + "id" + " } } }" * levels + " } }"


@pytest.mark.parametrize("name", sorted(OPERATIONS))
def test_the_pages_own_documents_pass(name: str) -> None:
    text = OPERATIONS[name][1]
    assert told(text) == []
    assert price(text, name, **VARIABLES[name]) <= cost.MOST_NODES


def test_large_pages_and_graphs_pass() -> None:
    ties = """query ($id: ID!) { group(id: $id) { ties(first: 1000) {
        nodes { id type status span { from to } source { id label } target { id label } } } } }"""
    lineage = """query ($of: [ID!]!) { lineage(of: $of, limit: 5000) {
        ties { id type status evidence { sources } source { id } target { id } } entities { id name } } }"""
    assert told(ties) == told(lineage) == []
    assert price(ties) == 1 + 1000 * 3
    assert price(lineage) == 5000 * 4


def test_introspection_passes() -> None:
    text = get_introspection_query(descriptions=True, input_value_deprecation=True)
    assert told(text) == []
    assert 0 < price(text) <= cost.MOST_NODES


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{ " + " ".join(f"a{i}: __typename" for i in range(21)) + " }", "21 aliases are too many"),
        ("{ " + "__typename " * 21 + "}", "21 fields of one name"),
        ("{ " + "... { __typename } " * 21 + "}", "21 fields of one name"),
        ("{ __typename " + "@skip(if: false) " * 6 + "}", "6 directives"),
        ("{ viewer { role } ... " + "@a " * 6 + "{ viewer { role } } }", "6 directives"),
        ("query " + "@a " * 6 + "{ viewer { role } }", "6 directives"),
        ("query ($x: Int " + "@a " * 6 + ") { viewer { role } }", "6 directives"),
        ("{ ...F } fragment F on Query " + "@a " * 6 + "{ viewer { role } }", "6 directives"),
        ("{ a " * 14 + "}" * 14, "14 levels of fields"),
        ("{ ...F } fragment F on Query " + "{ a " * 14 + "}" * 14, "14 levels of fields"),
        ("{ " + " ".join(f"a{i}" for i in range(1001)) + " }", "1001 fields"),
        ("{ " + " ".join(f"a{i} {{ b }}" for i in range(121)) + " }", "121 fields with fields"),
        ("fragment F on Query { " + " ".join(f"a{i}" for i in range(1001)) + " }", "1001 fields"),
        (" ".join(f"query Q{i} {{ a }}" for i in range(51)), "51 operations and fragments"),
    ],
)  # fmt: skip
def test_what_is_too_much_is_told_with_the_limit(text: str, complaint: str) -> None:
    (message,) = told(text)
    assert complaint in message
    assert "expected at most" in message


def test_one_less_passes() -> None:
    assert told("{ " + " ".join(f"a{i}: __typename" for i in range(20)) + " }") == []
    assert told("{ " + "__typename " * 20 + "}") == []
    assert told("{ a " * 13 + "}" * 13) == []
    assert told("{ " + " ".join(f"a{i} {{ b }}" for i in range(120)) + " }") == []


def test_letters_and_tokens_are_counted_before_anything_is_read() -> None:
    with pytest.raises(Exception, match="letters are too many"):
        limits.read("{ a } #" + "x" * limits.MOST_LETTERS)
    with pytest.raises(Exception, match=str(limits.MOST_TOKENS)):
        limits.read("{ " + "a " * limits.MOST_TOKENS + "}")


def doubled(fragments: int, bottom: str) -> str:
    return (
        "{ ...F0 } "
        + " ".join(f"fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }}" for i in range(fragments))
        + f" fragment F{fragments} on Query {{ {bottom} }}"
    )


def test_doubled_fragments_are_measured_in_linear_time() -> None:
    tree = parse(doubled(45, "viewer { role }"))
    before = time.perf_counter()
    first, *_ = limits.complaints(tree)
    operation = tree.definitions[0]
    nodes = cost.cost(schema._schema, tree, operation, {})  # type: ignore[arg-type]
    assert time.perf_counter() - before < 0.05
    assert f"{2**46} fields" in first.message
    assert nodes == 10**12


def test_fragments_in_a_circle_are_left_to_validation() -> None:
    assert told("{ ...A } fragment A on Query { ...B } fragment B on Query { ...A viewer { role } }") == []


@pytest.mark.parametrize(
    ("text", "variables", "expected"),
    [
        ("{ viewer { role } }", {}, 1),
        ("{ viewer { role } extent { ties } __typename }", {}, 3),
        ("{ groups { nodes { id } } }", {}, 50),
        ("{ groups(first: 7) { nodes { id } } }", {}, 7),
        ("{ groups(first: 7) { edges { cursor node { id } } pageInfo { endCursor } totalCount } }", {}, 7),
        ("query ($n: Int!) { groups(first: $n) { nodes { id } } }", {"n": 9}, 9),
        ("query ($n: Int! = 8) { groups(first: $n) { nodes { id } } }", {}, 8),
        ("query ($n: Int! = 8) { groups(first: $n) { nodes { id } } }", {"n": 9}, 9),
        ("{ groups(first: 3) { nodes { ties(first: 5) { nodes { source { id } } } } } }", {}, 3 * (1 + 5 * 2)),
        ("{ groups(first: 3) { nodes { ...G } } } fragment G on Group { claims(first: 4) { nodes { id } } }",
         {}, 3 * (1 + 4)),
        ('{ nodes(ids: ["a", "b", "c"]) { id } }', {}, 3),
        ("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", {"ids": ["a"] * 40}, 40),
        ('{ paths(from: "a", to: "b", limit: 3) { ties { id } } }', {}, 3 * (1 + 10)),
        ('{ group(id: "x") { names { claims(first: 3) { nodes { id } } } } }', {}, 1 + 10 * (1 + 3)),
        ('{ group(id: "x") { strengths { groups { id } } existences { id } endings { id } } }',
         {}, 1 + 5 * (1 + 2) + 2 + 2),
        ('{ tie(id: "x") { statusHistory { status } claims(first: 3) { nodes { reliesOn { id } revises { id } } } } }',
         {}, 1 + 10 + 3 * (1 + 2 + 2)),
        ('{ node(id: "x") { ... on Group { ties(first: 2) { nodes { id } } } id } }', {}, 1 + 2),
        ("{ groups(first: 2000000000) { nodes { id } } }", {}, 5000),
        ("{ groups(first: -1) { nodes { id } } }", {}, 1),
        ("query ($n: Int!) { groups(first: $n) { nodes { id } } }", {"n": "many"}, 5000),
        ("query ($n: Int!) { groups(first: $n) { nodes { id } } }", {"n": 1000.0}, 5000),
        ("query ($n: Int!) { groups(first: $n) { nodes { id } } }", {"n": True}, 5000),
        ("query ($n: Int!) { groups(first: $n) { nodes { id } } }", {"n": None}, 5000),
    ],
)  # fmt: skip
def test_the_cost_is_the_number_of_nodes(text: str, variables: dict[str, Any], expected: int) -> None:
    assert price(text, **variables) == expected


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_the_questions_of_the_benchmark_pass(question: Question) -> None:
    assert told(question.document) == []
    assert all(price(question.document, **given) <= cost.MOST_NODES for given in question.variables)


@pytest.mark.parametrize("size", [1000, 1000.0])
async def test_a_page_size_costs_the_same_however_it_is_written(
    seeded: CountingDatabase, size: float
) -> None:
    pages = "ties(first: $n) { nodes { target { "
    text = 'query ($n: Int!) { group(id: "group:islamic-state") { ' + pages * 3 + "id" + " } } }" * 3 + " } }"
    assert (await refused(seeded, text, n=size))["extensions"]["code"] == "TOO_COMPLEX"


async def test_the_cost_bounds_what_comes_of_a_usual_answer(seeded: CountingDatabase) -> None:
    text = 'query { search(text: "islamic state", first: 2) { nodes { id names { id claims(first: 1) { nodes { id } } } } } }'
    data = await ask(seeded, text)
    came = sum(
        1 + sum(1 + len(name["claims"]["nodes"]) for name in node["names"])
        for node in data["search"]["nodes"]
    )
    assert came == str(data).count("'id'")
    assert 30 < came <= 1.5 * price(text)


async def test_what_costs_too_much_asks_the_database_nothing(seeded: CountingDatabase) -> None:
    pages = "ties(first: 1000) { nodes { target { "
    text = '{ group(id: "group:islamic-state") { ' + pages * 3 + "id" + " } } }" * 3 + " } }"
    before = seeded.calls
    error = await refused(seeded, text)
    assert error["extensions"]["code"] == "TOO_COMPLEX"
    assert "nodes" in error["message"]
    assert seeded.calls == before


async def test_ties_of_ties_without_end_are_refused(seeded: CountingDatabase) -> None:
    """Twelve steps keep Neo4j's planner busy without end; as many as pass are answered."""
    assert (await refused(seeded, ties_of_ties(12)))["extensions"]["code"] == "TOO_COMPLEX"
    assert (await refused(seeded, ties_of_ties(4)))["extensions"]["code"] == "TOO_COMPLEX"
    assert (await ask(seeded, ties_of_ties(3)))["group"] is not None


def steps_from(levels: int, own: str) -> str:
    """Both ends of a tie, of their ties again, and so on; with something else wanted of groups alone at each."""
    below = (
        "id"
        if levels == 0
        else f"source {{ {steps_from(levels - 1, own)} }} target {{ {steps_from(levels - 1, own)} }}"
    )
    return f"id ... on Group {{ {own} }} ties(first: 1) {{ nodes {{ {below} }} }}"


async def test_what_types_share_is_asked_once(
    seeded: CountingDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    statements: list[str] = []
    read = seeded.read

    async def kept(text: str, parameters: Any) -> Any:
        statements.append(text)
        return await read(text, parameters)

    monkeypatch.setattr(seeded, "read", kept)
    found = await ask(
        seeded, '{ node(id: "group:islamic-state") { ... on Entity { ' + steps_from(2, "kind") + " } } }"
    )
    (statement,) = statements
    assert statement.count("MATCH") < 20
    (tie,) = found["node"]["ties"]["nodes"]
    for end in (found["node"], tie["source"], tie["target"]):
        assert ("kind" in end) is end["id"].startswith("group:")
    assert found["node"]["kind"] == "ORGANISATION"


async def test_a_statement_that_grows_with_every_type_is_refused(seeded: CountingDatabase) -> None:
    """813 letters of 22 objects and a cost of 37 would be a statement of 270,000 letters."""
    own = "ties(first: 1) { nodes { note } }"
    before = seeded.calls
    error = await refused(
        seeded, '{ node(id: "group:islamic-state") { ... on Entity { ' + steps_from(3, own) + " } } }"
    )
    assert error["extensions"]["code"] == "TOO_COMPLEX"
    assert seeded.calls == before
