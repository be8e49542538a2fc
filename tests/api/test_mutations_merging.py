"""Merging and its undoing as mutations: what they give, and where their problems are."""

from app.api.access import ANYBODY
from tests.api.writing import CLAIM, LINK, RECORD, audit, problems, recorded, send
from tests.graphs import CountingDatabase

MERGE = (
    "mutation($keep: ID!, $absorb: [ID!]!, $why: String!) {"
    " done: mergeEntities(keep: $keep, absorb: $absorb, why: $why) { __typename"
    " ... on EntitiesMerged { judgement entity { id label } }"
    " ... on Invalid { problems { path message code } } ... on NotAllowed { needs } } }"
)
UNDO = (
    "mutation($id: ID!, $why: String!) { done: undoMerge(judgement: $id, why: $why) { __typename"
    " ... on MergeUndone { entities { id label } }"
    " ... on Invalid { problems { path message code } } ... on NotAllowed { needs } } }"
)


async def test_entities_are_merged_and_taken_apart(small: CountingDatabase) -> None:
    await recorded(small, about={"existence": {"entity": "group:a"}})
    merged = await send(small, MERGE, keep="group:b", absorb=["group:a"], why="one and the same")
    assert merged["entity"] == {"id": "group:b", "label": "B"}
    undone = await send(small, UNDO, id=merged["judgement"], why="two after all")
    assert undone["entities"] == [{"id": "group:b", "label": "B"}, {"id": "group:a", "label": "A"}]
    entries = await audit(small)
    assert [e["action"] for e in entries] == ["record_claim", "merge_entities", "undo_merge"]
    assert {"group:a", "group:b"} <= set(entries[-1]["touched"])


async def test_what_cannot_be_merged_or_undone_is_told(small: CountingDatabase) -> None:
    done = await send(small, MERGE, keep="group:b", absorb=["group:b", "person:p", "group:x"], why=" ")
    paths = [path for path, _ in problems(done)]
    assert paths == ["absorb.0", "absorb.1", "absorb.2", "why"]
    done = await send(small, UNDO, id="judgement:0", why="")
    assert problems(done) == [("judgement", "unknown"), ("why", "missing")]
    done = await send(small, MERGE, ANYBODY, keep="group:b", absorb=["group:a"], why="x")
    assert (done["__typename"], done["needs"]) == ("NotAllowed", "EDITOR")
    assert await audit(small) == []


async def test_lists_of_ids_have_a_most(small: CountingDatabase) -> None:
    groups, claims = [f"group:n{n}" for n in range(101)], [f"claim:{n:020x}" for n in range(1_001)]
    done = await send(small, MERGE, keep="group:b", absorb=groups, why="x")
    assert done["problems"] == [
        {"path": ["absorb"], "message": "lists 101 ids; expected at most 100", "code": "many"}
    ]
    done = await send(small, LINK, id=claims[0], on=claims, back=claims)
    assert problems(done) == [("reliesOn", "many"), ("revises", "many")]
    done = await send(small, RECORD, input=CLAIM | {"reliesOn": claims, "revises": claims})
    assert problems(done) == [("input.reliesOn", "many"), ("input.revises", "many")]
    number = {"groups": groups, "of": {"low": 5, "high": 5}, "on": "2014-09"}
    done = await send(small, RECORD, input=CLAIM | {"about": {"strength": number}})
    assert problems(done) == [("input.about.strength.groups", "many")]
    assert await audit(small) == []
