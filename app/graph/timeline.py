"""Events: the beginnings, ends and changes of facts, told in order of day."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

import orjson

from app.domain.dates import parse
from app.domain.facts import FIRST_SPELL, Quantity
from app.domain.labels import date_label, span_label
from app.domain.vocabulary import TIE_TYPES
from app.graph.compose import Moment, Row, Statement, listed
from app.graph.connection import Database
from app.graph.days import AFTER_ALL, BEFORE_ALL, iso, number
from app.graph.following import ANY_DIRECTION, found
from app.graph.revisions import read_whole
from app.graph.selection import Field, Selection
from app.graph.shapes import entities as entity_shapes
from app.graph.shapes import facts as fact_shapes
from app.graph.shapes.connections import paged_value

Value = dict[str, Any]
_INSTANTS: Final = [row.name for row in TIE_TYPES.values() if row.instant]


async def timeline(
    db: Database, moment: Moment, field: Field, wanted: Mapping[str, Any]
) -> tuple[set[str], Value]:
    """The ids asked for that exist, and a page of events.

    ``wanted`` holds ``of``, ``from_``, ``to``, ``kinds`` and ``types``.
    """
    st = Statement(moment, db.dialect)
    part = st.open("read/timeline")
    t, f, e, i, b = (part[name] for name in "tfeib")
    connection = list(field.selection.fields("EventConnection"))
    events: list[tuple[tuple[str, ...], Selection]] = [
        (("nodes", each.key), each.selection) for each in connection if each.name == "nodes"
    ] + [
        (("edges", each.key, inner.key), inner.selection)
        for each in connection
        if each.name == "edges"
        for inner in each.selection.fields("EventEdge")
        if inner.name == "node"
    ]
    facts: dict[str, tuple[Row, Row]] = {}
    entities: dict[str, Row] = {}
    for place, selection in events:
        for inner in selection.fields("Event"):
            key = "|".join((*place, f"@{inner.key}"))
            if inner.name == "entity":
                entities[key] = entity_shapes.entity(st, inner.selection, e)
            elif inner.name == "fact":
                facts[key] = (
                    fact_shapes.tie(st, inner.selection, t, i, e, b),
                    fact_shapes.node_fact(st, inner.selection, f, i),
                )
    as_tie = listed({key: tie for key, (tie, _) in facts.items()})
    as_node = listed({key: node for key, (_, node) in facts.items()})
    entity = listed(entities)
    of, after = wanted["of"], field.arguments["after"]
    types = "|".join(wanted["types"])
    statement = part.close(
        {
            "ties": found(st, "ties", of, {"types": types, **ANY_DIRECTION}, t=t),
            "facts": found(st, "facts", of, {}, f=f, e=e),
            "tie_step": st.step(t),
            "step": st.step(f),
            "fact": as_node.cypher,
            "tie": as_tie.cypher,
            "entity": entity.cypher,
            "subject": st.name(e),
            "object": st.name(b),
            **_names(st, t, f, e),
        },
        of=of or [],
        instants=_INSTANTS,
        kinds=wanted["kinds"],
        after_day=after.first if after else -1,
        after_id=after.second if after else "",
        limit=field.arguments["first"] + 1,
        **{
            "from": BEFORE_ALL if wanted["from_"] is None else number(wanted["from_"]),
            "to": AFTER_ALL if wanted["to"] is None else number(wanted["to"]),
        },
    )
    read = partial(read_whole, db) if of is None else db.read
    ((value,),) = await read(statement, st.parameters)
    exist, total, rows = value
    size = field.arguments["first"]

    def decode(row: list[Any]) -> Value:
        values = {**entity.decode(row[-1]), **(as_node if row[5] is None else as_tie).decode(row[-2])}
        event = _event(row)
        decoded: Value = {f"@{each.key}": {} for each in connection if each.name == "edges"}
        for place, _ in events:
            start = "|".join(place) + "|"
            own = {key.removeprefix(start): value for key, value in values.items() if key.startswith(start)}
            if place[0] == "nodes":
                decoded[f"@{place[1]}"] = {**event, **own}
            else:
                decoded[f"@{place[1]}"][f"@{place[2]}"] = {**event, **own}
        return decoded

    page = [[day, key, [day, *row]] for day, key, *row in rows]
    value = paged_value(
        "EventConnection", connection, page, Row("", decode), size, total, later=after is not None
    )
    return set(exist), value


def _names(st: Statement, t: str, f: str, e: str) -> dict[str, str]:
    """Slots for the names that tell like events apart; a place goes by its name on the day of the event."""

    def of_fact(relation: str, *, on_day: bool) -> str:
        part = st.open("read/parts/entity_of_fact", f=f)
        name = _on_day(st, part["e"]) if on_day else st.name(part["e"])
        return part.close({"type": relation, "row": name})

    place = st.open("read/parts/entity_by_id")
    others = st.open("read/parts/others_counted", f=f, e=e)
    return {
        "place": place.close({"id": f"{t}.place", "row": _on_day(st, place["e"])}),
        "used_by": of_fact("USED_BY", on_day=False),
        "counted": of_fact("COUNTED_IN", on_day=True),
        "came": of_fact("CAME_FROM", on_day=True),
        "others": others.close({"name": st.name(others["o"])}),
    }


def _on_day(st: Statement, e: str) -> str:
    return st.text("read/parts/name_on_day", e=e, slots={"day": "day"})


def _event(row: list[Any]) -> Value:
    day, kind, _, step, subject, relation, target, detail, *_ = row
    found = orjson.loads(step)
    return {
        "kind": kind,
        "on": _on(kind, found["span"], iso(day)),
        "status": found["status"],
        "text": _text(kind, subject, relation, target, detail, found),
    }


def _on(kind: str, span: Value, day: str | None) -> Value:
    """The day of the event: the span's beginning or its end, or the day of knowledge."""
    ended = kind == "ENDED" or (kind == "DISSOLVED" and not span["instant"])
    own = {
        "from": span["to"] if ended else span["from"],
        "from_earliest": span["to_earliest"] if ended else span["from_earliest"],
        "from_latest": span["to_latest"] if ended else span["from_latest"],
    }
    if kind == "STATUS_CHANGED":
        own = dict.fromkeys(own, day)
    start = parse(own["from"]) if own["from"] else None
    return {
        **own,
        "to": None,
        "to_earliest": None,
        "to_latest": None,
        "observed": [],
        "instant": True,
        "ongoing": False,
        "undated": False,
        "label": span_label(start, None, ongoing=False, observed=[], instant=True)
        if start
        else f"by {date_label(own['from_latest'])}",
    }


