"""The schema as it is printed: complete, described, and the same as the page's copy."""

from pathlib import Path
from typing import Any

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    build_schema,
    is_introspection_type,
    is_required_argument,
    parse,
    print_ast,
    validate,
)

from app.api.schema import sdl

ROOT = Path(__file__).parents[2]
CONTRACT = Path(__file__).with_name("contract.graphql")
DESIGNED = ROOT.parent / "shared" / "design" / "schema.graphql"

pytestmark = pytest.mark.check


@pytest.fixture(scope="module")
def schema() -> GraphQLSchema:
    return build_schema(sdl())


def test_everything_is_described(schema: GraphQLSchema) -> None:
    bare = []
    for name, type_ in schema.type_map.items():
        if name.startswith("__") or name in ("String", "Int", "Float", "Boolean", "ID"):
            continue
        if not type_.description:
            bare.append(name)
        if isinstance(type_, GraphQLInputObjectType):
            bare += [f"{name}.{each}" for each, field in type_.fields.items() if not field.description]
        if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType):
            for field_name, field in type_.fields.items():
                bare += [] if field.description else [f"{name}.{field_name}"]
                bare += [f"{name}.{field_name}({a})" for a, arg in field.args.items() if not arg.description]
        if isinstance(type_, GraphQLEnumType):
            bare += [
                f"{name}.{value}" for value, definition in type_.values.items() if not definition.description
            ]
    assert bare == []


def test_the_contract_is_kept(schema: GraphQLSchema) -> None:
    assert _broken(build_schema(CONTRACT.read_text("utf-8")), schema) == []


@pytest.mark.skipif(not DESIGNED.exists(), reason="the design is not beside the repository")
def test_the_contract_is_the_design_s() -> None:
    assert CONTRACT.read_text("utf-8") == DESIGNED.read_text("utf-8")


@pytest.mark.parametrize(
    ("ours", "broken"),
    [
        ("type Query { a(b: Int = 1, more: Int): String  c: Int }", []),
        ("type Query { a(b: Int = 1, more: Int! = 2): String }", []),
        ("type Query { a(b: Int = 1, more: Int!): String }", ["Query.a(more: Int!) is required"]),
        ("type Query { a(b: Int = 2): String }", ["Query.a(b: Int)"]),
        ("type Query { a(b: Int = 1): Int }", ["Query.a: String, not Int"]),
        ("type Query { c: Int }", ["Query.a: String, not None"]),
    ],
)
def test_what_breaks_a_contract_is_found(ours: str, broken: list[str]) -> None:
    assert _broken(build_schema("type Query { a(b: Int = 1): String }"), build_schema(ours)) == broken


def _broken(contract: GraphQLSchema, schema: GraphQLSchema) -> list[str]:
    missing = []
    for name, type_ in contract.type_map.items():
        if is_introspection_type(type_):
            continue
        ours: Any = schema.type_map.get(name)
        if ours is None or type(ours) is not type(type_):
            missing.append(name)
        else:
            missing += _missing(type_, ours)
    return missing


def _missing(type_: Any, ours: Any) -> list[str]:
    if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType):
        return _missing_fields(type_, ours)
    if isinstance(type_, GraphQLInputObjectType):
        return _missing_inputs(type_, ours)
    if isinstance(type_, GraphQLEnumType):
        return sorted(set(type_.values) ^ set(ours.values))
    if isinstance(type_, GraphQLUnionType):
        return sorted({t.name for t in type_.types} ^ {t.name for t in ours.types})
    return []


def _missing_fields(type_: Any, ours: Any) -> list[str]:
    missing = sorted({i.name for i in type_.interfaces} - {i.name for i in ours.interfaces})
    for name, field in type_.fields.items():
        found = ours.fields.get(name)
        if found is None or str(found.type) != str(field.type):
            missing.append(f"{type_.name}.{name}: {field.type}, not {found and found.type}")
            continue
        for arg_name, arg in field.args.items():
            mine = found.args.get(arg_name)
            if mine is None or _said(mine) != _said(arg):
                missing.append(f"{type_.name}.{name}({arg_name}: {arg.type})")
        for arg_name in found.args.keys() - field.args.keys():
            if is_required_argument(found.args[arg_name]):
                missing.append(f"{type_.name}.{name}({arg_name}: {found.args[arg_name].type}) is required")
    return missing


def _said(given: Any) -> tuple[str, str | None]:
    """The type and the default of an argument or input field, as the SDL has them."""
    default = given.ast_node.default_value
    return str(given.type), print_ast(default) if default else None


def _missing_inputs(type_: GraphQLInputObjectType, ours: GraphQLInputObjectType) -> list[str]:
    missing = [] if type_.is_one_of == ours.is_one_of else [f"{type_.name}: @oneOf"]
    for name in sorted({*type_.fields, *ours.fields}):
        field, mine = type_.fields.get(name), ours.fields.get(name)
        said = [f and _said(f) for f in (field, mine)]
        if said[0] != said[1]:
            missing.append(f"{type_.name}.{name}: {said[0]}, not {said[1]}")
    return missing


def test_the_page_has_the_same_schema() -> None:
    assert (ROOT / "frontend" / "schema.graphql").read_text("utf-8") == sdl(), "run: make schema"


def test_the_page_s_documents_are_valid(schema: GraphQLSchema) -> None:
    documents = sorted((ROOT / "frontend" / "src").rglob("*.graphql"))
    assert documents
    text = "\n".join(path.read_text("utf-8") for path in documents)
    assert validate(schema, parse(text)) == []
