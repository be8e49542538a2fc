"""Links between claims: what rests on what, and what takes what back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

from app.domain.claims import Claim, claimant
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
    claims: Sequence[Claim], recorded: Mapping[str, tuple[str, tuple[str, ...]]]
) -> Iterator[Fault]:
    """Links that lead nowhere, take back somebody else's claim, or close a circle.

    ``recorded`` holds claimant and reliesOn of claims that are there already, by id. Both links lead to
    earlier claims, so a circle through both is one too.
    """
    claimants = {id_: who for id_, (who, _) in recorded.items()}
    claimants.update((claim.id, claimant(claim, {})) for claim in claims)
    links = {id_: set(below) for id_, (_, below) in recorded.items()}
    for index, claim in enumerate(claims):
        links.setdefault(claim.id, set()).update(claim.relies_on, claim.revises)
        for path, targets in (("relies_on", claim.relies_on), ("revises", claim.revises)):
            for target in targets:
                if target not in claimants:
                    yield Fault("claim", index, path, f"there is no claim {target}", "unknown")
        for target in claim.revises:
            if claimants.get(target, claimants[claim.id]) != claimants[claim.id]:
                message = f"{target} is a claim of {claimants[target]}; expected an earlier one of"
                yield Fault("claim", index, "revises", f"{message} {claimants[claim.id]}", "claimant")
    circling = _on_circles(links)
    for index, claim in enumerate(claims):
        if claim.id in circling:
            path = "relies_on" if circling & set(claim.relies_on) else "revises"
            yield Fault("claim", index, path, "leads back to the claim itself; expected no circle", "circle")


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
