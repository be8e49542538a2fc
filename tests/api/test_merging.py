"""Merging through the API: reads by either id give the one thing, in one call, until the judgement is undone."""

from dataclasses import replace
from io import StringIO
from typing import Any

import pytest

from app.domain.claims import Claim, Entity, Source
from app.domain.dates import parse
from app.domain.facts import Ending, Existence, Name, Quantity, Strength, Tie
from app.domain.records import Batch
from app.domain.spans import Span
from app.domain.vocabulary import Channel, Counted, NameKind, Stance
from app.exchange.files import read_files
from app.exchange.jsonl_format import write_jsonl
from app.exchange.yaml_format import write_yaml
from app.graph.dump import dump
from app.graph.writes import context_for
from tests.api.writing import CLAIM, RECORD, audit, problems, recorded, send
from tests.graphs import CountingDatabase, ask, put, refused

SOURCE = Source("source:paper", "A paper", parse("2014-12-31"))
ENTITIES = (
    Entity("group:a", "Ansar al-Sham", "FACTION", "The old entry."),
    Entity("group:b", "Supporters of the Levant", "FACTION"),
    Entity("group:c", "Coalition", "COALITION"),
    Entity("person:p", "P"),
    Entity("place:t", "Town", "TOWN"),
    Entity("place:u", "The Town", "TOWN"),
)
_REFUSALS = "... on Invalid { problems { path message code } } ... on NotAllowed { message }"
MERGE = (
    "mutation($keep: ID!, $absorb: [ID!]!, $why: String!) { done: mergeEntities(keep: $keep, absorb: $absorb, why: $why)"
    f" {{ __typename ... on EntitiesMerged {{ judgement entity {{ id label }} }} {_REFUSALS} }} }}"
)
UNDO = (
    "mutation($id: ID!, $why: String!) { done: undoMerge(judgement: $id, why: $why)"
    f" {{ __typename ... on MergeUndone {{ entities {{ id label }} }} {_REFUSALS} }} }}"
)


def claim(number: int, fact: Any, by: str = "person:p", **more: Any) -> Claim:
    given: dict[str, Any] = {
        "stance": Stance.ASSERTS,
        "channel": Channel.PRESS,
        "made_on": parse(f"2014-09-{number:02}"),
    } | more
    return Claim(
        fact=fact, source=SOURCE.id, locator=f"p. {number}", summary="So it is said.", made_by=by, **given
    )


MEMBER_A = Tie("MEMBER_OF", "group:a", "group:c")
MEMBER_B = Tie("MEMBER_OF", "group:b", "group:c")
NUMBER = Strength(("group:a",), Counted.FIGHTERS, Quantity(100, 100), parse("2014-08"), "place:u")
NAME = Name("group:a", "Jund al-Sham", "group:c", kind=NameKind.EXONYM)
CLAIMS = (
    claim(1, MEMBER_A, "group:a", span=Span(start=parse("2014-05"))),
    claim(2, MEMBER_B, "group:b"),
    claim(3, Existence("group:a"), span=Span(start=parse("2010"))),
    claim(4, Existence("group:b")),
    claim(5, Ending("group:a"), span=Span(start=parse("2014-08"))),
    claim(6, NUMBER),
    claim(7, NAME),
    claim(8, Tie("OPERATES_IN", "group:a", "place:u")),
    claim(9, Tie.of("ALLIED_WITH", "group:a", "group:c", "place:u", "2")),
)
BATCH = Batch((SOURCE,), ENTITIES, CLAIMS)


async def merged(db: CountingDatabase, keep: str = "group:b", *absorb: str) -> str:
    done = await send(db, MERGE, keep=keep, absorb=list(absorb or ["group:a"]), why="One and the same.")
    assert done["__typename"] == "EntitiesMerged", done
    id_: str = done["judgement"]
    return id_


async def text(db: CountingDatabase) -> str:
    stream = StringIO()
    write_jsonl(replace(await dump(db), judgements=()), stream)
    return stream.getvalue()


