"""Facts and entities derived anew, in the transaction that changed what they rest on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, Final

from app.domain.facts import Ending, Existence, Name, Strength, Tie
from app.domain.names import grams
from app.domain.vocabulary import TIE_TYPES
from app.graph.connection.writing import Transaction
from app.graph.derive import Derived, derive
from app.graph.entity_state import entity_state
from app.graph.statements import (
    claims_with,
    join,
    put,
    run,
    run_for,
    run_in_batches,
    with_what_they_rest_on,
)
from app.graph.stored import Properties, fact, quantity_json

_FACTS_AT_ONCE: Final = 1_000
_NAMING: Final = (Name, Existence, Ending)


@dataclass(frozen=True, slots=True)
class Anew:
    """What was derived: the ids of facts, the entities that their claims name, and of what entities' states
    are made, their names, existences and endings."""

    facts: set[str]
    touched: set[str]
    naming: dict[str, Derived]


async def rederive(
    tx: Transaction, *, facts: set[str], claims: Sequence[str], entities: set[str]
) -> set[str]:
    """Derive some facts, those whose claims rest on some claims, and the state of all entities concerned.

    Gives the ids of all these facts and entities.
    """
    anew = await rederive_facts(tx, facts=facts, claims=claims)
    entities = entities | anew.touched
    await rederive_entities(tx, entities, anew.naming)
    return entities | anew.facts


async def rederive_facts(tx: Transaction, *, facts: set[str], claims: Sequence[str]) -> Anew:
    """Derive some facts and those whose claims rest on some claims, a part of them at a time."""
    facts = facts | await _facts_relying_on(tx, claims)
    facts |= {f for (f,) in await run_for(tx, "facts_denied_with", facts=sorted(facts))}
    anew = Anew(set(facts), set(), {})
    for some in _in_parts(facts):
        about = await claims_with(tx, "claims_of_facts", facts=some)
        derived = derive(about.claims, await with_what_they_rest_on(tx, about))
        await _put_facts(tx, derived)
        anew.facts.update(each.fact.id for each in derived)
        for claim in about.claims:
            anew.touched.update(about.fact(claim).entities)
            if claim.made_by:
                anew.touched.add(about.merged.get(claim.made_by, claim.made_by))
        anew.naming.update((d.fact.id, d) for d in derived if isinstance(d.fact, _NAMING))
    return anew


def _in_parts(facts: Iterable[str]) -> Iterator[list[str]]:
    """Parts of some facts. Ties that differ in type alone stay together: their denials make one tie."""
    part: list[str] = []
    for _, alike in groupby(sorted(sorted(facts), key=_but_type), key=_but_type):
        part += alike
        if len(part) >= _FACTS_AT_ONCE:
            yield part
            part = []
    if part:
        yield part


def _but_type(fact: str) -> str:
    return fact.partition("/")[2] if fact.startswith("tie:") else fact


async def _facts_relying_on(tx: Transaction, claims: Sequence[str]) -> set[str]:
    """The facts of the claims that rest on some claims, in however many steps."""
    facts: set[str] = set()
    seen = set(claims)
    pending = list(claims)
    while pending:
        found = await run_for(tx, "relying_on", ids=pending)
        facts |= {fact for _, fact in found}
        pending = list({claim for claim, _ in found} - seen)
        seen.update(pending)
    return facts


async def rederive_entities(tx: Transaction, entities: Iterable[str], naming: Mapping[str, Derived]) -> None:
    """Derive the state of some entities; ``naming`` are facts by id that were derived for it already."""
    ordered = sorted(entities)
    for i in range(0, len(ordered), _FACTS_AT_ONCE):
        some = ordered[i : i + _FACTS_AT_ONCE]
        wanted = {f for (f,) in await run_for(tx, "facts_of_entities", ids=some)}
        more = await claims_with(tx, "claims_of_facts", facts=sorted(wanted - naming.keys()))
        found = derive(more.claims, await with_what_they_rest_on(tx, more))
        await _put_state(tx, some, [*found, *(naming[f] for f in wanted & naming.keys())])


async def _put_state(tx: Transaction, entities: Sequence[str], derived: Sequence[Derived]) -> None:
    of_entity: dict[str, list[Derived]] = {}
    for each in derived:
        of_entity.setdefault(each.fact.entities[0], []).append(each)
    first = {e: date.fromisoformat(day) for e, day in await run(tx, "first_known", ids=entities)}
    rows = [
        entity_state(entity, label, first.get(entity), of_entity.get(entity, ()), absorbed=root is not None)
        for entity, label, root in await run(tx, "entities", ids=entities)
    ]
    await run_in_batches(tx, "update_nodes", {"label": "Entity"}, rows)


async def _put_facts(tx: Transaction, facts: Sequence[Derived]) -> None:
    nodes: dict[str, list[Properties]] = {}
    joins: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    ties: dict[str, list[Properties]] = {}
    for each in facts:
        found, properties = each.fact, fact(each.steps, each.retracted, instant=each.fact.instant)
        if isinstance(found, Tie):
            derived = TIE_TYPES[found.type].derived
            own = {"id": found.id, "place": found.place, "spell": found.spell, "derived": derived}
            row = {"id": found.id, "source": found.source, "target": found.target}
            ties.setdefault(found.type, []).append({**row, "properties": {**properties, **own}})
            continue
        nodes.setdefault(f"Fact:{type(found).__name__}", []).append({**properties, **_own(found)})
        for way, pair in _joins(found):
            joins.setdefault(way, []).append(pair)
    await put(tx, "Fact", nodes)
    for (start, relation, end), pairs in joins.items():
        await join(tx, start, relation, end, pairs)
    for type_, rows in ties.items():
        there = {i for (i,) in await run(tx, "existing_ties", {"type": type_}, rows=rows)}
        await run_in_batches(tx, "update_ties", {"type": type_}, [r for r in rows if r["id"] in there])
        await run_in_batches(tx, "create_ties", {"type": type_}, [r for r in rows if r["id"] not in there])


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


def _joins(found: Any) -> list[tuple[tuple[str, str, str], tuple[str, str]]]:
    """The relationships of a fact that is a node: label, type and label, with the two ids."""
    if isinstance(found, Strength):
        places = [("COUNTED_IN", found.place), ("CAME_FROM", found.origin)]
        owners = [(("Entity", "HAS_STRENGTH", "Fact"), (group, found.id)) for group in found.groups]
        return owners + [(("Fact", kind, "Entity"), (found.id, place)) for kind, place in places if place]
    own = f"HAS_{type(found).__name__.upper()}"
    joins = [(("Entity", own, "Fact"), (found.entity, found.id))]
    if isinstance(found, Name) and found.used_by:
        joins.append((("Fact", "USED_BY", "Entity"), (found.id, found.used_by)))
    return joins
