"""Root fields over the whole graph: finding, lineage, what held on a day and what happened."""

from typing import Annotated, Any

import strawberry
from strawberry import ID, UNSET

from app.api.arguments import Certain, Info, Kinds, Limit, Statuses, check_entities, moment, tie_types
from app.api.comparing import Comparing
from app.api.enums import Certainty, Direction, EventKind, TieType
from app.api.fields import Types
from app.api.listing import Listing
from app.api.scalars import After, AsOf, Date, First, KnownAt
from app.api.selection import bad_input, checked, plain, root_field, wanted
from app.api.things import Things
from app.api.types import Connection, Event, Graph, SearchConnection
from app.api.values import Extent, TieTypeInfo, Viewer
from app.domain.facts import kind_of
from app.domain.vocabulary import ENTITY_LABELS, LINEAGE_TYPES, TIE_TYPES
from app.graph import graphs, reads
from app.graph.search import search as read_search
from app.graph.timeline import timeline as read_timeline

_LONGEST_TEXT = 200


@strawberry.type(
    description=(
        "What can be read. Each field asks the database once; what is of the whole graph, and is asked for "
        "again, first asks whether the graph is still as it was."
    )
)
class Query(Comparing, Things, Listing):
    @strawberry.field(
        description="Names in any script or transliteration, former names and acronyms included.",
        graphql_type=SearchConnection,
    )
    async def search(
        self,
        info: Info,
        text: Annotated[
            str,
            strawberry.argument(
                description=f"A name or the beginning of one, at most {_LONGEST_TEXT} letters."
            ),
        ],
        as_of: AsOf = UNSET,
        known_at: KnownAt = UNSET,
        first: First = 20,
        after: After = UNSET,
    ) -> Any:
        if len(text) > _LONGEST_TEXT:
            raise bad_input("text", f"{len(text)} letters are too many; expected at most {_LONGEST_TEXT}")
        field = root_field(info, first=first, after=after)
        return await read_search(info.context.db, moment(as_of, known_at), field, text)

    @strawberry.field(
        description="Everything that the given entities are tied to, step by step.", graphql_type=Graph
    )
    async def lineage(
        self,
        info: Info,
        of: Annotated[list[ID], strawberry.argument(description="Entities to start from.")],
        depth: Annotated[int, strawberry.argument(description="How many steps, from 1 to 8.")] = 3,
        types: Annotated[
            list[TieType] | None,
            strawberry.argument(description="Relation types to follow; absent: those of lineage."),
        ] = UNSET,
        direction: Annotated[
            Direction, strawberry.argument(description="From source to target, against it, or both.")
        ] = Direction.BOTH,
        statuses: Statuses = UNSET,
        as_of: AsOf = UNSET,
        known_at: KnownAt = UNSET,
        certainty: Certain = Certainty.POSSIBLE,
        limit: Limit = 500,
    ) -> Any:
        given = {
            "of": checked("of", [str(id_) for id_ in of]),
            "depth": checked("depth", depth),
            "types": tie_types(types, LINEAGE_TYPES),
            "direction": plain(direction),
            "statuses": plain(statuses),
            "limit": checked("limit", limit),
        }
        seen = moment(as_of, known_at, certainty)
        found, graph = await graphs.lineage(info.context.db, seen, wanted(info), given)
        check_entities(given["of"], found)
        return graph

    @strawberry.field(description="The whole graph on a day.", graphql_type=Graph)
    async def snapshot(
        self,
        info: Info,
        as_of: AsOf = UNSET,
        known_at: KnownAt = UNSET,
        certainty: Certain = Certainty.POSSIBLE,
        types: Types = UNSET,
        kinds: Kinds = UNSET,
        statuses: Statuses = UNSET,
        within: Annotated[
            ID | None, strawberry.argument(description="A place: only what is or acts there.")
        ] = UNSET,
        limit: Limit = 500,
    ) -> Any:
        given = {
            "types": tie_types(types, tuple(TIE_TYPES)),
            "kinds": plain(kinds),
            "statuses": plain(statuses),
            "within": plain(within),
            "limit": checked("limit", limit),
        }
        if given["within"] is not None and kind_of(given["within"]) != "place":
            raise bad_input("within", f"{given['within']!r} is no place; expected an id such as place:kobani")
        seen = moment(as_of, known_at, certainty)
        found, graph = await graphs.snapshot(info.context.db, seen, wanted(info), given)
        if given["within"] is not None and not found:
            raise bad_input(
                "within", f"no place is called {given['within']}; expected an id such as place:kobani"
            )
        return graph

    @strawberry.field(description="What happened, in order of day.", graphql_type=Connection[Event])
    async def timeline(
        self,
        info: Info,
        of: Annotated[list[ID] | None, strawberry.argument(description="To whom; absent: to all.")] = UNSET,
        from_: Annotated[Date | None, strawberry.argument(name="from", description="First day.")] = UNSET,
        to: Annotated[Date | None, strawberry.argument(description="Last day.")] = UNSET,
        kinds: Annotated[
            list[EventKind] | None, strawberry.argument(description="Kinds of events; absent: all.")
        ] = UNSET,
        types: Types = UNSET,
        known_at: KnownAt = UNSET,
        first: First = 50,
        after: After = UNSET,
    ) -> Any:
        if from_ and to and from_ > to:
            raise bad_input("to", f"{to} is before {from_}; expected a later day")
        asked = plain(kinds)
        given = {
            "of": checked("of", plain(of)),
            "from_": from_ or None,
            "to": to or None,
            "kinds": [kind.value for kind in EventKind] if asked is None else asked,
            "types": tie_types(types, tuple(TIE_TYPES)),
        }
        field = root_field(info, first=first, after=after)
        found, page = await read_timeline(info.context.db, moment(None, known_at), field, given)
        if given["of"] is not None:
            check_entities(given["of"], found)
        return page

    @strawberry.field(
        description="Over what time the whole graph goes, and how much there is of everything.",
        graphql_type=Extent,
    )
    async def extent(self, info: Info) -> Any:
        return await reads.extent(info.context.db)

    @strawberry.field(description="The relation types, for a legend.", graphql_type=list[TieTypeInfo])
    async def vocabulary(self, info: Info) -> Any:
        counts = await reads.ties_by_type(info.context.db)
        return [
            {
                "type": row.name,
                "reads": row.reads,
                "inverse_reads": row.inverse,
                "description": row.description,
                "instant": row.instant,
                "lineage": row.lineage,
                "symmetric": row.symmetric,
                "sources": [kind.upper() for kind in ENTITY_LABELS if kind in row.sources],
                "targets": [kind.upper() for kind in ENTITY_LABELS if kind in row.targets],
                "deniable": row.deniable,
                "derived": row.derived,
                "founding": row.founding,
                "descent": row.descent,
                "count": counts.get(row.name, 0),
            }
            for row in TIE_TYPES.values()
        ]

    @strawberry.field(description="Who is looking.", graphql_type=Viewer)
    async def viewer(self, info: Info) -> Any:
        asking = info.context.viewer
        return {"role": asking.role.value, "name": asking.name}
