"""What mutations give: what was done, or why not, as values."""

from typing import Annotated

import strawberry
from strawberry import ID

from app.api.enums import Role
from app.api.fields import Read, leaf, nested
from app.api.types import Claim, Entity, Source


@strawberry.type(description="One thing wrong with an input.")
class Problem:
    path: list[str] = leaf("Where it is: the argument, then the fields of the input, outermost first.")
    message: str = leaf("What is wrong and what was expected.")
    code: str = leaf("A stable lower-case word for programs.")


@strawberry.type(description="The input was not sound, and nothing was written.")
class Invalid(Read):
    problems: list[Problem] = leaf("All that is wrong with it.")


@strawberry.type(description="The viewer may not do this, and nothing was written.")
class NotAllowed(Read):
    message: str = leaf("What to do about it.")
    needs: Role = leaf("The role that it needs.")


@strawberry.type(description="A claim that is recorded.")
class ClaimRecorded(Read):
    claim: Claim = nested("The claim.")
    created: bool = leaf(
        "Whether it counts now and did not before: it is new, or had been retracted. False where the same "
        "claim was there already."
    )


@strawberry.type(description="A claim that is retracted as entered by mistake.")
class ClaimRetracted(Read):
    claim: Claim = nested("The claim.")


@strawberry.type(description="An entity that is saved.")
class EntitySaved(Read):
    entity: Entity = nested("The entity.")
    created: bool = leaf("Whether it is new.")


@strawberry.type(description="A source that is saved.")
class SourceSaved(Read):
    source: Source = nested("The source.")
    created: bool = leaf("Whether it is new.")


@strawberry.type(description="A judgement that several ids stand for one thing.")
class EntitiesMerged(Read):
    entity: Entity = nested("The entity that is kept.")
    judgement: ID = leaf("The judgement, for undoMerge.")


@strawberry.type(description="A judgement that was taken back.")
class MergeUndone(Read):
    entities: list[Entity] = nested("The entities of which it spoke, the kept one first.")


RecordClaimResult = Annotated[
    ClaimRecorded | Invalid | NotAllowed,
    strawberry.union("RecordClaimResult", description="What came of recording or linking a claim."),
]
RetractClaimResult = Annotated[
    ClaimRetracted | Invalid | NotAllowed,
    strawberry.union("RetractClaimResult", description="What came of retracting a claim."),
]
SaveEntityResult = Annotated[
    EntitySaved | Invalid | NotAllowed,
    strawberry.union("SaveEntityResult", description="What came of saving an entity."),
]
SaveSourceResult = Annotated[
    SourceSaved | Invalid | NotAllowed,
    strawberry.union("SaveSourceResult", description="What came of saving a source."),
]
MergeEntitiesResult = Annotated[
    EntitiesMerged | Invalid | NotAllowed,
    strawberry.union("MergeEntitiesResult", description="What came of merging entities."),
]
UndoMergeResult = Annotated[
    MergeUndone | Invalid | NotAllowed,
    strawberry.union("UndoMergeResult", description="What came of undoing a merge."),
]
