"""Writing: records in, derived facts out, in one transaction.

Every writing transaction begins with the graph's revision, which is the lock of all writers: what a fact
amounts to depends on all claims about it, so two writers must not derive it from different halves.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from graphlib import TopologicalSorter
from typing import Any

from app.domain.claims import Claim, claimant
from app.domain.dates import Edtf, parse
from app.domain.facts import Name, Strength, Tie
from app.domain.names import grams
from app.domain.records import Batch
from app.domain.validation import Context
from app.graph.connection import Database, Transaction
from app.graph.derive import ClaimSet, Derived, derive
from app.graph.entity_state import entity_state
from app.graph.queries import part
from app.graph.stored import Properties, fact, quantity_json, unclaimed_name
from app.graph.stored_claims import (
    claim_properties,
    claim_record,
    entity_label,
    entity_properties,
    source_properties,
)

_CLAIMS_A_TRANSACTION = 2_000
_ROWS_A_STATEMENT = 1_000
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load wrote: new entities, sources and claims, and how many claims were there already."""

    entities: int
    sources: int
    claims: int
    known: int


async def context_for(db: Database, batch: Batch) -> Context:
    """What the graph already holds of the ids that a batch mentions, for its validation."""
    sources = {c.source for c in batch.claims}
    entities = {e for c in batch.claims for e in (*c.fact.entities, c.made_by) if e}
    linked = {i for c in batch.claims for i in (*c.relies_on, *c.revises)}

    async def read(tx: Transaction) -> Context:
        found = await _rows(tx, "write/sources", ids=sorted(sources))
        there = await _rows(tx, "write/existing", {"label": "Entity"}, ids=sorted(entities))
        claim_set = _claim_set(await _rows(tx, "write/claims", ids=sorted(linked)))
        return Context(
            sources={source: parse(text) for source, text in found},
            entities=frozenset(entity for (entity,) in there),
            claims={c.id: (claimant(c, {}), c.relies_on) for c in claim_set.claims},
        )

    return await db.write(read)


async def load(db: Database, batch: Batch, *, recorded_by: str, progress: Progress) -> Loaded:
    """Record a validated batch. Records that are there already change nothing but descriptions.

    Claims go in transactions of two thousand, those that others rest on first, each with its derived
    facts; ``progress`` is called with the claims done and their total.
    """
    now = datetime.now(UTC).isoformat(timespec="seconds")
    claims = [
        replace(c, recorded_at=c.recorded_at or now, recorded_by=c.recorded_by or recorded_by)
        for c in _rested_on_first(batch.claims)
    ]
    described = await db.write(lambda tx: _describe(tx, batch, now))
    new = 0
    for start in range(0, len(claims), _CLAIMS_A_TRANSACTION):
        chunk = claims[start : start + _CLAIMS_A_TRANSACTION]
        new += await db.write(lambda tx, chunk=chunk: record(tx, chunk, now))  # type: ignore[misc]
        progress(start + len(chunk), len(claims))
    return Loaded(described[0], described[1], new, len(claims) - new)


def _rested_on_first(claims: Sequence[Claim]) -> list[Claim]:
    """In an order in which every link leads to a claim that came before; once each."""
    by_id = {c.id: c for c in claims}
    links = {c.id: [i for i in (*c.relies_on, *c.revises) if i in by_id] for c in by_id.values()}
    return [by_id[i] for i in TopologicalSorter(links).static_order()]


async def _describe(tx: Transaction, batch: Batch, now: str) -> tuple[int, int]:
    """Put sources and entities; gives how many of each are new."""
    await _rows(tx, "write/revise", at=now)
    labelled = {
        i: label for i, label, _ in await _rows(tx, "write/entities", ids=[e.id for e in batch.entities])
    }
    sources = await _put(tx, "Source", {"Source": [source_properties(s) for s in batch.sources]})
    rows: dict[str, list[Properties]] = {}
    for entity in batch.entities:
        rows.setdefault(f"Entity:{entity_label(entity.id)}", []).append(entity_properties(entity))
    entities = await _put(tx, "Entity", rows)
    relabelled = [e for e in batch.entities if labelled.get(e.id) != e.label]
    names = [(e.id, f"name:{e.id}/label", e.label) for e in relabelled]
    searched = [{**unclaimed_name(i, text), "search": " ".join(grams(text))} for _, i, text in names]
    await _put(tx, "Fact", {"Fact:Name": searched})
    await _join(tx, "Entity", "HAS_NAME", "Fact", [(entity, name) for entity, name, _ in names])
    await rederive(tx, set(), [], [], {e.id for e in relabelled})
    return entities, sources


