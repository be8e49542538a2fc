"""Writing: records in, derived facts out, in one transaction.

Every one goes through the audit, which takes the lock of all writers: what a fact amounts to depends on all
claims about it, so two writers must not derive it from different halves.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from app.domain.claims import Claim, Entity, Source
from app.domain.dates import parse
from app.domain.facts import Name, kind_of
from app.domain.judgements import roots
from app.domain.names import grams
from app.domain.records import Batch
from app.domain.validation import Context
from app.domain.vocabulary import ENTITY_LABELS
from app.graph.audit import Change, Made, audited
from app.graph.connection import Database
from app.graph.connection.writing import Transaction
from app.graph.counting import NAMING, merged_among, named_by, put_judgements, stored_judgements
from app.graph.rederive import rederive
from app.graph.statements import all_linked, claims_with, join, link, put, run, run_in_batches
from app.graph.stored import Properties, unclaimed_name
from app.graph.stored_claims import claim_properties, entity_label, entity_properties, source_properties

_CLAIMS_A_TRANSACTION = 2_000
Progress = Callable[[int, int], None]
Links = dict[str, list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load wrote: how many of each kind were new, and how many claims were there already."""

    entities: int
    sources: int
    judgements: int
    claims: int
    known: int


async def context_for(db: Database, batch: Batch) -> Context:
    """What the graph already holds of the ids that a batch mentions, and all that its links lead to."""
    return await db.write(lambda tx: context_in(tx, batch))


async def context_in(tx: Transaction, batch: Batch) -> Context:
    """The same, within a transaction."""
    sources = {c.source for c in batch.claims}
    entities = {e for c in batch.claims for e in (*c.fact.entities, c.made_by) if e}
    joined = {e for j in batch.judgements for e in (j.keep, *j.absorb)}
    linked = {i for c in batch.claims for i in (*c.relies_on, *c.revises)}
    names = {c.fact.id for c in batch.claims if isinstance(c.fact, Name)}
    found = await run(tx, "sources", ids=sorted(sources))
    there = await run(tx, "existing", {"label": "Entity"}, ids=sorted(entities | joined))
    stored = await run(tx, "descriptions", ids=sorted({e.id for e in batch.entities}))
    naming = await claims_with(tx, "claims_saying", facts=sorted(names))
    below = await all_linked(tx, linked)
    judgements = await stored_judgements(tx)
    present = roots(judgements)
    tied = await run(tx, "ties_among", ids=sorted({present.get(e, e) for e in joined}))
    return Context(
        sources={**below.published, **{source: parse(text) for source, text in found}},
        entities=frozenset(entity for (entity,) in there),
        described={row[0]: Entity(*row) for row in stored},
        claims={c.id: c for c in below.claims},
        names={c.fact.id: c.fact for c in naming.claims if isinstance(c.fact, Name) and c.retraction is None},
        judgements=judgements,
        tied=[(tie, a, b) for tie, a, b in tied],
    )


async def load(db: Database, batch: Batch, *, recorded_by: str, progress: Progress) -> Loaded:
    """Record a validated batch. Claims that are there already stay as they are; of sources and entities what
    is given replaces what is there, and the rest stays.

    Claims go in transactions of two thousand, each with its derived facts; a link is made in the one in
    which its later end is written. ``progress`` is called with the claims done and their total.
    """
    described = await audited(db, "load", recorded_by, lambda tx, made: _described(tx, batch, made))
    claims = list({c.id: c for c in batch.claims}.values())
    written: set[str] = set()
    new = 0
    for start in range(0, len(claims), _CLAIMS_A_TRANSACTION):
        chunk = claims[start : start + _CLAIMS_A_TRANSACTION]
        missing = {c.id for c in claims} - written - {c.id for c in chunk}
        links = _links(claims[: start + len(chunk)], missing, written)
        done = await audited(
            db,
            "load",
            recorded_by,
            lambda tx, made, chunk=chunk, links=links: _loaded(tx, chunk, links, made),  # type: ignore[misc]
        )
        new += done.after["claims"]
        written |= {c.id for c in chunk}
        progress(len(written), len(claims))
    counts = described.after
    judgements = counts.get("judgements", 0)
    return Loaded(counts["entities"], counts["sources"], judgements, new, len(claims) - new)


async def _described(tx: Transaction, batch: Batch, made: Made) -> Change:
    entities, sources, touched = await describe(tx, batch)
    there = {j.id for j in await stored_judgements(tx)}
    new = [replace(j, at=j.at or made.at, by=j.by or made.by) for j in batch.judgements if j.id not in there]
    touched |= await put_judgements(tx, new)
    counts = {"entities": entities, "sources": sources}
    return _load(touched, {**counts, "judgements": len(new)} if new else counts)


