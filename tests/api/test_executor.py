"""The executor: what is compiled, what is left to graphql-core, and that neither's answer differs."""

import inspect
from typing import Any

import pytest
import strawberry
from graphql import parse
from graphql.execution.collect_fields import collect_subfields
from graphql.execution.executor import Executor as GraphQLCore
from strawberry.schema.config import StrawberryConfig
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext as Stock
from strawberry.types.scalar import identity

from app.api import executor as module
from app.api.completion import LONGEST_PROGRAM
from app.api.documents import Document
from app.api.executor import Executor, Programs
from app.api.fields import Read, leaf, nested, paged, take
from app.api.scalars import SCALARS, Date
from app.api.schema import Schema
from app.domain.vocabulary import Status

pytestmark = pytest.mark.check


@strawberry.interface(description="Something.")
class Thing:
    id: strawberry.ID = leaf("An id.")


@strawberry.type(description="A sort.")
class Leaf(Read, Thing):
    size: int = leaf("A size.")


def _two() -> int:
    return 2


@strawberry.type(description="Another sort.")
class Branch(Read, Thing):
    share: float | None = leaf("A share.")
    on: Date | None = leaf("A day.")
    status: Status = leaf("A status.")
    tags: list[str] = leaf("Words.")
    things: list[Thing] = nested("What it bears.")
    page: "Leaf | None" = paged("The first of them.")

    doubled: int = strawberry.field(resolver=_two, description="Worked out, and not read.")


def _given(root: Any, info: strawberry.Info) -> Any:
    return root


def _listed(root: Any, info: strawberry.Info) -> Any:
    return [root]


@strawberry.type
class Query:
    branch: Branch | None = strawberry.field(resolver=_given, description="A branch.")
    things: list[Thing] = strawberry.field(resolver=_listed, description="Things.")


def schema() -> Schema:
    return Schema(
        Query, types=[Leaf, Branch], config=StrawberryConfig(default_resolver=take, scalar_map=SCALARS)
    )


SCHEMA = schema()


def branch(**other: Any) -> dict[str, Any]:
    return {
        "__typename": "Branch",
        "id": "b",
        "share": 0.5,
        "on": "2014-08-25",
        "status": "ASSERTED",
        "tags": ["x"],
        "@things": [{"__typename": "Leaf", "id": "l", "size": 3}],
        "@page": {"__typename": "Leaf", "id": "m", "size": 4},
    } | other


def both(text: str, value: Any, programs: Programs, **variables: Any) -> tuple[Any, Any]:
    """Our executor and its result, which is what graphql-core's own gives."""
    document = SCHEMA.documents.read(text)
    assert document.tree is not None, document.complaints
    given: Any = (SCHEMA._schema, document.tree, value, None, variables)
    ours: Any = Executor.build(*given, prepared=(document, programs))
    built: Any = Stock.build(*given)
    result, stock = ours.execute_operation(), built.execute_operation()
    assert [e.formatted for e in result.errors or []] == [e.formatted for e in stock.errors or []]
    assert result.data == stock.data
    return result, ours


def test_the_hooks_are_still_there() -> None:
    """These are private to graphql-core and strawberry: a new version of either may rename them."""
    gone = "is gone or changed: see app/api/executor.py, completion.py and schema.py before upgrading"
    taken = list(inspect.signature(GraphQLCore.complete_value).parameters)
    assert taken == list(inspect.signature(Executor.complete_value).parameters), f"complete_value {gone}"
    assert {"variable_values", "fragments", "operation"} <= set(GraphQLCore.__annotations__), (
        f"Executor {gone}"
    )
    expected = ["schema", "fragments", "variable_values", "operation", "return_type", "field_details_list"]
    assert list(inspect.signature(collect_subfields).parameters)[:6] == expected, f"collect_subfields {gone}"
    for name in ("_prepare_operation_async", "_execute_operation", "_create_execution_context"):
        mine, theirs = (inspect.signature(getattr(c, name)).parameters for c in (Schema, strawberry.Schema))
        assert list(mine) == list(theirs), f"Schema.{name} {gone}"
    date: Any = SCHEMA._schema.type_map["Date"]
    assert date.coerce_output_value is identity, f"strawberry's identity {gone}"


async def test_a_request_takes_the_compiled_path(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Executor] = []

    class Watched(Executor):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            made.append(self)

    own = schema()
    own.execution_context_class = Watched
    result = await own.execute("{ branch { id } }", root_value=branch())
    assert result.data == {"branch": {"id": "b"}}
    assert made[0].compiled == {"branch"}


