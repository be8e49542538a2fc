"""The executor of the schema: graphql-core's, with large values completed by generated functions.

It overrides ``complete_value``, which graphql-core does not promise to keep; the version is pinned, and
``tests/api/test_executor.py`` says so should the hook be gone.
"""

from typing import Any, Final

from graphql import GraphQLOutputType, GraphQLResolveInfo, GraphQLSchema, NonNullTypeNode
from graphql.execution.collect_fields import FieldDetailsList
from graphql.execution.values import VariableValues
from graphql.pyutils import Path
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from app.api.completion import LONGEST_PROGRAM, Operation, Program, Surprise
from app.api.documents import Document
from app.lru import Lru

_MOST_PROGRAMS: Final = 200
_ROOM: Final = 64 * 1024 * 1024
# Measured: a compiled letter takes 4 to 6 bytes. A program keeps its document, too.
_BYTES_A_PROGRAM: Final = 6 * LONGEST_PROGRAM


class Programs:
    """The programs of one schema's operations, by all that they depend on."""

    def __init__(self) -> None:
        self._kept: Lru[Any, Program] = Lru(_MOST_PROGRAMS, _ROOM)

    def __len__(self) -> int:
        return len(self._kept)

    def program(self, document: Document, executor: "Executor") -> Program:
        """The program of the operation that is executed."""
        given = executor.variable_values
        conditions = {n: given.coerced[n] for n in sorted(document.conditions) if n in given.coerced}
        operation = executor.operation
        nulls = frozenset(
            name
            for variable in operation.variable_definitions or ()
            if not isinstance(variable.type, NonNullTypeNode)
            and given.coerced.get(name := variable.variable.name.value, "") is None
        )
        own_name = operation.name.value if operation.name else None
        key = (document.text, own_name, tuple(conditions.items()), nulls)
        program = self._kept.get(key)
        if program is None:
            sources = {name: given.sources[name] for name in conditions}
            values = VariableValues(sources, conditions)
            program = Program(executor.schema, Operation(operation, executor.fragments, values, nulls))
            self._kept.put(key, program, document.size + _BYTES_A_PROGRAM)
        return program


class Executor(StrawberryGraphQLCoreExecutionContext):
    """Executes one operation. With its document ``prepared``, root fields complete by their functions.

    compiled: response names of the root fields that were completed so.
    """

    def __init__(
        self,
        schema: GraphQLSchema,
        *args: Any,
        prepared: tuple[Document, Programs] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(schema, *args, **kwargs)
        self.compiled: set[str] = set()
        self._tried: set[str] = set()
        self._program: Program | None = None
        plain = self.abort_signal is None and not (
            self.middleware_manager and self.middleware_manager.middlewares
        )
        if prepared is not None and plain:
            document, programs = prepared
            self._program = programs.program(document, self)

    def complete_value(
        self,
        return_type: GraphQLOutputType,
        field_details_list: FieldDetailsList,
        info: GraphQLResolveInfo[Any],
        path: Path,
        result: Any,
        position_context: Any,
    ) -> Any:
        # graphql-core calls this again for what is within, and for the same value without its NonNull.
        if path.prev is None and self._program is not None and path.key not in self._tried:
            name = str(path.key)
            self._tried.add(name)
            try:
                completed = self._program.complete(name, return_type, field_details_list, result)
            except Surprise:
                pass
            else:
                self.compiled.add(name)
                return completed
        return super().complete_value(return_type, field_details_list, info, path, result, position_context)