async def _loaded(tx: Transaction, claims: Sequence[Claim], links: Links, made: Made) -> Change:
    dated = [
        replace(c, recorded_at=c.recorded_at or made.at, recorded_by=c.recorded_by or made.by) for c in claims
    ]
    new, touched = await record(tx, dated, links, made)
    return _load(touched, {"claims": new})


def _load(touched: set[str], counts: dict[str, int]) -> Change:
    """One transaction of a load; its entry does not name all the facts and claims that it touches."""
    named = {id_ for id_ in touched if kind_of(id_) in (*ENTITY_LABELS, "source")}
    return Change(named, None if touched else counts, counts)


def _links(claims: Sequence[Claim], missing: set[str], made: set[str]) -> Links:
    """Links of some claims by type, but for those to claims still missing and those between claims done."""
    links: Links = {"RELIES_ON": [], "REVISES": []}
    for claim in claims:
        for type_, targets in (("RELIES_ON", claim.relies_on), ("REVISES", claim.revises)):
            links[type_] += [
                (claim.id, i) for i in targets if i not in missing and not (claim.id in made and i in made)
            ]
    return links


async def describe(tx: Transaction, batch: Batch) -> tuple[int, int, set[str]]:
    """Put entities and sources; gives how many of each are new, and the ids of all that this touches."""
    redated = await _redated(tx, batch.sources)
    sources = await put(tx, "Source", {"Source": [source_properties(s) for s in batch.sources]})
    labelled = {row[0]: row[1:] for row in await run(tx, "entities", ids=[e.id for e in batch.entities])}
    rows: dict[str, list[Properties]] = {}
    for entity in batch.entities:
        rows.setdefault(f"Entity:{entity_label(entity.id)}", []).append(entity_properties(entity))
    entities = await put(tx, "Entity", rows)
    relabelled = [e for e in batch.entities if labelled.get(e.id, [None])[0] != e.label]
    names = [(e.id, f"name:{e.id}/label", e.label) for e in relabelled]
    searched = [{**unclaimed_name(i, text), "search": " ".join(grams(text))} for _, i, text in names]
    await put(tx, "Fact", {"Fact:Name": searched})
    absorbed = {entity: root for entity, (_, root) in labelled.items() if root}
    called = [(absorbed.get(entity, entity), name) for entity, name, _ in names]
    await join(tx, "Entity", "HAS_NAME", "Fact", called)
    touched = {*(e.id for e in batch.entities), *(s.id for s in batch.sources)}
    if redated or relabelled:
        facts, claims = await _dated_anew(tx, redated)
        touched |= await rederive(tx, facts=facts, claims=claims, entities={e.id for e in relabelled})
    return entities, sources, touched


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
        for p in [claim_properties(c, found.published[c.source], found.merged)]
    ]
    await run_in_batches(tx, "update_nodes", {"label": "Claim"}, rows)
    return {found.fact(c).id for c in found.claims}, ids


async def record(tx: Transaction, claims: Sequence[Claim], links: Links, made: Made) -> tuple[int, set[str]]:
    """Write claims that are not there yet, make links, and derive every fact that either bears on.

    Gives how many claims are new, and the ids of all that this touches.
    """
    there = {i for (i,) in await run(tx, "existing", {"label": "Claim"}, ids=[c.id for c in claims])}
    new = [c for c in claims if c.id not in there]
    dates = await run(tx, "sources", ids=sorted({c.source for c in new}))
    published = {source: parse(text) for source, text in dates}
    merged = await merged_among(tx, new)
    rows = [claim_properties(c, published[c.source], merged) for c in new]
    await run_in_batches(tx, "create_nodes", {"labels": "Claim"}, rows)
    await join(tx, "Claim", "FOUND_IN", "Source", [(c.id, c.source) for c in new])
    for relation in NAMING:
        named = [(c.id, e) for c in new for e in sorted(named_by(c, relation, merged))]
        await join(tx, "Claim", relation, "Entity", named)
    for type_, pairs in links.items():
        await link(tx, type_, pairs, at=made.at, by=made.by)
    changed = {c.id for c in new} | {i for pairs in links.values() for i, _ in pairs}
    return len(new), await settle(tx, changed)


async def settle(tx: Transaction, claims: Iterable[str]) -> set[str]:
    """Derive anew whatever some claims bear on; gives the ids of all that this touches, theirs included."""
    changed = sorted(claims)
    found = await claims_with(tx, "claims", ids=changed)
    facts = {found.fact(c).id for c in found.claims}
    touched = await rederive(tx, facts=facts, claims=changed, entities=set())
    return touched | {i for c in found.claims for i in (c.id, c.source, c.fact.id)}
