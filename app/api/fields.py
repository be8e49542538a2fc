"""Fields of the contract's types. Reads give dictionaries, which these take their values from."""

from typing import Annotated, Any, Final

import strawberry
from graphql import GraphQLObjectType
from strawberry.types.field import StrawberryField

from app.api.enums import Direction, TieType
from app.api.scalars import After, First

Types = Annotated[
    list[TieType] | None, strawberry.argument(description="Relation types wanted; absent: all of them.")
]


_NESTED: Final = {"nested": True}


class Read:
    """An object type whose values are dictionaries that say of which type they are."""

    @classmethod
    def is_type_of(cls, value: dict[str, Any], _info: object) -> bool:
        return bool(value["__typename"] == cls.__name__)


def says_type(type_: GraphQLObjectType) -> bool:
    """Whether a dictionary is of an object type exactly where it says so under ``__typename``."""
    return getattr(type_.is_type_of, "__func__", None) is Read.is_type_of.__func__  # type: ignore[attr-defined]


def key_of(definition: StrawberryField, response_name: str) -> str | None:
    """The key of a field's value in a dictionary that was read; None where a resolver of its own gives it."""
    if definition.metadata == _NESTED:
        return f"@{response_name}"
    return definition.python_name.rstrip("_") if definition.is_basic_field else None


def take(value: dict[str, Any], name: str) -> Any:
    """The schema's default resolver: a field by its name; Python's keywords carry an underscore behind."""
    return value[name.rstrip("_")]


def leaf(description: str, name: str | None = None) -> Any:
    """A field whose value the dictionary has under the field's own name."""
    return strawberry.field(description=description, name=name)


def nested(description: str) -> Any:
    """A field with a selection of its own, read under its response key."""

    def resolve(root: Any, info: strawberry.Info) -> Any:
        return root[f"@{info.path.key}"]

    return strawberry.field(resolver=resolve, description=description, metadata=_NESTED)


def paged(description: str) -> Any:
    """A connection, read under its response key with its arguments already applied."""

    def resolve(
        root: Any,
        info: strawberry.Info,
        first: First = 50,  # noqa: ARG001
        after: After = strawberry.UNSET,  # noqa: ARG001
    ) -> Any:
        return root[f"@{info.path.key}"]

    return strawberry.field(resolver=resolve, description=description, metadata=_NESTED)


def tie_page(description: str) -> Any:
    """The ties of an entity, likewise."""

    def resolve(
        root: Any,
        info: strawberry.Info,
        types: Types = strawberry.UNSET,  # noqa: ARG001
        direction: Annotated[  # noqa: ARG001
            Direction | None, strawberry.argument(description="Whether the entity is their source or target.")
        ] = Direction.BOTH,
        first: First = 50,  # noqa: ARG001
        after: After = strawberry.UNSET,  # noqa: ARG001
    ) -> Any:
        return root[f"@{info.path.key}"]

    return strawberry.field(resolver=resolve, description=description, metadata=_NESTED)
