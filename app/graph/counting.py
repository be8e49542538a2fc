"""What claims count for under the judgements in force: stored with each, and derived anew with these.

A claim keeps what it says. Beside it stands the fact that it counts for, which names the roots of absorbed
ids; reads find claims by that. It leads to the entities of that fact by ABOUT, to its maker by MADE_BY, both
after judgements, and by NAMES to absorbed entities that it names: there it is found when a judgement is
taken back.
"""

from collections.abc import Iterable, Mapping
from typing import Final, Literal

import orjson

from app.domain.claims import Claim
from app.domain.facts import Ending, Existence, Name, tie_called
from app.domain.judgements import Judgement, Merged, counted, of, roots
from app.graph.connection.writing import Transaction
from app.graph.rederive import rederive_entities, rederive_facts
from app.graph.statements import join, part_nodes, put, run, run_for, run_in_batches
from app.graph.stored import Properties
from app.graph.stored_claims import (
    claim_record,
    counting_properties,
    judgement_properties,
    judgement_record,
)

Naming = Literal["ABOUT", "MADE_BY", "NAMES"]
NAMING: Final[tuple[Naming, ...]] = ("ABOUT", "MADE_BY", "NAMES")
_CLAIMS_AT_ONCE: Final = 1_000


async def stored_judgements(tx: Transaction) -> list[Judgement]:
    """All judgements, those taken back too, in order of id."""
    return sorted((judgement_record(p) for (p,) in await run(tx, "judgements")), key=lambda j: j.id)


async def put_judgements(tx: Transaction, given: Iterable[Judgement]) -> set[str]:
    """Write judgements over those of the same ids, and derive anew what follows; gives the ids touched."""
    stored = {j.id: j for j in await stored_judgements(tx)}
    after = {**stored, **{j.id: j for j in given}}
    changed = [judgement_properties(j) for j in after.values() if stored.get(j.id) != j]
    await put(tx, "Judgement", {"Judgement": changed})
    return await recount(tx, roots(stored.values()), roots(after.values()))


async def merged_among(tx: Transaction, claims: Iterable[Claim]) -> dict[str, str]:
    """What the absorbed ids that some claims name count for."""
    named = {e for c in claims for e in (*c.fact.entities, c.made_by) if e}
    return dict(await run_for(tx, "merged", ids=sorted(named)))


async def present_id(tx: Transaction, id_: str) -> str:
    """A fact's id under the roots of the ids that it begins with. Those in the hash of a number or of a used
    name cannot be seen in it."""
    if tie := tie_called(id_):
        return counted(tie, dict(await run_for(tx, "merged", ids=sorted(tie.entities)))).id
    kind, _, rest = id_.partition(":")
    owner, slash, tail = rest.partition("/")
    merged = dict(await run_for(tx, "merged", ids=[owner]))
    return f"{kind}:{merged.get(owner, owner)}{slash}{tail}"


def named_by(claim: Claim, relation: Naming, merged: Merged) -> set[str]:
    """The entities to which a relationship of this type leads from a claim."""
    if relation == "ABOUT":
        return set(counted(claim.fact, merged).entities)
    if relation == "MADE_BY":
        return {merged.get(claim.made_by, claim.made_by)} if claim.made_by else set()
    return set(of((*claim.fact.entities, claim.made_by), merged))


