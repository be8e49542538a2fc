"""Judgements made and taken back: several ids that stand for one thing.

The ids stay, and so does what claims say. What is derived from claims follows, in the same transaction.
"""

import secrets
from collections.abc import Sequence
from dataclasses import asdict, replace

from app.domain.fields import check_text
from app.domain.judgements import Judgement, Undoing
from app.domain.merging import judgement_faults
from app.domain.records import Batch, Fault
from app.graph.audit import Change, Made, audited
from app.graph.connection import Database
from app.graph.connection.writing import Transaction
from app.graph.counting import put_judgements, stored_judgements
from app.graph.editing import Refused
from app.graph.writes import context_in


async def merge(db: Database, keep: str, absorb: Sequence[str], why: str, by: str) -> str:
    """Judge that some ids stand for the same thing as the one to keep; gives the judgement's id. Raises
    Refused, with ``keep``, ``absorb.<place>`` and ``why`` for paths.

    ``keep`` may be absorbed itself: then all of them count for what it counts for. One transaction moves all
    claims concerned, a thousand a statement.
    """
    id_ = f"judgement:{secrets.token_hex(10)}"

    async def work(tx: Transaction, made: Made) -> Change:
        judgement = Judgement(id_, keep, tuple(absorb), why, made.at, by)
        context = await context_in(tx, Batch(judgements=(judgement,)))
        faults = judgement_faults([judgement], context.judgements, context.entities, context.tied)
        if found := list(faults):
            raise Refused(found)
        touched = await put_judgements(tx, [judgement])
        return Change({*touched, id_}, None, asdict(judgement))

    return str((await audited(db, "merge_entities", by, work)).after["id"])


async def undo(db: Database, id_: str, why: str, by: str) -> list[str]:
    """Take a judgement back; gives the ids that it spoke of, the kept one first. Raises Refused, with
    ``judgement`` and ``why`` for paths. One that was taken back already stays so."""
    faults = [Fault("judgement", 0, path, message, code) for path, code, message in check_text("why", why)]

    async def work(tx: Transaction, made: Made) -> Change:
        before = next((j for j in await stored_judgements(tx) if j.id == id_), None)
        if before is None:
            message = f"there is no judgement {id_}; expected the id of one"
            raise Refused([Fault("judgement", 0, "judgement", message, "unknown"), *faults])
        if faults:
            raise Refused(faults)
        if before.undone:
            return Change((), asdict(before), asdict(before))
        after = replace(before, undone=Undoing(made.at, by, why))
        touched = await put_judgements(tx, [after])
        return Change({*touched, id_}, asdict(before), asdict(after))

    done = (await audited(db, "undo_merge", by, work)).after
    return [done["keep"], *done["absorb"]]
