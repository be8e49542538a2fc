"""The twelve checks of graphql-cop, which looks for what is commonly left open, as tests of our own."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.api.clients import client_of, code_of
from tests.engines import RunningEngine


@pytest.fixture(scope="module")
def client(embedded_engine: RunningEngine) -> Iterator[TestClient]:
    with client_of(embedded_engine, introspection=False, graphiql=False) as client:
        yield client


@pytest.fixture(scope="module")
def open_client(embedded_engine: RunningEngine) -> Iterator[TestClient]:
    with client_of(embedded_engine) as client:
        yield client


def ask(client: TestClient, query: str):
    return client.post("/graphql", json={"query": query})


def test_alias_overloading(open_client: TestClient) -> None:
    answer = ask(open_client, "{ " + " ".join(f"alias{i}: __typename" for i in range(101)) + " }")
    assert (answer.status_code, code_of(answer)) == (400, "TOO_COMPLEX")


def test_batch_overloading(open_client: TestClient) -> None:
    answer = open_client.post("/graphql", json=[{"query": "{ __typename }"}] * 10)
    assert (answer.status_code, code_of(answer)) == (400, "BAD_REQUEST")


def test_directive_overloading(open_client: TestClient) -> None:
    """One complaint, and not one for each directive."""
    answer = ask(open_client, "{ __typename " + "@aa " * 10 + "}")
    assert (answer.status_code, code_of(answer)) == (400, "TOO_COMPLEX")


def test_field_duplication(open_client: TestClient) -> None:
    answer = ask(open_client, "{ " + "__typename\n" * 500 + "}")
    assert (answer.status_code, code_of(answer)) == (400, "TOO_COMPLEX")


def test_circular_introspection(open_client: TestClient) -> None:
    levels = "fields { type { " * 4 + "name" + " } }" * 4
    answer = ask(open_client, "{ __schema { types { " + levels + " } } }")
    assert answer.status_code == 400
    assert "introspection depth" in answer.json()["errors"][0]["message"].lower()


def test_circular_fragments(open_client: TestClient) -> None:
    answer = ask(open_client, "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }")
    assert answer.status_code == 400
    assert "within itself" in answer.json()["errors"][0]["message"]


def test_introspection_when_it_is_off(client: TestClient) -> None:
    assert code_of(ask(client, "{ __schema { types { name } } }")) == "INTROSPECTION_DISABLED"


def test_field_suggestions_when_introspection_is_off(client: TestClient) -> None:
    answer = ask(client, "{ extend { ties } }")
    assert answer.status_code == 400
    assert "Did you mean" not in answer.text


def test_graphiql_when_it_is_off(client: TestClient) -> None:
    for path in ("/graphiql", "/graphiql/", "/graphiql/index.html"):
        assert client.get(path).status_code == 404
    for path in ("/graphql", "/"):
        assert "graphiql" not in client.get(path, headers={"accept": "text/html"}).text.lower()


def test_a_get_changes_nothing(open_client: TestClient) -> None:
    """A query may come by GET, but not from another site's page; a mutation never."""
    query = {"query": "{ __typename }"}
    assert open_client.get("/graphql", params=query).status_code == 200
    foreign = {"sec-fetch-site": "cross-site"}
    assert open_client.get("/graphql", params=query, headers=foreign).status_code == 403
    answer = open_client.get("/graphql", params={"query": "mutation { __typename }"})
    assert (answer.status_code, code_of(answer)) == (405, "METHOD_NOT_ALLOWED")


@pytest.mark.parametrize("media", ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data"])
def test_a_form_of_another_page_is_no_request(open_client: TestClient, media: str) -> None:
    """What a browser sends for any page without asking first."""
    body = "query=%7B__typename%7D" if "form" in media else json.dumps({"query": "{ __typename }"})
    answer = open_client.post("/graphql", content=body, headers={"content-type": media})
    assert answer.status_code == 415


def test_no_trace_and_no_exception_in_extensions(open_client: TestClient) -> None:
    answer = ask(open_client, "{ __typename }")
    assert answer.json()["extensions"] == {"cost": 1}
    answer = ask(open_client, "qwerty { abc }")
    (error,) = answer.json()["errors"]
    assert set(error["extensions"]) == {"code"}
