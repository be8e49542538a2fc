"""Completion of values as the GraphQL specification's CompleteValue has it, as generated functions.

graphql-core walks every field of every object with calls of its own, which costs many times what the database
does. For a selection that is known, one function an object type does the same at once: it takes each value
from where reads put it, checks its type, and builds the response's dictionary. Whatever is not exactly as
expected raises Surprise, and graphql-core's own path then completes the whole value again and words the
error.

The text that is generated holds names of the schema and of the document, which are words of letters, digits
and underscores, and nothing of the data.
"""

import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLUnionType,
    ListValueNode,
    OperationDefinitionNode,
    VariableNode,
)
from graphql.execution.collect_fields import FieldDetailsList, FragmentDetails, collect_subfields
from graphql.execution.values import VariableValues
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.scalar import identity

from app.api.fields import key_of, says_type

Complete = Callable[[Any], Any]

# Letters of generated text; all of the page's own documents stay below a third of it.
LONGEST_PROGRAM: Final = 50_000
_INLINED_FIELDS: Final = 12
_CHECKS: Final = {
    "String": "type({v}) is not str",
    "ID": "type({v}) is not str",
    "Boolean": "type({v}) is not bool",
    "Int": "type({v}) is not int or not -2147483648 <= {v} <= 2147483647",
    # Not a number and the infinities differ from themselves, or by something from themselves.
    "Float": "type({v}) is not float or {v} - {v} != 0.0",
}


class Surprise(Exception):
    """A value, or a selection, that only graphql-core's own path completes."""


@dataclass(frozen=True, slots=True)
class Operation:
    """What the completion of an operation depends on besides the schema, and nothing of one request alone.

    conditions: values of the variables of @skip and @include; nulls: variables that were given as null.
    """

    definition: OperationDefinitionNode
    fragments: dict[str, FragmentDetails]
    conditions: VariableValues
    nulls: frozenset[str]


class Program:
    """Completes the root fields of one operation; its functions are made when they are first needed."""

    def __init__(self, schema: GraphQLSchema, operation: Operation) -> None:
        self._schema = schema
        self._operation = operation
        self._names = itertools.count()
        self._functions: dict[Any, str] = {}
        self._room = LONGEST_PROGRAM
        self._globals: dict[str, Any] = {"Surprise": Surprise}
        self._roots: dict[str, Complete | None] = {}

    def complete(
        self, response_name: str, type_: GraphQLOutputType, details: FieldDetailsList, value: Any
    ) -> Any:
        """The completed value of a root field. Raises Surprise where graphql-core has to do it."""
        if response_name not in self._roots:
            self._roots[response_name] = self._root(type_, details)
        complete = self._roots[response_name]
        if complete is None:
            raise Surprise
        try:
            return complete(value)
        except (LookupError, TypeError) as error:
            # A dictionary without the field, or a value that cannot be looked up.
            raise Surprise from error

    def _root(self, type_: GraphQLOutputType, details: FieldDetailsList) -> Complete | None:
        try:
            found: Complete = self._globals[self.function(type_, details)]
        except Surprise:
            return None
        return found

    def function(self, type_: GraphQLOutputType, details: FieldDetailsList) -> str:
        """The name of the function that completes values of a type; the same for the same selection."""
        # The places of the fields in the document tell selections apart.
        key = (str(type_), _places(details))
        if key not in self._functions:
            name = self._functions[key] = f"f{next(self._names)}"
            try:
                self._define(name, type_, details)
            except Surprise:
                self._globals[name] = _surprise
                raise
        name = self._functions[key]
        if self._globals.get(name) is _surprise:
            raise Surprise
        return name

    def _define(self, name: str, type_: GraphQLOutputType, details: FieldDetailsList) -> None:
        body = _Body(self)
        body.complete("v", type_, details, 1)
        text = "\n".join([f"def {name}(v):", *body.lines, " return v"])
        self._room -= len(text)
        if self._room < 0:
            raise Surprise
        exec(text, self._globals)  # noqa: S102 - see above what the text is made of

    def bind(self, value: Any) -> str:
        """A name under which generated functions find a value."""
        name = f"g{next(self._names)}"
        self._globals[name] = value
        return name

    def selected(self, type_: GraphQLObjectType, details: FieldDetailsList) -> "list[_Selected]":
        """The fields selected of an object type, in order. Raises Surprise where one is not simply taken."""
        operation = self._operation
        collected = collect_subfields(
            self._schema, operation.fragments, operation.conditions, operation.definition, type_, details
        )
        return [self._selected(type_, key, fields) for key, fields in collected.grouped_field_set.items()]

    def _selected(
        self, type_: GraphQLObjectType, response_name: str, details: FieldDetailsList
    ) -> "_Selected":
        name = details[0].node.name.value
        if name == "__typename":
            return _Selected(response_name, None, GraphQLNonNull(type_), details)
        definition = self._schema.get_field(type_, name)
        own = definition and definition.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
        key = own and key_of(own, response_name)
        if definition is None or not key or not self._takes_arguments(definition, details):
            raise Surprise
        return _Selected(response_name, key, definition.type, details)

    def _takes_arguments(self, definition: GraphQLField, details: FieldDetailsList) -> bool:
        """Whether coercing the arguments cannot fail: a variable that is null may fail it, late."""
        for argument in details[0].node.arguments or ():
            value = argument.value
            if isinstance(value, VariableNode):
                required = isinstance(definition.args[argument.name.value].type, GraphQLNonNull)
                if required and value.name.value in self._operation.nulls:
                    return False
            elif isinstance(value, ListValueNode) and self._operation.nulls:
                return False
        return True

    def possible(self, type_: GraphQLInterfaceType | GraphQLUnionType, name: Any) -> GraphQLObjectType:
        """The object type of that name, of an abstract type. Raises Surprise where it is none."""
        found = self._schema.type_map.get(name)
        if not isinstance(found, GraphQLObjectType) or not self._schema.is_sub_type(type_, found):
            raise Surprise
        if isinstance(type_, GraphQLUnionType) and not says_type(found):
            raise Surprise
        return found


