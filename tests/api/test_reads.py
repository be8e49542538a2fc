"""The root fields on the seed: what they answer, and with how many calls."""

import pytest
from graphql import build_schema

from app.api.schema import sdl
from tests.graphs import CountingDatabase, ask, refused, seed

LINEAGE = """
query($k: Date, $t: Date) {
  lineage(of: ["group:ansar-al-islam"], knownAt: $k, asOf: $t) {
    tieCount entityCount truncated
    entities { id name }
    ties {
      type status source { id } target { id } span { from label }
      claims { nodes { locator source { id title } } }
    }
  }
}
"""


async def test_lineage_of_ansar_al_islam(seeded: CountingDatabase) -> None:
    graph = (await ask(seeded, LINEAGE))["lineage"]
    found = {(t["type"], t["source"]["id"], t["target"]["id"]): t for t in graph["ties"]}
    expected = {
        ("SUCCEEDED", "group:ansar-al-sunna", "group:ansar-al-islam"): None,
        ("SPLIT_FROM", "group:jamaat-ansar-al-islam", "group:ansar-al-sunna"): "2007",
        ("SPLIT_FROM", "group:jamaat-ansar-al-sunna", "group:ansar-al-sunna"): "2007",
        ("BRANCH_OF", "group:jamaat-ansar-al-islam-syria", "group:jamaat-ansar-al-islam"): "2011",
    }
    assert expected.keys() <= found.keys()
    for key, date in expected.items():
        tie = found[key]
        assert date is None or tie["span"]["from"] == date
        assert tie["claims"]["nodes"]
        for claim in tie["claims"]["nodes"]:
            assert claim["source"]["id"] == "source:pledges-jamaat-ansar-al-islam"
            assert claim["locator"].startswith("¶ ")
    ends = {end for _, *both in found for end in both}
    assert ends <= {entity["id"] for entity in graph["entities"]}
    assert graph["tieCount"] == len(graph["ties"])
    assert graph["truncated"] is False


async def test_lineage_as_of_a_day_and_as_known_on_a_day(seeded: CountingDatabase) -> None:
    early = (await ask(seeded, LINEAGE, k="2014-08-24"))["lineage"]
    assert not [t for t in early["ties"] if t["type"] == "PLEDGED_TO" and "jamaat-ansar" in t["source"]["id"]]
    in_2008 = (await ask(seeded, LINEAGE, t="2008-06-01"))["lineage"]
    assert not [t for t in in_2008["ties"] if t["type"] == "BRANCH_OF" and "syria" in t["source"]["id"]]
    before_all = (await ask(seeded, LINEAGE, k="1990-01-01"))["lineage"]
    assert before_all["ties"] == []


async def test_a_short_limit_says_that_it_cut(seeded: CountingDatabase) -> None:
    data = await ask(
        seeded,
        '{ lineage(of: ["group:islamic-state"], limit: 3) {'
        " ties { source { id } target { id } } entities { id } truncated tieCount } }",
    )
    graph = data["lineage"]
    assert len(graph["ties"]) == 3
    assert graph["truncated"] is True
    assert graph["tieCount"] > 3
    ends = {tie[end]["id"] for tie in graph["ties"] for end in ("source", "target")}
    assert ends <= {entity["id"] for entity in graph["entities"]}


