"""Everything that was recorded, as records: what an export writes. Derived facts are not part of it."""

from app.domain.records import Batch
from app.graph.connection import Database
from app.graph.queries import part
from app.graph.stored_claims import claim_record, entity_record, judgement_record, source_record


async def dump(db: Database) -> Batch:
    """All sources, entities, claims and judgements, each in order of id."""
    ((sources, entities, claims, judgements),) = await db.read(part("read/dump").text, {})
    return Batch(
        sources=tuple(sorted(map(source_record, sources), key=lambda s: s.id)),
        entities=tuple(sorted(map(entity_record, entities), key=lambda e: e.id)),
        claims=tuple(sorted((claim_record(*row) for row in claims), key=lambda c: c.id)),
        judgements=tuple(sorted(map(judgement_record, judgements), key=lambda j: j.id)),
    )
