"""Entities and sources saved one by one: made, or changed in what is given of them."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any, Final, Literal

import orjson

from app.domain.claims import Claim, Entity, Source
from app.domain.dates import Edtf
from app.domain.descriptions import check_entity, check_source
from app.domain.facts import slug
from app.domain.fields import visible
from app.domain.records import Batch, Fault, Kind
from app.domain.validation import check
from app.graph.audit import Change, Made, audited
from app.graph.connection import Database
from app.graph.connection.writing import Transaction
from app.graph.editing import Refused
from app.graph.statements import claims_with, run, run_in_batches
from app.graph.stored import Properties
from app.graph.stored_claims import source_record
from app.graph.writes import context_in, describe

Given = Mapping[str, Any]
_MOST_TRIED: Final = 100


async def save_entity(
    db: Database, id_: str, given: Given, by: str, *, sound: bool = True
) -> tuple[str, bool]:
    """Save an entity; gives its id and whether it is new. Raises Refused, also where what is given is known
    not to be ``sound``: then with all else that is wrong.

    Of one that is there, what is not given stays, and what is given as None is taken away. An id that is a
    kind alone (``group:``) asks for one made from the label.
    """

    async def work(tx: Transaction, _made: Made) -> Change:
        own = _own_id(id_, given["label"])
        before = await _entity(tx, own) if own else None
        fresh = Entity(own or f"{id_}unnamed", "")
        entity = replace(fresh if before is None or _to_be_made(id_) else before, **given)
        faults = [Fault("entity", 0, *found) for found in _ordered(check_entity(entity))]
        taken = before not in (None, entity)
        faults += await _id_faults(tx, "Entity", id_, own, given["label"], taken=taken)
        if faults or not sound:
            raise Refused(faults)
        was, after = (None if each is None else _json(asdict(each)) for each in (before, entity))
        assert after is not None  # noqa: S101 - it is an entity
        if was == after:
            return Change((), was, after)
        await _take_away(tx, "Entity", was, after)
        _, _, touched = await describe(tx, Batch(entities=(entity,)))
        return Change(touched, was, after)

    change = await audited(db, "save_entity", by, work)
    return change.after["id"], change.before is None


async def save_source(
    db: Database, id_: str | None, given: Given, by: str, *, sound: bool = True
) -> tuple[str, bool]:
    """Save a source, likewise; without an id, one is made from the title. Raises Refused.

    A date of publication with which its claims would not be sound is refused, naming them.
    """

    async def work(tx: Transaction, _made: Made) -> Change:
        wanted = id_ or "source:"
        own = _own_id(wanted, given["title"])
        before = await _source(tx, own) if own else None
        fresh = Source(own or "source:untitled", "", given["published_on"])
        source = replace(fresh if before is None or _to_be_made(wanted) else before, **given)
        faults = [Fault("source", 0, *found) for found in _ordered(check_source(source))]
        taken = before not in (None, source)
        faults += await _id_faults(tx, "Source", wanted, own, given["title"], taken=taken)
        if before and not faults and before.published_on != source.published_on:
            faults += await _claims_dated_anew(tx, before, source)
        if faults or not sound:
            raise Refused(faults)
        was, after = (None if each is None else _json(_source_json(each)) for each in (before, source))
        assert after is not None  # noqa: S101 - it is a source
        if was == after:
            return Change((), was, after)
        await _take_away(tx, "Source", was, after)
        _, _, touched = await describe(tx, Batch(sources=(source,)))
        return Change(touched, was, after)

    change = await audited(db, "save_source", by, work)
    return change.after["id"], change.before is None


def _to_be_made(id_: str) -> bool:
    """Whether an id is asked for that is made from a text: it is a kind alone."""
    return id_.endswith(":")


def _own_id(id_: str, text: str) -> str | None:
    """The id that is asked for; None where one is to be made of a text without Latin letters."""
    if not _to_be_made(id_):
        return id_
    made = slug(text)
    return f"{id_}{made}" if made else None


async def _id_faults(
    tx: Transaction,
    label: Literal["Entity", "Source"],
    asked: str,
    own: str | None,
    text: str,
    *,
    taken: bool,
) -> list[Fault]:
    """What is wrong with an id that was to be made of a text. One that is there with the same content is no
    harm: what was asked for is done. An empty text is a fault of its own."""
    kind: Kind = "source" if label == "Source" else "entity"
    if not _to_be_made(asked):
        return []
    if own is None:
        if not visible(text):
            return []
        message = f"no id can be made without a Latin letter or digit; expected one such as {asked}some-words"
        return [Fault(kind, 0, "id", message, "missing")]
    if not taken:
        return []
    others = [f"{own}-{number}" for number in range(2, _MOST_TRIED)]
    there = {i for (i,) in await run(tx, "existing", {"label": label}, ids=others)}
    free = next((i for i in others if i not in there), f"{own}-…")
    message = (
        f"{own} is there already; expected that id to change it, or another such as {free} for a new one"
    )
    return [Fault(kind, 0, "id", message, "taken")]


async def _take_away(tx: Transaction, label: str, was: Properties | None, after: Properties) -> None:
    gone = {name: None for name in (was or {}) if name not in after}
    if gone:
        await run_in_batches(tx, "update_nodes", {"label": label}, [{"id": after["id"], **gone}])


async def _claims_dated_anew(tx: Transaction, before: Source, after: Source) -> list[Fault]:
    """What would be wrong with a source's claims under its new date and is not under the present one."""
    ids = [i for (i,) in await run(tx, "claims_of_sources", ids=[after.id])]
    claims = (await claims_with(tx, "claims", ids=ids)).claims
    context = await context_in(tx, Batch(claims=claims))

    def wrong(published_on: Edtf) -> dict[tuple[int, str, str], str]:
        dated = replace(context, sources={**context.sources, after.id: published_on})
        found = check(Batch(claims=claims), dated)
        return {(fault.index, fault.path, fault.code): fault.message for fault in found}

    present = wrong(before.published_on)
    return [
        Fault("source", 0, "published_on", _of(claims[key[0]], message), "claims")
        for key, message in wrong(after.published_on).items()
        if key not in present
    ]


def _of(claim: Claim, message: str) -> str:
    return f"{claim.id} ({claim.locator}) would not be sound with this date: {message}"


async def _entity(tx: Transaction, id_: str) -> Entity | None:
    rows = await run(tx, "descriptions", ids=[id_])
    return Entity(*rows[0]) if rows else None


async def _source(tx: Transaction, id_: str) -> Source | None:
    rows = await run(tx, "source_records", ids=[id_])
    return source_record(rows[0][0]) if rows else None


def _source_json(source: Source) -> Properties:
    published = source.published_on
    return {**asdict(source), "published_on": published.as_given or published.text}


def _json(properties: Properties) -> Properties:
    given = {name: value for name, value in properties.items() if value is not None}
    read: Properties = orjson.loads(orjson.dumps(given))
    return read


def _ordered(found: Any) -> list[tuple[str, str, str]]:
    """Path, message and code, as faults have them."""
    return [(path, message, code) for path, code, message in found]
