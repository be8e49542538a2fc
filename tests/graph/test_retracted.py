"""Who nobody claims anything of any more: a record alone, as if it had just been saved."""

from dataclasses import replace

import pytest

from app.domain.claims import Entity, Retraction
from app.domain.records import Batch
from tests.graph.test_writes import ASSERTED, SOURCE, A, B
from tests.graphs import CountingDatabase, ask, put

GONE = Retraction("2026-01-01T00:00:00Z", "tests", "typed by mistake")
ALONE = Entity("group:alone", "Alonest", "FACTION")
ALPHA = replace(A, label="Alphaest")

READS = {
    "group": 'query($k: Date) { group(id: "%s", knownAt: $k) { id } }',
    "node": 'query($k: Date) { node(id: "%s", knownAt: $k) { id } }',
    "groups": "query($k: Date) { groups(knownAt: $k) { totalCount nodes { id } } }",
    "search": 'query($k: Date) { search(text: "%s", knownAt: $k) { nodes { id } } }',
    "snapshot": "query($k: Date) { snapshot(knownAt: $k) { entities { id } } }",
    "lineage": 'query($k: Date) { lineage(of: ["%s"], knownAt: $k) { entities { id } } }',
}


async def _finds(db: CountingDatabase, read: str, entity: Entity, known_at: str | None) -> bool:
    document = READS[read]
    if "%s" in document:
        document %= entity.label if read == "search" else entity.id
    return f"'{entity.id}'" in str(await ask(db, document, k=known_at))


@pytest.mark.parametrize("read", READS)
async def test_an_entity_whose_every_claim_was_retracted_is_a_record_alone(
    empty: CountingDatabase, read: str
) -> None:
    await put(empty, Batch((SOURCE,), (ALPHA, B, ALONE), (ASSERTED,)))
    assert await _finds(empty, read, ALPHA, None)
    assert await _finds(empty, read, ALPHA, "2014-12-31")
    await empty.write(lambda tx: tx.run("MATCH (n) WHERE NOT n:Migration DETACH DELETE n", {}))
    await put(empty, Batch((SOURCE,), (ALPHA, B, ALONE), (replace(ASSERTED, retraction=GONE),)))
    for known_at in (None, "2014-12-31", "2026-12-31"):
        for record in (ALPHA, ALONE):
            assert await _finds(empty, read, record, known_at) is (known_at is None)
    assert (await ask(empty, "{ extent { entities knownEarliest } }"))["extent"] == {
        "entities": 3,
        "knownEarliest": None,
    }
    # What was said in error can still be read, and of whom.
    claims = (await ask(empty, "{ claims { nodes { about { ... on Tie { source { id } } } } } }"))["claims"]
    assert claims["nodes"] == [{"about": {"source": {"id": "group:a"}}}]