FOLLOWING = {
    "node": '{ found: node(id: "group:a") { id } }',
    "nodes": '{ found: nodes(ids: ["group:a", "group:b"]) { id } }',
    "group": '{ found: group(id: "group:a") { id label existence { from } names { id text } } }',
    "groups": "{ found: groups { totalCount nodes { id } } }",
    "tie": '{ found: tie(id: "tie:member-of/group:a/group:c") { id source { id } evidence { independentSources } } }',
    "symmetric": '{ found: tie(id: "tie:allied-with/group:a/group:c/in/place:u/2") { id place { id } } }',
    "existence": '{ found: node(id: "existence:group:a") { id } }',
    "name": f'{{ found: node(id: "{NAME.id}") {{ ... on Name {{ text entity {{ id }} }} }} }}',
    "strength": f'{{ found: node(id: "{NUMBER.id}") {{ ... on Strength {{ groups {{ id }} place {{ id }} }} }} }}',
    "claims": '{ found: claims(about: "group:a") { totalCount } }',
    "claims of a tie": '{ found: claims(about: "tie:member-of/group:a/group:c") { nodes { about { ... on Tie { id } } } } }',
    "claims of a number": f'{{ found: claims(about: "{NUMBER.id}") {{ totalCount }} }}',
    "a claim": f'{{ found: claim(id: "{CLAIMS[0].id}") {{ madeBy {{ id }} about {{ ... on Tie {{ source {{ id }} }} }} }} }}',
    "lineage": '{ found: lineage(of: ["group:a"], depth: 1) { entities { id } ties { id } } }',
    "snapshot": "{ found: snapshot { entities { id } } }",
    "within": '{ found: snapshot(within: "place:u") { entities { id } } }',
    "timeline": '{ found: timeline(of: ["group:a", "group:b"], kinds: [DISSOLVED]) { nodes { entity { id } text } } }',
    "changes": '{ found: changes(from: {knownAt: "2014-09-02"}, to: {knownAt: "2014-09-03"}, of: ["group:a"])'
    " { changes { kind fact { ... on Existence { id } } } } }",
    "paths": '{ found: paths(from: "group:a", to: "group:c") { length ties { id } } }',
    "search": '{ found: search(text: "Ansar al-Sham") { edges { node { id } matched { text entity { id } } } } }',
    "extent": "{ found: extent { entities ties } }",
}
WHOLE = {"snapshot", "within", "extent"}
MEMBER, ALLIED = "tie:member-of/group:b/group:c", "tie:allied-with/group:b/group:c/in/place:t/2"
FOUND: dict[str, Any] = {
    "node": {"id": "group:b"},
    "nodes": [{"id": "group:b"}] * 2,
    "group": {
        "id": "group:b",
        "label": "Supporters of the Levant",
        "existence": {"from": "2010"},
        "names": [{"id": "name:group:b/" + NAME.id.partition("/")[2], "text": "Jund al-Sham"}],
    },
    "groups": {"totalCount": 2, "nodes": [{"id": "group:b"}, {"id": "group:c"}]},
    "tie": {"id": MEMBER, "source": {"id": "group:b"}, "evidence": {"independentSources": 1}},
    "symmetric": {"id": ALLIED, "place": {"id": "place:t"}},
    "existence": {"id": "existence:group:b"},
    "name": {"text": "Jund al-Sham", "entity": {"id": "group:b"}},
    "strength": {"groups": [{"id": "group:b"}], "place": {"id": "place:t"}},
    "claims": {"totalCount": 9},
    "claims of a tie": {"nodes": [{"about": {"id": MEMBER}}] * 2},
    "claims of a number": {"totalCount": 1},
    "a claim": {"madeBy": {"id": "group:b"}, "about": {"source": {"id": "group:b"}}},
    "lineage": {"entities": [{"id": "group:b"}, {"id": "group:c"}], "ties": [{"id": MEMBER}]},
    "snapshot": {"entities": [{"id": i} for i in ("group:b", "group:c", "person:p", "place:t")]},
    "within": {"entities": [{"id": i} for i in ("group:b", "group:c", "place:t")]},
    "timeline": {
        "nodes": [{"entity": {"id": "group:b"}, "text": "Supporters of the Levant came to its end"}]
    },
    "changes": {"changes": [{"kind": "APPEARED", "fact": {"id": "existence:group:b"}}]},
    "paths": [{"length": 1, "ties": [{"id": ALLIED}]}],
    "search": {
        "edges": [
            {"node": {"id": "group:b"}, "matched": {"text": "Ansar al-Sham", "entity": {"id": "group:b"}}}
        ]
    },
    "extent": {"entities": 4, "ties": 3},
}


