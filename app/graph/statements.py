"""Statements of ``cypher/write/`` within a transaction: run, put nodes, join them, all in batches."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.domain.dates import Edtf, parse
from app.graph.connection import Transaction
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


async def claims_with(tx: Transaction, name: str, /, **parameters: Any) -> ClaimSet:
    """The claims that a statement finds, with the publication dates of their sources."""
    claims, published = [], dict[str, Edtf]()
    for properties, source, published_on, relies_on, revises in await run(tx, name, **parameters):
        claims.append(claim_record(properties, source, relies_on, revises))
        published[source] = parse(published_on)
    return ClaimSet(tuple(claims), published)


async def with_what_they_rest_on(tx: Transaction, about: ClaimSet) -> ClaimSet:
    """These claims and all that they rest on, in however many steps."""
    found = {c.id: c for c in about.claims}
    published = dict(about.published)
    while missing := sorted({i for c in found.values() for i in c.relies_on if i not in found}):
        below = await claims_with(tx, "claims", ids=missing)
        found.update({c.id: c for c in below.claims})
        published.update(below.published)
    return ClaimSet(tuple(found.values()), published)
