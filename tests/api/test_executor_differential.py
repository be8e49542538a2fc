"""The compiled completion against graphql-core's own, over documents that Hypothesis makes of the whole schema.

Each document is resolved once, on the seed in the embedded engine; both executors then complete the same values.
Afterwards one value is broken on purpose, and both have to complain alike. `make audit` takes 2,000 documents
(AUDIT_DOCUMENTS), which is minutes of work.
"""

import asyncio
import copy
import math
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast

import orjson
import pytest
from graphql import (
    ExecutionResult,
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLUnionType,
    execute,
    get_named_type,
    is_composite_type,
    parse,
    validate,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import seed as seed_of
from hypothesis import strategies as st
from strawberry.execution import optimized_is_awaitable
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext as Stock

from app.api.context import Context
from app.api.documents import Document, conditions
from app.api.executor import Executor, Programs
from app.api.schema import schema
from app.graph.revisions import Revisions
from tests.engines import RunningEngine
from tests.graphs import opened, put_seed, seed

DOCUMENTS = int(os.environ.get("AUDIT_DOCUMENTS", "300"))
SCHEMA: Any = schema._schema
COMPOSITES = [t for n, t in SCHEMA.type_map.items() if is_composite_type(t) and not n.startswith("__")]
OBJECTS = [t for t in COMPOSITES if isinstance(t, GraphQLObjectType)]
ROOTS = [name for name in SCHEMA.query_type.fields if name != "viewer"]
DEEPEST = 5
BATCHES, FEWEST = 20, 50


def _ids() -> dict[str, list[str]]:
    records = seed()
    found: dict[str, list[str]] = {"source": sorted(s.id for s in records.sources)[:20]}
    for id_ in [e.id for e in records.entities] + [i for c in records.claims for i in (c.id, c.fact.id)]:
        of_kind = found.setdefault(id_.partition(":")[0], [])
        if id_ not in of_kind and len(of_kind) < 20:
            of_kind.append(id_)
    return found


IDS = _ids()
ENTITIES = IDS["group"] + IDS["person"][:5] + IDS["place"][:5]
FACTS = IDS["tie"] + IDS["name"] + IDS["strength"] + IDS["existence"] + IDS["ending"]
IDS_OF = {
    "of": ENTITIES,
    "about": ENTITIES + FACTS,
    "within": IDS["place"],
    "source": IDS["source"],
    "ids": ENTITIES + FACTS + IDS["claim"] + IDS["source"],
    "id": ENTITIES + FACTS + IDS["claim"] + IDS["source"],
    "from": IDS["group"],
    "to": IDS["person"],
}
NUMBERS = {"first": (1, 3), "limit": (1, 4), "depth": (1, 2), "maxLength": (1, 3)}


def _ambiguous() -> set[str]:
    """Fields that have one name and several types: under one response name they would not merge."""
    types: dict[str, set[str]] = {}
    for type_ in COMPOSITES:
        for name, definition in getattr(type_, "fields", {}).items():
            types.setdefault(name, set()).add(str(definition.type))
    return {name for name, found in types.items() if len(found) > 1}


AMBIGUOUS = _ambiguous()


@dataclass
class Writer:
    """Writes one valid document."""

    draw: Any
    variables: dict[str, tuple[str, Any]] = field(default_factory=dict)
    fragments: list[tuple[Any, str, str]] = field(default_factory=list)
    names: int = 0
    room: int = 30

    def chance(self, percent: int) -> bool:
        return bool(self.draw(st.integers(0, 99)) < percent)

    def one(self, choices: Any) -> Any:
        return self.draw(st.sampled_from(choices))

    def fresh(self, start: str) -> str:
        self.names += 1
        return f"{start}{self.names}"

    def document(self) -> tuple[str, dict[str, Any]]:
        roots = [
            self.field(SCHEMA.query_type, self.one(ROOTS), 0) for _ in range(2 if self.chance(15) else 1)
        ]
        variables = ", ".join(f"${name}: {type_}" for name, (type_, _) in self.variables.items())
        text = f"query Q{f'({variables})' if variables else ''} {{ {' '.join(roots)} }}"
        text += "".join(f"\nfragment {name} on {type_} {body}" for type_, name, body in self.fragments)
        return text, {name: value for name, (_, value) in self.variables.items()}

    def selection(self, type_: Any, depth: int) -> str:
        members = [self.member(type_, depth) for _ in range(self.draw(st.integers(1, 5)))]
        return f"{{ {' '.join(members)} }}"

    def member(self, type_: Any, depth: int) -> str:
        self.room -= 1
        fields = list(getattr(type_, "fields", []))
        leaves = [name for name in fields if not is_composite_type(get_named_type(type_.fields[name].type))]
        kind = self.draw(st.integers(0, 99))
        if kind < 8 or (not fields and (kind < 25 or self.room < 0)):
            return f"{self.one(['', 'typeName: '])}__typename{self.directive()}"
        if self.room < 0 or (depth >= DEEPEST and fields):
            return self.field(type_, self.one(leaves), depth) if leaves else "__typename"
        if kind < 30 or not fields:
            return self.fragment(type_, depth)
        return self.field(type_, self.one(fields), depth)

    def fragment(self, type_: Any, depth: int) -> str:
        possible = set(_possible(type_))
        inner = self.one([t for t in COMPOSITES if possible & set(_possible(t))])
        if self.chance(50):
            condition = f" on {inner}" if inner is not type_ or self.chance(50) else ""
            return f"...{condition}{self.directive()} {self.selection(inner, depth)}"
        known = [name for on, name, _ in self.fragments if possible & set(_possible(on))]
        if known and depth < 2 and self.chance(40):
            return f"...{self.one(known)}{self.directive()}"
        body = self.selection(inner, max(depth, 3))
        name = self.fresh("F")
        self.fragments.append((inner, name, body))
        return f"...{name}{self.directive()}"

    def field(self, type_: Any, name: str, depth: int) -> str:
        definition = type_.fields[name]
        named = get_named_type(definition.type)
        given = [arg for arg in definition.args if self.gives(arg, definition.args[arg])]
        # No type says so: of the ties of everybody, none has a direction.
        if type_ is SCHEMA.query_type and "of" not in given:
            given = [arg for arg in given if arg != "direction"]
        arguments = [f"{arg}: {self.argument(name, arg, definition.args[arg].type)}" for arg in given]
        head = name
        if definition.args:
            # One response name and other arguments would not merge.
            head = f"{self.fresh(name)}: {name}" + (f"({', '.join(arguments)})" if arguments else "")
        elif name in AMBIGUOUS:
            head = f"{name}Of{type_}: {name}"
        elif self.chance(20):
            head = f"{name}As{self.one('AB')}: {name}"
        head += self.directive()
        if not is_composite_type(named):
            return head
        written = f"{head} {self.selection(named, depth + 1)}"
        return f"{written} {head} {self.selection(named, depth + 1)}" if self.chance(15) else written

    def gives(self, name: str, definition: Any) -> bool:
        required = isinstance(definition.type, GraphQLNonNull) and definition.default is None
        return required or name in NUMBERS or (name != "after" and self.chance(25))

    def argument(self, of: str, name: str, type_: Any) -> str:
        value = self.value(of, name, type_)
        if self.chance(40):
            variable = self.fresh("v")
            self.variables[variable] = (str(type_), value)
            return f"${variable}"
        return _literal(value, type_)

    def value(self, of: str, name: str, type_: Any) -> Any:  # noqa: PLR0911 - one case a type
        if isinstance(type_, GraphQLNonNull):
            return self.value(of, name, type_.of_type)
        if isinstance(type_, GraphQLList):
            return [self.value(of, name, type_.of_type) for _ in range(self.draw(st.integers(1, 3)))]
        if isinstance(type_, GraphQLEnumType):
            return self.one(list(type_.values))
        if isinstance(type_, GraphQLInputObjectType):
            return {key: self.value(of, key, given.type) for key, given in type_.fields.items()}
        if type_.name == "Int":
            return self.draw(st.integers(*NUMBERS[name]))
        if type_.name == "Date":
            return "2015-01-01" if name == "to" else self.one(["2014-06-29", "2014-08-25", "2014-12-10"])
        if type_.name == "ID":
            return self.one(IDS[of] if name == "id" and of in IDS else IDS_OF[name])
        return self.one(["ansar", "islamic state", "an-nusra", "الدولة"])

    def directive(self) -> str:
        if not self.chance(12):
            return ""
        value = self.draw(st.booleans())
        given = str(value).lower()
        if self.chance(60):
            given = f"${self.fresh('c')}"
            self.variables[given[1:]] = ("Boolean!", value)
        return f" @{self.one(['skip', 'include'])}(if: {given})"


def _possible(type_: Any) -> list[GraphQLObjectType]:
    abstract = isinstance(type_, GraphQLInterfaceType | GraphQLUnionType)
    return list(SCHEMA.get_possible_types(type_)) if abstract else [type_]


def _literal(value: Any, type_: Any) -> str:
    named = type_.of_type if isinstance(type_, GraphQLNonNull) else type_
    if isinstance(value, list):
        return f"[{', '.join(_literal(item, named.of_type) for item in value)}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k}: {_literal(v, named.fields[k].type)}" for k, v in value.items()) + "}"
    return value if isinstance(named, GraphQLEnumType) else orjson.dumps(value).decode()


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A document, and the values of its variables."""
    return Writer(draw).document()


class Capturing(Stock):
    """graphql-core's executor, which notes what the root fields were resolved to."""

    def __init__(self, *args: Any, resolved: dict[Any, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.resolved = resolved

    def complete_value(self, return_type, field_details_list, info, path, result, position_context):
        if path.prev is None:
            self.resolved.setdefault(path.key, result)
        return super().complete_value(return_type, field_details_list, info, path, result, position_context)


class Replaying(Stock):
    """Takes the root fields' values from the root value, and completes those."""

    def execute_field(self, parent_type, source, field_details_list, path, position_context):
        if path.prev is not None:
            return super().execute_field(parent_type, source, field_details_list, path, position_context)
        nodes = [details.node for details in field_details_list]
        definition: Any = self.schema.get_field(parent_type, nodes[0].name.value)
        info = self.build_resolve_info(definition, nodes, parent_type, path)
        try:
            return self.complete_value(
                definition.type, field_details_list, info, path, source[path.key], None
            )
        except Exception as error:  # noqa: BLE001 - as graphql-core does here
            self.handle_field_error(error, definition.type, field_details_list, path)
            return None


class ReplayingCompiled(Replaying, Executor):
    """The same, with our executor's completion."""


def complete(document: Document, variables: dict[str, Any], resolved: dict[Any, Any], programs: Programs):
    """What both executors make of the same resolved values, and whether all was compiled."""
    stock: Any = Replaying.build(SCHEMA, cast(Any, document.tree), resolved, None, variables)
    ours: Any = ReplayingCompiled.build(
        SCHEMA, cast(Any, document.tree), resolved, None, variables, prepared=(document, programs)
    )
    return stock.execute_operation(), ours.execute_operation(), ours.compiled >= resolved.keys()


def answer(result: ExecutionResult) -> tuple[bytes, list[Any]]:
    """The response's bytes, and the errors with their causes, by which they are rendered."""
    errors = result.errors or []
    causes = [(type(error.original_error), str(error.original_error)) for error in errors]
    return orjson.dumps({"data": result.data, "errors": [error.formatted for error in errors]}), causes


BREAKS = [
    None,
    7,
    -(2**40),
    3.5,
    math.nan,
    True,
    "x",
    "",
    [],
    [None],
    {},
    {"__typename": "Tie"},
    ValueError("bad"),
]


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield value, key
            yield from places(value[key])


@pytest.mark.slow
def test_both_executors_answer_alike(embedded_engine: RunningEngine) -> None:
    counts: Counter[str] = Counter()
    seen: set[tuple[str, bytes]] = set()
    programs = Programs()
    with asyncio.Runner() as runner:
        connection = opened(embedded_engine)
        db = runner.run(connection.__aenter__())
        runner.run(put_seed(db))

        async def resolve(document: Document, variables: dict[str, Any]) -> dict[Any, Any]:
            resolved: dict[Any, Any] = {}
            result: Any = execute(
                SCHEMA,
                cast(Any, document.tree),
                context_value=Context(db, Revisions(db)),
                variable_values=variables,
                executor_class=Capturing,
                is_awaitable=cast(Any, optimized_is_awaitable),
                resolved=resolved,
            )
            result = await result if optimized_is_awaitable(result) else result
            counts["refused"] += bool(result.errors)
            return resolved if not result.errors else {}

        def agree(text: str, variables: dict[str, Any], where: float, wrong: Any) -> None:
            key = (text, orjson.dumps(variables))
            if key in seen:
                return
            seen.add(key)
            tree = parse(text)  # and not read: the limits are no matter of completion
            assert validate(SCHEMA, tree) == []
            document = Document(text, tree=tree, conditions=conditions(tree))
            resolved = runner.run(resolve(document, variables))
            if not resolved:  # @skip on all there is
                return
            counts["asked"] += 1
            stock, ours, compiled = complete(document, variables, resolved, programs)
            assert answer(ours) == answer(stock)
            counts["compiled"] += compiled
            broken = copy.deepcopy(resolved)
            if found := list(places(broken)):
                container, key = found[int(where * len(found))]
                container[key] = wrong
                stock, ours, _ = complete(document, variables, broken, programs)
                assert answer(ours) == answer(stock)
                counts["broken"] += bool(stock.errors)

        def some(many: int, batch: int) -> None:
            # With CI=true Hypothesis would make the documents of the batch before once more.
            @seed_of(batch)
            @settings(
                max_examples=many, deadline=None, database=None, suppress_health_check=list(HealthCheck)
            )
            @given(documents(), st.floats(0, 1, exclude_max=True), st.sampled_from(BREAKS))
            def agreeing(written: tuple[str, dict[str, Any]], where: float, wrong: Any) -> None:
                agree(*written, where, wrong)

            agreeing()

        try:
            # Some are made twice, and some ask for nothing: as many again as are wanting.
            for batch in range(BATCHES):
                if (wanting := DOCUMENTS - counts["asked"]) > 0:
                    some(max(wanting, FEWEST), batch)
        finally:
            runner.run(connection.__aexit__(None, None, None))
    assert counts["asked"] >= DOCUMENTS
    assert counts["refused"] <= 0.02 * counts["asked"]  # by a resolver, so that there is nothing to complete
    assert counts["compiled"] >= 0.95 * counts["asked"]
    assert counts["broken"] >= 0.25 * counts["asked"]