async def test_reads_by_either_id_follow_with_no_more_calls_until_it_is_undone(
    empty: CountingDatabase,
) -> None:
    await put(empty, BATCH)
    before = {read: await ask(empty, document) for read, document in FOLLOWING.items()}
    recorded_before = await text(empty)
    groups, places = await merged(empty), await merged(empty, "place:t", "place:u")
    for read, document in FOLLOWING.items():
        empty.calls = 0
        found = (await ask(empty, document))["found"]
        assert (read, found) == (read, FOUND[read])
        # What is read of the whole graph a second time is preceded by asking for the graph's state.
        assert empty.calls == (2 if read in WHOLE else 1), read
    assert await text(empty) == recorded_before
    for judgement in (groups, places):
        done = await send(empty, UNDO, id=judgement, why="They are two.")
        assert done["__typename"] == "MergeUndone", done
    assert {read: await ask(empty, document) for read, document in FOLLOWING.items()} == before
    assert await text(empty) == recorded_before


async def test_results_and_audit(empty: CountingDatabase) -> None:
    await put(empty, BATCH)
    done = await send(empty, MERGE, keep="group:b", absorb=["group:a"], why="One and the same.")
    assert done["entity"] == {"id": "group:b", "label": "Supporters of the Levant"}
    undone = await send(empty, UNDO, id=done["judgement"], why="They are two.")
    assert [e["id"] for e in undone["entities"]] == ["group:b", "group:a"]
    again = await send(empty, UNDO, id=done["judgement"], why="Once more.")
    assert again == undone
    entries = await audit(empty)
    assert [(e["action"], e["by"]) for e in entries] == [("merge_entities", "Ada"), ("undo_merge", "Ada")]
    assert {"group:a", "group:b", MEMBER, MEMBER_A.id} <= set(entries[0]["touched"])
    ((judgement,),) = await empty.read("MATCH (j:Judgement) RETURN properties(j)", {})
    assert (judgement["undone_by"], judgement["undone_why"]) == ("Ada", "They are two.")


@pytest.mark.parametrize(
    ("keep", "absorb", "why", "expected"),
    [
        ("group:b", ["group:a"], "  ", [("why", "missing")]),
        ("group:nobody", ["group:nobody-else"], "so", [("absorb.0", "unknown"), ("keep", "unknown")]),
        ("Group B", ["group:a"], "so", [("keep", "id")]),
        ("group:b", [], "so", [("absorb", "missing")]),
        ("group:b", ["group:b"], "so", [("absorb.0", "self")]),
        ("group:b", ["group:a", "group:a"], "so", [("absorb.1", "duplicate")]),
        ("group:b", ["person:p", "group:a"], "", [("absorb.0", "kind"), ("why", "missing")]),
        ("group:b", ["group:c"], "so", [("absorb.0", "tied")]),
        ("group:c", ["group:b", "group:a"], "so", [("absorb.0", "tied"), ("absorb.1", "tied")]),
    ],
)
async def test_what_cannot_be_merged(
    empty: CountingDatabase, keep: str, absorb: list[str], why: str, expected: list[tuple[str, str]]
) -> None:
    await put(empty, BATCH)
    done = await send(empty, MERGE, keep=keep, absorb=absorb, why=why)
    assert problems(done) == expected
    if expected == [("absorb.0", "tied")]:
        assert MEMBER_B.id in done["problems"][0]["message"]
    assert await audit(empty) == []


async def test_what_is_absorbed_is_not_absorbed_again_nor_in_a_circle(empty: CountingDatabase) -> None:
    more = Entity("group:d", "D", "FACTION")
    await put(empty, Batch((SOURCE,), (*ENTITIES, more), (CLAIMS[2],)))
    await merged(empty)
    twice = await send(empty, MERGE, keep="group:d", absorb=["group:a"], why="so")
    assert problems(twice) == [("absorb.0", "absorbed")]
    circle = await send(empty, MERGE, keep="group:a", absorb=["group:b"], why="so")
    assert problems(circle) == [("absorb.0", "circle")]
    unknown = await send(empty, UNDO, id="judgement:none", why=" ")
    assert problems(unknown) == [("judgement", "unknown"), ("why", "missing")]


