"""What a GraphQL document wants, in the form in which the graph's reads take it.

Fragments are merged and @skip and @include applied, as the GraphQL specification's CollectFields has it;
arguments are coerced and checked on the way, so that a bad one deep in a document is found before the
database is asked.
"""

import re
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Any, Final, cast

import strawberry
from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLIncludeDirective,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLSkipDirective,
    GraphQLUnionType,
    SelectionSetNode,
    VariableNode,
    Visitor,
    get_named_type,
    visit,
)
from graphql.execution.values import VariableValues, get_argument_values, get_directive_values

from app.api.context import Context
from app.api.documents import BYTES_A_TOKEN
from app.graph.selection import Field
from app.graph.shapes.connections import decode
from app.lru import Lru

_WORD: Final = re.compile(r"(?<!^)(?=[A-Z])")
_RANGES: Final = {"first": (1, 1000), "limit": (1, 5000), "depth": (1, 8)}
MOST_IDS: Final = 1_000
_LISTS_OF_IDS: Final = frozenset({"ids", "of"})
_MOST_DOCUMENTS: Final = 1_000
_ROOM: Final = 32 * 1024 * 1024
# What graphql-core makes of a token, of which few are shorter than two letters with what parts them.
_BYTES_A_LETTER: Final = BYTES_A_TOKEN // 2


def bad_input(argument: str, message: str) -> GraphQLError:
    """An error of the asker's, naming the argument."""
    return GraphQLError(f"{argument}: {message}", extensions={"code": "BAD_USER_INPUT", "argument": argument})


def checked(name: str, value: Any, type_name: str = "") -> Any:
    """An argument's value within its range, a list of ids no longer than it may be; a cursor read as one of
    the field's type."""
    if name in _RANGES:
        low, high = _RANGES[name]
        if not low <= value <= high:
            raise bad_input(name, f"{value} is out of range; expected {low} to {high}")
    if name in _LISTS_OF_IDS and isinstance(value, list) and len(value) > MOST_IDS:
        raise bad_input(name, f"{len(value):,} ids are too many; expected at most {MOST_IDS:,}")
    if name == "after" and value is not None:
        try:
            return decode(type_name, value)
        except ValueError as error:
            raise bad_input(name, str(error)) from error
    return value


@dataclass(frozen=True, slots=True)
class _Document:
    """``given``: the variables that stand below the root field, with their values; no others are kept."""

    schema: GraphQLSchema
    fragments: Mapping[str, FragmentDefinitionNode]
    variables: VariableValues
    given: tuple[tuple[str, Hashable], ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Place:
    """Where something stands in one document: equal to itself alone, as nodes are not."""

    node: SelectionSetNode

    def __hash__(self) -> int:
        return id(self.node)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Place) and self.node is other.node


class DocumentSelection:
    """The selection sets of one field, merged."""

    __slots__ = ("_collected", "_document", "_places")

    def __init__(self, document: _Document, places: tuple[_Place, ...]) -> None:
        self._document = document
        self._places = places
        self._collected: dict[str, dict[str, list[FieldNode]]] = {}

    def __hash__(self) -> int:
        return hash((self._places, self._document.given))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, DocumentSelection)
            and self._places == other._places
            and self._document.given == other._document.given
        )

    @property
    def size(self) -> int:
        return _kept_with(self._places) + sum(len(repr(pair)) for pair in self._document.given)

    def fields(self, type_name: str) -> Iterable[Field]:
        type_ = self._document.schema.type_map[type_name]
        assert isinstance(type_, GraphQLObjectType)  # noqa: S101 - reads name the contract's object types
        for key, nodes in self._nodes(type_name).items():
            definition = type_.fields.get(nodes[0].name.value)
            if definition is None:  # __typename
                continue
            arguments = get_argument_values(definition, nodes[0], self._document.variables)
            yield Field(
                key,
                snake(nodes[0].name.value),
                {
                    name: checked(name, plain(arguments.get(name)), get_named_type(definition.type).name)
                    for name in definition.args
                },
                DocumentSelection(self._document, _places(nodes)),
            )

    def shared(self, type_names: Iterable[str]) -> frozenset[str]:
        first, *others = [
            {(key, *map(id, nodes)) for key, nodes in self._nodes(name).items()} for name in type_names
        ]
        return frozenset(str(key) for key, *_ in first.intersection(*others))

    def _nodes(self, type_name: str) -> dict[str, list[FieldNode]]:
        found = self._collected.get(type_name)
        if found is None:
            found = self._collected[type_name] = {}
            for place in self._places:
                self._collect(type_name, place.node, found, set())
        return found

    def _collect(
        self, type_name: str, sets: SelectionSetNode, found: dict[str, list[FieldNode]], seen: set[str]
    ) -> None:
        for node in sets.selections:
            if not self._included(node):
                continue
            if isinstance(node, FieldNode):
                found.setdefault(node.alias.value if node.alias else node.name.value, []).append(node)
                continue
            inner: Any = node
            if isinstance(node, FragmentSpreadNode):
                if node.name.value in seen:
                    continue
                seen.add(node.name.value)
                inner = self._document.fragments[node.name.value]
            if inner.type_condition is None or self._applies(inner.type_condition.name.value, type_name):
                self._collect(type_name, inner.selection_set, found, seen)

    def _included(self, node: Any) -> bool:
        skip = get_directive_values(GraphQLSkipDirective, node, self._document.variables)
        include = get_directive_values(GraphQLIncludeDirective, node, self._document.variables)
        return not (skip and skip["if"]) and (include is None or bool(include["if"]))

    def _applies(self, condition: str, type_name: str) -> bool:
        if condition == type_name:
            return True
        abstract = self._document.schema.type_map[condition]
        if not isinstance(abstract, GraphQLInterfaceType | GraphQLUnionType):
            return False
        type_ = self._document.schema.type_map[type_name]
        return isinstance(type_, GraphQLObjectType) and self._document.schema.is_sub_type(abstract, type_)


