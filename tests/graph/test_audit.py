"""The audit of loads, and of changes that touch more than an entry can name."""

import orjson
import pytest

from app.domain.records import Batch
from app.graph import audit
from tests.graph.test_writes import ASSERTED, BATCH, SOURCE, A, B
from tests.graphs import CountingDatabase, put


async def _entries(db: CountingDatabase) -> list[dict]:
    rows = await db.read("MATCH (a:AuditEntry) RETURN properties(a) ORDER BY a.number", {})
    return [row[0] for row in rows]


async def test_each_transaction_of_a_load_leaves_an_entry(empty: CountingDatabase) -> None:
    await put(empty, BATCH)
    described, claims = await _entries(empty)
    assert [(e["number"], e["action"], e["by"]) for e in (described, claims)] == [
        (1, "load", "tests"),
        (2, "load", "tests"),
    ]
    assert described["touched"] == [A.id, B.id, SOURCE.id]
    assert claims["touched"] == [A.id, B.id, SOURCE.id]
    assert orjson.loads(described["after"]) == {"entities": 2, "sources": 1}
    assert orjson.loads(claims["after"]) == {"claims": 2}
    assert described["id"] != claims["id"]


async def test_a_load_of_claims_that_are_there_leaves_none(empty: CountingDatabase) -> None:
    await put(empty, BATCH)
    await put(empty, Batch(claims=(ASSERTED,)))
    assert len(await _entries(empty)) == 2


async def test_what_touches_too_much_to_be_named_touches_everything(
    empty: CountingDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "_MOST_TOUCHED", 2)
    await put(empty, BATCH)
    assert [e["touched"] for e in await _entries(empty)] == [[], []]