async def record(tx: Transaction, claims: Sequence[Claim], now: str) -> int:
    """Write claims that are not there yet, with their links, and derive every fact they bear on."""
    await _rows(tx, "write/revise", at=now)
    ids = [c.id for c in claims]
    there = {i for (i,) in await _rows(tx, "write/existing", {"label": "Claim"}, ids=ids)}
    new = [c for c in claims if c.id not in there]
    dates = await _rows(tx, "write/sources", ids=sorted({c.source for c in new}))
    published = {source: parse(text) for source, text in dates}
    rows = [claim_properties(c, published[c.source], {}) for c in new]
    await _in_batches(tx, "write/create_nodes", {"labels": "Claim"}, rows)
    await _join(tx, "Claim", "FOUND_IN", "Source", [(c.id, c.source) for c in new])
    await _join(
        tx, "Claim", "ABOUT", "Entity", [(c.id, e) for c in new for e in sorted(set(c.fact.entities))]
    )
    await _join(tx, "Claim", "MADE_BY", "Entity", [(c.id, c.made_by) for c in new if c.made_by])
    await _join(tx, "Claim", "RELIES_ON", "Claim", [(c.id, i) for c in claims for i in c.relies_on])
    await _join(tx, "Claim", "REVISES", "Claim", [(c.id, i) for c in claims for i in c.revises])
    await rederive(tx, {c.fact.id for c in claims}, ids, rows, set())
    return len(new)


async def rederive(
    tx: Transaction, facts: set[str], claims: Sequence[str], new: Sequence[Properties], entities: set[str]
) -> None:
    """Derive some facts anew, those that rest on some claims, and the state of all entities concerned."""
    facts = facts | {f for (f,) in await _rows(tx, "write/facts_relying_on", ids=claims)}
    denials = sorted({row["denial"] for row in new if row["denial"]})
    facts |= {f for (f,) in await _rows(tx, "write/facts_of_denials", ids=denials)}
    about = _claim_set(await _rows(tx, "write/claims_of_facts", facts=sorted(facts)))
    entities = entities | {entity for claim in about.claims for entity in _touched(claim)}
    naming = {f for (f,) in await _rows(tx, "write/facts_of_entities", ids=sorted(entities))} - facts
    more = _claim_set(await _rows(tx, "write/claims_of_facts", facts=sorted(naming)))
    about = ClaimSet(about.claims + more.claims, {**about.published, **more.published})
    everything = await _with_what_they_rest_on(tx, about)
    derived = derive(about.claims, everything, {})
    await _put_facts(tx, [each for each in derived if each.fact.id not in naming])
    first: dict[str, date] = {}
    by_id = everything.by_id
    for statement in everything.statements({}).values():
        for entity in _touched(by_id[statement.id]):
            first[entity] = min(first.get(entity, date.max), statement.known_from)
    of_entity: dict[str, list[Derived]] = {}
    for each in derived:
        of_entity.setdefault(each.fact.entities[0], []).append(each)
    stored = await _rows(tx, "write/entities", ids=sorted(entities))
    rows = [
        entity_state(entity, label, known_on, first.get(entity), of_entity.get(entity, ()))
        for entity, label, known_on in stored
    ]
    await _in_batches(tx, "write/update_nodes", {"label": "Entity"}, rows)


def _touched(claim: Claim) -> set[str]:
    return {*claim.fact.entities, *([claim.made_by] if claim.made_by else [])}


async def _with_what_they_rest_on(tx: Transaction, about: ClaimSet) -> ClaimSet:
    found = {c.id: c for c in about.claims}
    published = dict(about.published)
    while missing := sorted({i for c in found.values() for i in c.relies_on if i not in found}):
        below = _claim_set(await _rows(tx, "write/claims", ids=missing))
        found.update({c.id: c for c in below.claims})
        published.update(below.published)
    return ClaimSet(tuple(found.values()), published)