def wanted(info: strawberry.Info[Context, None]) -> DocumentSelection:
    """What is wanted below the field that is being resolved."""
    raw = info._raw_info  # noqa: SLF001 - the document itself is nowhere else
    places = _places(raw.field_nodes)
    names = _VARIABLES.get(places)
    if names is None:
        names = _variables(places, raw.fragments)
        _VARIABLES.put(places, names, _kept_with(places))
    values = cast(dict[str, Any], raw.variable_values)
    coerced = {name: values[name] for name in names if name in values}
    given = tuple((name, _hashable(value)) for name, value in coerced.items())
    return DocumentSelection(_Document(raw.schema, raw.fragments, VariableValues({}, coerced), given), places)


_VARIABLES: Final[Lru[tuple[_Place, ...], tuple[str, ...]]] = Lru(_MOST_DOCUMENTS, _ROOM)


def _places(nodes: Iterable[FieldNode]) -> tuple[_Place, ...]:
    return tuple(_Place(node.selection_set) for node in nodes if node.selection_set)


def _kept_with(places: tuple[_Place, ...]) -> int:
    """About how many bytes the document takes of which these are places."""
    location = places[0].node.loc if places else None
    return _BYTES_A_LETTER * len(location.source.body) if location else 0


def _variables(
    places: tuple[_Place, ...], fragments: Mapping[str, FragmentDefinitionNode]
) -> tuple[str, ...]:
    """Names of the variables that stand at some places and below them, in order."""
    names: set[str] = set()
    entered: set[str] = set()

    class Variables(Visitor):
        def enter_variable(self, node: VariableNode, *_: object) -> None:
            names.add(node.name.value)

        def enter_fragment_spread(self, node: FragmentSpreadNode, *_: object) -> None:
            if node.name.value not in entered:
                entered.add(node.name.value)
                visit(fragments[node.name.value].selection_set, self)

    for place in places:
        visit(place.node, Variables())
    return tuple(sorted(names))


def _hashable(value: Any) -> Hashable:
    if isinstance(value, list):
        return tuple(map(_hashable, value))
    if isinstance(value, dict):
        return tuple((key, _hashable(each)) for key, each in value.items())
    return cast(Hashable, value)


def root_field(info: strawberry.Info[Context, None], **arguments: Any) -> Field:
    """The field that is being resolved, with its arguments checked."""
    type_name = get_named_type(info._raw_info.return_type).name  # noqa: SLF001
    given = {name: checked(name, plain(value), type_name) for name, value in arguments.items()}
    return Field(str(info.path.key), snake(info.field_name), given, wanted(info))


@lru_cache(maxsize=1024)
def snake(name: str) -> str:
    """``independentSources`` to ``independent_sources``."""
    return _WORD.sub("_", name).lower()


def plain(value: Any) -> Any:
    """Enum members as their values, inside lists too; None for an argument that was left out."""
    if value is strawberry.UNSET:
        return None
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.value if isinstance(value, Enum) else value
