"""Facts derived from claims: the step functions of what some claims are about, ready to be stored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.domain.claims import Claim, denies_membership
from app.domain.dates import Edtf
from app.domain.evidence import Statement, Step, as_denied_membership, steps
from app.domain.facts import Fact, Tie
from app.graph.stored_claims import denied_membership, statement


@dataclass(frozen=True, slots=True)
class Derived:
    """One fact with its step function; empty steps where every claim about it was retracted."""

    fact: Fact
    steps: tuple[Step, ...]
    derived: bool = False


@dataclass(frozen=True, slots=True)
class ClaimSet:
    """Claims with the publication dates of their sources, by source id."""

    claims: tuple[Claim, ...]
    published: Mapping[str, Edtf]

    @property
    def by_id(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.claims}

    def statements(self, merged: dict[str, str]) -> dict[str, Statement]:
        return {
            claim.id: statement(claim, self.published[claim.source], merged)
            for claim in self.claims
            if claim.retraction is None
        }


def derive(about: Iterable[Claim], claim_set: ClaimSet, merged: dict[str, str]) -> list[Derived]:
    """Every fact that the claims are about, and the denials of membership among them.

    ``claim_set`` holds these claims and all that they rest on.
    """
    known = claim_set.statements(merged)
    by_fact: dict[str, list[Claim]] = {}
    for claim in about:
        by_fact.setdefault(claim.fact.id, []).append(claim)
    result = []
    denials: dict[str, tuple[Tie, list[Statement]]] = {}
    for claims in by_fact.values():
        fact = described(claims, known)
        own = [known[claim.id] for claim in claims if claim.id in known]
        result.append(Derived(fact, steps(own, _others(own, known), instant=fact.instant)))
        if isinstance(fact, Tie):
            denied = [known[c.id] for c in claims if c.id in known and denies_membership(c, merged)]
            if denied or any(denies_membership(c, merged) for c in claims):
                tie = denied_membership(fact)
                denials.setdefault(tie.id, (tie, []))[1].extend(denied)
    for tie, denied in denials.values():
        own = [as_denied_membership(s) for s in denied]
        result.append(Derived(tie, steps(own, _others(own, known), instant=True), derived=True))
    return result


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
