"""The schema: the contract's types over the root fields, and its SDL."""

import logging
from collections.abc import Callable, Iterable
from typing import Any

import strawberry
from graphql import GraphQLError
from graphql.execution.middleware import MiddlewareManager
from strawberry.exceptions import MissingQueryError
from strawberry.extensions.runner import SchemaExtensionsRunner
from strawberry.schema.config import StrawberryConfig
from strawberry.schema.exceptions import InvalidOperationTypeError
from strawberry.types import ExecutionContext
from strawberry.types.execution import PreExecutionError
from strawberry.types.graphql import OperationType

from app.api.context import Context
from app.api.cost import check_cost, cost
from app.api.documents import Documents, Request
from app.api.executor import Executor, Programs
from app.api.fields import take
from app.api.limits import check_introspection
from app.api.mutation import Mutation
from app.api.query import Query
from app.api.scalars import SCALARS
from app.api.subscription import Subscription
from app.api.types import Claim, Ending, Existence, Group, Name, Person, Place, Source, Strength, Tie
from app.errors import TimedOut, TooComplex, Unavailable

_LOG = logging.getLogger(__name__)


class Schema(strawberry.Schema):
    """The schema with documents that are read once, compiled completion, and failures rendered: the asker's
    in words that name the argument, the database's with a code, and others masked and logged whole.

    What it overrides with an underscore is strawberry's own, whose version is pinned.
    """

    def __init__(
        self,
        query: type,
        mutation: type | None = None,
        subscription: type | None = None,
        *,
        types: Iterable[type],
        config: StrawberryConfig,
    ) -> None:
        super().__init__(
            query, mutation, subscription, types=types, config=config, execution_context_class=Executor
        )
        self.documents = Documents(self._schema)
        self.programs = Programs()

    def _create_execution_context(
        self,
        query: str | None,
        allowed_operation_types: Iterable[OperationType],
        variable_values: dict[str, Any] | None = None,
        context_value: Any | None = None,
        root_value: Any | None = None,
        operation_name: str | None = None,
        operation_extensions: dict[str, Any] | None = None,
    ) -> Request:
        return Request(
            query=query,
            schema=self,
            allowed_operations=allowed_operation_types,
            context=context_value,
            root_value=root_value,
            variables=variable_values,
            provided_operation_name=operation_name,
            operation_extensions=operation_extensions,
        )

    async def _prepare_operation_async(
        self, context: ExecutionContext, extensions_runner: SchemaExtensionsRunner
    ) -> PreExecutionError | None:
        """Read the document and choose the operation; the errors of a request that cannot be executed."""
        assert isinstance(context, Request)  # noqa: S101 - made above
        if context.query is None:
            raise MissingQueryError
        async with extensions_runner.parsing():
            context.document = document = self.documents.read(context.query)
            context.graphql_document = tree = document.tree
        async with extensions_runner.validation():
            closed = isinstance(context.context, Context) and not context.context.introspection
            errors = document.errors(suggesting=not closed)
            if tree is not None:
                try:
                    operation = document.operation(context.provided_name)
                    kind = OperationType(operation.operation.value)
                    if kind not in context.allowed_operations:
                        raise InvalidOperationTypeError(kind)
                    check_introspection(asked=document.introspects, closed=closed)
                    context.cost = cost(self._schema, tree, operation, context.variables or {})
                    check_cost(context.cost)
                except GraphQLError as error:
                    errors = [error]
            context.pre_execution_errors = errors
            return PreExecutionError(data=None, errors=errors) if errors else None

    async def _execute_operation(
        self,
        execution_context: ExecutionContext,
        extensions_runner: SchemaExtensionsRunner,
        middleware_manager: MiddlewareManager,
        execute_function: Callable[..., Any],
        custom_context_kwargs: dict[str, Any],
    ) -> Any:
        assert isinstance(execution_context, Request)  # noqa: S101 - made above
        return await super()._execute_operation(
            execution_context,
            extensions_runner,
            middleware_manager,
            execute_function,
            {**custom_context_kwargs, "prepared": (execution_context.document, self.programs)},
        )

    async def _handle_execution_result(
        self,
        context: ExecutionContext,
        result: Any,
        extensions_runner: SchemaExtensionsRunner,
        *,
        skip_process_errors: bool = False,
    ) -> Any:
        assert isinstance(context, Request)  # noqa: S101 - made above
        answer = await super()._handle_execution_result(
            context, result, extensions_runner, skip_process_errors=skip_process_errors
        )
        if context.cost is not None:
            answer.extensions = {**(answer.extensions or {}), "cost": context.cost}
        return answer

    def process_errors(
        self,
        errors: list[GraphQLError],
        execution_context: ExecutionContext | None = None,  # noqa: ARG002
    ) -> None:
        for error in errors:
            cause = error.original_error
            of_the_asker = isinstance(cause, GraphQLError) or (
                error.path is None and isinstance(cause, ValueError)  # of a scalar, reading a value
            )
            if cause is None or of_the_asker:
                error.extensions = {"code": "BAD_USER_INPUT", **(error.extensions or {})}
            elif isinstance(cause, Unavailable | TimedOut | TooComplex):
                error.message = cause.message
                error.extensions = {"code": _code(cause)}
            else:
                _LOG.error("unexpected failure of %s", error.path, exc_info=cause)
                error.message = "Something went wrong here; it has been logged."
                error.extensions = {"code": "INTERNAL_SERVER_ERROR"}


def _code(cause: Unavailable | TimedOut | TooComplex) -> str:
    match cause:
        case TooComplex():
            return "TOO_COMPLEX"
        case TimedOut():
            return "TIMED_OUT"
        case Unavailable():
            return "DATABASE_UNAVAILABLE"


schema = Schema(
    Query,
    Mutation,
    Subscription,
    types=[Group, Person, Place, Tie, Name, Strength, Existence, Ending, Claim, Source],
    config=StrawberryConfig(default_resolver=take, scalar_map=SCALARS),
)


def sdl() -> str:
    """The schema as the contract has it, in the schema definition language."""
    return schema.as_str() + "\n"
