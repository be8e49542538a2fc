"""Judgements that several ids stand for one thing, and what claims count for under those in force.

A claim stays as it was said. What is derived counts every absorbed id for its root, the id at the end of
its chain of judgements.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from app.domain.facts import Ending, Existence, Fact, Name, Strength, Tie

Merged = Mapping[str, str]
"""Absorbed ids to their roots; an id that is not among them counts for itself."""


@dataclass(frozen=True, slots=True)
class Undoing:
    """That a judgement was taken back: when, by whom, why."""

    at: str
    by: str
    why: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """That ``absorb`` are the same thing as ``keep``. ``at`` is ISO 8601 in UTC; it and ``by`` are empty
    until the judgement is entered."""

    id: str
    keep: str
    absorb: tuple[str, ...]
    why: str
    at: str
    by: str
    undone: Undoing | None = None


def roots(judgements: Iterable[Judgement]) -> dict[str, str]:
    """What each absorbed id counts for by the judgements in force; of a circle nothing is absorbed."""
    above = {each: j.keep for j in judgements if j.undone is None for each in j.absorb}
    found = {}
    for absorbed in above:
        root, seen = absorbed, {absorbed}
        while (root := above.get(root, "")) and root not in seen:
            seen.add(root)
            if root not in above:
                found[absorbed] = root
    return found


def ever_one(judgements: Iterable[Judgement]) -> dict[str, str]:
    """One of the ids for each that was ever judged to stand for the same thing, whether that holds or not."""
    found: dict[str, str] = {}
    for judgement in judgements:
        ids = {judgement.keep, *judgement.absorb}
        ids |= {each for each, one in found.items() if one in {found.get(i) for i in ids}}
        found |= dict.fromkeys(ids, min(ids))
    return found


def of(entities: Iterable[str | None], merged: Merged) -> dict[str, str]:
    """The part of a mapping that speaks of some entities."""
    return {entity: merged[entity] for entity in entities if entity and entity in merged}


def counted(fact: Fact, merged: Merged) -> Fact:
    """The fact that claims about this one count for. Groups that are one are counted once."""
    if not any(entity in merged for entity in fact.entities):
        return fact

    def root(entity: str) -> str:
        return merged.get(entity, entity)

    match fact:
        case Tie():
            place = fact.place and root(fact.place)
            return Tie.of(fact.type, root(fact.source), root(fact.target), place, fact.spell)
        case Name():
            return replace(fact, entity=root(fact.entity), used_by=fact.used_by and root(fact.used_by))
        case Strength():
            return replace(
                fact,
                groups=tuple(sorted({root(group) for group in fact.groups})),
                place=fact.place and root(fact.place),
                origin=fact.origin and root(fact.origin),
            )
        case Existence() | Ending():
            return replace(fact, entity=root(fact.entity))
