"""Groups, persons and places."""

from collections.abc import Callable, Iterable
from typing import Any, Final

import orjson

from app.domain.vocabulary import ENTITY_LABELS, TIE_TYPES
from app.graph.compose import Row, Statement, listed, plain
from app.graph.selection import Field, Selection
from app.graph.shapes import claims, facts
from app.graph.shapes.connections import connection

TYPES: Final = ("Group", "Person", "Place")
_PLAIN: Final = frozenset({"label", "summary", "kind", "latitude", "longitude", "country", "subdivision"})
_FACTS: Final = {
    "names": ("HAS_NAME", "Name"),
    "strengths": ("HAS_STRENGTH", "Strength"),
    "existences": ("HAS_EXISTENCE", "Existence"),
    "endings": ("HAS_ENDING", "Ending"),
}
# Fields that the JSON of its existence holds, by what they are called there.
_EXISTENCE: Final = {"existence": "span", "status": "status"}
# Of every entity in an answer the type is told: two letters do.
_BY_START: Final = {kind[:2]: label for kind, label in ENTITY_LABELS.items()}
ARROWS: Final = {"OUT": ("-", "->"), "IN": ("<-", "-"), "BOTH": ("-", "-")}


def entity(st: Statement, selection: Selection, e: str, types: tuple[str, ...] = TYPES) -> Row:
    """An entity that is bound to a variable, of whichever of some types it is."""
    typed = types[0] if len(types) == 1 else _type_of
    shared = selection.shared(types)
    first = _listed(st, (field for field in selection.fields(types[0]) if field.key in shared), e, typed)
    own = {name: [field for field in selection.fields(name) if field.key not in shared] for name in types}
    if not any(own.values()):
        return first
    # What all types share is in the statement once: a copy for each type, at each level, is more than a
    # planner can take.
    rows = {name: _listed(st, fields, e) for name, fields in own.items()}
    cases = " ".join(f"WHEN {e}:{name} THEN {row.cypher}" for name, row in rows.items())

    def decode(value: list[Any]) -> dict[str, Any]:
        found: dict[str, Any] = first.decode(value[:-1])
        found |= rows[found["__typename"]].decode(value[-1])
        return found

    return Row(f"{first.cypher[:-1]}, CASE {cases} END]", decode)


def optional(row: Row) -> Row:
    """A row that may be null."""
    return Row(row.cypher, lambda value: None if value is None else row.decode(value))


def _type_of(entity: str) -> str:
    return _BY_START[entity[:2]]


def _listed(
    st: Statement, fields: Iterable[Field], e: str, typed: str | Callable[[str], str] | None = None
) -> Row:
    """Some of an entity's fields; with ``typed``, its type or what tells that from the id, after the id."""
    rows: dict[str, Row] = {"id": plain(f"{e}.id")} if typed else {}
    existence: dict[str, str] = {}
    for field in fields:
        if field.name in _EXISTENCE:
            existence[field.name] = _EXISTENCE[field.name]
        else:
            rows.update(_field(st, field, e))
    if existence:
        rows["existence"] = Row(st.text("read/parts/existence_of_entity", e=e), orjson.loads, existence)
    return listed(rows, typed)


def _field(st: Statement, field: Field, e: str) -> dict[str, Row]:
    name, key = field.name, f"@{field.key}"
    if name in _PLAIN:
        return {name: plain(f"{e}.{name}")}
    match name:
        case "name":
            return {name: plain(st.name(e))}
        case _ if name in _FACTS:
            return {key: _facts(st, field, e)}
        case "ties":
            return {key: _ties(st, field, e)}
        case "claims":
            return {
                key: claims.page(st, field, lambda c: st.text("read/parts/match_claims_of_entity", e=e, c=c))
            }
        case _:
            return {}


def _facts(st: Statement, field: Field, e: str) -> Row:
    part = st.open("read/parts/facts_of_entity", e=e)
    relation, type_name = _FACTS[field.name]
    row = facts.node_fact(st, field.selection, part["f"], part["i"], type_name, holds=True)
    cypher = part.close(
        {
            "type": relation,
            "step": st.step(part["f"]),
            "holds": st.fact_holds(part["f"], part["i"]),
            "row": row.cypher,
        }
    )
    return Row(cypher, lambda values: [row.decode(value) for value in values])


def _ties(st: Statement, field: Field, e: str) -> Row:
    arguments = field.arguments
    left, right = ARROWS[arguments["direction"] or "BOTH"]
    types = arguments["types"] if arguments["types"] is not None else list(TIE_TYPES)
    slots = {"left": left, "types": "|".join(types), "right": right}
    if not types:
        return connection(st, field, "TieConnection", lambda _: listed({}), lambda _: "[]", lambda: "0")
    return facts.tie_page(st, field, lambda t: st.text("read/parts/ties_of_entity", e=e, t=t, slots=slots))
