"""Many ties at once: more than the embedded engine can sort where each row carries all the others."""

from app.domain.claims import Entity
from app.domain.facts import Tie
from app.domain.records import Batch
from app.domain.vocabulary import Channel, Stance
from tests.graph.test_writes import SOURCE, claim
from tests.graphs import CountingDatabase, ask, put

MEMBERS = 1_200
SHOWN = 1_000
GROUPS = tuple(Entity(f"group:g{n}", f"G {n}", "FACTION") for n in range(MEMBERS + 1))
TIES = tuple(Tie.of("MEMBER_OF", group.id, "group:g0", None, "1") for group in GROUPS[1:])
GRAPH = "{ ties { id status source { id } } entities { id } tieCount entityCount truncated }"


async def test_a_thousand_ties_are_sorted_counted_and_cut(empty: CountingDatabase) -> None:
    claims = tuple(claim(Stance.ASSERTS, Channel.PRESS, "group:g0", "2014-09-10", fact=tie) for tie in TIES)
    await put(empty, Batch((SOURCE,), GROUPS, claims))
    lineage = f'{{ of: lineage(of: ["group:g0"], limit: {SHOWN}) {GRAPH} }}'
    snapshot = f'{{ of: snapshot(asOf: "2014-09-10", limit: {SHOWN}) {GRAPH} }}'
    first = sorted(tie.id for tie in TIES)[:SHOWN]
    for document in (lineage, snapshot):
        found = (await ask(empty, document))["of"]
        assert [tie["id"] for tie in found["ties"]] == first
        assert (found["tieCount"], found["entityCount"], found["truncated"]) == (MEMBERS, MEMBERS + 1, True)
        ends = {tie["source"]["id"] for tie in found["ties"]}
        assert ends <= {entity["id"] for entity in found["entities"]}
