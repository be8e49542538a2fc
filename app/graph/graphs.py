"""Pieces of the graph: what entities are tied to step by step, and the whole on a day."""

from collections.abc import Mapping
from itertools import chain
from typing import Any, Final

from app.domain.vocabulary import TIE_TYPES, Status
from app.graph import following
from app.graph.compose import Moment, Opened, Statement, listed
from app.graph.connection import Database
from app.graph.days import iso
from app.graph.prepared import Later, prepared
from app.graph.revisions import read_whole
from app.graph.selection import Selection
from app.graph.shapes import entities as entity_shapes
from app.graph.shapes import facts as fact_shapes

Value = dict[str, Any]
_BELIEVED: Final = [s.value for s in Status if s not in (Status.DENIED, Status.REFUTED)]
_PLACES_DEEP: Final = 5


async def lineage(
    db: Database, moment: Moment, selection: Selection, wanted: Mapping[str, Any]
) -> tuple[set[str], Value]:
    """What entities are tied to within some steps: the ids that exist, and the graph found.

    ``wanted`` holds ``of``, ``depth``, ``types``, ``direction``, ``statuses`` and ``limit``.
    """
    statement = prepared(
        _lineage,
        db.dialect,
        moment,
        selection,
        depth=wanted["depth"],
        direction=wanted["direction"],
        types="|".join(wanted["types"]),
        statuses=None if wanted["statuses"] is None else tuple(wanted["statuses"]),
    )
    parameters = statement.parameters(moment, of=wanted["of"], limit=wanted["limit"])
    ((value,),) = await db.read(statement.text, parameters)
    return set(value[0]), statement.reads.decode(value, wanted["limit"])


def _lineage(
    st: Statement,
    selection: Selection,
    *,
    depth: int,
    direction: str,
    types: str,
    statuses: tuple[str, ...] | None,
) -> tuple[str, "_Graph"]:
    left, right = entity_shapes.ARROWS[direction]

    def step(name: str) -> tuple[Opened, dict[str, str]]:
        part = st.open(name)
        t, i = part["t"], part["i"]
        holds = f"{st.fact_holds(t, i)} AND {st.has_ties(part['o'])}"
        return part, {
            "left": left,
            "types": types,
            "right": right,
            "step": st.step(t),
            "holds": holds + fact_shapes.has_status(st, t, i, statuses),
        }

    reach = []
    for distance in range(depth - 1):
        part, slots = step("read/parts/lineage_step")
        reach.append(part.close({**slots, "distance": str(distance)}))
    part, slots = step("read/lineage")
    graph = _Graph(st, selection)
    slots |= {
        "followed": following.entity(st, part["wanted"], part["e"]),
        "known": st.text("read/conditions/entity_known", e=part["e"]),
        "there": st.has_ties(part["e"]),
        "reach": "\n".join(reach),
        "last": str(depth - 1),
        "shown": graph.text,
    }
    return part.close(slots, of=Later("of"), limit=Later("limit")), graph


async def snapshot(
    db: Database, moment: Moment, selection: Selection, wanted: Mapping[str, Any]
) -> tuple[set[str], Value]:
    """The whole graph on a day: the id of the place where it exists, and the graph found.

    ``wanted`` holds ``types``, ``kinds``, ``statuses``, ``within`` and ``limit``.
    """
    statement = prepared(
        _snapshot,
        db.dialect,
        moment,
        selection,
        types="|".join(wanted["types"]),
        kinds=None if wanted["kinds"] is None else tuple(wanted["kinds"]),
        statuses=None if wanted["statuses"] is None else tuple(wanted["statuses"]),
        everywhere=wanted["within"] is None,
    )
    parameters = statement.parameters(moment, within=wanted["within"], limit=wanted["limit"])
    ((value,),) = await read_whole(db, statement.text, parameters)
    return set(value[0]), statement.reads.decode(value, wanted["limit"])


