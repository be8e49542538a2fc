"""Things of any kind by id, in one statement, as nested dictionaries."""

from collections.abc import Callable, Sequence
from typing import Any, cast

from app.domain.vocabulary import ENTITY_LABELS
from app.graph import following
from app.graph.compose import Moment, Row, Statement, plain
from app.graph.connection import Database
from app.graph.prepared import Later, Prepared, prepared
from app.graph.selection import Selection
from app.graph.shapes import claims as claim_shapes
from app.graph.shapes import entities as entity_shapes
from app.graph.shapes import facts as fact_shapes

Value = dict[str, Any]


async def nodes(
    db: Database,
    moment: Moment,
    selection: Selection,
    ids: Sequence[str],
    types: tuple[str, ...] = entity_shapes.TYPES,
) -> list[Value | None]:
    """Things of any kind by id, in the order asked for; None for what is unknown or not known yet.

    ``types`` are those that the entities among them can have.
    """
    statement = nodes_statement(db.dialect, moment, selection, ids, types)

    async def read(several: Sequence[str]) -> list[Any]:
        parameters = statement.parameters(moment, **_by_sort(several))
        ((lists,),) = await db.read(statement.text, parameters)
        return cast(list[Any], lists)

    # A page may be large, and several of them in one statement too much for its time limit.
    gathered = len(ids) == 1 and not statement.paged
    lists = await (db.gathering.ask((statement, moment), ids[0], read) if gathered else read(ids))
    asked = set(ids)
    found = {
        id_: row.decode(value)
        for row, values in zip(statement.reads, lists, strict=True)
        for id_, value in values
        if id_ in asked
    }
    return [found.get(id_) for id_ in ids]


def nodes_statement(
    dialect: str,
    moment: Moment,
    selection: Selection,
    ids: Sequence[str],
    types: tuple[str, ...] = entity_shapes.TYPES,
) -> Prepared[list[Row]]:
    """The statement that ``nodes`` reads, and its rows by what they are of.

    Whatever is wrong with the selection is raised here.
    """
    values = _by_sort(ids)
    sorts = tuple(name for name, found in values.items() if found)
    tie_types = "|".join(sorted({tie["type"] for tie in values["ties"]}))
    return prepared(_nodes, dialect, moment, selection, sorts, types, tie_types)


def _by_sort(ids: Sequence[str]) -> dict[str, list[Any]]:
    """The values that the statement takes for these ids."""
    by_kind: dict[str, list[str]] = {}
    for id_ in ids:
        by_kind.setdefault(id_.partition(":")[0], []).append(id_)
    return {
        "entities": [i for kind in ENTITY_LABELS for i in by_kind.get(kind, [])],
        "facts": following.facts([i for kind in fact_shapes.KINDS for i in by_kind.get(kind, [])]),
        "ties": following.ties(by_kind.get("tie", [])),
        "claims": by_kind.get("claim", []),
        "sources": by_kind.get("source", []),
    }


def _nodes(
    st: Statement, selection: Selection, sorts: tuple[str, ...], types: tuple[str, ...], tie_types: str
) -> tuple[str, list[Row]]:
    sections: dict[str, Callable[[], Row]] = {
        "entities": lambda: _entities_by_ids(st, selection, types),
        "facts": lambda: _facts_by_ids(st, selection),
        "ties": lambda: _ties_by_ids(st, selection, tie_types),
        "claims": lambda: _by_ids(st, "claims", "known_claims_by_ids", "c", claim_shapes.claim, selection),
        "sources": lambda: _by_ids(st, "sources", "sources_by_ids", "s", claim_shapes.source, selection),
    }
    rows = {sort: section() if sort in sorts else plain("[]") for sort, section in sections.items()}
    text = st.open("read/nodes").close({sort: row.cypher for sort, row in rows.items()})
    return text, list(rows.values())


def _entities_by_ids(st: Statement, selection: Selection, types: tuple[str, ...]) -> Row:
    part = st.open("read/parts/entities_by_ids")
    row = entity_shapes.entity(st, selection, part["e"], types)
    known = st.text("read/conditions/entity_known", e=part["e"])
    followed = following.entity(st, part["wanted"], part["e"])
    slots = {"followed": followed, "known": known, "row": row.cypher}
    return Row(part.close(slots, ids=Later("entities")), row.decode)


def _facts_by_ids(st: Statement, selection: Selection) -> Row:
    part = st.open("read/parts/facts_by_ids")
    row = fact_shapes.node_fact(st, selection, part["f"], part["i"])
    f, i = part["f"], part["i"]
    slots = {
        "followed": following.fact(st, part),
        "step": st.step(f),
        "holds": st.fact_holds(f, i),
        "row": row.cypher,
    }
    return Row(part.close(slots, facts=Later("facts")), row.decode)


def _ties_by_ids(st: Statement, selection: Selection, types: str) -> Row:
    part = st.open("read/parts/ties_by_ids")
    t, i, a, b = (part[name] for name in "tiab")
    row = fact_shapes.tie(st, selection, t, i, a, b)
    slots = {
        "followed": following.tie(st, part),
        "types": types,
        "step": st.step(t),
        "holds": st.tie_holds(t, i, a, b),
        "row": row.cypher,
    }
    return Row(part.close(slots, ties=Later("ties")), row.decode)


def _by_ids(st: Statement, kind: str, name: str, v: str, shape: Any, selection: Selection) -> Row:
    part = st.open(f"read/parts/{name}")
    row = shape(st, selection, part[v])
    return Row(part.close({"row": row.cypher}, ids=Later(kind)), row.decode)