async def _put_facts(tx: Transaction, derived: Sequence[Derived]) -> None:
    nodes: dict[str, list[Properties]] = {}
    pairs: dict[tuple[str, str], list[tuple[str, str]]] = {}
    ties: dict[str, list[Properties]] = {}
    for each in derived:
        found, properties = each.fact, fact(each.steps, instant=each.fact.instant)
        if isinstance(found, Tie):
            own = {"id": found.id, "place": found.place, "spell": found.spell, "derived": each.derived}
            row = {"id": found.id, "source": found.source, "target": found.target}
            ties.setdefault(found.type, []).append({**row, "properties": {**properties, **own}})
            continue
        kind = type(found).__name__
        nodes.setdefault(f"Fact:{kind}", []).append({**properties, **_own(found)})
        for relation, entity in _joins(found):
            pairs.setdefault((relation, "to" if relation.startswith("HAS") else "from"), []).append(
                (entity, found.id) if relation.startswith("HAS") else (found.id, entity)
            )
    await _put(tx, "Fact", nodes)
    for (relation, end), found_pairs in pairs.items():
        start, stop = ("Entity", "Fact") if end == "to" else ("Fact", "Entity")
        await _join(tx, start, relation, stop, found_pairs)
    for type_, rows in ties.items():
        there = {i for (i,) in await _rows(tx, "write/existing_ties", {"type": type_}, rows=rows)}
        await _in_batches(tx, "write/update_ties", {"type": type_}, [r for r in rows if r["id"] in there])
        await _in_batches(tx, "write/create_ties", {"type": type_}, [r for r in rows if r["id"] not in there])


def _own(found: Any) -> Properties:
    """What identifies and describes a fact that is a node."""
    if isinstance(found, Name):
        return {
            "id": found.id,
            "text": found.text,
            "kind": found.kind.value,
            "language": found.language,
            "script": found.script,
            "spell": found.spell,
            "used_by": found.used_by,
            "search": " ".join(grams(found.text)),
        }
    if isinstance(found, Strength):
        of = quantity_json(found.of) or {}
        return {
            "id": found.id,
            "what": found.what.value,
            "on": found.on.text,
            **{f"of_{key}": value for key, value in of.items()},
        }
    return {"id": found.id, "spell": found.spell}


def _joins(found: Any) -> list[tuple[str, str]]:
    """The relationships of a fact that is a node: HAS_… from an entity, others to one."""
    if isinstance(found, Strength):
        places = [("COUNTED_IN", found.place), ("CAME_FROM", found.origin)]
        return [("HAS_STRENGTH", g) for g in found.groups] + [(r, p) for r, p in places if p]
    joins = [(f"HAS_{type(found).__name__.upper()}", found.entity)]
    if isinstance(found, Name) and found.used_by:
        joins.append(("USED_BY", found.used_by))
    return joins


def _claim_set(rows: Iterable[Sequence[Any]]) -> ClaimSet:
    claims, published = [], dict[str, Edtf]()
    for properties, source, published_on, relies_on, revises in rows:
        claims.append(claim_record(properties, source, relies_on, revises))
        published[source] = parse(published_on)
    return ClaimSet(tuple(claims), published)


async def _put(tx: Transaction, label: str, rows: Mapping[str, Sequence[Properties]]) -> int:
    """Create nodes that are missing, by their labels, and update the others; gives how many are new."""
    new = 0
    for labels, given in rows.items():
        unique = {row["id"]: row for row in given}
        there = {i for (i,) in await _rows(tx, "write/existing", {"label": label}, ids=list(unique))}
        fresh = [row for i, row in unique.items() if i not in there]
        await _in_batches(tx, "write/create_nodes", {"labels": labels}, fresh)
        old = [row for i, row in unique.items() if i in there]
        await _in_batches(tx, "write/update_nodes", {"label": label}, old)
        new += len(fresh)
    return new


async def _join(
    tx: Transaction, start: str, relation: str, end: str, pairs: Iterable[tuple[str, str]]
) -> None:
    rows = [{"from": a, "to": b} for a, b in dict.fromkeys(pairs)]
    for i in range(0, len(rows), _ROWS_A_STATEMENT):
        slots = {"from": start, "type": relation, "to": end}
        await _rows(tx, "write/join_nodes", slots, pairs=rows[i : i + _ROWS_A_STATEMENT])


async def _in_batches(
    tx: Transaction, name: str, slots: Mapping[str, str], rows: Sequence[Properties]
) -> None:
    for i in range(0, len(rows), _ROWS_A_STATEMENT):
        await _rows(tx, name, slots, rows=rows[i : i + _ROWS_A_STATEMENT])


async def _rows(
    tx: Transaction, name: str, slots: Mapping[str, str] | None = None, /, **parameters: Any
) -> list[list[Any]]:
    """Run a statement from ``cypher/write/``; slots take labels and types of the vocabulary alone."""
    text = part(name).text
    for slot, value in (slots or {}).items():
        text = text.replace(f"<{slot}>", value)
    return await tx.run(text, parameters)