@pytest.mark.parametrize(
    "selection",
    [
        "id share on status tags",
        "__typename what: __typename day: on",
        "things { id ... on Leaf { size } ... on Branch { share } }",
        "page(first: 2) { size } other: page { id }",
        "page { id } page { size ...L } ... on Thing { id }",
        "id @skip(if: true) tags @include(if: false)",
    ],
)
def test_a_selection_is_compiled(selection: str) -> None:
    fragment = " fragment L on Leaf { size }" if "...L" in selection else ""
    value = branch(**{"@other": {"__typename": "Leaf", "id": "o", "size": 1}})
    _, ours = both(f"{{ branch {{ {selection} }} things {{ id }} }}{fragment}", value, Programs())
    assert ours.compiled == {"branch", "things"}


@pytest.mark.parametrize(
    ("selection", "wrong", "messages"),
    [
        ("status", {"status": "NO"}, ["Enum 'Status' cannot represent value: 'NO'"]),
        ("status", {"status": []}, ["Enum 'Status' cannot represent value: []"]),
        ("id", {"id": None}, ["Cannot return null for non-nullable field Branch.id."]),
        ("tags", {"tags": ["x", None]}, ["Cannot return null for non-nullable field Branch.tags."]),
        ("share", {"share": float("nan")}, ["Float cannot represent non numeric value: nan"]),
        ("on", {"on": ValueError("told")}, ["told"]),
        ("things { id }", {"@things": None}, ["Cannot return null for non-nullable field Branch.things."]),
        ("page { id }", {"@page": {"__typename": "Branch", "id": "x"}}, None),
        ("things { id }", {"@things": [{"__typename": "Query", "id": "x"}]}, None),
        ("id", {"__typename": "Leaf"}, None),
    ],
)
def test_broken_data_have_the_specifications_errors(
    selection: str, wrong: dict[str, Any], messages: list[str] | None
) -> None:
    result, ours = both(f"{{ branch {{ {selection} }} }}", branch(**wrong), Programs())
    assert result.errors
    assert not ours.compiled
    if messages is not None:
        assert [error.message for error in result.errors] == messages


def test_what_is_no_error_but_unusual_is_left_to_graphql_core() -> None:
    result, ours = both("{ branch { id share tags } }", branch(id=7, share=1, tags=("x",)), Programs())
    assert result.data == {"branch": {"id": "7", "share": 1.0, "tags": ["x"]}}
    assert not ours.compiled


def test_a_field_with_a_resolver_of_its_own_is_left_to_graphql_core() -> None:
    result, ours = both("{ branch { doubled } things { id } }", branch(), Programs())
    assert result.data == {"branch": {"doubled": 2}, "things": [{"id": "b"}]}
    assert ours.compiled == {"things"}


def test_a_null_where_an_argument_has_to_be_is_refused_as_ever() -> None:
    text, programs = (
        "query ($n: Int, $a: String) { branch { page(first: $n, after: $a) { id } } }",
        Programs(),
    )
    result, ours = both(text, branch(), programs, n=1, a=None)
    assert result.errors is None
    assert ours.compiled
    result, ours = both(text, branch(), programs, n=None)
    assert "first" in result.errors[0].message
    assert not ours.compiled


def test_the_variables_of_conditions_choose_the_program() -> None:
    text, programs = (
        "query A($c: Boolean!, $n: Int!) { branch { id @skip(if: $c) page(first: $n) { id } } }",
        Programs(),
    )
    for number in range(3):
        assert both(text, branch(), programs, c=False, n=number)[0].data["branch"].keys() == {"id", "page"}
        assert both(text, branch(), programs, c=True, n=number)[0].data["branch"].keys() == {"page"}
    assert len(programs) == 2


def test_operations_of_one_document_do_not_mix() -> None:
    text, programs = "query A { branch { id } } query B { branch { tags } }", Programs()
    document: Any = SCHEMA.documents.read(text)
    for name, key in (("A", "id"), ("B", "tags"), ("A", "id")):
        ours: Any = Executor.build(
            SCHEMA._schema, document.tree, branch(), None, {}, name, prepared=(document, programs)
        )
        assert ours.execute_operation().data["branch"].keys() == {key}
        assert ours.compiled
    assert len(programs) == 2


def test_many_documents_do_not_fill_memory() -> None:
    programs = Programs()
    for number in range(module._MOST_PROGRAMS + 50):
        both(f"{{ branch {{ a{number}: id }} }}", branch(), programs)
    assert len(programs) <= module._MOST_PROGRAMS
    assert programs._kept.taken <= module._ROOM


def test_a_program_that_grows_too_long_is_not_made() -> None:
    fields = " ".join(f"{'a' * 80}{number}: id" for number in range(LONGEST_PROGRAM // 80))
    text = f"{{ branch {{ {fields} }} }}"
    document: Any = Document(text, tree=parse(text))  # read, it would be refused
    ours: Any = Executor.build(
        SCHEMA._schema, document.tree, branch(), None, {}, prepared=(document, Programs())
    )
    assert len(ours.execute_operation().data["branch"]) == LONGEST_PROGRAM // 80
    assert not ours.compiled
