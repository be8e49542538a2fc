"""What one can listen to."""

from collections.abc import AsyncIterator
from typing import Annotated, Any

import strawberry
from graphql import GraphQLError
from strawberry import ID, UNSET

from app.api.access import still_counts
from app.api.arguments import Info
from app.api.selection import bad_input, checked
from app.api.values import Revision
from app.graph.revisions import TooSlow


@strawberry.type(description="What can be listened to, over graphql-transport-ws or server-sent events.")
class Subscription:
    @strawberry.subscription(
        description="A line whenever the graph changes, from whichever process changed it.",
        graphql_type=Revision,
    )
    async def changed(
        self,
        info: Info,
        of: Annotated[
            list[ID] | None, strawberry.argument(description="Only where one of these ids is touched.")
        ] = UNSET,
    ) -> AsyncIterator[Any]:
        wanted = {str(id_) for id_ in checked("of", of)} if of else None
        if wanted is None and of == []:
            raise bad_input("of", "the list is empty; expected ids, or nothing for every change")
        try:
            async for revision in info.context.revisions.follow():
                # A change of more than can be named names nothing, and is everybody's.
                if wanted is None or not revision.touched or not wanted.isdisjoint(revision.touched):
                    if not await still_counts(info.context.db, info.context.viewer):
                        raise GraphQLError(
                            "The token that this was listened to with was revoked.",
                            extensions={"code": "UNAUTHENTICATED"},
                        )
                    yield {"number": revision.number, "at": revision.at, "touched": list(revision.touched)}
        except TooSlow as error:
            raise GraphQLError(
                "Changes came faster than they were taken; subscribe again and read what is there.",
                extensions={"code": "TOO_SLOW"},
            ) from error
