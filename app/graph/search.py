"""Entities by name, in any script or transliteration."""

from typing import Any, Final

from app.domain.names import WORTH_SHOWING, grams, similarity
from app.graph.compose import Moment, Row, Statement, listed
from app.graph.connection import Database
from app.graph.selection import Field
from app.graph.shapes import entities as entity_shapes
from app.graph.shapes import facts as fact_shapes
from app.graph.shapes.connections import paged_value

Value = dict[str, Any]
_CANDIDATES: Final = 300
_FOUND: Final = 1_000
_UNOFFICIAL: Final = 0.999


async def search(db: Database, moment: Moment, field: Field, text: str) -> Value:
    """Entities by name, best first. The index proposes names, their likeness to the text ranks them."""
    st = Statement(moment, db.dialect)
    part = st.open("read/search")
    wanted = list(field.selection.fields("SearchConnection"))
    entity: dict[str, Row] = {}
    name: dict[str, Row] = {}
    for each in wanted:
        if each.name == "nodes":
            entity[f"@{each.key}"] = entity_shapes.entity(st, each.selection, part["e"])
        for inner in each.selection.fields("SearchEdge") if each.name == "edges" else ():
            key = f"@{each.key}|@{inner.key}"
            if inner.name == "node":
                entity[key] = entity_shapes.entity(st, inner.selection, part["e"])
            elif inner.name == "matched":
                name[key] = fact_shapes.node_fact(st, inner.selection, part["f"], part["i"], "Name")
    rows, names = listed(entity), listed(name)
    terms = " ".join(grams(text))
    statement = part.close(
        {
            "sharing": st.open("read/parts/names_sharing", f=part["f"]).close({}, terms=terms, most=_FOUND),
            "step": st.step(part["f"]),
            "holds": st.entity_holds(part["e"]),
            "row": rows.cypher,
            "name": names.cypher,
        },
        limit=_CANDIDATES,
    )
    ((found,),) = await db.read(statement, st.parameters) if terms else [[[]]]
    best: dict[str, tuple[float, bool, str, list[Any]]] = {}
    for value in found:
        named, name_id, entity_id, known, official = value[:5]
        # Of two entities of one name the one that calls itself so comes first.
        score = similarity(text, named) * (1.0 if official else _UNOFFICIAL)
        rank = (score, known, name_id, value)
        if rank[0] >= WORTH_SHOWING and rank[:2] > best.get(entity_id, (0.0, False))[:2]:
            best[entity_id] = rank
    ranked = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))
    total, after = len(ranked), field.arguments["after"]
    if after:
        ranked = [item for item in ranked if (-item[1][0], item[0]) > (-after.first, after.second)]
    item = Row("", lambda value: _hit(value, rows, names, wanted))
    page = [
        [score, id_, (score, value)] for id_, (score, _, _, value) in ranked[: field.arguments["first"] + 1]
    ]
    return paged_value(
        "SearchConnection", wanted, page, item, field.arguments["first"], total, later=after is not None
    )


def _hit(value: tuple[float, list[Any]], rows: Row, names: Row, wanted: list[Field]) -> Value:
    score, (*_, entity, name) = value
    found = rows.decode(entity)
    found |= names.decode(name)
    decoded: Value = {}
    for each in wanted:
        key = f"@{each.key}"
        if each.name == "edges":
            own = {k.removeprefix(f"{key}|"): v for k, v in found.items() if k.startswith(f"{key}|")}
            decoded[key] = {"score": score, **own}
        elif each.name == "nodes":
            decoded[key] = found[key]
    return decoded