async def test_a_chain_undone_in_the_middle(empty: CountingDatabase) -> None:
    more = Entity("group:d", "D", "FACTION")
    await put(empty, Batch((SOURCE,), (*ENTITIES, more), CLAIMS))
    first, second = await merged(empty), await merged(empty, "group:d", "group:b")
    both = '{ a: group(id: "group:a") { id } b: group(id: "group:b") { id } groups { totalCount } }'
    assert await ask(empty, both) == {
        "a": {"id": "group:d"},
        "b": {"id": "group:d"},
        "groups": {"totalCount": 2},
    }
    await send(empty, UNDO, id=first, why="no")
    assert await ask(empty, both) == {
        "a": {"id": "group:a"},
        "b": {"id": "group:d"},
        "groups": {"totalCount": 3},
    }
    assert (await ask(empty, f'{{ tie(id: "{MEMBER_B.id}") {{ id }} }}'))["tie"]["id"] == MEMBER.replace(
        "group:b", "group:d"
    )
    await send(empty, UNDO, id=second, why="no")
    assert (await ask(empty, "{ groups { totalCount } }"))["groups"]["totalCount"] == 4


async def test_one_claimant_after_merging(empty: CountingDatabase) -> None:
    """Independence and revision see one claimant: what A asserted, B denied later."""
    fact = Tie("RIVAL_OF", "group:c", "person:p")
    said = claim(1, fact, "group:a", made_on=parse("2014-09-01"))
    await put(empty, Batch((SOURCE,), ENTITIES, (said, claim(5, fact, "group:b"))))
    document = f'{{ tie(id: "{fact.id}") {{ status evidence {{ independentSources assertions }} }} }}'
    evidence = {"independentSources": 2, "assertions": 2}
    assert (await ask(empty, document))["tie"] == {"status": "ASSERTED", "evidence": evidence}
    await put(empty, Batch(claims=(claim(9, fact, "group:b", stance=Stance.DENIES),)))
    assert (await ask(empty, document))["tie"]["status"] == "CONTESTED"
    judgement = await merged(empty)
    assert (await ask(empty, document))["tie"] == {
        "status": "DENIED",
        "evidence": {"independentSources": 0, "assertions": 0},
    }
    await send(empty, UNDO, id=judgement, why="no")
    assert (await ask(empty, document))["tie"]["status"] == "CONTESTED"


async def test_a_denial_by_an_absorbed_id_makes_a_tie_and_unmakes_it(empty: CountingDatabase) -> None:
    denial = claim(2, MEMBER_B, "group:a", stance=Stance.DENIES, channel=Channel.OFFICIAL)
    await put(empty, Batch((SOURCE,), ENTITIES, (denial,)))
    document = '{ tie(id: "tie:denied-membership/group:a/group:c") { source { id } claims { totalCount } } }'
    judgement = await merged(empty)
    assert (await ask(empty, document))["tie"] == {"source": {"id": "group:b"}, "claims": {"totalCount": 1}}
    claims = '{ claims(about: "tie:denied-membership/group:a/group:c") { totalCount } }'
    assert (await ask(empty, claims))["claims"]["totalCount"] == 1
    await send(empty, UNDO, id=judgement, why="no")
    assert (await ask(empty, document))["tie"] is None