async def test_direction_and_depth(seeded: CountingDatabase) -> None:
    document = (
        'query($d: Direction!, $n: Int!) { lineage(of: ["group:ansar-al-sunna"], direction: $d, depth: $n) {'
        " ties { source { id } target { id } } } }"
    )
    out = (await ask(seeded, document, d="OUT", n=1))["lineage"]["ties"]
    assert {t["source"]["id"] for t in out} == {"group:ansar-al-sunna"}
    into = (await ask(seeded, document, d="IN", n=1))["lineage"]["ties"]
    assert {t["target"]["id"] for t in into} == {"group:ansar-al-sunna"}
    both = (await ask(seeded, document, d="BOTH", n=1))["lineage"]["ties"]
    assert len(both) == len(out) + len(into)
    assert len((await ask(seeded, document, d="BOTH", n=2))["lineage"]["ties"]) > len(both)


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Ansar al-Sham", "group:jamaat-ansar-al-islam-syria"),
        ("JAI", "group:jamaat-ansar-al-islam"),
        ("da3esh", "group:islamic-state"),
        ("Ayn al-Arab", "place:kobani"),
        ("أنصار الإسلام", "group:ansar-al-islam"),
        ("انصار الاسلام", "group:ansar-al-islam"),
        ("أَنْصَارُ الْإِسْلَام", "group:ansar-al-islam"),
        ("ansar al sunnah", "group:ansar-al-sunna"),
        ("Ansar al-Sunma", "group:ansar-al-sunna"),
        ("Jabhat al-Nusrra", "group:jabhat-al-nusra"),
        ("Kobany", "place:kobani"),
        ("Abu Bakr al-Bagdadi", "person:abu-bakr-al-baghdadi"),
        ("Liwa al-Tawhed", "group:liwa-al-tawhid"),
        ("islamic stat", "group:islamic-state"),
    ],
)
async def test_search_finds_the_entity_meant(seeded: CountingDatabase, text: str, entity: str) -> None:
    data = await ask(seeded, "query($t: String!) { search(text: $t, first: 3) { nodes { id } } }", t=text)
    assert data["search"]["nodes"][0]["id"] == entity


async def test_search_pages_without_gaps(seeded: CountingDatabase) -> None:
    document = (
        'query($a: String) { search(text: "ansar", first: 2, after: $a) {'
        " totalCount edges { node { id } score matched { text } } pageInfo { hasNextPage endCursor } } }"
    )
    seen, after = [], None
    while True:
        page = (await ask(seeded, document, a=after))["search"]
        seen += [edge["node"]["id"] for edge in page["edges"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]
    assert len(seen) == len(set(seen)) == page["totalCount"] > 4


async def test_ties_page_without_gaps(seeded: CountingDatabase) -> None:
    document = (
        'query($a: String) { group(id: "group:islamic-state") { ties(first: 7, after: $a) {'
        " totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor } } } }"
    )
    seen, after = [], None
    while True:
        page = (await ask(seeded, document, a=after))["group"]["ties"]
        seen += [node["id"] for node in page["nodes"]]
        assert page["pageInfo"]["hasPreviousPage"] is (after is not None)
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]
    assert len(seen) == len(set(seen)) == page["totalCount"] > 14


async def test_one_lane_with_three_names(seeded: CountingDatabase) -> None:
    document = 'query($t: Date) { group(id: "group:islamic-state", asOf: $t) { name } }'
    names = [
        (await ask(seeded, document, t=t))["group"]["name"]
        for t in ("2012-01-01", "2014-01-01", "2014-09-01")
    ]
    assert names[0] == "Islamic State of Iraq"
    assert names[1] == "Islamic State in Iraq and al-Sham"
    assert names[2] == "Islamic State"


async def test_what_is_unknown_is_null(seeded: CountingDatabase) -> None:
    data = await ask(
        seeded,
        '{ group(id: "group:nobody") { id } person(id: "person:nobody") { id } tie(id: "tie:nothing") { id }'
        ' claim(id: "claim:0") { id } source(id: "source:none") { id } node(id: "what is this") { id }'
        ' early: group(id: "group:euphrates-volcano", knownAt: "2014-09-09") { id }'
        ' then: group(id: "group:euphrates-volcano", knownAt: "2014-12-31") { id }'
        ' nodes(ids: ["group:islamic-state", "group:nobody"]) { id } }',
    )
    assert data["then"] == {"id": "group:euphrates-volcano"}
    assert data["nodes"] == [{"id": "group:islamic-state"}, None]
    assert all(data[key] is None for key in ("group", "person", "tie", "claim", "source", "node", "early"))


