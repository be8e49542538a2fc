"""Root fields that write. Each is one transaction; what it gives is read in one call after it."""

from collections.abc import Iterable
from typing import Annotated, Any

import strawberry
from strawberry import ID, UNSET

from app.api import given
from app.api.access import needs
from app.api.arguments import Id, Info
from app.api.inputs import ClaimInput, EntityInput, SourceInput
from app.api.reading import MOST_ENTITIES, MOST_LINKS, too_many
from app.api.results import (
    MergeEntitiesResult,
    RecordClaimResult,
    RetractClaimResult,
    SaveEntityResult,
    SaveSourceResult,
    UndoMergeResult,
)
from app.api.selection import wanted
from app.domain.records import Fault
from app.errors import Problem
from app.graph import editing, lookups, merging, saving
from app.graph.compose import Moment
from app.graph.tokens import Role

_LINKS = {"relies_on": ("reliesOn",), "revises": ("revises",)}
# What results hold that is read after writing, with the beginning of the ids that it can have.
_READ = (
    ("ClaimRecorded", "claim", "claim:"),
    ("ClaimRetracted", "claim", "claim:"),
    ("EntitySaved", "entity", "group:"),
    ("SourceSaved", "source", "source:"),
    ("EntitiesMerged", "entity", "group:"),
    ("MergeUndone", "entities", "group:"),
)


def _refusal(info: Info) -> dict[str, Any] | None:
    """NotAllowed, where the viewer may not edit. Raises what reading the result would: nothing may be written
    of which the asker is told an error alone."""
    if refusal := needs(info, Role.EDITOR):
        return refusal
    for type_name, name, id_ in _READ:
        for field in wanted(info).fields(type_name):
            if field.name == name:
                lookups.nodes_statement(info.context.db.dialect, Moment(), field.selection, [id_])
    return None


async def _done(info: Info, type_name: str, ids: dict[str, str | list[str]], **values: Any) -> dict[str, Any]:
    """The payload of a type; ``ids`` says which thing, or things, each of its fields is."""
    result: dict[str, Any] = {"__typename": type_name, **values}
    for field in wanted(info).fields(type_name):
        if (meant := ids.get(field.name)) is not None:
            several = [meant] if isinstance(meant, str) else meant
            found = await lookups.nodes(info.context.db, Moment(), field.selection, several)
            result[f"@{field.key}"] = found[0] if isinstance(meant, str) else found
    return result


def _invalid(problems: Iterable[Problem]) -> dict[str, Any]:
    return {
        "__typename": "Invalid",
        "problems": [{"path": list(p.path), "message": p.message, "code": p.code} for p in problems],
    }


def _of_arguments(faults: Iterable[Fault]) -> Iterable[Problem]:
    """Faults as problems of a mutation's own arguments."""
    for fault in faults:
        path = _LINKS.get(fault.path) or tuple(fault.path.split("."))
        yield Problem(path, fault.message, fault.code)