@dataclass(frozen=True, slots=True)
class _Selected:
    """A field of the response, and the key of its value; None for ``__typename``."""

    response_name: str
    key: str | None
    type: GraphQLOutputType
    details: FieldDetailsList


class _Cases(dict[Any, Complete]):
    """The functions for the object types of an abstract type, by name; each made when it is first met."""

    def __init__(
        self, program: Program, type_: GraphQLInterfaceType | GraphQLUnionType, details: FieldDetailsList
    ) -> None:
        self._made = program, type_, details

    def __missing__(self, name: Any) -> Complete:
        program, type_, details = self._made
        object_type = program.possible(type_, name)
        function = program.function(GraphQLNonNull(object_type), details)
        complete: Complete = program._globals[function]  # noqa: SLF001
        self[name] = complete
        return complete


@dataclass(slots=True)
class _Body:
    """The lines of one function in the making. Values are completed in the variable they stand in."""

    program: Program
    lines: list[str] = field(default_factory=list)
    _variables: Iterable[int] = field(default_factory=itertools.count)

    def _line(self, depth: int, text: str) -> None:
        self.lines.append(" " * depth + text)

    def _unless(self, depth: int, condition: str) -> None:
        self._line(depth, f"if {condition}: raise Surprise")

    def complete(self, v: str, type_: GraphQLOutputType, details: FieldDetailsList, depth: int) -> None:
        if isinstance(type_, GraphQLNonNull):
            type_ = type_.of_type
        else:
            self._line(depth, f"if {v} is not None:")
            depth += 1
        if isinstance(type_, GraphQLList):
            self._list(v, type_.of_type, details, depth)
        elif isinstance(type_, GraphQLObjectType):
            self._object(v, type_, details, depth)
        elif isinstance(type_, GraphQLScalarType | GraphQLEnumType):
            self._leaf(v, type_, depth)
        else:
            cases = self.program.bind(_Cases(self.program, type_, details))
            self._unless(depth, f"type({v}) is not dict")
            self._line(depth, f"{v} = {cases}[{v}['__typename']]({v})")

    def _leaf(self, v: str, type_: GraphQLScalarType | GraphQLEnumType, depth: int) -> None:
        if isinstance(type_, GraphQLEnumType):
            names = {value.value: name for name, value in type_.values.items()}
            self._line(depth, f"{v} = {self.program.bind(names)}[{v}]")
        elif type_.name in _CHECKS:
            self._unless(depth, _CHECKS[type_.name].format(v=v))
        elif type_.coerce_output_value is identity:
            # Only of text is it plain that it is no error and nothing to wait for.
            self._unless(depth, f"type({v}) is not str")
        else:
            raise Surprise

    def _list(self, v: str, item: GraphQLOutputType, details: FieldDetailsList, depth: int) -> None:
        self._unless(depth, f"type({v}) is not list")
        self._line(depth, f"{v} = list(map({self.program.function(item, details)}, {v}))")

    def _object(self, v: str, type_: GraphQLObjectType, details: FieldDetailsList, depth: int) -> None:
        selected = self.program.selected(type_, details)
        self._unless(depth, f"type({v}) is not dict")
        if type_.is_type_of is not None:
            if not says_type(type_):
                raise Surprise
            self._unless(depth, f"{v}['__typename'] != {type_.name!r}")
        pairs = []
        for each in selected:
            if each.key is None:
                pairs.append(f"{each.response_name!r}: {type_.name!r}")
                continue
            own = f"v{next(self._variables)}"  # type: ignore[call-overload]
            self._line(depth, f"{own} = {v}[{each.key!r}]")
            self._member(own, each, depth)
            pairs.append(f"{each.response_name!r}: {own}")
        self._line(depth, f"{v} = {{{', '.join(pairs)}}}")

    def _member(self, v: str, member: _Selected, depth: int) -> None:
        """Complete a field's value: here where it is small, else in a function that others can share."""
        if self._small(member):
            self.complete(v, member.type, member.details, depth)
        else:
            self._line(depth, f"{v} = {self.program.function(member.type, member.details)}({v})")

    def _small(self, member: _Selected) -> bool:
        inner = member.type.of_type if isinstance(member.type, GraphQLNonNull) else member.type
        if not isinstance(inner, GraphQLObjectType):
            return True
        fields = self.program.selected(inner, member.details)
        return len(fields) <= _INLINED_FIELDS and not any(
            each.details[0].node.selection_set for each in fields
        )


def _places(details: FieldDetailsList) -> tuple[int, ...]:
    places = []
    for each in details:
        if each.node.loc is None or each.defer_usage is not None or each.fragment_variable_values is not None:
            raise Surprise
        places.append(each.node.loc.start)
    return tuple(places)


def _surprise(_value: Any) -> Any:
    raise Surprise
