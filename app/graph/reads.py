"""Pages of things at the root of the API, and how much there is: one statement each."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from app.domain.facts import kind_of
from app.domain.vocabulary import ENTITY_LABELS, TIE_TYPES
from app.graph import following
from app.graph.compose import Moment, Row, Statement
from app.graph.connection import Database
from app.graph.days import iso
from app.graph.prepared import Later, Prepared, prepared
from app.graph.revisions import read_whole
from app.graph.selection import Field
from app.graph.shapes import claims as claim_shapes
from app.graph.shapes import entities as entity_shapes
from app.graph.shapes import facts as fact_shapes
from app.graph.shapes.connections import connection

Value = dict[str, Any]
_NARROWED: Final = {
    "source": "read/parts/in_source",
    "stances": "read/conditions/claim_stance",
    "channels": "read/conditions/claim_channel",
}


async def entities(
    db: Database, moment: Moment, field: Field, label: str, kinds: Sequence[str] | None
) -> Value:
    """A page of the groups, persons or places that hold, or with the label Entity of all of them.

    ``field`` is the connection wanted.
    """
    statement = prepared(_entities, db.dialect, moment, field, label)
    return await _page(db, moment, statement, kinds=None if kinds is None else list(kinds))


def _entities(st: Statement, field: Field, label: str) -> tuple[str, Row]:
    types = (label,) if label in entity_shapes.TYPES else entity_shapes.TYPES
    page = st.open("read/parts/entities")
    given = Later("kinds")
    slots = {"label": label, "holds": st.entity_holds(page["e"])}

    def count() -> str:
        part = st.open("read/parts/count_entities")
        return part.close({"label": label, "holds": st.entity_holds(part["e"])}, kinds=given)

    row = connection(
        st,
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
    return _of_page(st, row)


async def ties(
    db: Database, moment: Moment, field: Field, wanted: Mapping[str, Any]
) -> tuple[set[str], Value]:
    """The ids asked for that exist, and a page of ties of these or, without ``of``, of all.

    ``wanted`` holds ``of``, ``types``, ``direction`` and ``statuses``.
    """
    of, statuses = wanted["of"], wanted["statuses"]
    statement = prepared(
        _ties,
        db.dialect,
        moment,
        field,
        of_some=of is not None,
        direction=wanted["direction"],
        types="|".join(wanted["types"]),
        statuses=None if statuses is None else tuple(statuses),
    )
    (((found, value),),) = await db.read(statement.text, statement.parameters(moment, of=of or []))
    return set(found), statement.reads.decode(value)


def _ties(
    st: Statement,
    field: Field,
    *,
    of_some: bool,
    direction: str,
    types: str,
    statuses: tuple[str, ...] | None,
) -> tuple[str, Row]:
    part = st.open("read/ties")
    left, right = entity_shapes.ARROWS[direction]
    slots = {"left": left, "types": types, "right": right}
    of = Later("of")
    row = fact_shapes.tie_page(
        st, field, lambda t: following.found(st, "ties", of if of_some else None, slots, t=t), statuses
    )
    return part.close({"connection": row.cypher}, of=of), row


async def sources(db: Database, field: Field) -> Value:
    """A page of sources."""
    return await _page(db, Moment(), prepared(_sources, db.dialect, Moment(), field))


def _sources(st: Statement, field: Field) -> tuple[str, Row]:
    page = st.open("read/parts/sources")
    row = connection(
        st,
        field,
        "SourceConnection",
        lambda selection: claim_shapes.source(st, selection, page["s"]),
        lambda row: page.close({"row": row}, after_id=_after(field), limit=field.arguments["first"] + 1),
        lambda: st.text("read/parts/count_sources"),
    )
    return _of_page(st, row)


async def claims(db: Database, moment: Moment, field: Field, wanted: Mapping[str, Any]) -> Value:
    """A page of claims by what they are about, their ``source``, ``stances`` and ``channels``."""
    about = wanted["about"]
    sort, value = (None, None) if about is None else _about(about)
    by = {name: wanted[name] for name in ("source", "stances", "channels") if wanted[name] is not None}
    statement = prepared(_claims, db.dialect, moment, field, sort, tuple(by))
    return await _page(db, moment, statement, about=value, **by)


def _about(id_: str) -> tuple[str, Any]:
    """How the claims about an entity, a tie or another fact are found, and what the clauses for it take."""
    kind = kind_of(id_)
    if kind in ENTITY_LABELS:
        return "entity", id_
    if kind != "tie":
        return "fact", following.facts([id_])
    ties = following.ties([id_])
    denied = any(TIE_TYPES[tie["type"]].derived for tie in ties)
    return "denial" if denied else "tie", ties


def _claims(st: Statement, field: Field, about: str | None, by: tuple[str, ...]) -> tuple[str, Row]:
    given = {name: Later(name) for name in by}

    def match(c: str) -> str:
        if about is not None:
            found = _found_by(st, about, c)
        elif "source" in by:
            found = st.open("read/parts/found_by_source", c=c).close({}, about=given["source"])
        else:
            found = st.text("read/parts/found_all", c=c)
        if not by:
            return found
        narrowed = {name: st.open(_NARROWED[name], c=c).close({}, **given) for name in by}
        source = narrowed.pop("source", "")
        slots = {"found": found, "source": source, "chosen": " AND ".join(narrowed.values()) or "true"}
        return st.text("read/parts/match_claims", c=c, slots=slots)

    return _of_page(st, claim_shapes.page(st, field, match))


def _found_by(st: Statement, about: str, c: str) -> str:
    part = st.open(f"read/parts/found_by_{about}", c=c)
    if about == "entity":
        followed = following.entity(st, part["wanted"], part["e"])
    else:
        followed = following.fact(st, part) if about == "fact" else following.tie(st, part)
    return part.close({"followed": followed}, about=Later("about"))


def _of_page(st: Statement, row: Row) -> tuple[str, Row]:
    return st.open("read/page").close({"connection": row.cypher}), row


async def _page(db: Database, moment: Moment, statement: Prepared[Row], **values: Any) -> Value:
    ((value,),) = await db.read(statement.text, statement.parameters(moment, **values))
    result: Value = statement.reads.decode(value)
    return result


def _after(field: Field) -> str:
    after = field.arguments["after"]
    return after.second if after else ""


async def extent(db: Database) -> Value:
    """Over what time the whole graph goes in both times, and how much there is of everything."""
    st = Statement(Moment(), db.dialect)
    part = st.open("read/extent")
    known_entity = st.text("read/conditions/entity_known", e=part["e"])
    ((value,),) = await read_whole(db, part.close({"known": known_entity}), st.parameters)
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
    rows = await read_whole(db, st.text("read/ties_by_type"), st.parameters)
    return {row[0]: row[1] for row in rows}
