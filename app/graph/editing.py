"""Edits: one claim recorded, retracted or linked. Each is judged and written in one transaction.

What is there is read under the writers' lock, so that two edits that are sound by themselves, such as two
links that close a circle, cannot both be made.
"""

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import Any

import orjson

from app.domain.claims import Claim
from app.domain.facts import Fact
from app.domain.fields import check_text
from app.domain.judgements import ever_one
from app.domain.links import link_faults
from app.domain.records import Batch, Fault
from app.domain.validation import Context, check
from app.graph.audit import Change, Made, audited
from app.graph.connection import Database
from app.graph.connection.writing import Transaction
from app.graph.counting import merged_among, present_id
from app.graph.statements import claims_with, link, run, run_in_batches
from app.graph.stored import Properties
from app.graph.stored_claims import claim_properties
from app.graph.stored_facts import fact_json
from app.graph.writes import context_in, record, settle


class Refused(Exception):
    """An edit that is not sound, and of which nothing was written: all that is wrong with it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{fault.path}: {fault.message}" for fault in self.faults))


async def stored_fact(db: Database, id_: str) -> Fact | None:
    """A fact that claims are about, as one of them says it, one that was not retracted where there is one; or
    that they only count for, also by an id of which judgements made another."""

    async def read(tx: Transaction) -> Fact | None:
        saying = await claims_with(tx, "claims_saying", facts=[id_])
        found = saying
        if not found.claims:
            found = await claims_with(tx, "claims_of_facts", facts=[await present_id(tx, id_)])
        best = sorted(found.claims, key=lambda claim: (claim.retraction is not None, claim.id))
        if not best:
            return None
        return best[0].fact if saying.claims else found.fact(best[0])

    return await db.write(read)


async def record_claim(db: Database, claim: Claim, by: str, *, sound: bool = True) -> bool:
    """Record one claim; gives whether it counts now and did not before. Raises Refused, also where the claim
    is known not to be ``sound``: then with all else that is wrong.

    One that is there already stays as it is, but for links that it did not have. One that was retracted is
    recorded anew: it counts again, and all that its id does not stand for is as it is said now. What it was
    before, the retraction among it, is in the audit.
    """

    async def work(tx: Transaction, made: Made) -> Change:
        before = await _claim(tx, claim.id)
        batch = Batch(claims=(claim,))
        context = await context_in(tx, batch)
        anew = before is not None and before.retraction is not None
        if before is not None and anew and before.id in context.claims:
            unlinked = replace(before, relies_on=(), revises=())
            context = replace(context, claims={**context.claims, before.id: unlinked})
        faults = check(batch, context)
        if faults or not sound:
            raise Refused(faults)
        said = replace(claim, recorded_at=made.at, recorded_by=made.by)
        if anew:
            touched = await _record_anew(tx, said, context, made)
        else:
            _, touched = await record(tx, [said], _links(said.id, said.relies_on, said.revises), made)
        return await _change(tx, before, said.id, touched)

    change = await audited(db, "record_claim", by, work)
    was = change.before
    return was != change.after and (was is None or "retraction" in was)


async def retract_claim(db: Database, id_: str, why: str, by: str) -> None:
    """Take a claim back as entered by mistake; one that is retracted stays so. Raises Refused."""
    faults = [Fault("claim", 0, path, message, code) for path, code, message in check_text("why", why)]

    async def work(tx: Transaction, made: Made) -> Change:
        before = await _claim(tx, id_)
        if before is None:
            raise Refused([_unknown(id_), *faults])
        if faults:
            raise Refused(faults)
        if before.retraction is not None:
            return await _change(tx, before, id_, ())
        row = {"id": id_, "retracted_at": made.at, "retracted_by": made.by, "retracted_why": why}
        await run_in_batches(tx, "update_nodes", {"label": "Claim"}, [row])
        return await _change(tx, before, id_, await settle(tx, [id_]))

    await audited(db, "retract_claim", by, work)


async def link_claim(
    db: Database, id_: str, relies_on: Sequence[str], revises: Sequence[str], by: str
) -> None:
    """Say of a claim that it rests on others or takes others back, beside what it has. Raises Refused."""

    async def work(tx: Transaction, made: Made) -> Change:
        before = await _claim(tx, id_)
        if before is None:
            raise Refused([_unknown(id_)])
        linked = replace(before, relies_on=tuple(relies_on), revises=tuple(revises))
        context = await context_in(tx, Batch(claims=(linked,)))
        links = {**context.claims, id_: before}
        if faults := list(link_faults([linked], links, context.sources, ever_one(context.judgements))):
            raise Refused(faults)
        if {*relies_on} <= {*before.relies_on} and {*revises} <= {*before.revises}:
            return await _change(tx, before, id_, ())
        _, touched = await record(tx, [before], _links(id_, relies_on, revises), made)
        return await _change(tx, before, id_, touched)

    await audited(db, "link_claim", by, work)


async def _record_anew(tx: Transaction, claim: Claim, context: Context, made: Made) -> set[str]:
    merged = await merged_among(tx, [claim])
    properties = claim_properties(claim, context.sources[claim.source], merged)
    await run_in_batches(tx, "update_nodes", {"label": "Claim"}, [properties])
    await run(tx, "unlink_claim", id=claim.id)
    for type_, pairs in _links(claim.id, claim.relies_on, claim.revises).items():
        await link(tx, type_, pairs, at=made.at, by=made.by)
    return await settle(tx, [claim.id])


def _links(id_: str, relies_on: Iterable[str], revises: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    return {"RELIES_ON": [(id_, i) for i in relies_on], "REVISES": [(id_, i) for i in revises]}


async def _claim(tx: Transaction, id_: str) -> Claim | None:
    found = (await claims_with(tx, "claims", ids=[id_])).claims
    return found[0] if found else None


async def _change(tx: Transaction, before: Claim | None, id_: str, touched: Iterable[str]) -> Change:
    after = await _claim(tx, id_)
    assert after is not None  # noqa: S101 - it was just written
    was = None if before is None else claim_json(before)
    return Change({*touched, id_}, was, claim_json(after))


def claim_json(claim: Claim) -> Properties:
    """All that a claim says and that is recorded of it, as the audit keeps it."""
    found: dict[str, Any] = {"id": claim.id}
    for each in fields(claim):
        value = getattr(claim, each.name)
        if value not in (None, (), ""):
            found[each.name] = fact_json(value) if each.name == "fact" else value
    read: Properties = orjson.loads(orjson.dumps(found, default=str))
    return read


def _unknown(id_: str) -> Fault:
    return Fault("claim", 0, "id", f"there is no claim {id_}; expected the id of one", "unknown")
