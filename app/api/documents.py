"""Documents, read once: parsed, held against the limits, validated, and kept for whoever sends the same text.

Errors of a document are kept like documents: whoever repeats a bad one pays no more for it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from graphql import (
    ArgumentNode,
    DirectiveNode,
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    NoSchemaIntrospectionCustomRule,
    OperationDefinitionNode,
    Source,
    Token,
    VariableNode,
    Visitor,
    specified_rules,
    validate,
    visit,
)
from strawberry.schema.validation_rules.maybe_null import MaybeNullValidationRule
from strawberry.schema.validation_rules.one_of import OneOfInputValidationRule
from strawberry.types import ExecutionContext

from app.api.limits import MOST_ERRORS, complaints, read
from app.lru import Lru

_RULES: Final = (*specified_rules, MaybeNullValidationRule, OneOfInputValidationRule)
_MOST_DOCUMENTS: Final = 1_000
_ROOM: Final = 32 * 1024 * 1024
# Measured: what graphql-core makes of a token takes 370 to 560 bytes.
BYTES_A_TOKEN: Final = 600
_SUGGESTION: Final = re.compile(r" Did you mean .*\?$")
_BAD_INPUT: Final = {"code": "BAD_USER_INPUT"}


@dataclass(frozen=True, slots=True)
class Complaint:
    """An error of a document, as data: errors themselves are changed by those who report them."""

    message: str
    positions: tuple[int, ...]
    extensions: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was read. Without complaints it has a ``tree``.

    conditions: names of the variables of @skip and @include; introspects: whether it asks for the schema;
    size: about how many bytes it takes.
    """

    text: str
    complaints: tuple[Complaint, ...] = ()
    tree: DocumentNode | None = None
    conditions: frozenset[str] = frozenset()
    introspects: bool = False
    size: int = 0

    def errors(self, *, suggesting: bool = True) -> list[GraphQLError]:
        """The complaints as errors of a response; ``suggesting``: with names that may have been meant."""
        source = Source(self.text)
        return [
            GraphQLError(
                c.message if suggesting else _SUGGESTION.sub("", c.message),
                source=source,
                positions=c.positions,
                extensions=dict(c.extensions),
            )
            for c in self.complaints
        ]

    def operation(self, name: str | None) -> OperationDefinitionNode:
        """The operation of that name, or the only one. Raises GraphQLError where there is none such."""
        assert self.tree is not None  # noqa: S101 - a document with complaints is not executed
        found = [node for node in self.tree.definitions if isinstance(node, OperationDefinitionNode)]
        named = [node for node in found if name is None or (node.name and node.name.value == name)]
        if len(named) == 1:
            return named[0]
        names = ", ".join(node.name.value for node in found if node.name) or "no name"
        if name is not None:
            message = f"operationName: no operation is called {name!r}; the document has {names}"
        elif found:
            message = f"operationName: expected one of the document's operations, {names}"
        else:
            message = "query: expected a document with an operation, and it has fragments alone"
        raise GraphQLError(message, extensions={**_BAD_INPUT, "argument": "operationName"})

    def kind(self, name: str | None) -> str | None:
        """What the operation of that name is: query, mutation or subscription. None where there is none."""
        if self.tree is None:
            return None
        try:
            return self.operation(name).operation.value
        except GraphQLError:
            return None


@dataclass
class Request(ExecutionContext):
    """What is asked, with the document that it was asked in once that is read, and the operation's cost."""

    document: Document | None = field(default=None, kw_only=True)
    cost: int | None = field(default=None, kw_only=True)

    @property
    def provided_name(self) -> str | None:
        """The operation's name as the request gives it; strawberry's ``operation_name`` guesses one."""
        return self._provided_operation_name


class Documents:
    """The documents of one schema, by their text."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self._schema = schema
        self._kept: Lru[str, Document] = Lru(_MOST_DOCUMENTS, _ROOM)

    def __len__(self) -> int:
        return len(self._kept)

    def read(self, text: str) -> Document:
        """The document with this text."""
        document = self._kept.get(text)
        if document is None:
            document = self._read(text)
            self._kept.put(text, document, document.size)
        return document

    def _read(self, text: str) -> Document:
        try:
            tree = read(text)
        except GraphQLError as error:
            return self._refused(text, [error], None)
        if errors := complaints(tree) or validate(self._schema, tree, _RULES, max_errors=MOST_ERRORS):
            return self._refused(text, errors, tree)
        introspects = bool(validate(self._schema, tree, (NoSchemaIntrospectionCustomRule,), max_errors=1))
        size = len(text) * 4 + _tokens(tree) * BYTES_A_TOKEN
        return Document(text, (), tree, conditions(tree), introspects, size)

    def _refused(self, text: str, errors: list[GraphQLError], tree: DocumentNode | None) -> Document:
        complaints = tuple(_complaint(error, tree) for error in errors)
        return Document(text, complaints, size=len(text) * 4 + sum(len(c.message) * 4 for c in complaints))


def _complaint(error: GraphQLError, tree: DocumentNode | None) -> Complaint:
    """An error as data. Where it is about a literal, in words that name the argument in which that stands."""
    message, extensions = error.message, {**_BAD_INPUT, **(error.extensions or {})}
    if isinstance(error.original_error, ValueError) and tree is not None:
        bad = error.nodes or ()

        class Arguments(Visitor):
            def enter_argument(self, node: ArgumentNode, *_: object) -> None:
                nonlocal message
                if any(node.value is each for each in bad):
                    message = f"{node.name.value}: {error.original_error}"
                    extensions["argument"] = node.name.value

        visit(tree, Arguments())
    return Complaint(message, tuple(error.positions or ()), extensions)


def conditions(tree: DocumentNode) -> frozenset[str]:
    """Names of the variables on which @skip and @include depend."""
    found: set[str] = set()

    class Conditions(Visitor):
        def enter_directive(self, node: DirectiveNode, *_: object) -> None:
            if node.name.value in ("skip", "include"):
                values = [argument.value for argument in node.arguments or ()]
                found.update(value.name.value for value in values if isinstance(value, VariableNode))

    visit(tree, Conditions())
    return frozenset(found)


def _tokens(tree: DocumentNode) -> int:
    count = 0
    token: Token | None = tree.loc.start_token if tree.loc else None
    while token is not None:
        count, token = count + 1, token.next
    return count