async def recount(tx: Transaction, before: Merged, after: Merged) -> set[str]:
    """Let claims count as one mapping of absorbed ids to roots has it instead of another, and derive anew all
    that this bears on. Gives the ids of the entities and facts that changed.

    The tie of an entity to itself is not expected here, but from claims that were retracted.
    """
    changed = {
        e: after.get(e, e) for e in before.keys() | after.keys() if before.get(e, e) != after.get(e, e)
    }
    rows = [{"id": e, "counts_as": None if root == e else root} for e, root in changed.items()]
    await run_in_batches(tx, "update_nodes", {"label": "Entity"}, rows)
    await _call(tx, before, changed)
    ids = sorted({i for (i,) in await run_for(tx, "claims_naming", ids=sorted(changed))})
    facts: set[str] = set()
    speaking: list[str] = []  # claims that have another claimant now
    for start in range(0, len(ids), _CLAIMS_AT_ONCE):
        found = await _recount_claims(tx, ids[start : start + _CLAIMS_AT_ONCE], changed)
        facts |= found[0]
        speaking += found[1]
    claimed = {f for (f,) in await run_for(tx, "facts_claimed", facts=sorted(facts))}
    await _drop(tx, facts - claimed)
    anew = await rederive_facts(tx, facts=claimed, claims=speaking)
    entities = {*changed, *changed.values(), *(before.get(e, e) for e in changed)}
    entities |= {d.fact.entity for d in anew.naming.values() if isinstance(d.fact, Name | Existence | Ending)}
    await rederive_entities(tx, entities, anew.naming)
    return entities | facts | anew.facts


async def _call(tx: Transaction, before: Merged, changed: Mapping[str, str]) -> None:
    """Let the labels of entities lead the search to what these count for."""
    labels = {e: f"name:{e}/label" for e in changed}
    await part_nodes(tx, "Entity", "HAS_NAME", "Fact", [(before.get(e, e), n) for e, n in labels.items()])
    await join(tx, "Entity", "HAS_NAME", "Fact", [(changed[e], name) for e, name in labels.items()])


async def _recount_claims(
    tx: Transaction, ids: list[str], changed: Mapping[str, str]
) -> tuple[set[str], list[str]]:
    """Store what some claims count for now; gives the facts concerned, as they were and as they are, and the
    claims that have another claimant."""
    facts: set[str] = set()
    speaking: list[str] = []
    rows: list[Properties] = []
    leaving: dict[Naming, list[tuple[str, str]]] = {relation: [] for relation in NAMING}
    coming: dict[Naming, list[tuple[str, str]]] = {relation: [] for relation in NAMING}
    for p, source, _, relies_on, revises in await run(tx, "claims", ids=ids):
        claim = claim_record(p, source, relies_on, revises)
        before: dict[str, str] = orjson.loads(p["merged"]) if p.get("merged") else {}
        named = {e: changed.get(e, before.get(e, e)) for e in (*claim.fact.entities, claim.made_by) if e}
        after = {e: root for e, root in named.items() if root != e}
        now = counting_properties(claim, after)
        rows.append({"id": p["id"], **now})
        facts |= {i for i in (p["fact"], p.get("denial"), now["fact"], now["denial"]) if i}
        if p["claimant"] != now["claimant"]:
            speaking.append(p["id"])
        for relation in NAMING:
            was, will = named_by(claim, relation, before), named_by(claim, relation, after)
            leaving[relation] += [(p["id"], e) for e in was - will]
            coming[relation] += [(p["id"], e) for e in will - was]
    # Before the claims change: what is denied with the facts as they were.
    facts |= {f for (f,) in await run_for(tx, "facts_denied_with", facts=sorted(facts))}
    await run_in_batches(tx, "update_nodes", {"label": "Claim"}, rows)
    for relation in NAMING:
        await part_nodes(tx, "Claim", relation, "Entity", leaving[relation])
        await join(tx, "Claim", relation, "Entity", coming[relation])
    return facts, speaking


async def _drop(tx: Transaction, facts: Iterable[str]) -> None:
    """Take away facts for which no claim counts any more."""
    nodes: list[str] = []
    ties: dict[str, list[Properties]] = {}
    for fact in sorted(facts):
        if tie := tie_called(fact):
            row = {"id": fact, "source": tie.source, "target": tie.target}
            ties.setdefault(tie.type, []).append(row)
        else:
            nodes.append(fact)
    await run_for(tx, "drop_facts", ids=nodes)
    for type_, rows in ties.items():
        await run_in_batches(tx, "drop_ties", {"type": type_}, rows)
