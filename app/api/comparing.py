"""Root fields that compare and connect: what differs between two moments, the ways between two entities."""

from typing import Annotated, Any

import strawberry
from strawberry import ID, UNSET

from app.api.arguments import Certain, Info, check_entities, moment, tie_types
from app.api.enums import Certainty
from app.api.fields import Types
from app.api.scalars import AsOf, KnownAt
from app.api.selection import bad_input, checked, plain, wanted
from app.api.types import ChangeSet, Path
from app.api.values import Moment
from app.domain.vocabulary import TIE_TYPES, Status
from app.graph.changes import changes as read_changes
from app.graph.paths import BELIEVED
from app.graph.paths import paths as read_paths

_LONGEST = 8
_MOST_PATHS = 100


@strawberry.type
class Comparing:
    @strawberry.field(
        description="What differs between two moments: across dates, or on one date across what was known. "
        "Names come in where an entity has another one. Below a change all is seen from the second moment.",
        graphql_type=ChangeSet,
    )
    async def changes(
        self,
        info: Info,
        from_: Annotated[Moment, strawberry.argument(name="from", description="The moment before.")],
        to: Annotated[Moment, strawberry.argument(description="The moment after; it may be earlier.")],
        of: Annotated[
            list[ID] | None,
            strawberry.argument(description="Entities: only facts about them. Absent: all facts."),
        ] = UNSET,
        types: Types = UNSET,
        certainty: Certain = Certainty.POSSIBLE,
        limit: Annotated[
            int, strawberry.argument(description="How many changes at most, from 1 to 5000.")
        ] = 200,
    ) -> Any:
        given = {
            "of": checked("of", plain(of)),
            "types": tie_types(types, tuple(TIE_TYPES)),
            "limit": checked("limit", limit),
        }
        found, differing = await read_changes(
            info.context.db,
            moment(from_.as_of, from_.known_at, certainty),
            moment(to.as_of, to.known_at, certainty),
            wanted(info),
            given,
        )
        if given["of"] is not None:
            check_entities(given["of"], found)
        return differing

    @strawberry.field(
        description="Shortest ways from one entity to another, each over the best evidenced tie between two "
        "neighbours; best evidenced first among equals: by the status of the weakest tie, then by how many "
        "independent sources there are.",
        graphql_type=list[Path],
    )
    async def paths(
        self,
        info: Info,
        from_: Annotated[
            ID, strawberry.argument(name="from", description="The entity at which the ways begin.")
        ],
        to: Annotated[ID, strawberry.argument(description="The entity to which they lead.")],
        types: Types = UNSET,
        max_length: Annotated[
            int, strawberry.argument(description=f"How many ties a way has at most, from 1 to {_LONGEST}.")
        ] = 6,
        statuses: Annotated[
            list[Status] | None,
            strawberry.argument(
                description="Statuses of ties wanted; absent: all but DENIED, REFUTED and ANNOUNCED."
            ),
        ] = UNSET,
        as_of: AsOf = UNSET,
        known_at: KnownAt = UNSET,
        certainty: Certain = Certainty.POSSIBLE,
        limit: Annotated[
            int, strawberry.argument(description=f"How many ways at most, from 1 to {_MOST_PATHS}.")
        ] = 5,
    ) -> Any:
        for name, value, most in (("maxLength", max_length, _LONGEST), ("limit", limit, _MOST_PATHS)):
            if not 1 <= value <= most:
                raise bad_input(name, f"{value} is out of range; expected 1 to {most}")
        if from_ == to:
            raise bad_input("to", f"{to} is where the ways begin; expected another entity")
        asked = plain(statuses)
        given = {
            "from": from_,
            "to": to,
            "types": tie_types(types, tuple(TIE_TYPES)),
            "max_length": max_length,
            "statuses": list(BELIEVED) if asked is None else asked,
            "limit": limit,
        }
        ends, ways = await read_paths(
            info.context.db, moment(as_of, known_at, certainty), wanted(info), given
        )
        for name, end in zip(("from", "to"), ends, strict=True):
            if end is None:
                raise bad_input(name, f"no entity is called {given[name]}; expected an entity's id")
        if ends[0] == ends[1]:
            raise bad_input("to", f"{to} counts for the same entity as {from_}; expected another one")
        return ways