@pytest.mark.parametrize(
    "selection", ["id", "... on Source { note }", "... on Group { ties(first: 1) { totalCount } }"]
)
async def test_of_no_ids_there_is_nothing(seeded: CountingDatabase, selection: str) -> None:
    document = f"query($ids: [ID!]!) {{ nodes(ids: $ids) {{ {selection} }} }}"
    assert await ask(seeded, document, ids=[]) == {"nodes": []}


@pytest.mark.parametrize(
    ("document", "argument"),
    [
        ('{ lineage(of: ["group:nobody"]) { tieCount } }', "of"),
        ("{ lineage(of: []) { tieCount } }", "of"),
        ('{ lineage(of: ["group:islamic-state"], depth: 9) { tieCount } }', "depth"),
        ('{ lineage(of: ["group:islamic-state"], types: []) { tieCount } }', "types"),
        ("{ snapshot(limit: 0) { tieCount } }", "limit"),
        ("{ snapshot(limit: 5001) { tieCount } }", "limit"),
        ('{ snapshot(within: "group:islamic-state") { tieCount } }', "within"),
        ("{ groups(first: 1001) { totalCount } }", "first"),
        ("{ groups(first: -1) { totalCount } }", "first"),
        ('{ groups(after: "nonsense") { totalCount } }', "after"),
        ('{ group(id: "group:islamic-state") { ties(first: 0) { totalCount } } }', "first"),
        ('{ group(id: "person:abu-bakr-al-baghdadi") { id } }', "id"),
        ('{ timeline(from: "2014-02-01", to: "2014-01-01") { totalCount } }', "to"),
    ],
)
async def test_bad_input_names_the_argument(seeded: CountingDatabase, document: str, argument: str) -> None:
    error = await refused(seeded, document)
    assert error["extensions"] == {"code": "BAD_USER_INPUT", "argument": argument}
    assert error["message"].startswith(f"{argument}: ")
    assert "expected" in error["message"]


@pytest.mark.parametrize(
    "document",
    [
        "query($a: String) { groups(first: 1, after: $a) { nodes { id } pageInfo { endCursor } } }",
        'query($a: String) { search(text: "ansar", first: 1, after: $a) { nodes { id } pageInfo { endCursor } } }',
        "query($a: String) { timeline(first: 1, after: $a) { nodes { text } pageInfo { endCursor } } }",
        "query($a: String) { claims(first: 1, after: $a) { nodes { id } pageInfo { endCursor } } }",
    ],
)
async def test_a_cursor_of_another_connection_is_refused(seeded: CountingDatabase, document: str) -> None:
    own = next(iter((await ask(seeded, document)).values()))["pageInfo"]["endCursor"]
    await ask(seeded, document, a=own)
    others = await ask(
        seeded,
        "{ sources(first: 1) { pageInfo { endCursor } } places(first: 1) { pageInfo { endCursor } }"
        ' group(id: "group:islamic-state") { ties(first: 1) { pageInfo { endCursor } } } }',
    )
    cursors = [others["sources"], others["places"], others["group"]["ties"]]
    for cursor in [each["pageInfo"]["endCursor"] for each in cursors] + ["", "bnVsbA", "W10"]:
        assert (await refused(seeded, document, a=cursor))["extensions"]["argument"] == "after"


async def test_edges_and_nodes_under_several_keys(seeded: CountingDatabase) -> None:
    wanted = "{ a: edges { cursor } b: edges { c: node { __typename } d: node { __typename } } nodes { __typename } totalCount }"
    data = await ask(
        seeded,
        f'{{ search(text: "ansar", first: 2) {wanted} timeline(first: 2) {wanted} groups(first: 2) {wanted}'
        f' group(id: "group:islamic-state") {{ ties(first: 2) {wanted} claims(first: 2) {wanted} }} }}',
    )
    group = data.pop("group")
    for name, page in {**data, **group}.items():
        assert [each["cursor"] for each in page["a"]] != [None, None], name
        typed = [each["c"]["__typename"] for each in page["b"]]
        assert typed == [each["d"]["__typename"] for each in page["b"]]
        assert typed == [each["__typename"] for each in page["nodes"]]
        assert len(typed) == 2


