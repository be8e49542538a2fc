"""Statements of ``cypher/write/`` within a transaction: run, put nodes, join them, all in batches."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import orjson

from app.domain.claims import Claim
from app.domain.dates import Edtf, parse
from app.graph.connection.writing import Transaction
from app.graph.derive import ClaimSet
from app.graph.queries import part
from app.graph.stored import Properties
from app.graph.stored_claims import claim_record

_ROWS_A_STATEMENT = 1_000


async def run(
    tx: Transaction, name: str, slots: Mapping[str, str] | None = None, /, **parameters: Any
) -> list[list[Any]]:
    """Run ``cypher/write/<name>``; slots take labels and types of the vocabulary alone."""
    text = part(f"write/{name}").text
    for slot, value in (slots or {}).items():
        text = text.replace(f"<{slot}>", value)
    return await tx.run(text, parameters)


async def run_in_batches(
    tx: Transaction, name: str, slots: Mapping[str, str], rows: Sequence[Properties]
) -> None:
    for i in range(0, len(rows), _ROWS_A_STATEMENT):
        await run(tx, name, slots, rows=rows[i : i + _ROWS_A_STATEMENT])


async def run_for(
    tx: Transaction, name: str, slots: Mapping[str, str] | None = None, /, **ids: Sequence[str]
) -> list[list[Any]]:
    """Run a statement for a list of ids, a part of it at a time, and give all rows."""
    ((parameter, given),) = ids.items()
    found = []
    for i in range(0, len(given), _ROWS_A_STATEMENT):
        found += await run(tx, name, slots, **{parameter: given[i : i + _ROWS_A_STATEMENT]})
    return found


async def put(tx: Transaction, label: str, rows: Mapping[str, Sequence[Properties]]) -> int:
    """Create nodes that are missing, by their labels, and update the others; gives how many are new."""
    new = 0
    for labels, given in rows.items():
        unique = {row["id"]: row for row in given}
        there = {i for (i,) in await run(tx, "existing", {"label": label}, ids=list(unique))}
        fresh = [row for i, row in unique.items() if i not in there]
        await run_in_batches(tx, "create_nodes", {"labels": labels}, fresh)
        old = [row for i, row in unique.items() if i in there]
        await run_in_batches(tx, "update_nodes", {"label": label}, old)
        new += len(fresh)
    return new


async def join(
    tx: Transaction, start: str, relation: str, end: str, pairs: Iterable[tuple[str, str]]
) -> None:
    """Relationships between nodes that are there, each once."""
    rows = [{"from": a, "to": b} for a, b in dict.fromkeys(pairs)]
    for i in range(0, len(rows), _ROWS_A_STATEMENT):
        slots = {"from": start, "type": relation, "to": end}
        await run(tx, "join_nodes", slots, pairs=rows[i : i + _ROWS_A_STATEMENT])


async def part_nodes(
    tx: Transaction, start: str, relation: str, end: str, pairs: Iterable[tuple[str, str]]
) -> None:
    """Take away relationships between nodes, where they are there."""
    rows = [{"from": a, "to": b} for a, b in dict.fromkeys(pairs)]
    for i in range(0, len(rows), _ROWS_A_STATEMENT):
        slots = {"from": start, "type": relation, "to": end}
        await run(tx, "part_nodes", slots, pairs=rows[i : i + _ROWS_A_STATEMENT])


async def link(tx: Transaction, relation: str, pairs: Iterable[tuple[str, str]], *, at: str, by: str) -> None:
    """Links between claims, each once, with when and by whom it was first made."""
    rows = [{"from": a, "to": b} for a, b in dict.fromkeys(pairs)]
    for i in range(0, len(rows), _ROWS_A_STATEMENT):
        some = rows[i : i + _ROWS_A_STATEMENT]
        await run(tx, "link_claims", {"type": relation}, pairs=some, at=at, by=by)


async def claims_with(tx: Transaction, name: str, /, **parameters: Any) -> ClaimSet:
    """The claims that a statement finds for a list of ids, with the publication dates of their sources."""
    claims, published, merged = [], dict[str, Edtf](), dict[str, str]()
    for properties, source, published_on, relies_on, revises in await run_for(tx, name, **parameters):
        claims.append(claim_record(properties, source, relies_on, revises))
        published[source] = parse(published_on)
        if properties.get("merged"):
            merged |= orjson.loads(properties["merged"])
    return ClaimSet(tuple(claims), published, merged)


async def with_what_they_rest_on(tx: Transaction, about: ClaimSet) -> ClaimSet:
    """These claims and all that they rest on, in however many steps."""
    found = {c.id: c for c in about.claims}
    published, merged = dict(about.published), dict(about.merged)
    while missing := sorted({i for c in found.values() for i in c.relies_on if i not in found}):
        below = await claims_with(tx, "claims", ids=missing)
        found.update({c.id: c for c in below.claims})
        published.update(below.published)
        merged.update(below.merged)
    return ClaimSet(tuple(found.values()), published, merged)


async def all_linked(tx: Transaction, ids: Iterable[str]) -> ClaimSet:
    """Some claims and all that they rest on or revise, in however many steps; none where an id is unknown."""
    found: dict[str, Claim] = {}
    published: dict[str, Edtf] = {}
    pending = set(ids)
    while pending:
        more = await claims_with(tx, "claims", ids=sorted(pending))
        found.update({c.id: c for c in more.claims})
        published.update(more.published)
        pending = {i for c in more.claims for i in (*c.relies_on, *c.revises)} - found.keys()
    return ClaimSet(tuple(found.values()), published)