async def test_what_is_recorded_of_an_absorbed_id_counts_for_the_kept(empty: CountingDatabase) -> None:
    await put(empty, BATCH)
    judgement = await merged(empty)
    about = {"tie": {"type": "RIVAL_OF", "source": "group:a", "target": "person:p"}}
    id_ = await recorded(empty, about=about, madeBy="group:a")
    assert (await ask(empty, f'{{ claim(id: "{id_}") {{ about {{ ... on Tie {{ id }} }} }} }}'))["claim"] == {
        "about": {"id": "tie:rival-of/group:b/person:p"}
    }
    itself = {"tie": {"type": "RIVAL_OF", "source": "group:a", "target": "group:b"}}
    done = await send(empty, RECORD, input=CLAIM | {"about": itself})
    assert problems(done) == [("input.about.tie.target", "self")]
    await recorded(empty, about={"fact": MEMBER_A.id}, locator="p. 30")
    await recorded(empty, about={"fact": MEMBER}, locator="p. 31")
    await send(empty, UNDO, id=judgement, why="no")
    assert (await ask(empty, '{ tie(id: "tie:rival-of/group:a/person:p") { id } }'))["tie"] is not None
    for tie in (MEMBER_A, MEMBER_B):
        found = await ask(empty, f'{{ claims(about: "{tie.id}") {{ totalCount }} }}')
        assert found["claims"]["totalCount"] == 2


async def test_a_fact_is_named_by_an_id_of_between(empty: CountingDatabase) -> None:
    """No claim ever said B of these: A's are counted for it, and then for D."""
    await put(empty, Batch((SOURCE,), (*ENTITIES, Entity("group:d", "D", "FACTION")), CLAIMS))
    rival = {"tie": {"type": "RIVAL_OF", "source": "group:a", "target": "person:p"}}
    await recorded(empty, about=rival)
    await recorded(empty, about={"ending": {"entity": "group:a"}}, madeBy="group:c")
    await merged(empty)
    await merged(empty, "group:d", "group:b")
    for kind, id_ in (("Tie", "tie:rival-of/group:%s/person:p"), ("Ending", "ending:group:%s")):
        done = await send(empty, RECORD, input=CLAIM | {"about": {"fact": id_ % "b"}, "locator": "p. 40"})
        assert done["__typename"] == "ClaimRecorded", done
        assert (done["claim"]["about"]["__typename"], done["claim"]["about"]["id"]) == (kind, id_ % "d")


async def test_a_description_of_an_absorbed_id_stays_its_own(empty: CountingDatabase) -> None:
    await put(empty, BATCH)
    judgement = await merged(empty)
    await put(empty, Batch((), (Entity("group:a", "Helpers of Damascus", "FACTION"),)))
    found = await ask(
        empty, '{ search(text: "Helpers of Damascus") { nodes { id label } } groups { totalCount } }'
    )
    assert found["search"]["nodes"] == [{"id": "group:b", "label": "Supporters of the Levant"}]
    assert found["groups"]["totalCount"] == 2
    await send(empty, UNDO, id=judgement, why="no")
    found = await ask(empty, '{ search(text: "Helpers of Damascus") { nodes { id label } } }')
    assert found["search"]["nodes"] == [{"id": "group:a", "label": "Helpers of Damascus"}]


async def test_a_way_from_a_thing_to_itself_is_refused(empty: CountingDatabase) -> None:
    await put(empty, BATCH)
    await merged(empty)
    error = await refused(empty, '{ paths(from: "group:a", to: "group:b") { length } }')
    assert error["message"].startswith("to:")


@pytest.mark.parametrize("form", ["jsonl", "yaml"])
async def test_an_export_with_judgements_loads_into_an_empty_graph(
    empty: CountingDatabase, tmp_path: Any, form: str
) -> None:
    await put(empty, BATCH)
    await send(empty, UNDO, id=await merged(empty), why="no")
    await merged(empty)
    await merged(empty, "place:t", "place:u")
    whole = await dump(empty)
    assert [j.undone is None for j in whole.judgements].count(False) == 1
    path = tmp_path / f"all.{form}"
    with path.open("w", encoding="utf-8") as stream:
        (write_jsonl if form == "jsonl" else write_yaml)(whole, stream)
    await empty.write(lambda tx: tx.run("MATCH (n) WHERE NOT n:Migration DETACH DELETE n", {}))
    batch = read_files([path], await context_for(empty, Batch()))
    await put(empty, batch)
    assert await dump(empty) == whole
    for read in ("group", "tie", "within", "search"):
        assert (await ask(empty, FOLLOWING[read]))["found"] == FOUND[read]
    # What is there stays: the same file again, checked with what it meets, changes nothing.
    await put(empty, read_files([path], await context_for(empty, batch)))
    assert await dump(empty) == whole
