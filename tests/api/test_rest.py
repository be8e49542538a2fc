"""REST answers what GraphQL answers, with one read, on each engine; and what it refuses, it refuses by name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from app.api import rest_answers
from app.api.rest_documents import QUESTIONS
from app.api.rest_models import MODELS
from app.graph.connection import Database
from app.graph.tokens import Role, new_token
from tests.api.clients import client_of
from tests.engines import RunningEngine
from tests.graphs import CountingDatabase

TIE = "tie:pledged-to/group:jamaat-ansar-al-islam/group:islamic-state"
JAMAAT = "group:jamaat-ansar-al-islam"
DAY = "2014-09-01"


@pytest.fixture
def client(engine: RunningEngine, seeded: CountingDatabase) -> Iterator[TestClient]:
    with client_of(engine) as client:
        yield client


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The statements that the database is asked."""
    asked: list[str] = []
    read = Database.read

    async def counted(self: Database, text: str, parameters: Any) -> Any:
        asked.append(text)
        return await read(self, text, parameters)

    monkeypatch.setattr(Database, "read", counted)
    return asked


def graphql(client: TestClient, name: str, variables: dict[str, Any]) -> Any:
    question = QUESTIONS[name]
    answer = client.post("/graphql", json={"query": question.text, "variables": variables}).json()
    assert "errors" not in answer, answer
    return answer["data"][question.field]


SAME: list[tuple[str, dict[str, Any], str, dict[str, Any]]] = [
    ("/api/entities/group:ansar-al-islam", {}, "Entity", {"id": "group:ansar-al-islam"}),
    (
        "/api/entities/group%3Aislamic-state",
        {"asOf": "2013-06-01", "knownAt": DAY, "certainty": "CERTAIN"},
        "Entity",
        {"id": "group:islamic-state", "asOf": "2013-06-01", "knownAt": DAY, "certainty": "CERTAIN"},
    ),
    ("/api/entities/place:kobani", {}, "Entity", {"id": "place:kobani"}),
    ("/api/entities", {"first": 7}, "Entities", {"first": 7}),
    ("/api/entities", {}, "Entities", {"first": 50}),
    (
        "/api/entities",
        {"asOf": DAY, "certainty": "CERTAIN", "first": 1000},
        "Entities",
        {"asOf": DAY, "certainty": "CERTAIN", "first": 1000},
    ),
    (
        "/api/entities",
        {"search": "ansar", "knownAt": DAY, "first": 3},
        "EntitySearch",
        {"search": "ansar", "knownAt": DAY, "first": 3},
    ),
    (
        "/api/entities",
        {"ids": ["place:kobani,group:nobody", "group:islamic-state"]},
        "EntitiesById",
        {"ids": ["place:kobani", "group:nobody", "group:islamic-state"]},
    ),
    (f"/api/ties/{TIE}", {"knownAt": "2014-08-26"}, "Tie", {"id": TIE, "knownAt": "2014-08-26"}),
    (f"/api/ties/{TIE.replace('/', '%2F')}", {}, "Tie", {"id": TIE}),
    ("/api/ties", {}, "Ties", {"direction": "BOTH", "first": 50}),
    (
        "/api/ties",
        {"of": f"{JAMAAT},group:islamic-state", "types": ["PLEDGED_TO", "SPLIT_FROM"], "direction": "OUT"},
        "Ties",
        {
            "of": [JAMAAT, "group:islamic-state"],
            "types": ["PLEDGED_TO", "SPLIT_FROM"],
            "direction": "OUT",
            "first": 50,
        },
    ),
    (
        "/api/ties",
        {"asOf": DAY, "statuses": "ASSERTED,CONTESTED", "certainty": "CERTAIN", "first": 4},
        "Ties",
        {
            "asOf": DAY,
            "statuses": ["ASSERTED", "CONTESTED"],
            "certainty": "CERTAIN",
            "direction": "BOTH",
            "first": 4,
        },
    ),
    ("/api/claims", {"about": TIE}, "Claims", {"about": TIE, "first": 50}),
    (
        "/api/claims",
        {"of": JAMAAT, "stance": "ASSERTS,DENIES", "channel": "PRESS", "knownAt": DAY},
        "Claims",
        {
            "about": JAMAAT,
            "stance": ["ASSERTS", "DENIES"],
            "channel": ["PRESS"],
            "knownAt": DAY,
            "first": 50,
        },
    ),
    ("/api/claims", {"first": 1000}, "Claims", {"first": 1000}),
]


@pytest.mark.parametrize(("path", "given", "name", "variables"), SAME)
def test_rest_says_what_graphql_says(
    client: TestClient,
    calls: list[str],
    path: str,
    given: dict[str, Any],
    name: str,
    variables: dict[str, Any],
) -> None:
    answer = client.get(path, params=urlencode(given, doseq=True))
    assert answer.status_code == 200, answer.text
    read = list(calls)
    assert len(read) == 2, "the graph's state, and one read"
    calls.clear()
    assert answer.json() == graphql(client, name, variables)
    assert read[1:] == calls
    TypeAdapter(MODELS[name]).validate_python(answer.json(), strict=False)


