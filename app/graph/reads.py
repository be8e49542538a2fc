"""Reads for the fields at the root of the API: one statement each, rows as nested dictionaries."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.facts import kind_of
from app.domain.vocabulary import ENTITY_LABELS
from app.graph import following
from app.graph.compose import Moment, Row, Statement, plain
from app.graph.connection import Database
from app.graph.days import iso
from app.graph.selection import Field, Selection
from app.graph.shapes import claims as claim_shapes
from app.graph.shapes import entities as entity_shapes
from app.graph.shapes import facts as fact_shapes
from app.graph.shapes.connections import connection

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
    st = Statement(moment, db.dialect)
    text, sections = nodes_statement(st, selection, ids, types)
    ((*lists,),) = await db.read(text, st.parameters)
    found = {
        id_: row.decode(value)
        for row, values in zip(sections, lists[0], strict=True)
        for id_, value in values
    }
    return [found.get(id_) for id_ in ids]


def nodes_statement(
    st: Statement,
    selection: Selection,
    ids: Sequence[str],
    types: tuple[str, ...] = entity_shapes.TYPES,
) -> tuple[str, list[Row]]:
    """The statement that ``nodes`` reads, and its rows by what they are of. Whatever is wrong with the
    selection is raised here."""
    by_kind: dict[str, list[str]] = {}
    for id_ in ids:
        by_kind.setdefault(id_.partition(":")[0], []).append(id_)
    sections = [
        _entities_by_ids(st, selection, [i for kind in ENTITY_LABELS for i in by_kind.get(kind, [])], types),
        _facts_by_ids(st, selection, [i for kind in fact_shapes.KINDS for i in by_kind.get(kind, [])]),
        _ties_by_ids(st, selection, by_kind.get("tie", [])),
        _by_ids(st, "known_claims_by_ids", "c", claim_shapes.claim, selection, by_kind.get("claim", [])),
        _by_ids(st, "sources_by_ids", "s", claim_shapes.source, selection, by_kind.get("source", [])),
    ]
    slots = {
        slot: row.cypher
        for slot, row in zip(("entities", "facts", "ties", "claims", "sources"), sections, strict=True)
    }
    return st.open("read/nodes").close(slots), sections


def _entities_by_ids(st: Statement, selection: Selection, ids: list[str], types: tuple[str, ...]) -> Row:
    if not ids:
        return plain("[]")
    part = st.open("read/parts/entities_by_ids")
    row = entity_shapes.entity(st, selection, part["e"], types)
    known = st.text("read/conditions/entity_known", e=part["e"])
    followed = following.entity(st, part["wanted"], part["e"])
    slots = {"followed": followed, "known": known, "row": row.cypher}
    return Row(part.close(slots, ids=ids), row.decode)


def _facts_by_ids(st: Statement, selection: Selection, ids: list[str]) -> Row:
    if not ids:
        return plain("[]")
    part = st.open("read/parts/facts_by_ids")
    row = fact_shapes.node_fact(st, selection, part["f"], part["i"])
    f, i = part["f"], part["i"]
    slots = {
        "followed": following.fact(st, part),
        "step": st.step(f),
        "holds": st.fact_holds(f, i),
        "row": row.cypher,
    }
    return Row(part.close(slots, facts=following.facts(ids)), row.decode)


def _ties_by_ids(st: Statement, selection: Selection, ids: list[str]) -> Row:
    ties = following.ties(ids)
    if not ties:
        return plain("[]")
    part = st.open("read/parts/ties_by_ids")
    t, i, a, b = (part[name] for name in "tiab")
    row = fact_shapes.tie(st, selection, t, i, a, b)
    types = "|".join(sorted({tie["type"] for tie in ties}))
    slots = {
        "followed": following.tie(st, part),
        "types": types,
        "step": st.step(t),
        "holds": st.tie_holds(t, i, a, b),
        "row": row.cypher,
    }
    return Row(part.close(slots, ties=ties), row.decode)


def _by_ids(st: Statement, name: str, v: str, shape: Any, selection: Selection, ids: list[str]) -> Row:
    if not ids:
        return plain("[]")
    part = st.open(f"read/parts/{name}")
    row = shape(st, selection, part[v])
    return Row(part.close({"row": row.cypher}, ids=ids), row.decode)


async def entities(
    db: Database, moment: Moment, field: Field, label: str, kinds: Sequence[str] | None
) -> Value:
    """A page of the groups, persons or places that hold, or with the label Entity of all of them.

    ``field`` is the connection wanted.
    """
    types = (label,) if label in entity_shapes.TYPES else entity_shapes.TYPES
    st = Statement(moment, db.dialect)
    page = st.open("read/parts/entities")
    given = None if kinds is None else list(kinds)
    slots = {"label": label, "holds": st.entity_holds(page["e"])}

    def count() -> str:
        part = st.open("read/parts/count_entities")
        return part.close({"label": label, "holds": st.entity_holds(part["e"])}, kinds=given)

    row = connection(
        field,
        f"{label}Connection",
        lambda selection: entity_shapes.entity(st, selection, page["e"], types),
        lambda row: page.close(
            {**slots, "row": row},
            kinds=given,
            after_id=_after(field),
            limit=field.arguments["first"] + 1,
        ),
        count,
    )
    return await _page(db, st, row)


async def ties(
    db: Database, moment: Moment, field: Field, wanted: Mapping[str, Any]
) -> tuple[set[str], Value]:
    """The ids asked for that exist, and a page of ties of these or, without ``of``, of all.

    ``wanted`` holds ``of``, ``types``, ``direction`` and ``statuses``.
    """
    st = Statement(moment, db.dialect)
    part = st.open("read/ties")
    left, right = entity_shapes.ARROWS[wanted["direction"]]
    slots = {"left": left, "types": "|".join(wanted["types"]), "right": right}
    row = fact_shapes.tie_page(
        st, field, lambda t: following.found(st, "ties", wanted["of"], slots, t=t), wanted["statuses"]
    )
    statement = part.close({"connection": row.cypher}, of=wanted["of"] or [])
    (((found, value),),) = await db.read(statement, st.parameters)
    return set(found), row.decode(value)


async def sources(db: Database, field: Field) -> Value:
    """A page of sources."""
    st = Statement(Moment(), db.dialect)
    page = st.open("read/parts/sources")
    row = connection(
        field,
        "SourceConnection",
        lambda selection: claim_shapes.source(st, selection, page["s"]),
        lambda row: page.close({"row": row}, after_id=_after(field), limit=field.arguments["first"] + 1),
        lambda: st.text("read/parts/count_sources"),
    )
    return await _page(db, st, row)


async def claims(db: Database, moment: Moment, field: Field, wanted: Mapping[str, Any]) -> Value:
    """A page of claims by what they are about, their ``source``, ``stances`` and ``channels``."""
    st = Statement(moment, db.dialect)
    about, source = wanted["about"], wanted["source"]

    def match(c: str) -> str:
        if about is not None:
            found = _found_by(st, about, c)
        elif source is not None:
            found = st.open("read/parts/found_by_source", c=c).close({}, about=source)
        else:
            found = st.text("read/parts/found_all", c=c)
        return st.open("read/parts/match_claims", c=c).close(
            {"found": found}, source=source, stances=wanted["stances"], channels=wanted["channels"]
        )

    return await _page(db, st, claim_shapes.page(st, field, match))


def _found_by(st: Statement, about: str, c: str) -> str:
    """How the claims about an entity, a tie or another fact are found."""
    kind = kind_of(about)
    if kind in ENTITY_LABELS:
        part = st.open("read/parts/found_by_entity", c=c)
        return part.close({"followed": following.entity(st, part["wanted"], part["e"])}, about=about)
    if kind == "tie":
        part = st.open("read/parts/found_by_tie", c=c)
        return part.close({"followed": following.tie(st, part)}, about=following.ties([about]))
    part = st.open("read/parts/found_by_fact", c=c)
    return part.close({"followed": following.fact(st, part)}, about=following.facts([about]))


async def _page(db: Database, st: Statement, row: Row) -> Value:
    ((value,),) = await db.read(st.open("read/page").close({"connection": row.cypher}), st.parameters)
    result: Value = row.decode(value)
    return result


def _after(field: Field) -> str:
    after = field.arguments["after"]
    return after.second if after else ""


async def extent(db: Database) -> Value:
    """Over what time the whole graph goes in both times, and how much there is of everything."""
    st = Statement(Moment(), db.dialect)
    part = st.open("read/extent")
    known_entity = st.text("read/conditions/entity_known", e=part["e"])
    ((value,),) = await db.read(part.close({"known": known_entity}), st.parameters)
    *columns, entities, ties, claims, sources = value
    existed, held, known, known_last = (column[0] for column in columns)
    days = [day for day in map(iso, filter(None, [*existed, *held])) if day]
    return {
        "earliest": min(days, default=None),
        "latest": max(days, default=None),
        "known_earliest": known,
        "known_latest": known_last,
        "entities": entities,
        "ties": ties,
        "claims": claims,
        "sources": sources,
    }


async def ties_by_type(db: Database) -> dict[str, int]:
    """How many ties there are of each type that there is."""
    st = Statement(Moment(), db.dialect)
    rows = await db.read(st.text("read/ties_by_type"), st.parameters)
    return {row[0]: row[1] for row in rows}
