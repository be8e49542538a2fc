"""Every error says what to change; trying again is for questions alone, and for failures that may pass."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from cleave_client import (
    AsyncCleave,
    BadInput,
    Cleave,
    CleaveError,
    NotSignedIn,
    NotThere,
    ServerFault,
    TimedOut,
    Unavailable,
    Unreachable,
)
from cleave_client.exchange import may_write

from tests.browser.server import new_token
from tests.client.breaking import SILENCE, Breaking, answer
from tests.house.serving import free_port

FINE = answer(200, {"data": {"extent": {"ties": 1}}})
FULL = answer(503, {"errors": [{"message": "full"}]})
ASK, WRITE = "{ extent { ties } }", 'mutation { retractClaim(id: "claim:x", why: "y") { __typename } }'
Start = Callable[..., Breaking]


async def by_both(address: str, document: str, variables: Any = None, **options: Any) -> list[Any]:
    """What each client has to say: its answer or its error."""
    said: list[Any] = []
    with Cleave(address, **options) as cleave:
        try:
            said.append(cleave.query(document, variables))
        except CleaveError as error:
            said.append(error)
    return said


async def awaited(address: str, document: str, variables: Any = None, **options: Any) -> list[Any]:
    async with AsyncCleave(address, **options) as cleave:
        try:
            return [await cleave.query(document, variables)]
        except CleaveError as error:
            return [error]


BOTH = pytest.mark.parametrize("said_by", [by_both, awaited], ids=["sync", "async"])
Said = Callable[..., Awaitable[list[Any]]]


@BOTH
async def test_a_question_is_asked_again_where_the_connection_fails(breaking: Start, said_by: Said):
    server = breaking(None, None, FINE)
    assert await said_by(server.address, ASK) == [{"extent": {"ties": 1}}]
    assert len(server.asked) == 3


@BOTH
@pytest.mark.parametrize("status", [429, 503])
async def test_a_question_is_asked_again_as_late_as_the_server_says(
    breaking: Start, said_by: Said, status: int
):
    server = breaking(answer(status, "", retry_after="1"), FINE)
    begun = time.monotonic()
    assert await said_by(server.address, ASK) == [{"extent": {"ties": 1}}]
    assert time.monotonic() - begun > 0.9


@BOTH
async def test_it_is_asked_so_often_and_no_more(breaking: Start, said_by: Said):
    server = breaking(FULL, FULL, FULL, FINE)
    (error,) = await said_by(server.address, ASK, retries=2)
    assert isinstance(error, Unavailable)
    assert "503" in str(error)
    assert len(server.asked) == 3


@BOTH
@pytest.mark.parametrize("turn", [None, FULL], ids=["hung up", "503"])
async def test_a_mutation_is_never_sent_again(breaking: Start, said_by: Said, turn: bytes | None):
    server = breaking(turn, FINE)
    (error,) = await said_by(server.address, WRITE)
    assert isinstance(error, Unavailable if turn else Unreachable)
    assert len(server.asked) == 1


@pytest.mark.check
@pytest.mark.parametrize(
    ("document", "writes"),
    [
        ("{ a }", False),
        ("query mutations { a }", False),
        ("{ mutation }", False),
        ('query ($a: String = "mutation {") { a(b: $a) }', False),
        ("# mutation { a }\n{ b }", False),
        ('{ a(b: """ } mutation { """) }', False),
        ("mutation { a }", True),
        ("mutation{a}", True),
        ("# a\n  mutation M($b: Int) { a }", True),
        ("query Q { a } mutation M { b }", True),
        ('{ a(b: "}") } mutation M { b }', True),
        ("} mutation { a }", True),
    ],
)
def test_what_may_write_is_told_from_what_asks(document: str, writes: bool):
    assert may_write(document) is writes


@BOTH
async def test_an_answer_has_its_time(breaking: Start, said_by: Said):
    server = breaking(SILENCE, FINE)
    begun = time.monotonic()
    (error,) = await said_by(server.address, ASK, timeout=0.5)
    assert isinstance(error, TimedOut)
    assert "within 0.5 s" in str(error)
    assert time.monotonic() - begun < 5
    assert len(server.asked) == 1


@BOTH
async def test_who_is_not_there_is_told_how_to_start(said_by: Said):
    (error,) = await said_by(f"http://127.0.0.1:{free_port()}", ASK, retries=1)
    assert isinstance(error, Unreachable)
    assert "`make run` or `cleave serve`" in str(error)


@BOTH
@pytest.mark.parametrize(
    "said", [answer(200, "<html>hello</html>"), answer(404, "nothing"), answer(200, [1])]
)
async def test_who_is_not_cleave_is_found_out(breaking: Start, said_by: Said, said: bytes):
    (error,) = await said_by(breaking(said).address, ASK)
    assert isinstance(error, ServerFault)
    assert "check the address" in str(error)


async def test_a_server_that_moved_says_where_to(breaking: Start):
    (error,) = await by_both(breaking(answer(308, "", location="https://there/")).address, ASK)
    assert isinstance(error, Unreachable)
    assert "https://there/" in str(error)


async def test_a_database_that_is_away_is_waited_for(breaking: Start):
    away = answer(
        200,
        {
            "errors": [{"message": "The database is away.", "extensions": {"code": "DATABASE_UNAVAILABLE"}}],
            "data": None,
        },
    )
    server = breaking(away, FINE)
    assert await by_both(server.address, ASK) == [{"extent": {"ties": 1}}]


@pytest.mark.check
@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"url": "localhost:8000"}, "url: "),
        ({"url": "ftp://localhost"}, "url: "),
        ({"url": "http://localhost", "timeout": 0}, "timeout: "),
        ({"url": "http://localhost", "retries": -1}, "retries: "),
        ({"url": "http://localhost", "token": "sec\nret"}, "token: "),
        ({"url": "http://localhost", "token": "sec ret"}, "token: "),
        ({"url": "http://localhost", "token": "sécret"}, "token: "),
        ({"url": "http://localhost", "token": "\n"}, "token: "),
    ],
)
def test_what_a_client_is_made_with_is_looked_at(given: dict[str, Any], expected: str):
    for kind in (Cleave, AsyncCleave):
        with pytest.raises(ValueError, match=f"^{expected}.* expected ") as caught:
            kind(**given)
        assert given.get("token", "secret") not in str(caught.value)


@pytest.mark.check
def test_a_token_is_not_shown():
    assert "secret" not in repr(Cleave("http://localhost", "secret")) + repr(
        Cleave("http://localhost", "secret").__dict__
    )


@BOTH
async def test_a_token_is_taken_as_it_stands_in_a_file(breaking: Start, said_by: Said):
    server = breaking(FINE)
    assert await said_by(server.address, ASK, token=" secret\r\n") == [{"extent": {"ties": 1}}]
    assert "authorization: bearer secret\r\n" in server.heads[0].lower()


async def test_what_is_no_http_is_never_sent_again_and_tells_no_token(breaking: Start):
    server = breaking(FINE)
    begun = time.monotonic()
    with Cleave(server.address) as cleave:
        cleave._http.headers["authorization"] = "Bearer secret\n"
        with pytest.raises(CleaveError, match="nothing was sent") as caught:
            cleave.query(ASK)
    async with AsyncCleave(server.address) as waiting:
        waiting._http.headers["authorization"] = "Bearer secret\n"
        with pytest.raises(CleaveError, match="nothing was sent") as awaited_error:
            await waiting.query(ASK)
    assert "secret" not in str(caught.value) + str(awaited_error.value)
    # The pauses of three more tries are at least 1.3 s.
    assert time.monotonic() - begun < 1


@BOTH
async def test_dates_may_stand_anywhere_in_the_variables(breaking: Start, said_by: Said):
    day = date(2014, 1, 1)
    given = {
        "m": {"asOf": day, "all": [day, (day, {"d": {day}})]},
        "at": datetime(2014, 8, 25, 12, tzinfo=UTC),
    }
    server = breaking(FINE)
    assert await said_by(server.address, ASK, variables=given) == [{"extent": {"ties": 1}}]
    text = "2014-01-01"
    assert server.asked[0]["variables"] == {
        "m": {"asOf": text, "all": [text, [text, {"d": [text]}]]},
        "at": "2014-08-25",
    }


def in_itself() -> dict[str, Any]:
    values: dict[str, Any] = {}
    values["a"] = [values]
    return values


WRONG: dict[str, tuple[Callable[[Cleave], Any], str | None, str]] = {
    "range": (lambda c: c.lineage("group:islamic-state", depth=99), "depth", "expected 1 to 8"),
    "day": (lambda c: c.snapshot(as_of="2014-13-01"), "as_of", "is not a day of the calendar"),
    "word": (lambda c: c.lineage("group:islamic-state", types=["FOO"]), "types", "'FOO' does not exist"),  # type: ignore[list-item]
    "entity": (lambda c: c.lineage("group:nobody"), "of", "no entity is called group:nobody"),
    "start": (lambda c: c.paths("group:nobody", "group:islamic-state"), "start", "group:nobody"),
    "moment": (lambda c: c.changes({"known_at": "x"}, {}), "before", "'x'"),
    "search": (lambda c: c.search("x" * 201), "text", "expected"),
    "document": (
        lambda c: c.query("{ extent { tie } }"),
        "document",
        "line 1, column 12: Cannot query field 'tie'",
    ),
    "own variable": (
        lambda c: c.query("query ($a: Date) { snapshot(asOf: $a) { tieCount } }", {"a": 3}),
        "a",
        "2014-08-25",
    ),
    "no JSON": (lambda c: c.query(ASK, {"a": object()}), "variables", "expected what JSON has"),
    "no JSON below": (lambda c: c.query(ASK, {"a": [{"b": 1j}]}), "variables", "expected what JSON has"),
    "in itself": (lambda c: c.query(ASK, in_itself()), "variables", "expected what JSON has"),
    "too much": (
        lambda c: c.query(
            "{ claims(first: 1000) { nodes { source { claims(first: 1000) { nodes { id } } } } } }"
        ),
        None,
        "ask for less",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_argument_is_named_as_it_is_called_here(cleave: Cleave, case: str):
    call, argument, expected = WRONG[case]
    with pytest.raises(BadInput) as caught:
        call(cleave)
    assert caught.value.argument == argument
    assert expected in str(caught.value)
    if argument and case != "document":
        assert str(caught.value).startswith(f"{argument}: ")


def test_what_is_not_there_is_told_from_what_was_not_known(cleave: Cleave):
    with pytest.raises(NotThere, match=r"nothing is called group:nobody; search\(\) finds ids by name"):
        cleave.entity("group:nobody")
    with pytest.raises(NotThere, match=r"is not known on 2000-01-01"):
        cleave.entity("group:islamic-state", known_at="2000-01-01")
    with pytest.raises(NotThere, match=r"source:.* is no group, person or place"):
        cleave.entity(cleave.claims(limit=1)[0].source.id)
    with pytest.raises(TypeError, match="before: 'asOf' is no day of a moment"):
        cleave.changes({"asOf": "2014-01-01"}, {})


def test_a_token_where_one_is_needed(closed_site: str, data_folder: Path):
    with Cleave(closed_site) as nobody, pytest.raises(NotSignedIn, match="Give token=…; `cleave token new"):
        nobody.search("Ansar")
    with Cleave(closed_site, "wrong") as stranger, pytest.raises(NotSignedIn, match="`cleave token list`"):
        stranger.search("Ansar")
    with Cleave(closed_site, new_token(data_folder.parent)) as known:
        assert known.search("Ansar")


@pytest.mark.check
def test_this_machine_is_never_asked_through_a_proxy():
    program = "from cleave_client import Cleave; print(Cleave('{}')._http._mounts)"
    proxied = {"PATH": "", "HTTP_PROXY": "http://127.0.0.1:9", "http_proxy": "http://127.0.0.1:9"}

    def mounts(url: str) -> str:
        command = [sys.executable, "-c", program.format(url)]
        return subprocess.run(command, env=proxied, capture_output=True, text=True, check=True).stdout.strip()

    assert [mounts(url) for url in ("http://127.0.0.1:8000", "http://localhost", "http://[::1]:8")] == [
        "{}"
    ] * 3
    assert "HTTPTransport" in mounts("http://cleave.example.org")
