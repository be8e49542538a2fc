"""The schema: the contract's types over the root fields, and its SDL."""

import logging
from collections.abc import Callable, Iterable
from typing import Any, Final, cast

import strawberry
from graphql import GraphQLError
from graphql.execution.middleware import MiddlewareManager
from strawberry.exceptions import MissingQueryError
from strawberry.execution import optimized_is_awaitable
from strawberry.extensions.runner import SchemaExtensionsRunner
from strawberry.schema.config import StrawberryConfig
from strawberry.schema.exceptions import InvalidOperationTypeError
from strawberry.types import ExecutionContext, ExecutionResult
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
_IN_ONE_ANSWER: Final = frozenset({OperationType.QUERY, OperationType.MUTATION})


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

    async def execute(
        self,
        query: str | None,
        variable_values: dict[str, Any] | None = None,
        context_value: Any | None = None,
        root_value: Any | None = None,
        operation_name: str | None = None,
        allowed_operation_types: Iterable[OperationType] | None = None,
        operation_extensions: dict[str, Any] | None = None,
    ) -> ExecutionResult:
        """As strawberry's own, without the hooks for extensions, of which there are none: for a small answer
        they take as long as the executor. Raises InvalidOperationTypeError."""
        request = self._create_execution_context(
            query,
            _IN_ONE_ANSWER if allowed_operation_types is None else allowed_operation_types,
            variable_values,
            context_value,
            root_value,
            operation_name,
            operation_extensions,
        )
        data: dict[str, Any] | None = None
        errors: list[GraphQLError] | None = self._checked(request)
        if not errors:
            try:
                data, errors = await self._executed(request)
            except Exception as failure:  # noqa: BLE001 - it is told like any other, and logged
                errors = [GraphQLError(str(failure), original_error=failure)]
        if errors:
            self.process_errors(errors, request)
        extensions = {} if request.cost is None else {"cost": request.cost}
        return ExecutionResult(data=data, errors=errors or None, extensions=extensions)

    async def _executed(self, request: Request) -> tuple[dict[str, Any] | None, list[GraphQLError] | None]:
        assert request.document is not None  # noqa: S101 - it was checked
        assert request.document.tree is not None  # noqa: S101 - likewise
        executor = self.execution_context_class.build(
            self._schema,
            request.document.tree,
            request.root_value,
            request.context,
            request.variables,
            request.provided_name,
            is_awaitable=cast(Any, optimized_is_awaitable),
            prepared=(request.document, self.programs),
        )
        if isinstance(executor, list):
            return None, executor
        executed: Any = executor.execute_operation()
        if executor.is_awaitable(executed):
            executed = await executed
        return executed.data, executed.errors

    async def _prepare_operation_async(
        self, context: ExecutionContext, extensions_runner: SchemaExtensionsRunner
    ) -> PreExecutionError | None:
        """The errors of a request that cannot be executed."""
        assert isinstance(context, Request)  # noqa: S101 - made above
        async with extensions_runner.validation():
            context.pre_execution_errors = errors = self._checked(context)
            context.graphql_document = context.document.tree if context.document else None
            return PreExecutionError(data=None, errors=errors) if errors else None

    def _checked(self, request: Request) -> list[GraphQLError]:
        """Read the request's document and choose the operation; what is wrong with them."""
        if request.query is None:
            raise MissingQueryError
        request.document = document = self.documents.read(request.query)
        closed = isinstance(request.context, Context) and not request.context.introspection
        if document.tree is None:
            return document.errors(suggesting=not closed)
        try:
            operation = document.operation(request.provided_name)
            kind = OperationType(operation.operation.value)
            if kind not in request.allowed_operations:
                raise InvalidOperationTypeError(kind)
            check_introspection(asked=document.introspects, closed=closed)
            request.cost = cost(self._schema, document.tree, operation, request.variables or {})
            check_cost(request.cost)
        except GraphQLError as error:
            return [error]
        return []

    async def _execute_operation(
        self,
        execution_context: ExecutionContext,
        extensions_runner: SchemaExtensionsRunner,  # noqa: ARG002
        middleware_manager: MiddlewareManager,  # noqa: ARG002
        execute_function: Callable[..., Any],  # noqa: ARG002
        custom_context_kwargs: dict[str, Any],  # noqa: ARG002
    ) -> Any:
        """What `execute` does, for operations that come by a WebSocket."""
        assert isinstance(execution_context, Request)  # noqa: S101 - made above
        data, errors = await self._executed(execution_context)
        if errors:
            self.process_errors(errors, execution_context)
        return ExecutionResult(data=data, errors=errors)

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
