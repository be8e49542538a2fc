"""Facts derived from claims: the step functions of what some claims are about, ready to be stored."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.claims import Claim, denies_membership
from app.domain.dates import Edtf
from app.domain.evidence import Finding, Statement, Step, as_denied_membership, steps
from app.domain.facts import Fact, Tie
from app.domain.judgements import Merged, counted
from app.graph.stored_claims import denied_membership, statement


@dataclass(frozen=True, slots=True)
class Derived:
    """One fact with its step function.

    Where every claim about it was retracted there are no steps, and ``retracted`` is what they had said: the
    claims are still there to be read, and so is what they are about.
    """

    fact: Fact
    steps: tuple[Step, ...]
    retracted: Finding | None


@dataclass(frozen=True, slots=True)
class ClaimSet:
    """Claims with the publication dates of their sources, by source id.

    ``merged``: what the absorbed ids among those that they name count for.
    """

    claims: tuple[Claim, ...]
    published: Mapping[str, Edtf]
    merged: Merged = field(default_factory=dict)

    def statements(self) -> dict[str, Statement]:
        return {c.id: statement(c, self.published[c.source], self.merged) for c in self.claims}

    def fact(self, claim: Claim) -> Fact:
        """The fact that a claim counts for."""
        return counted(claim.fact, self.merged)


def derive(about: Iterable[Claim], claim_set: ClaimSet) -> list[Derived]:
    """Every fact that the claims count for, and the denials of membership among them.

    ``claim_set`` holds these claims and all that they rest on.
    """
    said = claim_set.statements()
    known = {claim.id: said[claim.id] for claim in claim_set.claims if claim.retraction is None}
    by_fact: dict[str, list[Claim]] = {}
    for claim in about:
        by_fact.setdefault(claim_set.fact(claim).id, []).append(claim)
    result = []
    denials: dict[str, tuple[Tie, list[Claim]]] = {}
    for claims in by_fact.values():
        fact = counted(described(claims, known), claim_set.merged)
        result.append(_derived(fact, [said[c.id] for c in claims], known))
        if isinstance(fact, Tie) and (
            denied := [c for c in claims if denies_membership(c, claim_set.merged)]
        ):
            tie = denied_membership(fact)
            denials.setdefault(tie.id, (tie, []))[1].extend(denied)
    for tie, denied in denials.values():
        result.append(_derived(tie, [as_denied_membership(said[c.id]) for c in denied], known))
    return result


def _derived(fact: Fact, own: Sequence[Statement], known: Mapping[str, Statement]) -> Derived:
    standing = [s for s in own if s.id in known]
    found = steps(standing, _others(standing, known), instant=fact.instant)
    retracted = None if found else steps(own, {}, instant=fact.instant)[-1].finding
    return Derived(fact, found, retracted)


def described(claims: Iterable[Claim], known: Mapping[str, Statement]) -> Fact:
    """The fact as its best ranked claim describes it: a name's kind, language and script may differ."""
    return min(claims, key=lambda c: (c.id not in known, known[c.id].rank if c.id in known else ())).fact


def _others(own: Iterable[Statement], known: Mapping[str, Statement]) -> dict[str, Statement]:
    """What the statements rest on, in however many steps."""
    reached: dict[str, Statement] = {}
    pending = [i for s in own for i in s.relies_on]
    while pending:
        current = known.get(pending.pop())
        if current and current.id not in reached:
            reached[current.id] = current
            pending.extend(current.relies_on)
    return reached
