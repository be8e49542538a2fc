"""What travels together: the sources, entities, claims and judgements of one import, export or edit."""

from dataclasses import dataclass
from typing import Literal

from app.domain.claims import Claim, Entity, Source
from app.domain.judgements import Judgement

Kind = Literal["source", "entity", "claim", "judgement"]


@dataclass(frozen=True, slots=True)
class Batch:
    """Records that are checked and written together. Links between claims are claim ids."""

    sources: tuple[Source, ...] = ()
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    judgements: tuple[Judgement, ...] = ()

    def in_order(self) -> "Batch":
        """The same records in canonical order, each kind by id."""
        return Batch(
            tuple(sorted(self.sources, key=lambda source: source.id)),
            tuple(sorted(self.entities, key=lambda entity: entity.id)),
            tuple(sorted(self.claims, key=lambda claim: claim.id)),
            tuple(sorted(self.judgements, key=lambda judgement: judgement.id)),
        )


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with one record of a batch, the ``index``-th of its kind.

    ``path`` names the field as in the file format (``span.to``), empty for the record as a whole; ``code``
    is a stable word for programs.
    """

    kind: Kind
    index: int
    path: str
    message: str
    code: str
