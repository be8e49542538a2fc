"""Root fields that page through entities of every kind, and through ties."""

from typing import Annotated, Any

import strawberry
from strawberry import ID, UNSET

from app.api.arguments import Certain, Info, Statuses, check_entities, moment, tie_types
from app.api.enums import Certainty, Direction
from app.api.fields import Types
from app.api.scalars import After, AsOf, First, KnownAt
from app.api.selection import bad_input, checked, plain, root_field
from app.api.types import Connection, Entity, Tie
from app.domain.vocabulary import TIE_TYPES
from app.graph import reads


@strawberry.type
class Listing:
    @strawberry.field(
        description="Groups, persons and places that are known and exist, in order of id.",
        graphql_type=Connection[Entity],
    )
    async def entities(
        self,
        info: Info,
        as_of: AsOf = UNSET,
        known_at: KnownAt = UNSET,
        certainty: Certain = Certainty.POSSIBLE,
        first: First = 50,
        after: After = UNSET,
    ) -> Any:
        field = root_field(info, first=first, after=after)
        seen = moment(as_of, known_at, certainty)
        return await reads.entities(info.context.db, seen, field, "Entity", None)

    @strawberry.field(
        description="Ties that are known and hold, in order of beginning and id.",
        graphql_type=Connection[Tie],
    )
    async def ties(
        self,
        info: Info,
        of: Annotated[
            list[ID] | None, strawberry.argument(description="Of these entities; absent: all ties.")
        ] = UNSET,
        types: Types = UNSET,
        direction: Annotated[
            Direction,
            strawberry.argument(description="Whether these are their source or target; with of alone."),
        ] = Direction.BOTH,
        statuses: Statuses = UNSET,
        as_of: AsOf = UNSET,
        known_at: KnownAt = UNSET,
        certainty: Certain = Certainty.POSSIBLE,
        first: First = 50,
        after: After = UNSET,
    ) -> Any:
        given = {
            "of": checked("of", plain(of)),
            "types": tie_types(types, tuple(TIE_TYPES)),
            "direction": plain(direction),
            "statuses": plain(statuses),
        }
        if given["of"] is None and direction is not Direction.BOTH:
            raise bad_input("direction", f"{direction} says nothing without of; expected entities there")
        field = root_field(info, first=first, after=after)
        seen = moment(as_of, known_at, certainty)
        found, page = await reads.ties(info.context.db, seen, field, given)
        if given["of"] is not None:
            check_entities(given["of"], found)
        return page
