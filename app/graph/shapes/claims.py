"""Claims and the sources they are found in."""

from collections.abc import Callable
from typing import Any, Final

import orjson

from app.domain.vocabulary import TIE_TYPES
from app.graph.compose import Row, Statement, listed, plain
from app.graph.selection import Field, Selection
from app.graph.shapes import entities, facts
from app.graph.shapes.connections import connection

_PLAIN: Final = frozenset(
    {
        "stance",
        "channel",
        "made_on",
        "made_on_as_given",
        "public_on",
        "share",
        "how",
        "summary",
        "locator",
        "reliability",
        "credibility",
        "recorded_at",
        "recorded_by",
        "retracted_at",
        "retracted_by",
        "retracted_why",
    }
)
_SOURCE_PLAIN: Final = frozenset(
    {"title", "author", "publisher", "published_on", "url", "archived_url", "language", "note"}
)


def claim(st: Statement, selection: Selection, c: str) -> Row:
    """A claim that is bound to a variable."""
    rows: dict[str, Row] = {"id": plain(f"{c}.id")}
    for field in selection.fields("Claim"):
        rows.update(_field(st, field, c))
    return listed(rows, "Claim")


def source(st: Statement, selection: Selection, s: str) -> Row:
    """A source that is bound to a variable."""
    rows: dict[str, Row] = {"id": plain(f"{s}.id")}
    for field in selection.fields("Source"):
        if field.name in _SOURCE_PLAIN:
            rows[field.name] = plain(f"{s}.{field.name}")
        elif field.name == "claims":
            rows[f"@{field.key}"] = page(
                st, field, lambda c: st.text("read/parts/match_claims_of_source", s=s, c=c)
            )
    return listed(rows, "Source")


def page(st: Statement, field: Field, match: Callable[[str], str]) -> Row:
    """A page of claims; ``match`` gives the statement that binds a variable to each of them."""
    opened = st.open("read/parts/claims")
    c, after = opened["c"], field.arguments["after"]

    def later() -> str:
        if after is None:
            return ""
        ends = {"after_day": after.first, "after_id": after.second}
        return st.open("read/parts/claims_after", c=c).close({}, **ends)

    return connection(
        st,
        field,
        "ClaimConnection",
        lambda selection: claim(st, selection, c),
        lambda row: opened.close(
            {"match": match(c), "after": later(), "row": row}, limit=field.arguments["first"] + 1
        ),
        lambda: count(st, match),
    )


def count(st: Statement, match: Callable[[str], str]) -> str:
    """How many claims there are of those that ``match`` finds."""
    opened = st.open("read/parts/count_claims")
    return opened.close({"match": match(opened["c"])})


def _field(st: Statement, field: Field, c: str) -> dict[str, Row]:  # noqa: PLR0911 - one case a field
    name, key = field.name, f"@{field.key}"
    if name in _PLAIN:
        return {name: plain(f"{c}.{name}")}
    match name:
        case "known_from":
            return {name: plain(f"toString({c}.known_from)")}
        case "span":
            return {name: Row(f"{c}.span", lambda value: orjson.loads(value) if value else None)}
        case "count":
            return {name: Row(f"[{c}.count_low, {c}.count_high, {c}.count_approximate]", quantity)}
        case "made_by_name":
            maker = st.open("read/parts/maker_of_claim", c=c)
            entity_name = maker.close({"row": st.name(maker["e"])})
            return {name: plain(f"coalesce({c}.made_by_name, {entity_name})")}
        case "made_by":
            maker = st.open("read/parts/maker_of_claim", c=c)
            row = entities.optional(entities.entity(st, field.selection, maker["e"]))
            return {key: Row(maker.close({"row": row.cypher}), row.decode)}
        case "source":
            found = st.open("read/parts/source_of_claim", c=c)
            row = source(st, field.selection, found["s"])
            return {key: Row(found.close({"row": row.cypher}), row.decode)}
        case "relies_on" | "revises":
            linked = st.open("read/parts/linked_claims", k=c)
            row = claim(st, field.selection, linked["c"])
            return {
                key: Row(
                    linked.close({"type": name.upper(), "row": row.cypher}),
                    lambda values: [row.decode(v) for v in values],
                )
            }
        case "about":
            return {key: about(st, field.selection, c)}
        case _:
            return {}


def quantity(value: list[Any]) -> dict[str, Any] | None:
    low, high, approximate = value
    return None if low is None else {"low": low, "high": high, "approximate": bool(approximate)}


def about(st: Statement, selection: Selection, c: str) -> Row:
    """The fact that a claim is about, of whichever kind it is."""
    tie = st.open("read/parts/tie_of_claim", c=c)
    tie_row = facts.tie(st, selection, tie["t"], tie["i"], tie["a"], tie["b"])
    types = "|".join(TIE_TYPES)
    as_tie = tie.close({"types": types, "step": st.step(tie["t"]), "row": tie_row.cypher})
    node = st.open("read/parts/fact_of_claim", c=c)
    node_row = facts.node_fact(st, selection, node["f"], node["i"])
    as_node = node.close({"step": st.step(node["f"]), "row": node_row.cypher})

    def decode(value: Any) -> dict[str, Any]:
        row = tie_row if value[0].startswith("tie:") else node_row
        decoded: dict[str, Any] = row.decode(value)
        return decoded

    return Row(f"CASE WHEN {c}.tie_source IS NULL THEN {as_node} ELSE {as_tie} END", decode)
