"""Ties, names, strengths, existences and endings."""

from collections.abc import Callable, Sequence
from typing import Any, Final

import orjson

from app.graph.compose import Opened, Row, Statement, listed, plain
from app.graph.days import iso
from app.graph.selection import Field, Selection
from app.graph.shapes import claims, entities
from app.graph.shapes.connections import connection

# Fields that a step's JSON holds, by what they are called there.
_STEP: Final = {
    **{name: name for name in ("status", "span", "evidence", "share", "count", "how", "role", "note")},
    "on": "span",
}
# What of the last step stands as properties, too, and which of its fields: there no JSON has to be read,
# which is half of what a page of ties takes here.
_NOW: Final = {
    "status": (),
    "share": (),
    "how": (),
    "role": (),
    "note": (),
    "span": ("Span", "from", "to"),
    "evidence": ("Evidence", "assertions", "denials", "sources", "independent_sources"),
}
_TYPES: Final = {"name": "Name", "strength": "Strength", "existence": "Existence", "ending": "Ending"}
KINDS: Final = tuple(_TYPES)
_ENTITIES: Final = {"used_by": "USED_BY", "place": "COUNTED_IN", "origin": "CAME_FROM"}
_PLAIN: Final = frozenset({"text", "kind", "language", "script", "what"})


def tie(st: Statement, selection: Selection, t: str, i: str, a: str, b: str, *, holds: bool = False) -> Row:
    """A tie bound to a variable, its known step, source and target; ``holds``: at the statement's moment."""
    rows: dict[str, Row] = {"id": plain(f"{t}.id")}
    step: list[Field] = []
    for field in selection.fields("Tie"):
        key = f"@{field.key}"
        match field.name:
            case name if name in _STEP:
                step.append(field)
            case "type":
                rows["type"] = plain(f"type({t})")
            case "derived":
                rows["derived"] = plain(f"{t}.derived")
            case "source" | "target":
                rows[key] = entities.entity(st, field.selection, a if field.name == "source" else b)
            case "place":
                part = st.open("read/parts/entity_by_id")
                row = entities.optional(entities.entity(st, field.selection, part["e"], ("Place",)))
                rows[key] = Row(part.close({"id": f"{t}.place", "row": row.cypher}), row.decode)
            case _:
                rows.update(_evidence(st, field, t, i))
    return listed({**rows, **_step(st, step, t, i, holds=holds)}, "Tie")


def tie_page(
    st: Statement, field: Field, find: Callable[[str], str], statuses: Sequence[str] | None = None
) -> Row:
    """A page of ties that hold, of those that ``find`` binds to a variable; None is every status."""

    def slots(part: Opened) -> dict[str, str]:
        t, i, a, b = (part[name] for name in "tiab")
        holds = st.tie_holds(t, i, a, b) + has_status(st, t, i, statuses)
        return {"found": find(t), "step": st.step(t), "holds": holds}

    def count() -> str:
        part = st.open("read/parts/count_ties")
        return part.close(slots(part))

    page = st.open("read/parts/tie_page")
    after = field.arguments["after"]
    return connection(
        st,
        field,
        "TieConnection",
        lambda selection: tie(st, selection, *(page[name] for name in "tiab"), holds=True),
        lambda row: page.close(
            {**slots(page), "row": row},
            after_day=after.first if after else -1,
            after_id=after.second if after else "",
            limit=field.arguments["first"] + 1,
        ),
        count,
    )


def has_status(st: Statement, t: str, i: str, statuses: Sequence[str] | None) -> str:
    """What follows a condition where a fact's known step must have one of some statuses."""
    if statuses is None:
        return ""
    return " AND " + st.open("read/parts/has_status", t=t, i=i).close({}, statuses=list(statuses))


def node_fact(
    st: Statement,
    selection: Selection,
    f: str,
    i: str,
    type_name: str | None = None,
    *,
    holds: bool = False,
) -> Row:
    """A fact that is a node, bound to a variable, of that type or of whichever kind it is; as for a tie."""
    if type_name is not None:
        return _typed(st, selection, f, i, type_name, holds=holds)
    rows = {name: _typed(st, selection, f, i, name, holds=holds) for name in _TYPES.values()}
    cases = " ".join(f"WHEN {f}:{name} THEN {row.cypher}" for name, row in rows.items())
    return Row(f"CASE {cases} END", lambda value: rows[type_of(value[0])].decode(value))