@pytest.mark.parametrize("date", ["2014-13-01", "2014-02-30", "2014", "yesterday", ""])
async def test_a_bad_date_is_told(seeded: CountingDatabase, date: str) -> None:
    for document in (
        f'{{ snapshot(asOf: "{date}") {{ tieCount }} }}',
        "query($d: Date) { snapshot(asOf: $d) { tieCount } }",
    ):
        error = await refused(seeded, document, **({"d": date} if "$d" in document else {}))
        assert "expected a date such as 2014-08-25" in error["message"]
        assert error["message"].startswith("asOf: ") or "'$d'" in error["message"]
        assert error["extensions"]["code"] == "BAD_USER_INPUT"


async def test_a_snapshot_leaves_out_what_had_ended(seeded: CountingDatabase) -> None:
    document = (
        "query($t: Date, $c: Certainty!) { snapshot(asOf: $t, certainty: $c, limit: 5000) {"
        " entities { id } ties { id source { id } target { id } } } }"
    )
    possible = (await ask(seeded, document, t="2008-01-01", c="POSSIBLE"))["snapshot"]
    ids = {entity["id"] for entity in possible["entities"]}
    assert "group:ansar-al-islam" not in ids
    assert "group:jamaat-ansar-al-islam" in ids
    certain = (await ask(seeded, document, t="2008-01-01", c="CERTAIN"))["snapshot"]
    assert {t["id"] for t in certain["ties"]} < {t["id"] for t in possible["ties"]}


async def test_a_snapshot_within_a_place(seeded: CountingDatabase) -> None:
    data = await ask(
        seeded,
        '{ snapshot(within: "place:kobani", types: [OPERATES_IN]) { ties { target { id } } entities { id } } }',
    )
    ids = {entity["id"] for entity in data["snapshot"]["entities"]}
    assert {"group:jabhat-al-akrad", "group:liwa-thuwar-al-raqqa", "place:kobani"} <= ids
    assert "group:ansar-al-sunna" not in ids
    nobody = await ask(
        seeded,
        '{ snapshot(within: "place:kobani", knownAt: "2014-08-25") { entities { id } extent { claims } } }',
    )
    known = {entity["id"] for entity in nobody["snapshot"]["entities"]}
    assert known < ids
    assert "group:jabhat-al-akrad" not in known


async def test_events_come_in_order_and_page_without_gaps(seeded: CountingDatabase) -> None:
    document = (
        'query($a: String) { timeline(of: ["group:islamic-state"], first: 20, after: $a) { totalCount'
        " nodes { kind text on { fromEarliest fromLatest } entity { id } fact { __typename } }"
        " pageInfo { hasNextPage endCursor } } }"
    )
    events, after = [], None
    while True:
        page = (await ask(seeded, document, a=after))["timeline"]
        events += page["nodes"]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]
    assert len(events) == page["totalCount"] > 20
    told = [
        (e["kind"], e["entity"]["id"], e["text"], e["on"]["fromEarliest"])
        for e in events
        if e["kind"] != "BEGAN"
    ]
    assert [e for e in told if e[0] in ("DISSOLVED", "RENAMED", "FOUNDED") and told.count(e) > 1] == []
    assert "Islamic State of Iraq" not in str([e for e in told if e[0] == "RENAMED"])
    days = [event["on"]["fromEarliest"] or event["on"]["fromLatest"] for event in events]
    assert days == sorted(days)
    assert {"RENAMED", "BEGAN", "STATUS_CHANGED"} <= {event["kind"] for event in events}


async def test_a_denied_tie_is_shown_as_denied(seeded: CountingDatabase) -> None:
    data = await ask(
        seeded,
        '{ group(id: "group:liwa-umana-al-raqqa") { ties(types: [MEMBER_OF, DENIED_MEMBERSHIP]) {'
        " nodes { type status evidence { denials } target { id } } } } }",
    )
    ties = {
        t["type"]: t for t in data["group"]["ties"]["nodes"] if t["target"]["id"] == "group:euphrates-volcano"
    }
    assert ties["MEMBER_OF"]["status"] in ("CONTESTED", "REFUTED")
    assert ties["MEMBER_OF"]["evidence"]["denials"] >= 1
    assert ties["DENIED_MEMBERSHIP"]["status"] == "ASSERTED"


