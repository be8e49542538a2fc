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
    parse,
    validate,
)

from app.api.schema import sdl

ROOT = Path(__file__).parents[2]
CONTRACT = ROOT.parent / "shared" / "design" / "schema.graphql"

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
    if not CONTRACT.exists():
        pytest.skip("the contract is not at hand")
    contract = build_schema(CONTRACT.read_text("utf-8"))
    missing = []
    for name, type_ in contract.type_map.items():
        ours: Any = schema.type_map.get(name)
        if ours is None or type(ours) is not type(type_):
            missing.append(name)
        else:
            missing += _missing(type_, ours)
    assert missing == []


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
            if mine is None or (str(mine.type), mine.default_value) != (str(arg.type), arg.default_value):
                missing.append(f"{type_.name}.{name}({arg_name}: {arg.type})")
    return missing


def _missing_inputs(type_: GraphQLInputObjectType, ours: GraphQLInputObjectType) -> list[str]:
    missing = [] if type_.is_one_of == ours.is_one_of else [f"{type_.name}: @oneOf"]
    for name in sorted({*type_.fields, *ours.fields}):
        field, mine = type_.fields.get(name), ours.fields.get(name)
        said = [f and (str(f.type), f.default_value) for f in (field, mine)]
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