def test_there_is_something_in_every_answer(client: TestClient) -> None:
    """What is compared above would also be the same of nothing."""
    for path, given, name, _ in SAME:
        answer = client.get(path, params=urlencode(given, doseq=True)).json()
        assert answer if name in ("Entity", "Tie", "Claim", "EntitiesById") else answer["nodes"], (
            path,
            given,
        )


def test_a_claim_by_id(client: TestClient) -> None:
    first = client.get("/api/claims?first=1").json()["nodes"][0]
    assert client.get(f"/api/claims/{first['id']}").json() == first
    assert first["source"]["title"]


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("/api/entities?first=40", "entities"),
        ("/api/entities?search=an&first=4", "search"),
        (f"/api/ties?of={JAMAAT}&first=2", "ties"),
        ("/api/ties?first=20&types=PLEDGED_TO,SPLIT_FROM,MEMBER_OF", "ties"),
        (f"/api/claims?about={JAMAAT}&first=3", "claims"),
    ],
)
def test_link_leads_through_all_pages(client: TestClient, path: str, field: str) -> None:
    whole = client.get(
        path.partition("first=")[0] + "first=1000" + path.partition("first=")[2].lstrip("0123456789")
    )
    expected = [node["id"] for node in whole.json()["nodes"]]
    assert "link" not in whole.headers
    found: list[str] = []
    pages = 0
    following: str | None = path
    while following:
        answer = client.get(following)
        assert answer.status_code == 200, answer.text
        found += [node["id"] for node in answer.json()["nodes"]]
        more = answer.json()["pageInfo"]["hasNextPage"]
        following = answer.links["next"]["url"] if more else None
        assert ("next" in answer.links) == more
        pages += 1
    assert found == expected
    assert len(set(found)) == whole.json()["totalCount"]
    assert pages > 2


def test_ties_of_an_entity_are_its_ties(client: TestClient) -> None:
    """Beside the root field that REST shares with GraphQL: a way of asking that it does not."""
    document = """query ($id: ID!, $day: Date, $direction: Direction, $types: [TieType!]) {
      group(id: $id, asOf: $day) { ties(direction: $direction, types: $types, first: 1000) {
        nodes { id status } totalCount } } }"""
    for direction in ("IN", "OUT", "BOTH"):
        for types in (None, ["PLEDGED_TO", "SPLIT_FROM", "DENIED_MEMBERSHIP"]):
            variables = {"id": "group:islamic-state", "day": DAY, "direction": direction, "types": types}
            asked = {"query": document, "variables": variables}
            expected = client.post("/graphql", json=asked).json()["data"]["group"]["ties"]
            given = {"of": "group:islamic-state", "asOf": DAY, "direction": direction, "first": 1000}
            page = client.get("/api/ties", params=given | ({"types": types} if types else {})).json()
            assert [node["id"] for node in page["nodes"]] == [node["id"] for node in expected["nodes"]]
            assert page["totalCount"] == expected["totalCount"]
            for status in () if types else ("ANNOUNCED", "ASSERTED"):
                some = client.get("/api/ties", params=given | {"statuses": status}).json()
                wanted = [node["id"] for node in expected["nodes"] if node["status"] == status]
                assert [node["id"] for node in some["nodes"]] == wanted
                assert wanted or direction == "OUT"


def test_an_answer_that_is_known_is_not_read_again(client: TestClient, calls: list[str]) -> None:
    path = f"/api/ties?of={JAMAAT}"
    first = client.get(path)
    tag = first.headers["etag"]
    assert tag.startswith('"'), "strong"
    assert first.headers["cache-control"] == "no-cache"
    assert first.headers["vary"] == "Authorization, Accept"
    calls.clear()
    for given in (tag, f'"other", W/{tag}'):
        again = client.get(path, headers={"if-none-match": given})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
        assert again.headers["cache-control"] == "no-cache"
    assert len(calls) == 2, "the graph's state alone"
    assert client.get(path, headers={"if-none-match": '"other"'}).status_code == 200
    assert client.get(f"{path}&first=1", headers={"if-none-match": tag}).status_code == 200
    assert client.get("/api/entities", headers={"if-none-match": tag}).status_code == 200