async def test_fragments_on_types_and_aliases_with_arguments(seeded: CountingDatabase) -> None:
    data = await ask(
        seeded,
        '{ nodes(ids: ["place:kobani", "group:ypg", "person:abu-bakr-al-baghdadi"]) { __typename id'
        " ... on Entity { name } ... on Place { kind country ties(types: [LOCATED_IN], direction: OUT) { nodes { target { id } } } }"
        " ... on Group { groupKind: kind out: ties(direction: OUT, first: 1) { nodes { id } }"
        " into: ties(direction: IN, first: 1) { nodes { id } } } } }",
    )
    place, group, person = data["nodes"]
    assert place["country"] == "SY"
    assert place["ties"]["nodes"]
    assert group["out"] != group["into"]
    assert person.keys() == {"__typename", "id", "name"}


ROOTS = {
    "node": '{ node(id: "group:islamic-state") { id ... on Group { ties(first: 3) { nodes { claims { nodes { source { title }'
    " madeBy { name ties(first: 1) { nodes { target { name } } } } } } } } } } }",
    "nodes": '{ nodes(ids: ["group:islamic-state", "source:is-jn-alliance", "ending:group:jamaat-ansar-al-islam"]) { id } }',
    "group": '{ group(id: "group:islamic-state") { names { text usedBy { name } } strengths { groups { name } } } }',
    "groups": "{ groups(first: 3) { totalCount nodes { name } } }",
    "person": '{ person(id: "person:abu-bakr-al-baghdadi") { name ties { totalCount nodes { id } } } }',
    "people": "{ people(first: 3) { totalCount nodes { name } } }",
    "place": '{ place(id: "place:kobani") { name claims { totalCount } } }',
    "places": "{ places(kinds: [COUNTRY]) { totalCount nodes { name } } }",
    "tie": '{ tie(id: "tie:pledged-to/group:jamaat-ansar-al-islam/group:islamic-state") { statusHistory { claim { id } } } }',
    "claims": '{ claims(about: "group:ansar-al-sunna") { totalCount nodes { about { ... on Tie { source { name } } } } } }',
    "entities": "{ entities(first: 3) { totalCount nodes { name } } }",
    "ties": "{ ties(first: 3) { totalCount nodes { source { name } statusHistory { on } } } }",
    "sources": "{ sources { totalCount nodes { title claims(first: 1) { nodes { summary } } } } }",
    "search": '{ search(text: "ansar") { edges { score node { name } matched { text } } } }',
    "lineage": '{ lineage(of: ["group:ansar-al-islam"], depth: 4) { ties { claims { nodes { id } } } extent { claims } } }',
    "snapshot": '{ snapshot(asOf: "2014-09-01") { ties { id } entities { name } } }',
    "timeline": '{ timeline(of: ["group:ansar-al-islam"]) { nodes { text fact { ... on Tie { id } } } } }',
    "changes": '{ changes(from: {knownAt: "2014-08-24"}, to: {knownAt: "2014-08-28"}) { changes { fact { ... on Tie { id'
    " source { name } } } because { source { title } } } } }",
    "paths": '{ paths(from: "group:ansar-al-islam", to: "group:islamic-state") { entities { name } ties { id } } }',
    "extent": "{ extent { ties } }",
    "vocabulary": "{ vocabulary { type count } }",
    "claim": '{ claim(id: "claim:none") { id about { __typename } } }',
    "source": '{ source(id: "source:is-jn-alliance") { title claims(first: 2) { nodes { madeByName } } } }',
}


def test_every_root_field_that_reads_the_graph_is_counted() -> None:
    fields = build_schema(sdl()).query_type
    assert fields is not None
    assert set(ROOTS) == set(fields.fields) - {"viewer"}


