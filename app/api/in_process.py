"""Documents that somebody has in a file, asked of a graph without a server: read, checked, executed.

They are held to the schema and its limits as any other. They only read.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from graphql import (
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLNonNull,
    OperationDefinitionNode,
    VariableDefinitionNode,
    print_ast,
    type_from_ast,
    validate_input_value,
)
from strawberry.types.graphql import OperationType

from app.api.context import Context
from app.api.documents import Document
from app.api.flat import Table, tables, whole
from app.api.schema import schema
from app.errors import CleaveError, DatabaseError
from app.graph.connection import Database
from app.graph.revisions import Revisions

_OF_THE_DATABASE: Final = frozenset({"DATABASE_UNAVAILABLE", "TIMED_OUT"})
_INSTEAD: Final = {
    "mutation": "changes the graph, and this only reads. Send it to a running server by POST to /graphql, "
    "with a token of an editor: cleave token new --role editor",
    "subscription": "listens, and this asks once. Open it at a running server's /graphql, as a WebSocket or "
    "with Accept: text/event-stream",
}


class WrongQuery(CleaveError):
    """A document, a variable or a choice of operation that cannot be asked."""

    exit_code: ClassVar[int] = 2


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document with the operation chosen; ``name`` is where it was found."""

    name: str
    document: Document
    operation: OperationDefinitionNode

    def variables(self, given: Iterable[tuple[str, str]], from_file: Mapping[str, Any]) -> dict[str, Any]:
        """The operation's variables: those ``given`` as texts before those of a file, as JSON has them.

        A text is JSON where that is of the variable's type, and else stands for itself. Raises WrongQuery
        with every variable that is wrong.
        """
        taken = {each.variable.name.value: each for each in self.operation.variable_definitions or ()}
        wrong: list[str] = []
        values: dict[str, Any] = {}
        for name, value in from_file.items():
            if name in taken and _fits(value, taken[name]) is not None:
                wrong.append(f"{name}: {_fits(value, taken[name])}; expected {_type(taken[name])}")
            values[name] = value
        for name, text in given:
            if name in taken:
                value, complaint = _read(text, taken[name])
                if complaint:
                    wrong.append(f"{name}: {complaint}; expected {_type(taken[name])}")
                values[name] = value
            else:
                values[name] = text
        names = ", ".join(taken) or "none"
        wrong += [
            f"{name}: no such variable is taken; expected {names}" for name in values if name not in taken
        ]
        wrong += [
            f"{name}: is missing; expected {_type(each)}"
            for name, each in taken.items()
            if name not in values and each.default_value is None and isinstance(_typed(each), GraphQLNonNull)
        ]
        if wrong:
            raise WrongQuery("\n".join(wrong))
        return values

    def tables(self) -> tuple[list[Table], Table]:
        """The lists of objects in the answer, and the answer as a row of its own."""
        tree = self.document.tree
        nodes = tree.definitions if tree else ()
        fragments = {each.name.value: each for each in nodes if isinstance(each, FragmentDefinitionNode)}
        given = (schema._schema, self.operation, fragments)  # noqa: SLF001 - strawberry shows it nowhere else
        return tables(*given), whole(*given)

    async def answer(self, db: Database, variables: Mapping[str, Any]) -> dict[str, Any]:
        """The data, whole. Raises WrongQuery, DatabaseError or CleaveError where a field fails."""
        name = self.operation.name
        result = await schema.execute(
            self.document.text,
            variable_values=dict(variables),
            context_value=Context(db, Revisions(db)),
            operation_name=name.value if name else None,
            allowed_operation_types=(OperationType.QUERY,),
        )
        if not result.errors:
            return result.data or {}
        codes = {str((error.extensions or {}).get("code")) for error in result.errors}
        told = _told(self.name, result.errors)
        if codes & _OF_THE_DATABASE:
            raise DatabaseError(told)
        raise CleaveError(told) if "INTERNAL_SERVER_ERROR" in codes else WrongQuery(told)


def prepare(name: str, text: str, operation: str | None) -> Prepared:
    """A document's text, held to the schema. Raises WrongQuery with all that is wrong, by line and column."""
    document = schema.documents.read(text)
    if document.tree is None:
        raise WrongQuery(_told(name, document.errors()))
    try:
        chosen = document.operation(operation)
    except GraphQLError as error:
        raise WrongQuery(f"{name}: {error.message}") from None
    kind = chosen.operation.value
    if kind in _INSTEAD:
        called = f"{kind} {chosen.name.value}" if chosen.name else f"the {kind}"
        raise WrongQuery(f"{name}: {called} {_INSTEAD[kind]}.")
    return Prepared(name, document, chosen)


def _told(name: str, errors: Iterable[GraphQLError]) -> str:
    lines = []
    for error in errors:
        where = "".join(f":{at.line}:{at.column}" for at in (error.locations or ())[:1])
        lines.append(f"{name}{where}: {error.message}")
    return "\n".join(lines)


def _type(variable: VariableDefinitionNode) -> str:
    return print_ast(variable.type)


def _typed(variable: VariableDefinitionNode) -> Any:
    return type_from_ast(schema._schema, variable.type)  # noqa: SLF001 - strawberry shows it nowhere else


def _read(text: str, variable: VariableDefinitionNode) -> tuple[Any, str | None]:
    """The value that a text is, and what is wrong with it."""
    try:
        value = json.loads(text)
    except ValueError:
        return text, _fits(text, variable)
    if _fits(value, variable) is None:
        return value, None
    return text, _fits(text, variable)


def _fits(value: Any, variable: VariableDefinitionNode) -> str | None:
    """Why a value is none of the variable's type; None where it is one."""
    complaints: list[str] = []

    def complain(error: GraphQLError, _path: object) -> None:
        complaints.append(str(error.original_error or error.message).rstrip("."))

    validate_input_value(value, _typed(variable), complain)
    return complaints[0] if complaints else None