def _snapshot(
    st: Statement,
    selection: Selection,
    *,
    types: str,
    kinds: tuple[str, ...] | None,
    statuses: tuple[str, ...] | None,
    everywhere: bool,
) -> tuple[str, "_Graph"]:
    part = st.open("read/snapshot")
    t, i, e = (part[v] for v in "tie")
    ties = st.open("read/parts/ties_on_day", t=t, i=i, gone="gone")
    a, b = ties["a"], ties["b"]
    limit = Later("limit")

    def of_kinds(v: str) -> str:
        return (
            ""
            if kinds is None
            else " AND " + st.open("read/parts/of_kinds", e=v).close({}, kinds=list(kinds))
        )

    graph = _Graph(st, selection)
    # The number of a tie's last step is not worth finding out before it is shown.
    latest = st.moment.known_at is None
    held = {
        "types": types,
        "step": "-1" if latest else st.step(t),
        "holds": (st.last_step_holds(t) if latest else st.fact_holds(t, i))
        + fact_shapes.has_status(st, t, i, statuses)
        + of_kinds(a)
        + of_kinds(b)
        + ("" if everywhere else " AND " + st.text("read/parts/near", a=a, b=b)),
        "source": st.has_ties(a),
        "target": st.has_ties(b),
    }
    holding = ties.close(held)
    # What a tie that holds leads to is known and possibly exists.
    if everywhere and not st.moment.certain:
        alone, count = st.open("read/parts/alone_counted").close({}, limit=limit), ""
    else:
        alone = st.text("read/parts/alone")
        count = st.text("read/parts/count_shown", a=a, b=b, slots={"ties": holding})
    text = part.close(
        {
            "scope": st.text("read/parts/everywhere") if everywhere else _within(st),
            "ties": holding,
            "step": st.step(t),
            "possible": st.has_ties(e),
            # Whether it possibly exists is found out by then.
            "exists": (
                st.entity_holds(e) if st.moment.certain else st.text("read/conditions/entity_known", e=e)
            )
            + of_kinds(e)
            + ("" if everywhere else f" AND {e}.id IN present"),
            "alone": alone,
            "count": count,
            "shown": graph.text,
        },
        limit=limit,
    )
    return text, graph


def _within(st: Statement) -> str:
    """What is present in a place. What is denied or refuted puts nobody there, nor does a denial."""
    part = st.open("read/parts/within")
    a, t, i, p, e, k, j, b = (part[v] for v in "atipekjb")
    reach = []
    for _ in range(_PLACES_DEEP):
        hop = st.open("read/parts/reach")
        tie, step = hop["t"], hop["i"]
        # Where a place lies is seldom dated: it is never asked whether it certainly did.
        possible = st.text("read/conditions/fact_possible", t=tie, i=step)
        held = f"{step} >= 0" + ("" if st.moment.as_of is None else f" AND {possible}")
        holds = held + fact_shapes.has_status(st, tie, step, _BELIEVED)
        slots = {"left": "<-", "types": "LOCATED_IN", "right": "-", "step": st.step(tie), "holds": holds}
        reach.append(hop.close(slots))
    return part.close(
        {
            "followed": following.entity(st, part["wanted"], e),
            "known": st.text("read/conditions/entity_known", e=e),
            "reach": "\n".join(reach),
            "acting_step": st.step(t),
            "acts": st.tie_holds(t, i, a, p) + fact_shapes.has_status(st, t, i, _BELIEVED),
            "types": "|".join(name for name, row in TIE_TYPES.items() if not row.derived),
            "tied_step": st.step(k),
            "tied": st.tie_holds(k, j, e, b) + fact_shapes.has_status(st, k, j, _BELIEVED),
        },
        within=Later("within"),
    )


class _Graph:
    """The rows of a Graph: its ties and entities as wanted, with counts and extent."""

    def __init__(self, st: Statement, selection: Selection) -> None:
        wanted = list(selection.fields("Graph"))
        part = st.open("read/parts/shown")
        t, i, a, b, e = (part[v] for v in "tiabe")
        ties = {
            f"@{f.key}": fact_shapes.tie(st, f.selection, t, i, a, b, holds=True)
            for f in wanted
            if f.name == "ties"
        }
        entities = {
            f"@{f.key}": entity_shapes.entity(st, f.selection, e) for f in wanted if f.name == "entities"
        }
        self._ties, self._entities = listed(ties), listed(entities)
        self._keys = {"ties": list(ties), "entities": list(entities)}
        extent = any(f.name == "extent" for f in wanted)
        self.text = part.close(
            {
                "tie": self._ties.cypher,
                "entity": self._entities.cypher,
                "extent": st.text("read/parts/extent_of_shown") if extent else "[]",
            }
        )

    def decode(self, value: list[Any], limit: int) -> Value:
        _, tie_count, entity_count, tie_rows, entity_rows, shown, extent = value
        ties = [self._ties.decode(row) for row in tie_rows]
        # The id comes first of what is read of an entity.
        rows = sorted(entity_rows, key=lambda row: row[0][0]) if self._keys["entities"] else []
        entities = [self._entities.decode(row) for row in rows]
        return {
            **{key: [tie[key] for tie in ties] for key in self._keys["ties"]},
            **{key: [entity[key] for entity in entities] for key in self._keys["entities"]},
            "tie_count": tie_count,
            "entity_count": entity_count,
            "truncated": tie_count > limit or entity_count > shown,
            "extent": _extent_of_shown(extent, shown, len(ties)) if extent else None,
        }


def _extent_of_shown(value: list[Any], entities: int, ties: int) -> Value:
    tie_bounds, spells, first_known, last_known, claims, sources = value
    bounds = [*tie_bounds, *(bounds for of_entity in spells for bounds in of_entity)]
    dates = [day for day in map(iso, chain.from_iterable(bounds)) if day]
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