def test_another_graph_or_release_has_other_tags(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    tag = client.get("/api/claims?first=1").headers["etag"]
    assert client.get("/api/claims?first=1").headers["etag"] == tag
    monkeypatch.setattr(rest_answers, "VERSION", "9.9")
    assert client.get("/api/claims?first=1").headers["etag"] != tag


async def test_a_change_makes_another_tag(engine: RunningEngine, small: CountingDatabase) -> None:
    _, secret = await new_token(small, Role.EDITOR, "Ada")
    with client_of(engine) as client:
        path = "/api/entities/group:b"
        before = client.get(path)
        assert before.status_code == 200, before.text
        document = (
            'mutation { saveEntity(input: {id: "group:b", label: "B", summary: "Another."}) { __typename } }'
        )
        said = client.post(
            "/graphql", json={"query": document}, headers={"authorization": f"Bearer {secret}"}
        )
        assert said.json()["data"]["saveEntity"]["__typename"] == "EntitySaved"
        after = client.get(path, headers={"if-none-match": before.headers["etag"]})
        assert (after.status_code, after.json()["summary"]) == (200, "Another.")
        assert after.headers["etag"] != before.headers["etag"]


def test_head_is_get_without_the_body(client: TestClient) -> None:
    for path in ("/api/entities/group:islamic-state", "/api/ties?first=1", "/api/claims?first=1"):
        full, head = client.get(path), client.head(path)
        assert (head.status_code, head.content) == (200, b"")
        same = ("etag", "content-type", "content-length", "link", "vary", "cache-control")
        assert {n: head.headers.get(n) for n in same} == {n: full.headers.get(n) for n in same}
        assert client.head(path, headers={"if-none-match": full.headers["etag"]}).status_code == 304


REFUSED = [
    ("/api/entities?frist=1", 400, "frist", "no such parameter"),
    ("/api/ties/x?asOff=2014-01-01", 400, "asOff", "no such parameter"),
    ("/api/claims/claim:x?knownAt=2014-01-01", 400, "knownAt", "no such parameter"),
    ("/api/entities?asOf=2014", 400, "asOf", "expected a date such as 2014-08-25"),
    ("/api/ties?knownAt=", 400, "knownAt", "expected a date"),
    ("/api/ties?first=0", 400, "first", "expected 1 to 1000"),
    ("/api/ties?first=1001", 400, "first", "expected 1 to 1000"),
    ("/api/ties?first=many", 400, "first", "expected a whole one"),
    ("/api/ties?first=1&first=2", 400, "first", "given 2 times"),
    ("/api/ties?types=PLEDGED_TO,LIKES", 400, "types", "'PLEDGED_TO'"),
    ("/api/ties?types=", 400, "types", "'' is none of the values"),
    ("/api/ties?statuses=asserted", 400, "statuses", "'ASSERTED'"),
    ("/api/ties?certainty=MAYBE", 400, "certainty", "'POSSIBLE'"),
    ("/api/ties?direction=OUT", 400, "direction", "says nothing without of"),
    ("/api/ties?of=group:nobody", 400, "of", "no entity is called group:nobody"),
    (f"/api/ties?of={TIE}", 400, "of", "is no entity"),
    ("/api/ties?after=x", 400, "after", "expected a cursor from an earlier page"),
    ("/api/entities?search=" + "a" * 201, 400, "search", "at most 200"),
    ("/api/entities?search=a&ids=place:kobani", 400, "search", "says nothing beside ids"),
    ("/api/entities?ids=place:kobani&first=3", 400, "first", "says nothing beside ids"),
    ("/api/entities?ids=claim:x", 400, "ids", "is no entity"),
    ("/api/entities?search=a&certainty=CERTAIN", 400, "certainty", "says nothing beside search"),
    (f"/api/claims?of={JAMAAT}&about={TIE}", 400, "of", "says nothing beside about"),
    ("/api/claims?source=group:x", 400, "source", "is no source"),
    ("/api/claims?stance=MAYBE", 400, "stance", "'ASSERTS'"),
    ("/api/claims?channel=TV", 400, "channel", "'PRESS'"),
    ("/api/entities/group:nobody", 404, "id", "no entity is called 'group:nobody'"),
    ("/api/entities/group:islamic-state?knownAt=1990-01-01", 404, "id", "not known then"),
    ("/api/entities/claim:x", 404, "id", "is no entity"),
    ("/api/ties/tie:likes/group:a/group:b", 404, "id", "no tie is called"),
    ("/api/ties/", 404, "id", "'' is no tie"),
    ("/api/claims/claim:0", 404, "id", "no claim is called"),
    ("/api/nothing", 404, None, "nothing is at /api/nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "status", "field", "said"), REFUSED)
def test_what_is_refused_is_named(
    client: TestClient, path: str, status: int, field: str | None, said: str
) -> None:
    answer = client.get(path)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/json"
    error = answer.json()["error"]
    assert set(answer.json()) == {"error"}
    assert set(error) == {"code", "message", "field"}
    assert error["code"] == {400: "BAD_REQUEST", 404: "NOT_FOUND"}[status]
    assert error["field"] == field
    assert said in error["message"]
    assert field is None or error["message"].startswith(f"{field}: ")


def test_nothing_is_asked_for_what_is_refused(client: TestClient, calls: list[str]) -> None:
    assert client.get("/api/ties?first=0").status_code == 400
    assert client.get("/api/entities/claim:x").status_code == 404
    assert calls == []