def _text(  # noqa: PLR0911 - one case a kind
    kind: str, subject: str, relation: str | None, target: str | None, detail: list[Any], step: Value
) -> str:
    """One sentence that names all by which the fact is known, so that only like events are told alike."""
    spell = "" if detail[0] in (None, FIRST_SPELL) else f" (spell {detail[0]})"
    if relation:
        place = f" in {detail[1]}" if detail[1] else ""
        about = f"{subject} {TIE_TYPES[relation].reads} {target}{place}{spell}"
    else:
        about = f"the end of {subject}{spell}"
    match kind:
        case "HAPPENED" | "BEGAN":
            return about
        case "ENDED":
            return f"{about}: ended" + (f" ({step['how'].lower()})" if step["how"] else "")
        case "STATUS_CHANGED":
            return f"{about}: {step['status'].lower()}"
        case "FOUNDED":
            return f"{subject} came into existence{spell}"
        case "RENAMED":
            user = f" (used by {detail[2]})" if detail[2] else ""
            return f"{subject} took the name {detail[1]}{user}{spell}"
        case "ESTIMATED":
            return f"{subject}: {_counted(*detail[3:])}"
        case _:
            return f"{subject} came to its end{spell}"


def _counted(what: str, of: list[Any], place: str | None, origin: str | None, others: list[str]) -> str:
    low, high, approximate = of
    text = f"{Quantity(low, high, bool(approximate))} {what.lower()}"
    text += f" in {place}" if place else ""
    text += f" from {origin}" if origin else ""
    return text + (f" (counted with {', '.join(others)})" if others else "")
