"""Pieces of the graph: what entities are tied to step by step, and the whole on a day."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.graph.compose import Moment, Opened, Statement, listed
from app.graph.connection import Database
from app.graph.days import iso
from app.graph.selection import Selection
from app.graph.shapes import entities as entity_shapes
from app.graph.shapes import facts as fact_shapes

Value = dict[str, Any]


async def lineage(
    db: Database, moment: Moment, selection: Selection, wanted: Mapping[str, Any]
) -> tuple[set[str], Value]:
    """What entities are tied to within some steps: the ids that exist, and the graph found.

    ``wanted`` holds ``of``, ``depth``, ``types``, ``direction``, ``statuses`` and ``limit``.
    """
    st = Statement(moment, db.dialect)
    left, right = entity_shapes.ARROWS[wanted["direction"]]
    types = "|".join(wanted["types"])

    def hop(name: str) -> tuple[Opened, dict[str, str]]:
        part = st.open(name)
        t, i, a, b = (part[v] for v in "tiab")
        return part, {
            "left": left,
            "types": types,
            "right": right,
            "step": st.step(t),
            "holds": st.tie_holds(t, i, a, b) + _has_status(st, t, i, wanted["statuses"]),
        }

    reach = []
    for _ in range(wanted["depth"] - 1):
        part, slots = hop("read/parts/reach")
        reach.append(part.close(slots))
    part, slots = hop("read/lineage")
    graph = _Graph(st, selection, wanted["limit"])
    statement = part.close({**slots, "reach": "\n".join(reach), "shown": graph.cypher}, of=wanted["of"])
    ((value,),) = await db.read(statement, st.parameters)
    return set(value[0]), graph.decode(value)


async def snapshot(db: Database, moment: Moment, selection: Selection, wanted: Mapping[str, Any]) -> Value:
    """The whole graph on a day.

    ``wanted`` holds ``types``, ``kinds``, ``statuses``, ``within`` and ``limit``.
    """
    st = Statement(moment, db.dialect)
    part = st.open("read/snapshot")
    t, i, a, b, e = (part[v] for v in "tiabe")
    kinds, within = wanted["kinds"], wanted["within"]

    def of_kinds(v: str) -> str:
        return "" if kinds is None else " AND " + st.open("read/parts/of_kinds", e=v).close({}, kinds=kinds)

    def inside(v: str) -> str:
        part = st.open("read/parts/within", e=v)
        slots = {"step": st.step(part["t"]), "holds": st.fact_holds(part["t"], part["i"])}
        return part.close(slots, within=within)

    near = "" if within is None else f" AND ({inside(a)} OR {inside(b)})"
    graph = _Graph(st, selection, wanted["limit"])
    statement = part.close(
        {
            "types": "|".join(wanted["types"]),
            "step": st.step(t),
            "holds": st.tie_holds(t, i, a, b)
            + _has_status(st, t, i, wanted["statuses"])
            + of_kinds(a)
            + of_kinds(b)
            + near,
            "exists": st.entity_holds(e) + of_kinds(e) + ("" if within is None else f" AND {inside(e)}"),
            "shown": graph.cypher,
        }
    )
    ((value,),) = await db.read(statement, st.parameters)
    return graph.decode(value)


def _has_status(st: Statement, t: str, i: str, statuses: Sequence[str] | None) -> str:
    if statuses is None:
        return ""
    return " AND " + st.open("read/parts/has_status", t=t, i=i).close({}, statuses=list(statuses))


class _Graph:
    """The rows of a Graph: its ties and entities as wanted, with counts and extent."""

    def __init__(self, st: Statement, selection: Selection, limit: int) -> None:
        wanted = list(selection.fields("Graph"))
        part = st.open("read/parts/shown")
        t, i, a, b, e = (part[v] for v in "tiabe")
        ties = {f"@{f.key}": fact_shapes.tie(st, f.selection, t, i, a, b) for f in wanted if f.name == "ties"}
        entities = {
            f"@{f.key}": entity_shapes.entity(st, f.selection, e) for f in wanted if f.name == "entities"
        }
        self._ties, self._entities = listed(ties), listed(entities)
        self._keys = {"ties": list(ties), "entities": list(entities)}
        extent = any(f.name == "extent" for f in wanted)
        self._limit = limit
        self.cypher = part.close(
            {
                "tie": self._ties.cypher,
                "entity": self._entities.cypher,
                "extent": st.text("read/parts/extent_of_shown") if extent else "[]",
            },
            limit=limit,
        )

    def decode(self, value: list[Any]) -> Value:
        _, tie_count, entity_count, tie_rows, entity_rows, shown, extent = value
        ties = [self._ties.decode(row) for row in tie_rows]
        entities = [self._entities.decode(row) for row in entity_rows]
        return {
            **{key: [tie[key] for tie in ties] for key in self._keys["ties"]},
            **{key: [entity[key] for entity in entities] for key in self._keys["entities"]},
            "tie_count": tie_count,
            "entity_count": entity_count,
            "truncated": tie_count > self._limit or entity_count > shown,
            "extent": _extent_of_shown(extent, shown, len(ties)) if extent else None,
        }


def _extent_of_shown(value: list[Any], entities: int, ties: int) -> Value:
    begun, ended, first_known, last_known, claims, sources = value
    dates = [day for day in map(iso, [*begun, *ended]) if day]
    known = [day for day in map(iso, [*first_known, *last_known]) if day]
    return {
        "earliest": min(dates, default=None),
        "latest": max(dates, default=None),
        "known_earliest": min(known, default=None),
        "known_latest": max(known, default=None),
        "entities": entities,
        "ties": ties,
        "claims": claims,
        "sources": sources,
    }
