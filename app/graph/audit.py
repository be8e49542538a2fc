"""The one door for whatever changes the graph: the writers' lock, its number, and an entry in the audit.

An entry's id is made before the transaction and stays through all its retries. Where the connection was lost
during the commit, the transaction is tried again and finds its own entry if it was committed: what was done
is then told from the entry, and nothing is written twice.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, Literal
from uuid import uuid4

import orjson

from app.domain.judgements import roots
from app.errors import CommitLost, DatabaseError, Unavailable
from app.graph.connection import Database
from app.graph.connection.writing import Transaction
from app.graph.counting import stored_judgements
from app.graph.queries import part
from app.graph.statements import run

Action = Literal[
    "load",
    "record_claim",
    "retract_claim",
    "link_claim",
    "save_entity",
    "save_source",
    "merge_entities",
    "undo_merge",
]
_MOST_TOUCHED: Final = 5_000
# How long a commit whose answer was lost is inquired after: an engine that fell over is up again by then.
_INQUIRY: Final = 10.0
_PAUSE: Final = 0.5


@dataclass(frozen=True, slots=True)
class Made:
    """When something is entered, ISO 8601 in UTC, and by whom."""

    at: str
    by: str


@dataclass(frozen=True, slots=True)
class Change:
    """What a transaction did: the ids of entities, facts, claims and sources concerned, and what was there
    before and after as values of JSON. ``before`` is None where nothing was; where both are equal, nothing
    was done."""

    touched: Collection[str]
    before: Mapping[str, Any] | None
    after: Mapping[str, Any]


Work = Callable[[Transaction, Made], Awaitable[Change]]


class _Nothing(Exception):
    """Nothing is left to do: the transaction is rolled back, and leaves neither a number nor an entry."""

    def __init__(self, change: Change) -> None:
        super().__init__()
        self.change = change


async def audited(db: Database, action: Action, by: str, work: Work) -> Change:
    """Run the work in one transaction, under the writers' lock, with its entry in the audit.

    The work may run again and so must only use the graph. Raises DatabaseError, and what the work raises;
    nothing is written then. An entry that touches more than can be named touches, by its empty list,
    everything.
    """
    made = Made(datetime.now(UTC).isoformat(timespec="seconds"), by)
    id_ = str(uuid4())
    number = 0

    async def once(tx: Transaction) -> Change:
        nonlocal number
        ((number,),) = await run(tx, "revise", at=made.at)
        for before, after in await run(tx, "audit_entry", id=id_):
            raise _Nothing(Change((), orjson.loads(before), orjson.loads(after)))
        change = await work(tx, made)
        if change.before == change.after:
            raise _Nothing(change)
        touched = await _heard(tx, change.touched)
        entry = {
            "id": id_,
            "number": number,
            "at": made.at,
            "by": by,
            "action": action,
            "touched": sorted(touched) if len(touched) <= _MOST_TOUCHED else [],
            "before": orjson.dumps(change.before).decode(),
            "after": orjson.dumps(change.after).decode(),
        }
        await run(tx, "create_nodes", {"labels": "AuditEntry"}, rows=[entry])
        return change

    async def overtaken() -> bool:
        with suppress(DatabaseError):  # then what was raised stands
            return any(last >= number for (last,) in await db.read(part("read/last_revision").text, {}))
        return False

    try:
        return await _certainly(db, once, overtaken)
    except _Nothing as nothing:
        return nothing.change


async def _heard(tx: Transaction, touched: Collection[str]) -> set[str]:
    """What was touched, and of an entity every id that now counts for the same: whoever listens to one of
    them hears of all."""
    merged = roots(await stored_judgements(tx))
    counted = {merged.get(id_, id_) for id_ in touched}
    return {*touched, *counted, *(absorbed for absorbed, root in merged.items() if root in counted)}


async def _certainly(
    db: Database, once: Callable[[Transaction], Awaitable[Change]], overtaken: Callable[[], Awaitable[bool]]
) -> Change:
    """Write; where the answer to a commit is lost, inquire until it is known."""
    try:
        return await db.write(once, overtaken)
    except CommitLost:
        until = time.monotonic() + _INQUIRY
        while time.monotonic() < until:
            await asyncio.sleep(_PAUSE)
            try:
                return await db.write(once, overtaken)
            except Unavailable:
                continue
        raise
