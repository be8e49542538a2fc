"""Links between claims: what rests on what, and what takes what back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

from app.domain.claims import Claim, claimant, said_if_dated
from app.domain.dates import Edtf
from app.domain.judgements import counted
from app.domain.records import Fault


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


_R = TypeVar("_R", bound=_Identified)


def rows_by_id(records: Iterable[_R]) -> dict[str, list[tuple[int, _R]]]:
    """Records with their places in the batch, by id."""
    found: dict[str, list[tuple[int, _R]]] = {}
    for index, record in enumerate(records):
        found.setdefault(record.id, []).append((index, record))
    return found


def link_faults(
    claims: Sequence[Claim],
    recorded: Mapping[str, Claim],
    published: Mapping[str, Edtf],
    alike: Mapping[str, str],
) -> Iterator[Fault]:
    """Links that lead nowhere, take back what they may not, or close a circle.

    ``recorded`` holds the claims that are there already, ``published`` the publication of all sources, by id.
    ``alike`` has one id for all that were ever judged to stand for one thing: who takes a claim back under
    one of them takes back nothing once the judgement is undone, but has done no wrong.
    Both links lead to earlier claims, so a circle through both is one too.
    """
    known = {**recorded, **{claim.id: claim for claim in claims}}
    links = {id_: {*claim.relies_on, *claim.revises} for id_, claim in recorded.items()}
    for index, claim in enumerate(claims):
        links.setdefault(claim.id, set()).update(claim.relies_on, claim.revises)
        for path, targets in (("relies_on", claim.relies_on), ("revises", claim.revises)):
            for target in targets:
                if target not in known:
                    yield Fault("claim", index, path, f"there is no claim {target}", "unknown")
        for target in claim.revises:
            if target in known:
                for code, message in _not_to_be_taken_back(claim, known[target], published, alike):
                    yield Fault("claim", index, "revises", message, code)
    circling = _on_circles(links)
    for index, claim in enumerate(claims):
        if claim.id in circling:
            path = "relies_on" if circling & set(claim.relies_on) else "revises"
            way = _way_back(claim.id, links)
            message = f"leads back to the claim itself ({', '.join(way)})" if way else "leads into a circle"
            yield Fault("claim", index, path, f"{message}; expected no circle", "circle")


def _not_to_be_taken_back(
    claim: Claim, other: Claim, published: Mapping[str, Edtf], alike: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Why a claim does not revise another, as code and message: its claimant, its fact, its day.

    What is known of a fact is judged by the claims about that fact alone, so a revision of a claim about
    another would do nothing.
    """
    if claimant(claim, alike) != claimant(other, alike):
        message = f"{other.id} is a claim of {claimant(other, {})}"
        yield "claimant", f"{message}; expected an earlier one of {claimant(claim, {})}"
    if counted(claim.fact, alike).id != counted(other.fact, alike).id:
        message = f"{other.id} is about {other.fact.id}, this claim about {claim.fact.id}"
        yield "fact", f"{message}; expected an earlier claim about the same fact"
    own = said_if_dated(claim, published.get(claim.source))
    others = said_if_dated(other, published.get(other.source))
    if own and others and others.first and others.first > own.last:
        message = f"{other.id} was made later ({others.first}) than this claim ({own.last})"
        yield "order", f"{message}; expected an earlier one"


def _way_back(id_: str, links: Mapping[str, set[str]]) -> list[str]:
    """A shortest way along links from a claim back to itself, with both ends; empty where there is none."""
    before: dict[str, str] = {}
    pending = [id_]
    for current in pending:
        for below in sorted(links.get(current, ())):
            if below not in before:
                before[below] = current
                pending.append(below)
    if id_ not in before:
        return []
    way = [id_, before[id_]]
    while way[-1] != id_:
        way.append(before[way[-1]])
    return way[::-1]


def _on_circles(links: Mapping[str, set[str]]) -> set[str]:
    """The ids that remain when ends of chains are taken off until none is left, from both sides."""
    left = {id_: {below for below in targets if below in links} for id_, targets in links.items()}
    for _ in range(2):
        pointing: dict[str, set[str]] = {id_: set() for id_ in left}
        for id_, targets in left.items():
            for target in targets:
                pointing[target].add(id_)
        ends = [id_ for id_, targets in left.items() if not targets]
        while ends:
            end = ends.pop()
            del left[end]
            for id_ in pointing[end]:
                if id_ in left:
                    left[id_].discard(end)
                    if not left[id_]:
                        ends.append(id_)
        left = {id_: {above for above in pointing[id_] if above in left} for id_ in left}
    return set(left)