@strawberry.type(description="What can be written. It needs an editor's token.")
class Mutation:
    @strawberry.mutation(
        description="Record a claim. Recording one again changes nothing but adds links; one that was "
        "retracted is recorded anew and counts again.",
        graphql_type=RecordClaimResult,
    )
    async def record_claim(
        self,
        info: Info,
        input: Annotated[ClaimInput, strawberry.argument(description="The claim.")],  # noqa: A002
    ) -> Any:
        if refusal := _refusal(info):
            return refusal
        db, about = info.context.db, input.about.fact
        stored = await editing.stored_fact(db, str(about)) if about is not UNSET else None
        claim, read = given.claim(input, stored)
        try:
            created = await editing.record_claim(db, claim, _who(info), sound=not read.problems)
        except editing.Refused as refused:
            return _invalid(read.told(refused.faults))
        return await _done(info, "ClaimRecorded", {"claim": claim.id}, created=created)

    @strawberry.mutation(
        description="Retract a claim that was entered by mistake: it then never counts, at any knownAt. A "
        "claimant who takes his word back makes a new claim.",
        graphql_type=RetractClaimResult,
    )
    async def retract_claim(
        self,
        info: Info,
        id: Id,  # noqa: A002
        why: Annotated[str, strawberry.argument(description="What the mistake was.")],
    ) -> Any:
        if refusal := _refusal(info):
            return refusal
        try:
            await editing.retract_claim(info.context.db, str(id), why, _who(info))
        except editing.Refused as refused:
            return _invalid(_of_arguments(refused.faults))
        return await _done(info, "ClaimRetracted", {"claim": str(id)})

    @strawberry.mutation(
        description="Say later that a claim rests on others, or takes earlier ones of its claimant back.",
        graphql_type=RecordClaimResult,
    )
    async def link_claim(
        self,
        info: Info,
        id: Id,  # noqa: A002
        relies_on: Annotated[
            list[ID] | None, strawberry.argument(description="Claims that it rests on.")
        ] = UNSET,
        revises: Annotated[
            list[ID] | None,
            strawberry.argument(description="The same claimant's earlier claims that it takes back."),
        ] = UNSET,
    ) -> Any:
        if refusal := _refusal(info):
            return refusal
        if not relies_on and not revises:
            message = "links to nothing; expected claims in reliesOn or revises"
            return _invalid([Problem(("reliesOn",), message, "missing")])
        links = ([str(i) for i in relies_on or ()], [str(i) for i in revises or ()])
        named = zip(("reliesOn", "revises"), links, strict=True)
        if problems := [p for name, ids in named for p in too_many(ids, MOST_LINKS, name)]:
            return _invalid(problems)
        try:
            await editing.link_claim(info.context.db, str(id), *links, _who(info))
        except editing.Refused as refused:
            return _invalid(_of_arguments(refused.faults))
        return await _done(info, "ClaimRecorded", {"claim": str(id)}, created=False)

    @strawberry.mutation(
        description="Make an entity, or change what is given of one.", graphql_type=SaveEntityResult
    )
    async def save_entity(
        self,
        info: Info,
        input: Annotated[EntityInput, strawberry.argument(description="The entity.")],  # noqa: A002
    ) -> Any:
        if refusal := _refusal(info):
            return refusal
        id_, fields, read = given.entity(input)
        try:
            saved, created = await saving.save_entity(
                info.context.db, id_, fields, _who(info), sound=not read.problems
            )
        except editing.Refused as refused:
            return _invalid(read.told(refused.faults))
        return await _done(info, "EntitySaved", {"entity": saved}, created=created)

    @strawberry.mutation(
        description="Make a source, or change what is given of one.", graphql_type=SaveSourceResult
    )
    async def save_source(
        self,
        info: Info,
        input: Annotated[SourceInput, strawberry.argument(description="The source.")],  # noqa: A002
    ) -> Any:
        if refusal := _refusal(info):
            return refusal
        id_, fields, read = given.source(input)
        try:
            saved, created = await saving.save_source(
                info.context.db, id_, fields, _who(info), sound=not read.problems
            )
        except editing.Refused as refused:
            return _invalid(read.told(refused.faults))
        return await _done(info, "SourceSaved", {"source": saved}, created=created)

    @strawberry.mutation(
        description="Judge that several ids stand for one thing. The ids stay, and reads follow the "
        "judgement; undoMerge takes it back.",
        graphql_type=MergeEntitiesResult,
    )
    async def merge_entities(
        self,
        info: Info,
        keep: Annotated[ID, strawberry.argument(description="The entity to keep.")],
        absorb: Annotated[list[ID], strawberry.argument(description="Those that are the same.")],
        why: Annotated[str, strawberry.argument(description="What shows that they are.")],
    ) -> Any:
        if refusal := _refusal(info):
            return refusal
        if problems := list(too_many(absorb, MOST_ENTITIES, "absorb")):
            return _invalid(problems)
        others = [str(id_) for id_ in absorb]
        try:
            judgement = await merging.merge(info.context.db, str(keep), others, why, _who(info))
        except editing.Refused as refused:
            return _invalid(_of_arguments(refused.faults))
        return await _done(info, "EntitiesMerged", {"entity": str(keep)}, judgement=judgement)

    @strawberry.mutation(
        description="Take a judgement of mergeEntities back: each id stands for itself again.",
        graphql_type=UndoMergeResult,
    )
    async def undo_merge(
        self,
        info: Info,
        judgement: Annotated[ID, strawberry.argument(description="The judgement's id.")],
        why: Annotated[str, strawberry.argument(description="What was wrong with it.")],
    ) -> Any:
        if refusal := _refusal(info):
            return refusal
        try:
            ids = await merging.undo(info.context.db, str(judgement), why, _who(info))
        except editing.Refused as refused:
            return _invalid(_of_arguments(refused.faults))
        return await _done(info, "MergeUndone", {"entities": ids})


def _who(info: Info) -> str:
    """Whose token it is: whoever may edit has one."""
    name = info.context.viewer.name
    assert name is not None  # noqa: S101 - needs() was asked before
    return name
