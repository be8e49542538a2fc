"""Arguments that several root fields take."""

from collections.abc import Collection, Sequence
from typing import Annotated, Any

import strawberry
from strawberry import ID

from app.api.context import Context
from app.api.enums import Certainty
from app.api.selection import bad_input, plain
from app.domain.fields import listed
from app.domain.vocabulary import GroupKind, Status
from app.graph.compose import Moment

Info = strawberry.Info[Context, None]
Certain = Annotated[
    Certainty | None,
    strawberry.argument(description="By the dates alone: may have held that day, or held if true at all."),
]
Id = Annotated[ID, strawberry.argument(description="A readable id, such as group:ansar-al-islam.")]
Limit = Annotated[int, strawberry.argument(description="How many ties at most, from 1 to 5000.")]
Statuses = Annotated[
    list[Status] | None, strawberry.argument(description="Statuses of ties wanted; absent: all of them.")
]
Kinds = Annotated[
    list[GroupKind] | None, strawberry.argument(description="Kinds of groups wanted; absent: all.")
]


def moment(as_of: Any = None, known_at: Any = None, certainty: Certainty | None = None) -> Moment:
    """The two times asked for; an argument left out is the whole history, or everything known."""
    return Moment(as_of or None, known_at or None, certainty is Certainty.CERTAIN)


def tie_types(types: Any, default: tuple[str, ...]) -> list[str]:
    """The relation types asked for; an argument left out is the default."""
    given: list[str] | None = plain(types)
    if given == []:
        raise bad_input("types", "the list is empty; expected relation types, or nothing for the usual ones")
    return list(default) if given is None else given


def check_entities(of: Sequence[str], found: Collection[str]) -> None:
    """Refuse ids that no entity has, and an empty list of them."""
    unknown = listed([id_ for id_ in dict.fromkeys(of) if id_ not in found])
    if unknown or not of:
        raise bad_input("of", f"no entity is called {unknown or 'nothing'}; expected ids of entities")