@pytest.mark.parametrize("name", ROOTS)
async def test_one_database_call_a_root_field(seeded: CountingDatabase, name: str) -> None:
    before = seeded.calls
    await ask(seeded, ROOTS[name])
    assert seeded.calls - before == 1


async def test_claims_are_found_by_source_stance_and_channel(seeded: CountingDatabase) -> None:
    data = await ask(
        seeded,
        '{ claims(source: "source:is-jn-alliance", stances: [DENIES], channels: [ANALYST], first: 100) {'
        " totalCount nodes { stance channel source { id } } } }",
    )
    nodes = data["claims"]["nodes"]
    assert len(nodes) == data["claims"]["totalCount"] > 0
    assert {(n["stance"], n["channel"], n["source"]["id"]) for n in nodes} == {
        ("DENIES", "ANALYST", "source:is-jn-alliance")
    }


async def test_a_claim_and_a_source_by_id(seeded: CountingDatabase) -> None:
    (claim,) = (await ask(seeded, "{ claims(first: 1) { nodes { id source { id } } } }"))["claims"]["nodes"]
    data = await ask(
        seeded,
        "query($c: ID!, $s: ID!) { claim(id: $c) { id summary } source(id: $s) { id title publishedOn } }",
        c=claim["id"],
        s=claim["source"]["id"],
    )
    assert data["claim"]["summary"]
    assert data["source"]["title"]


async def test_the_extent_counts_everything(seeded: CountingDatabase) -> None:
    data = await ask(
        seeded,
        "{ extent { entities ties claims sources earliest knownLatest } vocabulary { count lineage type } viewer { role } }",
    )
    assert data["extent"]["claims"] == len(seed().claims)
    assert data["extent"]["entities"] == len(seed().entities)
    assert data["extent"]["ties"] == sum(row["count"] for row in data["vocabulary"])
    assert data["viewer"] == {"role": "VIEWER"}


@pytest.mark.parametrize(
    ("field", "argument"),
    [
        ("nodes(ids: $ids) { id }", "ids"),
        ("lineage(of: $ids) { tieCount }", "of"),
        ("timeline(of: $ids) { totalCount }", "of"),
        ("changes(from: {}, to: {}, of: $ids) { truncated }", "of"),
    ],
)
async def test_at_most_a_thousand_ids_are_taken(seeded: CountingDatabase, field: str, argument: str) -> None:
    ids = ["group:ansar-al-islam"] * 1_001
    document = f"query($ids: [ID!]!) {{ {field} }}"
    error = await refused(seeded, document, ids=ids)
    assert error["message"] == f"{argument}: 1,001 ids are too many; expected at most 1,000"
    assert error["extensions"]["argument"] == argument
    await ask(seeded, document, ids=ids[1:])


async def test_of_many_unknown_ids_ten_are_named(seeded: CountingDatabase) -> None:
    ids = [f"group:nobody-{number}" for number in range(30)]
    error = await refused(seeded, "query($ids: [ID!]!) { lineage(of: $ids) { tieCount } }", ids=ids)
    named = ", ".join(ids[:10])
    assert error["message"] == f"of: no entity is called {named} and 20 more; expected ids of entities"


SHOWN = """status share how role span { from to }
    evidence { assertions denials sources independentSources }"""


async def test_what_holds_today_is_told_alike_from_properties_and_from_steps(
    seeded: CountingDatabase,
) -> None:
    """As known today the last step is read from properties, as known on a day from its JSON."""
    document = f"""query($on: Date) {{
        ties(first: 1000, knownAt: $on) {{ nodes {{ id {SHOWN} }} }}
        snapshot(limit: 1000, knownAt: $on) {{ ties {{ id {SHOWN} }} }}
        groups(first: 1000, knownAt: $on) {{ nodes {{ id name names {{ id status }} }} }}
    }}"""
    today = await ask(seeded, document)
    assert len(today["ties"]["nodes"]) > 300
    assert today == await ask(seeded, document, on="2100-01-01")
