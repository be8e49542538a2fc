"""POST /api/cypher: what a value becomes, what is cut, the three formats, plans, and each refusal."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.clients import client_of
from tests.engines import RunningEngine

ADDRESS = "/api/cypher"


@pytest.fixture
def client(fresh: RunningEngine) -> Iterator[TestClient]:
    with client_of(fresh, cypher_concurrency=2) as opened:
        yield opened


def asked(client: TestClient, statement: str, accept: str = "application/json", **more: Any) -> Any:
    return client.post(ADDRESS, json={"statement": statement, **more}, headers={"accept": accept})


def answer(client: TestClient, statement: str, **more: Any) -> dict[str, Any]:
    got = asked(client, statement, **more)
    assert got.status_code == 200, got.text
    content: dict[str, Any] = got.json()
    return content


def one(client: TestClient, expression: str, **more: Any) -> Any:
    ((value,),) = answer(client, f"RETURN {expression} AS value", **more)["rows"]
    return value


def error(got: Any) -> tuple[int, str, str | None]:
    told = got.json()["error"]
    assert set(told) == {"code", "message", "field"}
    assert told["message"]
    return got.status_code, told["code"], told["field"]


def typed(name: str, value: str) -> dict[str, str]:
    return {"$type": name, "value": value}


def test_an_answer_has_columns_rows_and_what_it_took(client: TestClient) -> None:
    got = answer(client, "UNWIND [1, 2] AS n RETURN n, 'x' AS text ORDER BY n")
    assert got.pop("elapsed") > 0
    assert got == {"columns": ["n", "text"], "rows": [[1, "x"], [2, "x"]], "truncated": False, "limit": 1000}


@pytest.mark.parametrize(
    ("expression", "cell"),
    [
        ("null", None),
        ("true", True),
        ("1", 1),
        ("2.5", 2.5),
        ("'ليلى'", "ليلى"),
        ("[1, 'a', [null]]", [1, "a", [None]]),
        ("{a: 1, b: {c: [2]}}", {"a": 1, "b": {"c": [2]}}),
        ("{`$type`: 1, b: 2}", {"$type": "Map", "value": {"$type": 1, "b": 2}}),
        ("9007199254740991", 9007199254740991),
        ("9007199254740992", typed("Integer", "9007199254740992")),
        ("-9007199254740992", typed("Integer", "-9007199254740992")),
        ("0.0 / 0.0", typed("Float", "NaN")),
        ("1.0 / 0.0", typed("Float", "Infinity")),
        ("-1.0 / 0.0", typed("Float", "-Infinity")),
        ("date('2014-08-25')", typed("Date", "2014-08-25")),
        ("datetime('2014-08-25T10:11:12.5+02:00')", typed("DateTime", "2014-08-25T10:11:12.5+02:00")),
        ("localdatetime('2014-08-25T10:11:12')", typed("LocalDateTime", "2014-08-25T10:11:12")),
        ("time('10:11:12+03:00')", typed("Time", "10:11:12+03:00")),
        ("localtime('10:11:12.000000001')", typed("LocalTime", "10:11:12.000000001")),
        ("duration('P1Y2M3DT4H5M6.5S')", typed("Duration", "P1Y2M3DT4H5M6.5S")),
        ("[date('2014-08-25')]", [typed("Date", "2014-08-25")]),
        ("{on: date('2014-08-25')}", {"on": typed("Date", "2014-08-25")}),
        ("point({x: 1, y: 2})", {"$type": "Point", "srid": 7203, "coordinates": [1.0, 2.0]}),
        (
            "point({longitude: 44.25, latitude: 33.5})",
            {"$type": "Point", "srid": 4326, "coordinates": [44.25, 33.5]},
        ),
    ],
)
def test_a_value_keeps_its_type(client: TestClient, expression: str, cell: Any) -> None:
    assert one(client, expression) == cell


def test_a_time_keeps_the_name_of_its_zone(client: TestClient) -> None:
    value = one(client, "datetime('2014-08-25T10:11:12[Europe/Berlin]')")
    assert value == typed("DateTime", "2014-08-25T10:11:12+02:00[Europe/Berlin]")


def test_nodes_relationships_and_paths_have_their_parts(client: TestClient, fresh: RunningEngine) -> None:
    with client_of(fresh) as other:
        assert answer(other, "RETURN 1 AS n")["rows"] == [[1]]
    made(fresh, "CREATE (:A:B {id: 'a', on: date('2014-08-25')})-[:LEADS {n: 1}]->(:A {id: 'b'})")
    got = answer(client, "MATCH path = (a:B)-[lead]->(b) RETURN a, lead, b, path")
    ((a, lead, b, path),) = got["rows"]
    assert (a["$type"], a["labels"]) == ("Node", ["A", "B"])
    assert a["properties"] == {"id": "a", "on": typed("Date", "2014-08-25")}
    assert (lead["$type"], lead["type"], lead["properties"]) == ("Relationship", "LEADS", {"n": 1})
    assert (lead["start"], lead["end"]) == (a["id"], b["id"])
    assert len({a["id"], b["id"], lead["id"]}) == 3
    assert path == {"$type": "Path", "nodes": [a, b], "relationships": [lead]}


def made(engine: RunningEngine, statement: str) -> None:
    from neo4j import GraphDatabase

    with GraphDatabase.driver(engine.uri, auth=(engine.username, engine.password)) as driver:
        driver.execute_query(statement, database_=engine.database)


def test_bytes_are_base64(neo4j_engine: RunningEngine) -> None:
    from neo4j import GraphDatabase

    with GraphDatabase.driver(
        neo4j_engine.uri, auth=(neo4j_engine.username, neo4j_engine.password)
    ) as driver:
        driver.execute_query("CREATE (:Blob {it: $it})", it=b"\x00\xff", database_=neo4j_engine.database)
    try:
        with client_of(neo4j_engine) as client:
            ((value,),) = answer(client, "MATCH (b:Blob) RETURN b.it AS it")["rows"]
            assert value == {"$type": "Bytes", "value": "AP8="}
    finally:
        made(neo4j_engine, "MATCH (b:Blob) DELETE b")


def test_parameters_are_values(client: TestClient) -> None:
    given = {"a": [1, None, "x"], "b": {"c": 1.5}, "d": True, "e": 2**53}
    assert one(client, "[$a, $b, $d, $e]", parameters=given) == [
        [1, None, "x"],
        {"c": 1.5},
        True,
        typed("Integer", str(2**53)),
    ]


def test_whole_numbers_come_as_they_are_written(client: TestClient) -> None:
    least, most = -(2**63), 2**63 - 1
    values = one(client, "[$a, $b, $c]", parameters={"a": least, "b": [most], "c": 1e300})
    assert values == [typed("Integer", str(least)), [typed("Integer", str(most))], 1e300]


@pytest.mark.parametrize(
    "number", ["9223372036854775808", "-9223372036854775809", "18446744073709551617", "9" * 300]
)
@pytest.mark.parametrize("value", ["#", "[1, #]", '{"b": [{"c": #}]}'])
def test_a_whole_number_beyond_64_bits_is_refused(client: TestClient, number: str, value: str) -> None:
    got = given_as(client, value.replace("#", number))
    assert error(got) == (400, "BAD_REQUEST", "parameters")
    assert got.json()["error"]["message"] == "parameters: $a: expected whole numbers from -2^63 to 2^63-1"


def given_as(client: TestClient, value: str) -> Any:
    """The answer to a request whose parameter is just this text."""
    body = f'{{"statement": "RETURN $a AS a", "parameters": {{"ok": 1, "a": {value}}}}}'
    return client.post(ADDRESS, content=body, headers={"content-type": "application/json"})


def test_a_parameter_is_nested_no_deeper_than_can_be_read(client: TestClient) -> None:
    assert given_as(client, "[" * 100 + "]" * 100).status_code == 200
    for depth in (101, 1000):
        got = given_as(client, "[" * depth + "]" * depth)
        assert error(got) == (400, "BAD_REQUEST", "parameters")
        assert "$a: expected at most 100 lists and objects" in got.json()["error"]["message"]


@pytest.mark.parametrize(
    "value", ["NaN", "Infinity", "1e400", "9" * 5000, '"\\ud800"', "[" * 5000 + "]" * 5000]
)
def test_what_is_no_json_is_refused(client: TestClient, value: str) -> None:
    got = given_as(client, value)
    assert error(got) == (400, "BAD_REQUEST", None)
    assert got.json()["error"]["message"].startswith("the body: expected JSON; ")


@pytest.mark.parametrize(("limit", "truncated"), [(4, True), (5, False), (6, False)])
def test_what_is_cut_is_told(client: TestClient, limit: int, truncated: bool) -> None:
    got = answer(client, "UNWIND range(1, 5) AS n RETURN n", limit=limit)
    assert got["truncated"] is truncated
    assert got["limit"] == limit
    assert got["rows"] == [[n] for n in range(1, min(limit, 5) + 1)]


def test_more_rows_than_the_database_gives_at_once(client: TestClient) -> None:
    got = answer(client, "UNWIND range(1, 12000) AS n RETURN n", limit=10_000)
    assert (len(got["rows"]), got["truncated"]) == (10_000, True)
    assert got["rows"][-1] == [10_000]


def test_without_a_limit_there_are_a_thousand(client: TestClient) -> None:
    got = answer(client, "UNWIND range(1, 12000) AS n RETURN n")
    assert (len(got["rows"]), got["truncated"], got["limit"]) == (1000, True, 1000)


def test_rows_that_are_too_large_together_are_cut(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.api.cypher._MOST_BYTES", 100)
    got = answer(client, "UNWIND range(1, 50) AS n RETURN 'ten letter' AS text")
    assert (len(got["rows"]), got["truncated"]) == (7, True)
    assert len(answer(client, "UNWIND range(1, 3) AS n RETURN 'ten letter' AS text")["rows"]) == 3


STREAMED = """UNWIND range(1, 5) AS n
RETURN n, 'a,"b"' AS text, date('2014-08-25') AS day, [n, null] AS list, null AS nothing, true AS yes"""


def test_csv_has_a_header_and_ends_in_a_line_break_when_it_is_whole(client: TestClient) -> None:
    got = asked(client, STREAMED, "text/csv")
    assert got.headers["content-type"] == "text/csv; charset=utf-8"
    assert got.headers["cleave-limit"] == "1000"
    assert got.text.endswith("\r\n")
    rows = list(csv.reader(io.StringIO(got.text, newline="")))
    assert rows[0] == ["n", "text", "day", "list", "nothing", "yes"]
    assert rows[1] == ["1", 'a,"b"', "2014-08-25", "[1,null]", "", "true"]
    assert len(rows) == 6


def test_csv_that_was_cut_ends_without_a_line_break(client: TestClient) -> None:
    got = asked(client, STREAMED, "text/csv", limit=3)
    assert got.headers["cleave-limit"] == "3"
    assert not got.text.endswith("\n")
    assert len(list(csv.reader(io.StringIO(got.text, newline="")))) == 4


HARD = ["a,b", 'a "b"', "a\nb", "a\rb", "a\r\nb", "\n", "\r", "x\n", " x ", ""]


def test_csv_keeps_whatever_is_in_a_cell(client: TestClient) -> None:
    statement = "UNWIND range(0, size($hard) - 1) AS i RETURN $hard[i] AS text, i ORDER BY i"
    text = asked(client, statement, "text/csv", parameters={"hard": HARD}).text
    assert list(csv.reader(io.StringIO(text, newline="")))[1:] == [[c, str(i)] for i, c in enumerate(HARD)]
    # By RFC 4180, and not only by a reader that takes more.
    assert '\r\n"a\rb",3\r\n"a\r\nb",4\r\n"\n",5\r\n"\r",6\r\n"x\n",7\r\n' in text


@pytest.mark.parametrize("last", ["x\n", "x\r\n", "\r"])
def test_csv_that_was_cut_does_not_end_in_its_last_cells_line_break(client: TestClient, last: str) -> None:
    got = asked(
        client, "UNWIND [1, 2] AS i RETURN $last AS `a\nb`", "text/csv", limit=1, parameters={"last": last}
    )
    assert got.text == f'"a\nb"\r\n"{last}"'


@pytest.mark.parametrize("name", ["$end", "$error"])
def test_no_column_of_lines_is_called_as_their_end(client: TestClient, name: str) -> None:
    statement = f"UNWIND [1, 2] AS n RETURN n, n AS `{name}`"
    got = asked(client, statement, "application/x-ndjson")
    assert error(got) == (400, "SYNTAX", "statement")
    assert name in got.json()["error"]["message"]
    assert asked(client, statement, "text/csv").text == f"n,{name}\r\n1,1\r\n2,2\r\n"
    assert answer(client, statement)["columns"] == ["n", name]


@pytest.mark.parametrize("accept", ["application/json", "text/csv", "application/x-ndjson"])
def test_a_row_that_is_too_large_is_not_received(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, accept: str
) -> None:
    """The statement is ended on the way, and the next one has a connection that works."""
    monkeypatch.setattr("app.graph.connection.reading._LARGEST", 1024**2)
    for _ in range(3):
        got = asked(client, "RETURN range(1, 1000000) AS r", accept)
        assert error(got) == (400, "SYNTAX", "statement")
        assert "A row is larger than 1 MiB" in got.json()["error"]["message"]
        assert len(one(client, "range(1, 100000)")) == 100_000
    got = asked(client, "UNWIND range(1, 30) AS n RETURN range(1, 100000) AS r", accept)
    assert got.status_code == 200
    assert len(got.content) > 15_000_000


def test_csv_without_rows_is_its_header(client: TestClient) -> None:
    assert asked(client, "UNWIND [] AS n RETURN n, 1 AS one", "text/csv").text == "n,one\r\n"


@pytest.mark.parametrize(("limit", "rows", "truncated"), [(3, 3, True), (10, 5, False)])
def test_lines_of_json_end_with_what_there_was(
    client: TestClient, limit: int, rows: int, truncated: bool
) -> None:
    got = asked(client, STREAMED, "application/x-ndjson", limit=limit)
    assert got.headers["content-type"] == "application/x-ndjson; charset=utf-8"
    *lines, last = [json.loads(line) for line in got.text.splitlines()]
    assert last["$end"].pop("elapsed") > 0
    assert last == {"$end": {"rows": rows, "truncated": truncated}}
    assert len(lines) == rows
    assert lines[0] == {
        "n": 1,
        "text": 'a,"b"',
        "day": typed("Date", "2014-08-25"),
        "list": [1, None],
        "nothing": None,
        "yes": True,
    }


def test_a_stream_that_breaks_off_says_why(client: TestClient) -> None:
    statement = "UNWIND range(1, 3000) AS n RETURN 10 / (2500 - n) AS x"
    got = asked(client, statement, "application/x-ndjson", limit=5000)
    assert got.status_code == 200
    *lines, last = [json.loads(line) for line in got.text.splitlines()]
    assert last["$error"]["code"] == "SYNTAX"
    assert "zero" in last["$error"]["message"]
    assert 0 < len(lines) < 2500
    cut = asked(client, statement, "text/csv", limit=5000)
    assert cut.status_code == 200
    assert not cut.text.endswith("\n")


@pytest.mark.parametrize("accept", ["text/csv", "application/x-ndjson"])
def test_what_fails_before_the_first_row_is_an_error_like_any(client: TestClient, accept: str) -> None:
    assert error(asked(client, "RETURN 1 / 0 AS x", accept)) == (400, "SYNTAX", "statement")
    assert error(asked(client, "CREATE (:A)", accept)) == (403, "NOT_ALLOWED", "statement")


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("*/*", "application/json"),
        ("application/*", "application/json"),
        ("text/*", "text/csv"),
        ("application/json;q=0.5, text/csv", "text/csv"),
        ("text/html, */*;q=0.1", "application/json"),
        ("", "application/json"),
    ],
)
def test_the_media_type_is_the_best_accepted(client: TestClient, accept: str, media: str) -> None:
    assert asked(client, "RETURN 1 AS n", accept).headers["content-type"].partition(";")[0] == media


def test_a_plan_is_given_and_nothing_run(client: TestClient, fresh: RunningEngine) -> None:
    got = answer(client, "MATCH (g:Group) RETURN 1 / 0 AS x", explain=True)
    assert (got["columns"], got["rows"]) == ([], [])
    assert got["elapsed"] > 0
    plan = got["plan"]
    assert set(plan) == {"operator", "details", "children"}
    if fresh.dialect == "neo4j":
        assert plan["operator"] == "ProduceResults"
        (projection,) = plan["children"]
        assert projection["operator"] == "Projection"
        assert "AS x" in projection["details"]
    else:
        assert "NodeByLabelScan(g:Group)" in plan["details"]
        assert plan["children"] == []


def test_a_command_is_not_explained(client: TestClient) -> None:
    assert error(asked(client, "SHOW USERS", explain=True))[:2] == (403, "NOT_ALLOWED")


def test_nothing_is_written_by_explaining(client: TestClient) -> None:
    got = asked(client, "CREATE (:Attack)", explain=True)
    assert got.status_code in {
        200,
        403,
    }  # the embedded engine has a plan for it, which its account could not run
    assert one(client, "COUNT { (:Attack) }") == 0


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "statement"),
        ({"statement": 1}, "statement"),
        ({"statement": " \n"}, "statement"),
        ({"statement": "RETURN 1", "parameters": [1]}, "parameters"),
        ({"statement": "RETURN 1", "parameters": None}, "parameters"),
        ({"statement": "RETURN 1", "parameters": {"a": [{"b": 2**63}]}}, "parameters"),
        ({"statement": "RETURN 1", "limit": 2**64 + 1}, "limit"),
        ({"statement": "RETURN 1", "limit": 0}, "limit"),
        ({"statement": "RETURN 1", "limit": 10_001}, "limit"),
        ({"statement": "RETURN 1", "limit": True}, "limit"),
        ({"statement": "RETURN 1", "limit": "5"}, "limit"),
        ({"statement": "RETURN 1", "limit": 1.5}, "limit"),
        ({"statement": "RETURN 1", "explain": 1}, "explain"),
        ({"statement": "RETURN 1", "params": {}}, "params"),
    ],
)
def test_a_wrong_field_is_named(client: TestClient, body: dict[str, Any], field: str) -> None:
    got = client.post(ADDRESS, content=json.dumps(body), headers={"content-type": "application/json"})
    assert error(got) == (400, "BAD_REQUEST", field)
    assert got.json()["error"]["message"].startswith(f"{field}: ")


@pytest.mark.parametrize("statement", ["MATC (n) RETURN n", "RETURN nobody", "RETURN $missing", "RETURN 1/0"])
def test_what_the_database_says_of_a_wrong_statement_is_told(client: TestClient, statement: str) -> None:
    assert error(asked(client, statement)) == (400, "SYNTAX", "statement")


def test_a_value_that_is_nested_too_deeply_is_told(client: TestClient) -> None:
    got = asked(client, "RETURN reduce(list = [], n IN range(1, 150) | [list]) AS x")
    assert error(got) == (400, "SYNTAX", "statement")
    assert "nested" in got.json()["error"]["message"]
    assert one(client, "reduce(list = [], n IN range(1, 50) | [list])")


@pytest.mark.parametrize(
    ("headers", "content", "status", "code"),
    [
        ({"content-type": "text/plain"}, b'{"statement": "RETURN 1"}', 415, "UNSUPPORTED_MEDIA_TYPE"),
        (
            {"content-type": "application/x-www-form-urlencoded"},
            b"statement=RETURN+1",
            415,
            "UNSUPPORTED_MEDIA_TYPE",
        ),
        ({"content-type": "application/json"}, b"{", 400, "BAD_REQUEST"),
        ({"content-type": "application/json"}, b"[]", 400, "BAD_REQUEST"),
        (
            {"content-type": "application/json"},
            b'{"statement": "' + b"x" * 2_000_000 + b'"}',
            413,
            "PAYLOAD_TOO_LARGE",
        ),
        (
            {"content-type": "application/json", "accept": "text/html"},
            b'{"statement": "RETURN 1"}',
            406,
            "NOT_ACCEPTABLE",
        ),
        (
            {"content-type": "application/json", "sec-fetch-site": "cross-site"},
            b'{"statement": "RETURN 1"}',
            403,
            "FORBIDDEN",
        ),
    ],
)
def test_what_is_no_request_is_refused(
    client: TestClient, headers: dict[str, str], content: bytes, status: int, code: str
) -> None:
    got = client.post(ADDRESS, content=content, headers=headers)
    assert error(got) == (status, code, None)


@pytest.mark.parametrize("headers", [{"host": "elsewhere.example"}, {"origin": "http://elsewhere.example"}])
def test_a_foreign_host_or_page_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    got = client.post(ADDRESS, json={"statement": "RETURN 1"}, headers=headers)
    assert got.status_code == 403


def test_it_is_asked_by_post_alone(client: TestClient) -> None:
    got = client.get(ADDRESS, params={"statement": "RETURN 1"})
    assert (got.status_code, got.headers["allow"]) == (405, "POST")


def test_where_reading_needs_a_token_so_does_this(fresh: RunningEngine) -> None:
    with client_of(fresh, anonymous_reading=False) as client:
        got = asked(client, "RETURN 1")
        assert error(got) == (401, "UNAUTHENTICATED", None)
        assert got.headers["www-authenticate"] == "Bearer"
        got = client.post(
            ADDRESS, json={"statement": "RETURN 1"}, headers={"authorization": "Bearer clv_wrong"}
        )
        assert error(got) == (401, "UNAUTHENTICATED", None)


def test_the_embedded_engine_is_not_read_under_its_administrator(embedded_engine: RunningEngine) -> None:
    from dataclasses import replace

    with client_of(replace(embedded_engine, reader=None)) as client:
        assert error(asked(client, "RETURN 1")) == (503, "UNAVAILABLE", None)
