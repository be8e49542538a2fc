"""Groups, persons and places."""

from collections.abc import Callable
from typing import Final

import orjson

from app.domain.vocabulary import ENTITY_LABELS, TIE_TYPES
from app.graph.compose import Opened, Row, Statement, listed, plain
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
ARROWS: Final = {"OUT": ("-", "->"), "IN": ("<-", "-"), "BOTH": ("-", "-")}


def entity(st: Statement, selection: Selection, e: str, types: tuple[str, ...] = TYPES) -> Row:
    """An entity that is bound to a variable, of whichever of some types it is."""
    if selection.uniform(types):
        return _typed(st, selection, e, types[0], types[0] if len(types) == 1 else _type_of)
    rows = {name: _typed(st, selection, e, name, name) for name in TYPES}
    cypher = (
        f"CASE WHEN {e}:Group THEN {rows['Group'].cypher} "
        f"WHEN {e}:Person THEN {rows['Person'].cypher} ELSE {rows['Place'].cypher} END"
    )

    return Row(cypher, lambda value: rows[_type_of(value[0])].decode(value))


def optional(row: Row) -> Row:
    """A row that may be null."""
    return Row(row.cypher, lambda value: None if value is None else row.decode(value))


def _type_of(entity: str) -> str:
    return ENTITY_LABELS[entity.partition(":")[0]]


def _typed(
    st: Statement, selection: Selection, e: str, name: str, type_name: str | Callable[[str], str]
) -> Row:
    """The fields wanted of a type of that name; the entity is of the type, or of one told from its id."""
    rows: dict[str, Row] = {"id": plain(f"{e}.id")}
    existence: dict[str, str] = {}
    for field in selection.fields(name):
        if field.name in _EXISTENCE:
            existence[field.name] = _EXISTENCE[field.name]
        else:
            rows.update(_field(st, field, e))
    if existence:
        rows["existence"] = Row(st.text("read/parts/existence_of_entity", e=e), orjson.loads, existence)
    return listed(rows, type_name)


def _field(st: Statement, field: Field, e: str) -> dict[str, Row]:
    name, key = field.name, f"@{field.key}"
    if name in _PLAIN:
        return {name: plain(f"{e}.{name}")}
    match name:
        case "name":
            return {name: plain(st.text("read/parts/name_of_entity", e=e))}
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
    row = facts.node_fact(st, field.selection, part["f"], part["i"], type_name)
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
    types = "|".join(arguments["types"] if arguments["types"] is not None else TIE_TYPES)
    left, right = ARROWS[arguments["direction"] or "BOTH"]
    if not types:
        return connection(field, "TieConnection", lambda _: listed({}), lambda _: "[]", lambda: "0")
    page = st.open("read/parts/ties_of_entity", e=e)
    t, i, a, b = (page[name] for name in "tiab")

    def slots(part: Opened) -> dict[str, str]:
        t, i, a, b = (part[name] for name in "tiab")
        holds = st.tie_holds(t, i, a, b)
        return {"left": left, "types": types, "right": right, "step": st.step(t), "holds": holds}

    def count() -> str:
        part = st.open("read/parts/count_ties_of_entity", e=e)
        return part.close(slots(part))

    after = arguments["after"]
    return connection(
        field,
        "TieConnection",
        lambda selection: facts.tie(st, selection, t, i, a, b),
        lambda row: page.close(
            {**slots(page), "row": row},
            after_day=after.first if after else -1,
            after_id=after.second if after else "",
            limit=arguments["first"] + 1,
        ),
        count,
    )
