"""Answers as rows: the lists in what a document wants, and their columns, told from the document.

What is in an answer by chance, such as a list that is empty, changes neither.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLSchema,
    OperationDefinitionNode,
    get_named_type,
    get_nullable_type,
    is_list_type,
)

Path = tuple[str, ...]
_TYPENAME: Final = "__typename"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that a document wants: where they are in the answer, and the dotted names of their columns."""

    path: Path
    columns: tuple[str, ...]

    def rows(self, data: Any) -> Iterator[dict[str, Any]]:
        """The rows in an answer, as they are nested there."""
        for key in self.path:
            data = None if data is None else data[key]
        if isinstance(data, list):
            yield from (row for row in data if row is not None)
        elif data is not None:
            yield data

    def cells(self, row: Mapping[str, Any]) -> list[Any]:
        """A row's value in each column; None for what it does not have."""
        return [_at(row, column.split(".")) for column in self.columns]


def tables(
    schema: GraphQLSchema, operation: OperationDefinitionNode, fragments: Mapping[str, FragmentDefinitionNode]
) -> list[Table]:
    """The lists of objects in an operation's answer that lie in no other, in order."""
    reader = _Reader(schema, fragments)
    return list(reader.tables(reader.fields([operation], schema.query_type), ()))


def whole(
    schema: GraphQLSchema, operation: OperationDefinitionNode, fragments: Mapping[str, FragmentDefinitionNode]
) -> Table:
    """The answer itself as the one row."""
    reader = _Reader(schema, fragments)
    return Table((), tuple(reader.columns(reader.fields([operation], schema.query_type))))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """One field of an answer: the nodes that want it, and its type."""

    nodes: list[FieldNode]
    type: Any


class _Reader:
    def __init__(self, schema: GraphQLSchema, fragments: Mapping[str, FragmentDefinitionNode]) -> None:
        self._schema = schema
        self._fragments = fragments

    def fields(self, parents: list[Any], type_: Any) -> dict[str, _Wanted]:
        """The fields below some nodes by response name, of whichever type the object turns out to be."""
        found: dict[str, _Wanted] = {}
        for parent in parents:
            for node in parent.selection_set.selections:
                if not isinstance(node, FieldNode):
                    inner: Any = node
                    if isinstance(node, FragmentSpreadNode):
                        inner = self._fragments[node.name.value]
                    condition = inner.type_condition
                    of = self._schema.type_map[condition.name.value] if condition else type_
                    for name, each in self.fields([inner], of).items():
                        found.setdefault(name, _Wanted([], each.type)).nodes.extend(each.nodes)
                    continue
                name = node.alias.value if node.alias else node.name.value
                definition = None if node.name.value == _TYPENAME else type_.fields[node.name.value]
                found.setdefault(name, _Wanted([], definition and definition.type)).nodes.append(node)
        return found

    def tables(self, fields: Mapping[str, _Wanted], path: Path) -> Iterator[Table]:
        for name, wanted in fields.items():
            below = self._below(wanted)
            if below is None:
                continue
            if is_list_type(get_nullable_type(wanted.type)):
                yield Table((*path, name), tuple(self.columns(below)))
            else:
                yield from self.tables(below, (*path, name))

    def columns(self, fields: Mapping[str, _Wanted]) -> Iterator[str]:
        for name, wanted in fields.items():
            below = self._below(wanted)
            if below is None or is_list_type(get_nullable_type(wanted.type)):
                yield name
            else:
                yield from (f"{name}.{inner}" for inner in self.columns(below))

    def _below(self, wanted: _Wanted) -> dict[str, _Wanted] | None:
        if wanted.nodes[0].selection_set is None:
            return None
        return self.fields(list(wanted.nodes), get_named_type(wanted.type))


def _at(value: Any, path: list[str]) -> Any:
    for key in path:
        if not isinstance(value, Mapping):
            return None
        value = value.get(key)
    return value
