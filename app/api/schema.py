"""The schema: the contract's types over the root fields, and its SDL."""

import logging

import strawberry
from graphql import ArgumentNode, DocumentNode, GraphQLError, Visitor, visit
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext

from app.api.fields import take
from app.api.query import Query
from app.api.scalars import SCALARS
from app.api.types import Claim, Ending, Existence, Group, Name, Person, Place, Source, Strength, Tie
from app.errors import TimedOut, Unavailable

_LOG = logging.getLogger(__name__)


class Schema(strawberry.Schema):
    """The schema, with failures rendered: the asker's in words that name the argument, the database's with
    a code, and others masked and logged whole."""

    def process_errors(
        self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None
    ) -> None:
        document = execution_context.graphql_document if execution_context else None
        for error in errors:
            cause = error.original_error
            before_execution = error.path is None
            if cause is None or isinstance(cause, GraphQLError) or before_execution:
                error.extensions = {"code": "BAD_USER_INPUT", **(error.extensions or {})}
                if isinstance(cause, ValueError) and document is not None:
                    _name_argument(error, document)
            elif isinstance(cause, Unavailable | TimedOut):
                error.message = cause.message
                error.extensions = {
                    "code": "DATABASE_UNAVAILABLE" if isinstance(cause, Unavailable) else "TIMED_OUT"
                }
            else:
                _LOG.error("unexpected failure of %s", error.path, exc_info=cause)
                error.message = "Something went wrong here; it has been logged."
                error.extensions = {"code": "INTERNAL_SERVER_ERROR"}


def _name_argument(error: GraphQLError, document: DocumentNode) -> None:
    """Say in which argument a bad literal stands; the specification's validation only says where."""
    bad = set(map(id, error.nodes or ()))

    class Arguments(Visitor):
        def enter_argument(self, node: ArgumentNode, *_: object) -> None:
            if id(node.value) in bad:
                error.message = f"{node.name.value}: {error.original_error}"
                error.extensions = {**(error.extensions or {}), "argument": node.name.value}

    visit(document, Arguments())


schema = Schema(
    Query,
    types=[Group, Person, Place, Tie, Name, Strength, Existence, Ending, Claim, Source],
    config=StrawberryConfig(default_resolver=take, scalar_map=SCALARS),
)


def sdl() -> str:
    """The schema as the contract has it, in the schema definition language."""
    return schema.as_str() + "\n"