def type_of(fact: str) -> str:
    """The type of a fact that is a node, from its id."""
    return _TYPES[fact.partition(":")[0]]


def _typed(st: Statement, selection: Selection, f: str, i: str, type_name: str, *, holds: bool) -> Row:
    rows: dict[str, Row] = {"id": plain(f"{f}.id")}
    step: list[Field] = []
    for field in selection.fields(type_name):
        key = f"@{field.key}"
        match field.name:
            case name if name in _STEP:
                step.append(field)
            case name if name in _PLAIN:
                rows[name] = plain(f"{f}.{name}")
            case "of":
                rows["of"] = Row(f"[{f}.of_low, {f}.of_high, {f}.of_approximate]", claims.quantity)
            case "entity":
                part = st.open("read/parts/owner_of_fact", f=f)
                row = entities.entity(st, field.selection, part["e"])
                rows[key] = Row(part.close({"row": row.cypher}), row.decode)
            case name if name in _ENTITIES:
                part = st.open("read/parts/entity_of_fact", f=f)
                types = entities.TYPES if name == "used_by" else ("Place",)
                row = entities.optional(entities.entity(st, field.selection, part["e"], types))
                rows[key] = Row(part.close({"type": _ENTITIES[name], "row": row.cypher}), row.decode)
            case "groups":
                rows[key] = _groups(st, field, f)
            case _:
                rows.update(_evidence(st, field, f, i))
    return listed({**rows, **_step(st, step, f, i, holds=holds)}, type_name)


def _step(st: Statement, wanted: list[Field], t: str, i: str, *, holds: bool) -> dict[str, Row]:
    """What is wanted of the step that is known: its JSON, or properties where all of it stands there, as it
    does for a fact that holds as known today."""
    if not wanted:
        return {}
    if holds and st.moment.known_at is None and all(map(_stands, wanted)):
        return {field.name: _now(t, field.name) for field in wanted}
    return {"step": Row(f"{t}.steps[{i}]", orjson.loads, {f.name: _STEP[f.name] for f in wanted})}


def _stands(field: Field) -> bool:
    """Whether all that is wanted of a field of the last step stands as properties."""
    if field.name not in _NOW:
        return False
    type_name, *names = _NOW[field.name] or ("",)
    return not names or all(each.name in names for each in field.selection.fields(type_name))


def _now(t: str, name: str) -> Row:
    names = _NOW[name][1:]
    if not names:
        return plain(f"{t}.{name}")
    return listed({each: plain(f"{t}.`{each}`") for each in names})


def _groups(st: Statement, field: Field, f: str) -> Row:
    part = st.open("read/parts/groups_of_strength", f=f)
    row = entities.entity(st, field.selection, part["e"], ("Group",))
    return Row(part.close({"row": row.cypher}), lambda values: [row.decode(value) for value in values])


def _evidence(st: Statement, field: Field, t: str, i: str) -> dict[str, Row]:
    """The fields that ties and other facts share: their claims and how their status came about."""
    key = f"@{field.key}"
    if field.name == "claims":
        slots = {"fact": f"{t}.id", "near": t}
        return {
            key: claims.page(
                st, field, lambda c: st.text("read/parts/match_claims_of_fact", slots=slots, c=c)
            )
        }
    if field.name == "status_history":
        return {key: _history(st, field, t, i)}
    return {}


def _history(st: Statement, field: Field, t: str, i: str) -> Row:
    """Each change of status with the claim that made it; the claims are looked up only where wanted."""
    wanted = [f for f in field.selection.fields("StatusChange") if f.name == "claim"]
    part = st.open("read/parts/claims_by_ids")
    row = listed({f"@{f.key}": claims.claim(st, f.selection, part["c"]) for f in wanted})
    found = part.close({"ids": f"{t}.step_claim[0..{i} + 1]", "row": row.cypher}) if wanted else "[]"
    columns = ", ".join(f"{t}.step_{name}[0..{i} + 1]" for name in ("on", "status", "turned", "claim"))

    def decode(value: Any) -> list[dict[str, Any]]:
        days, statuses, turned, made_by, looked_up = value
        by_id = {id_: row.decode(values) for id_, values in looked_up}
        return [
            {"on": iso(day), "status": status, **by_id.get(claim, {})}
            for day, status, changed, claim in zip(days, statuses, turned, made_by, strict=True)
            if changed
        ]

    return Row(f"[{columns}, {found}]", decode)
