"""What judgements must satisfy: which ids may be judged to stand for one thing."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from app.domain.facts import is_entity_id, kind_of
from app.domain.fields import Found, check_moment, check_text, listed
from app.domain.judgements import Judgement, roots
from app.domain.records import Fault

Tied = tuple[str, str, str]
"""A recorded tie's id, and the ids of its ends."""

_ID: Final = re.compile(r"judgement:[0-9a-f]{20}", re.ASCII)


def judgement_faults(
    judgements: Sequence[Judgement],
    stored: Iterable[Judgement],
    entities: Collection[str],
    tied: Collection[Tied],
) -> Iterator[Fault]:
    """What is wrong with judgements, each beside those before it.

    ``stored`` are those that are there, which stay as they are; ``entities`` the ids that are known; ``tied``
    the ties among the entities that are judged to be one, under their present roots.
    """
    there = {j.id: j for j in stored}
    for index, judgement in enumerate(judgements):
        found = [*_form(judgement), *_members(judgement, entities)]
        if judgement.id not in there and judgement.undone is None:
            found += _beside(judgement, there.values(), tied)
            if not found:
                there[judgement.id] = judgement
        for path, code, message in found:
            yield Fault("judgement", index, path, message, code)


def _form(judgement: Judgement) -> Iterator[Found]:
    if not _ID.fullmatch(judgement.id):
        yield "id", "id", f"{judgement.id!r} is no id; expected judgement: and 20 hexadecimal digits"
    yield from check_text("why", judgement.why)
    if judgement.at:
        yield from check_moment("at", judgement.at)
    if judgement.undone:
        yield from check_text("undone.why", judgement.undone.why)
        yield from check_text("undone.by", judgement.undone.by)
        yield from check_moment("undone.at", judgement.undone.at)


def _members(judgement: Judgement, entities: Collection[str]) -> Iterator[Found]:
    """Which ids it speaks of: known entities of one kind, each once."""
    keep = judgement.keep
    yield from _entity("keep", keep, entities)
    if not judgement.absorb:
        yield "absorb", "missing", "names nothing; expected at least one id"
    named: set[str] = set()
    for place, absorbed in enumerate(judgement.absorb):
        path = f"absorb.{place}"
        yield from _entity(path, absorbed, entities)
        if absorbed == keep:
            yield path, "self", f"{absorbed} is the one to keep; expected another id"
        elif absorbed in named:
            yield path, "duplicate", f"{absorbed} is named twice; expected once"
        elif is_entity_id(absorbed) and is_entity_id(keep) and kind_of(absorbed) != kind_of(keep):
            message = f"{absorbed} is a {kind_of(absorbed)} and {keep} a {kind_of(keep)}"
            yield path, "kind", f"{message}; expected two of one kind"
        named.add(absorbed)


def _entity(path: str, id_: str, entities: Collection[str]) -> Iterator[Found]:
    if not is_entity_id(id_):
        yield path, "id", f"{id_!r} is not an entity's id; expected group:, person: or place: and a slug"
    elif id_ not in entities:
        yield path, "unknown", f"there is no entity {id_}; expected a known one"


def _beside(judgement: Judgement, others: Collection[Judgement], tied: Collection[Tied]) -> Iterator[Found]:
    """What does not go with the other judgements in force, and ties that would lead to their own source."""
    by = {absorbed: j for j in others if j.undone is None for absorbed in j.absorb}
    before = roots(others)
    root = before.get(judgement.keep, judgement.keep)
    ties = _by_end(tied, before)
    one = {root}
    for place, absorbed in enumerate(judgement.absorb):
        path = f"absorb.{place}"
        if absorbed in by:
            message = f"{absorbed} is {by[absorbed].keep} by {by[absorbed].id}"
            yield (
                path,
                "absorbed",
                f"{message}; expected an id that is not absorbed, or that one taken back first",
            )
        elif absorbed == root and absorbed != judgement.keep:
            message = f"{judgement.keep} is {absorbed} already, by {by[judgement.keep].id}"
            yield path, "circle", f"{message}; expected {absorbed} as the one to keep"
        elif between := {tie for tie, other in ties.get(absorbed, ()) if other in one}:
            message = f"{absorbed} is tied to what it would be one with, by {listed(sorted(between))}"
            yield path, "tied", f"{message}; expected none"
        one.add(absorbed)


def _by_end(tied: Iterable[Tied], merged: Mapping[str, str]) -> dict[str, list[tuple[str, str]]]:
    """Of each entity the ties to others, with what is at their other end; both after judgements."""
    found: dict[str, list[tuple[str, str]]] = {}
    for tie, a, b in tied:
        source, target = merged.get(a, a), merged.get(b, b)
        if source != target:
            found.setdefault(source, []).append((tie, target))
            found.setdefault(target, []).append((tie, source))
    return found
