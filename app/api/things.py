"""Root fields that give things by id, or page through all of a kind."""

from typing import Annotated, Any

import strawberry
from strawberry import ID, UNSET

from app.api.arguments import Certain, Id, Info, Kinds, moment
from app.api.enums import Certainty
from app.api.scalars import After, AsOf, First, KnownAt
from app.api.selection import MOST_IDS, bad_input, checked, plain, root_field, wanted
from app.api.types import Claim, Connection, Group, Node, Person, Place, Source, Tie
from app.domain.facts import kind_of
from app.domain.vocabulary import ENTITY_LABELS, Channel, PlaceKind, Stance
from app.graph import lookups, reads
from app.graph.compose import Moment
from app.graph.shapes import entities


async def _one(info: Info, id_: str, seen: Moment, kind: str) -> Any:
    if kind_of(id_) != kind:
        raise bad_input("id", f"{id_!r} is no {kind}; expected an id such as {kind}:…")
    types = (ENTITY_LABELS[kind],) if kind in ENTITY_LABELS else entities.TYPES
    (found,) = await lookups.nodes(info.context.db, seen, wanted(info), [id_], types)
    return found


async def _page(info: Info, label: str, kinds: Any, seen: Moment, first: int, after: Any) -> Any:
    field = root_field(info, first=first, after=after)
    return await reads.entities(info.context.db, seen, field, label, plain(kinds))


@strawberry.type
class Things:
    @strawberry.field(
        description="Anything by id; null where it is unknown, or not known by knownAt.",
        graphql_type=Node | None,
    )
    async def node(
        self,
        info: Info,
        id: Id,  # noqa: A002
        as_of: AsOf = UNSET,
        known_at: KnownAt = UNSET,
        certainty: Certain = Certainty.POSSIBLE,
    ) -> Any:
        return (await lookups.nodes(info.context.db, moment(as_of, known_at, certainty), wanted(info), [id]))[
            0
        ]

    @strawberry.field(
        description="Things of any kind by id, in the order asked for.", graphql_type=list[Node | None]
    )
    async def nodes(
        self,
        info: Info,
        ids: Annotated[list[ID], strawberry.argument(description=f"At most {MOST_IDS} ids.")],
        as_of: AsOf = UNSET,
        known_at: KnownAt = UNSET,
        certainty: Certain = Certainty.POSSIBLE,
    ) -> Any:
        seen = moment(as_of, known_at, certainty)
        return await lookups.nodes(info.context.db, seen, wanted(info), checked("ids", ids))

    @strawberry.field(
        description="One group; null where it is unknown by knownAt. asOf filters its ties, not itself.",
        graphql_type=Group | None,
    )
    async def group(
        self,
        info: Info,
        id: Id,  # noqa: A002
        as_of: AsOf = UNSET,
        known_at: KnownAt = UNSET,
        certainty: Certain = Certainty.POSSIBLE,
    ) -> Any:
        return await _one(info, id, moment(as_of, known_at, certainty), "group")

    @strawberry.field(
        description="Groups that are known and exist, in order of id.", graphql_type=Connection[Group]
    )
    async def groups(
        self,
        info: Info,
        kinds: Kinds = UNSET,
        as_of: AsOf = UNSET,
        known_at: KnownAt = UNSET,
        certainty: Certain = Certainty.POSSIBLE,
        first: First = 50,
        after: After = UNSET,
    ) -> Any:
        return await _page(info, "Group", kinds, moment(as_of, known_at, certainty), first, after)

    @strawberry.field(
        description="One person; null where they are unknown by knownAt.", graphql_type=Person | None
    )
    async def person(
        self,
        info: Info,
        id: Id,  # noqa: A002
        as_of: AsOf = UNSET,
        known_at: KnownAt = UNSET,
        certainty: Certain = Certainty.POSSIBLE,
    ) -> Any:
        return await _one(info, id, moment(as_of, known_at, certainty), "person")

    @strawberry.field(
        description="Persons that are known and exist, in order of id.", graphql_type=Connection[Person]
    )
    async def people(
        self,
        info: Info,
        as_of: AsOf = UNSET,
        known_at: KnownAt = UNSET,
        certainty: Certain = Certainty.POSSIBLE,
        first: First = 50,
        after: After = UNSET,
    ) -> Any:
        return await _page(info, "Person", None, moment(as_of, known_at, certainty), first, after)

    @strawberry.field(
        description="One place; null where it is unknown by knownAt.", graphql_type=Place | None
    )
    async def place(
        self,
        info: Info,
        id: Id,  # noqa: A002
        as_of: AsOf = UNSET,
        known_at: KnownAt = UNSET,
        certainty: Certain = Certainty.POSSIBLE,
    ) -> Any:
        return await _one(info, id, moment(as_of, known_at, certainty), "place")

    @strawberry.field(
        description="Places that are known and exist, in order of id.", graphql_type=Connection[Place]
    )
    async def places(
        self,
        info: Info,
        kinds: Annotated[
            list[PlaceKind] | None, strawberry.argument(description="Kinds of places wanted; absent: all.")
        ] = UNSET,
        as_of: AsOf = UNSET,
        known_at: KnownAt = UNSET,
        certainty: Certain = Certainty.POSSIBLE,
        first: First = 50,
        after: After = UNSET,
    ) -> Any:
        return await _page(info, "Place", kinds, moment(as_of, known_at, certainty), first, after)

    @strawberry.field(
        description="One tie; null where it is unknown by knownAt, or does not hold as of asOf.",
        graphql_type=Tie | None,
    )
    async def tie(
        self,
        info: Info,
        id: Id,  # noqa: A002
        as_of: AsOf = UNSET,
        known_at: KnownAt = UNSET,
    ) -> Any:
        return await _one(info, id, moment(as_of, known_at), "tie")

    @strawberry.field(description="One claim.", graphql_type=Claim | None)
    async def claim(self, info: Info, id: Id) -> Any:  # noqa: A002
        return await _one(info, id, Moment(), "claim")

    @strawberry.field(description="Claims, the earliest known first.", graphql_type=Connection[Claim])
    async def claims(
        self,
        info: Info,
        about: Annotated[ID | None, strawberry.argument(description="An entity or a fact.")] = UNSET,
        source: Annotated[ID | None, strawberry.argument(description="Where they are found.")] = UNSET,
        stances: Annotated[list[Stance] | None, strawberry.argument(description="Absent: all.")] = UNSET,
        channels: Annotated[list[Channel] | None, strawberry.argument(description="Absent: all.")] = UNSET,
        known_at: KnownAt = UNSET,
        first: First = 50,
        after: After = UNSET,
    ) -> Any:
        field = root_field(info, first=first, after=after)
        given = {
            "about": plain(about),
            "source": plain(source),
            "stances": plain(stances),
            "channels": plain(channels),
        }
        return await reads.claims(info.context.db, moment(None, known_at), field, given)

    @strawberry.field(description="One source.", graphql_type=Source | None)
    async def source(self, info: Info, id: Id) -> Any:  # noqa: A002
        return await _one(info, id, Moment(), "source")

    @strawberry.field(description="Sources, in order of id.", graphql_type=Connection[Source])
    async def sources(self, info: Info, first: First = 50, after: After = UNSET) -> Any:
        return await reads.sources(info.context.db, root_field(info, first=first, after=after))
