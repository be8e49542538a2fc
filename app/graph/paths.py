"""The shortest ways from one entity to another."""

from collections.abc import Mapping
from typing import Any, Final

from app.domain.vocabulary import Status
from app.graph import following
from app.graph.compose import Moment, Statement, listed
from app.graph.connection import Database
from app.graph.selection import Selection
from app.graph.shapes import entities as entity_shapes
from app.graph.shapes import facts as fact_shapes

Value = dict[str, Any]
BELIEVED: Final = (Status.CONFIRMED.value, Status.ASSERTED.value, Status.CONTESTED.value)
_KEPT: Final = 50
_DEAR: Final = 20_000


async def paths(
    db: Database, moment: Moment, selection: Selection, wanted: Mapping[str, Any]
) -> tuple[list[str | None], list[Value]]:
    """What the two ids asked for count for, None for an unknown one, and the shortest ways between them.

    A way goes over ties that hold, each in either direction, and comes to no entity twice; of several ties
    between two entities it takes the one of the best status, then that of the most independent sources, then
    the first by id. So there is one way by the same entities. Shorter ways come first. Of equally long ones
    the better evidenced comes first: that whose weakest tie has the better status (CONFIRMED, ASSERTED,
    CONTESTED, ANNOUNCED, DENIED, REFUTED), then that whose ties have more independent sources in all, then
    by the ids of the ties.

    All shortest ways are weighed, however many there are. Longer ones follow while the limit is not reached
    and no step of the search, from whichever end it is cheaper, has more than 20,000 ties and claims to look
    at.

    ``wanted`` holds ``from``, ``to``, ``types``, ``max_length``, ``statuses`` and ``limit``.
    """
    st = Statement(moment, db.dialect)
    limit, longest = wanted["limit"], wanted["max_length"]
    types = "|".join(wanted["types"])

    def slots(t: str, i: str, a: str, b: str) -> dict[str, str]:
        has_status = st.open("read/parts/has_status", t=t, i=i).close({}, statuses=wanted["statuses"])
        return {
            "types": types,
            "step": st.step(t),
            "holds": f"{st.tie_holds(t, i, a, b)} AND {has_status}",
            "rank": st.text("read/parts/rank_of_status", t=t, i=i),
            "sources": st.text("read/parts/independent_sources", t=t, i=i),
        }

    part = st.open("read/paths")
    t, i, a, b, e = (part[v] for v in "tiabe")
    shortest = st.open("read/parts/shortest_ways", t=t, i=i).close(
        {**slots(t, i, f"startNode({t})", f"endNode({t})"), "longest": str(longest)}, limit=limit
    )
    longer = []
    for length in range(1, longest + 1):
        hop = st.open("read/parts/longer_ways")
        given = {"length": length, "limit": limit, "kept": max(limit, _KEPT), "most": _DEAR}
        longer.append(hop.close(slots(*(hop[v] for v in "tiab")), **given))
    fields = list(selection.fields("Path"))
    tie = listed(
        {f"@{f.key}": fact_shapes.tie(st, f.selection, t, i, a, b) for f in fields if f.name == "ties"}
    )
    entity = listed(
        {f"@{f.key}": entity_shapes.entity(st, f.selection, e) for f in fields if f.name == "entities"}
    )
    statement = part.close(
        {
            "followed": following.entity(st, part["wanted"], e),
            "types": types,
            "shortest": shortest,
            "longer": "\n".join(longer),
            "step": st.step(t),
            "entity": entity.cypher,
            "tie": tie.cypher,
        },
        **{"from": wanted["from"], "to": wanted["to"]},
    )
    ((value,),) = await db.read(statement, st.parameters)
    ends, rows = value

    def decode(length: int, on_the_way: list[Any], between: list[Any]) -> Value:
        entities, ties = [entity.decode(row) for row in on_the_way], [tie.decode(row) for row in between]
        return {
            "length": length,
            **{f"@{f.key}": [each[f"@{f.key}"] for each in entities] for f in fields if f.name == "entities"},
            **{f"@{f.key}": [each[f"@{f.key}"] for each in ties] for f in fields if f.name == "ties"},
        }

    return ends, [decode(*row) for row in rows]
