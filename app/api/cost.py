"""What an operation costs: how many nodes it can return, worked out in linear time before it is executed."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, cast

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentSpreadNode,
    GraphQLCompositeType,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    IntValueNode,
    ListValueNode,
    OperationDefinitionNode,
    SelectionNode,
    ValueNode,
    VariableNode,
    get_named_type,
    get_nullable_type,
    is_leaf_type,
    is_list_type,
    value_from_ast_untyped,
)

from app.api.limits import fragments, too_much

# Nodes that one request can return; the page asks for most of them: a lineage with every claim.
MOST_NODES: Final = 1_000_000
# How many a list that takes no size is counted as: nearly all of that name hold no more.
_PLAIN_LIST: Final = 10
_SHORT_LISTS: Final = {
    "endings": 2,
    "existences": 2,
    "groups": 2,  # that a strength counts
    "reliesOn": 2,
    "revises": 2,
    "strengths": 5,
}
_INTROSPECTED_LIST: Final = 10
_MOST_OF_A_PAGE: Final = 5_000
_LARGEST: Final = 10**12  # that is told; larger ones have no place in JSON's numbers
_SIZES: Final = ("first", "limit")


def cost(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Mapping[str, Any],
) -> int:
    """How many nodes an operation of a valid document can return: page sizes, multiplied down the tree.

    A node is an object with an id, or any other in a list. Each root field counts for one at least. Fields
    that @skip or @include leave out are counted, and lists without a page size as what they usually hold.
    ``variables`` are as the request gives them.
    """
    root = schema.get_root_type(operation.operation)
    nodes = _Costs(schema, document, operation, variables).of(operation.selection_set.selections, root, 1)
    return min(nodes, _LARGEST)


def check_cost(nodes: int) -> None:
    """Raise GraphQLError where a request could return too many nodes."""
    if nodes > MOST_NODES:
        raise too_much(
            f"query: it could return {nodes} nodes; expected at most {MOST_NODES}, by smaller pages"
        )


class _Costs:
    """What selections of one operation cost."""

    def __init__(
        self,
        schema: GraphQLSchema,
        document: DocumentNode,
        operation: OperationDefinitionNode,
        variables: Mapping[str, Any],
    ) -> None:
        self._schema = schema
        self._fragments = fragments(document)
        self._known: dict[str, int] = {}
        defaults = {
            variable.variable.name.value: value_from_ast_untyped(variable.default_value)
            for variable in operation.variable_definitions or ()
            if variable.default_value
        }
        self._variables = {**defaults, **variables}

    def of(
        self, selections: Sequence[SelectionNode], parent: GraphQLCompositeType | None, least: int = 0
    ) -> int:
        total = 0
        for node in selections:
            if isinstance(node, FieldNode):
                total += max(least, self._of_field(node, parent))
            elif isinstance(node, FragmentSpreadNode):
                total += self._of_fragment(node.name.value, least)
            else:
                inline = cast(Any, node)
                total += self.of(inline.selection_set.selections, self._type(inline, parent), least)
        return total

    def _of_fragment(self, name: str, least: int) -> int:
        if name not in self._known:
            fragment = self._fragments[name]
            self._known[name] = self.of(fragment.selection_set.selections, self._type(fragment, None), least)
        return self._known[name]

    def _type(self, node: Any, parent: GraphQLCompositeType | None) -> GraphQLCompositeType | None:
        condition = node.type_condition
        return cast(Any, self._schema.type_map[condition.name.value]) if condition else parent

    def _of_field(self, node: FieldNode, parent: GraphQLCompositeType | None) -> int:
        if node.selection_set is None or parent is None:
            return 0
        definition = self._schema.get_field(parent, node.name.value)
        type_ = definition and get_named_type(definition.type)
        if definition is None or is_leaf_type(cast(Any, type_)):
            return 0
        each = self.of(node.selection_set.selections, cast(Any, type_))
        is_list = is_list_type(get_nullable_type(definition.type))
        return self._size(node, definition, parent, is_list=is_list) * (
            each + _counts(type_, is_list=is_list)
        )

    def _size(
        self, node: FieldNode, definition: GraphQLField, parent: GraphQLCompositeType, *, is_list: bool
    ) -> int:
        for name in _SIZES:
            if name in definition.args:
                size = self._value(node, name, definition.args[name].default_value)
                # Nothing but an int is surely no more than it seems: 1000.0 is taken as an Int, too.
                return max(1, min(size, _MOST_OF_A_PAGE)) if type(size) is int else _MOST_OF_A_PAGE
        if "ids" in definition.args:
            ids = self._value(node, "ids", None)
            return len(ids) if isinstance(ids, list) else 1
        if not is_list or parent.name in _paged(self._schema):
            return 1
        if parent.name.startswith("__"):
            return _INTROSPECTED_LIST
        return _SHORT_LISTS.get(node.name.value, _PLAIN_LIST)

    def _value(self, node: FieldNode, name: str, default: Any) -> Any:
        value: ValueNode | None = next((a.value for a in node.arguments or () if a.name.value == name), None)
        if isinstance(value, VariableNode):
            return self._variables.get(value.name.value, default)
        if isinstance(value, IntValueNode):
            return min(int(value.value[:9]), _MOST_OF_A_PAGE)
        if isinstance(value, ListValueNode):
            return list(value.values)
        return default


def _counts(type_: Any, *, is_list: bool) -> int:
    """1 for a node, 0 for what only holds others or values."""
    if isinstance(type_, GraphQLUnionType):
        return 1
    if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType):
        return int("id" in type_.fields or (is_list and "cursor" not in type_.fields))
    return 0


@lru_cache(maxsize=8)
def _paged(schema: GraphQLSchema) -> frozenset[str]:
    """The types whose lists have the size that the field above them was given: connections and graphs."""
    return frozenset(
        get_named_type(field.type).name
        for type_ in schema.type_map.values()
        if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType)
        for field in type_.fields.values()
        if any(name in field.args for name in _SIZES) and not is_list_type(get_nullable_type(field.type))
    )
