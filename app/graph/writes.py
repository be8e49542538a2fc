"""Writing: records in, derived facts out, in one transaction.

Every writing transaction begins with the graph's revision, which is the lock of all writers: what a fact
amounts to depends on all claims about it, so two writers must not derive it from different halves.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from app.domain.claims import Claim, Source, claimant
from app.domain.dates import parse
from app.domain.names import grams
from app.domain.records import Batch
from app.domain.validation import Context
from app.graph.connection import Database, Transaction
from app.graph.rederive import rederive
from app.graph.statements import claims_with, join, put, run, run_in_batches
from app.graph.stored import Properties, unclaimed_name
from app.graph.stored_claims import claim_properties, entity_label, entity_properties, source_properties

_CLAIMS_A_TRANSACTION = 2_000
Progress = Callable[[int, int], None]
Links = dict[str, list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load wrote: new entities, sources and claims, and how many claims were there already."""

    entities: int
    sources: int
    claims: int
    known: int


async def context_for(db: Database, batch: Batch) -> Context:
    """What the graph already holds of the ids that a batch mentions, and all that its links lead to."""
    sources = {c.source for c in batch.claims}
    entities = {e for c in batch.claims for e in (*c.fact.entities, c.made_by) if e}
    linked = {i for c in batch.claims for i in (*c.relies_on, *c.revises)}

    async def read(tx: Transaction) -> Context:
        found = await run(tx, "sources", ids=sorted(sources))
        there = await run(tx, "existing", {"label": "Entity"}, ids=sorted(entities))
        claims: dict[str, tuple[str, tuple[str, ...]]] = {}
        pending = set(linked)
        while pending:
            more = await claims_with(tx, "claims", ids=sorted(pending))
            claims |= {c.id: (claimant(c, {}), c.relies_on) for c in more.claims}
            pending = {i for c in more.claims for i in c.relies_on} - claims.keys()
        return Context(
            sources={source: parse(text) for source, text in found},
            entities=frozenset(entity for (entity,) in there),
            claims=claims,
        )

    return await db.write(read)


async def load(db: Database, batch: Batch, *, recorded_by: str, progress: Progress) -> Loaded:
    """Record a validated batch. Records that are there already change nothing but descriptions.

    Claims go in transactions of two thousand, each with its derived facts; a link is made in the one in
    which its later end is written. ``progress`` is called with the claims done and their total.
    """
    now = datetime.now(UTC).isoformat(timespec="seconds")
    unique = {
        c.id: replace(c, recorded_at=c.recorded_at or now, recorded_by=c.recorded_by or recorded_by)
        for c in batch.claims
    }
    described = await db.write(lambda tx: _describe(tx, batch, now))
    claims = list(unique.values())
    written: set[str] = set()
    new = 0
    for start in range(0, len(claims), _CLAIMS_A_TRANSACTION):
        chunk = claims[start : start + _CLAIMS_A_TRANSACTION]
        missing = unique.keys() - written - {c.id for c in chunk}
        links = _links(claims[: start + len(chunk)], missing, written)
        new += await db.write(lambda tx, chunk=chunk, links=links: record(tx, chunk, links, now))  # type: ignore[misc]
        written |= {c.id for c in chunk}
        progress(len(written), len(claims))
    return Loaded(described[0], described[1], new, len(claims) - new)


def _links(claims: Sequence[Claim], missing: set[str], made: set[str]) -> Links:
    """Links of some claims by type, but for those to claims still missing and those between claims done."""
    links: Links = {"RELIES_ON": [], "REVISES": []}
    for claim in claims:
        for type_, targets in (("RELIES_ON", claim.relies_on), ("REVISES", claim.revises)):
            links[type_] += [
                (claim.id, i) for i in targets if i not in missing and not (claim.id in made and i in made)
            ]
    return links


async def _describe(tx: Transaction, batch: Batch, now: str) -> tuple[int, int]:
    """Put sources and entities; gives how many of each are new."""
    await run(tx, "revise", at=now)
    redated = await _redated(tx, batch.sources)
    sources = await put(tx, "Source", {"Source": [source_properties(s) for s in batch.sources]})
    labelled = {row[0]: row[1] for row in await run(tx, "entities", ids=[e.id for e in batch.entities])}
    rows: dict[str, list[Properties]] = {}
    for entity in batch.entities:
        rows.setdefault(f"Entity:{entity_label(entity.id)}", []).append(entity_properties(entity))
    entities = await put(tx, "Entity", rows)
    relabelled = [e for e in batch.entities if labelled.get(e.id) != e.label]
    names = [(e.id, f"name:{e.id}/label", e.label) for e in relabelled]
    searched = [{**unclaimed_name(i, text), "search": " ".join(grams(text))} for _, i, text in names]
    await put(tx, "Fact", {"Fact:Name": searched})
    await join(tx, "Entity", "HAS_NAME", "Fact", [(entity, name) for entity, name, _ in names])
    if redated or relabelled:
        facts, claims = await _dated_anew(tx, redated)
        await rederive(tx, facts=facts, claims=claims, entities={e.id for e in relabelled})
    return entities, sources


async def _redated(tx: Transaction, sources: Sequence[Source]) -> list[str]:
    """The sources among these that are there with another date of publication."""
    stored = {row[0]: row[1] for row in await run(tx, "sources", ids=[s.id for s in sources])}
    return [s.id for s in sources if stored.get(s.id, s.published_on.text) != s.published_on.text]


async def _dated_anew(tx: Transaction, sources: Sequence[str]) -> tuple[set[str], list[str]]:
    """Store again what of their claims follows from the sources' dates; gives the facts and the claims."""
    ids = [i for (i,) in await run(tx, "claims_of_sources", ids=sources)]
    found = await claims_with(tx, "claims", ids=ids)
    rows = [
        {"id": c.id, "known_from": p["known_from"], "span": p["span"]}
        for c in found.claims
        for p in [claim_properties(c, found.published[c.source], {})]
    ]
    await run_in_batches(tx, "update_nodes", {"label": "Claim"}, rows)
    return {c.fact.id for c in found.claims}, ids


async def record(tx: Transaction, claims: Sequence[Claim], links: Links, now: str) -> int:
    """Write claims that are not there yet, make links, and derive every fact that either bears on."""
    await run(tx, "revise", at=now)
    there = {i for (i,) in await run(tx, "existing", {"label": "Claim"}, ids=[c.id for c in claims])}
    new = [c for c in claims if c.id not in there]
    dates = await run(tx, "sources", ids=sorted({c.source for c in new}))
    published = {source: parse(text) for source, text in dates}
    rows = [claim_properties(c, published[c.source], {}) for c in new]
    await run_in_batches(tx, "create_nodes", {"labels": "Claim"}, rows)
    await join(tx, "Claim", "FOUND_IN", "Source", [(c.id, c.source) for c in new])
    about = [(c.id, e) for c in new for e in sorted(set(c.fact.entities))]
    await join(tx, "Claim", "ABOUT", "Entity", about)
    await join(tx, "Claim", "MADE_BY", "Entity", [(c.id, c.made_by) for c in new if c.made_by])
    for type_, pairs in links.items():
        await join(tx, "Claim", type_, "Claim", pairs)
    changed = sorted({c.id for c in new} | {i for pairs in links.values() for i, _ in pairs})
    found = await claims_with(tx, "claims", ids=changed)
    await rederive(tx, facts={c.fact.id for c in found.claims}, claims=changed, entities=set())
    return len(new)
