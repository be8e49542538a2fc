"""People's own Cypher changes nothing and tells nothing but the graph, whatever it tries, on both engines.

Each attack is first run through the service, and then by the engine's administrator on a scratch graph, where
it has to do its harm: an attack that cannot hurt anybody shows nothing. What an engine does not know, or
refuses its administrator too, is listed, and that is run as well.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from neo4j import Driver, GraphDatabase
from neo4j.exceptions import Neo4jError

from tests.api.clients import client_of
from tests.engines import RunningEngine
from tests.graph.attacks import ATTACKS, Attack, Harm
from tests.graphs import exported, opened, put_seed

SECRET = "what-nobody-is-told"
# Neither engine knows these: other servers and editions do, or plug-ins, or nobody does.
_NOWHERE = """
    address-by-apoc apoc checkpoint create-after-an-empty-one create-as-the-second create-by-escapes
    create-in-a-comprehension create-in-collect create-in-count create-in-exists database environment grant
    jobs locks periodic-commit privileges role roles servers setting stop-database user-by-use users-of-system
    write-by-apoc
""".split()  # noqa: SIM905
_UNKNOWN_TO_NEO4J = ["clone-by-procedure", "merge-node-by-procedure", "write-by-procedure"]
_UNKNOWN_TO_ARCADEDB = """
    beans components-in-collect connections create-profiled-with-options create-with-a-version
    create-with-options database-info file-in-a-list-in-a-shortest-path file-in-a-shortest-path
    file-in-a-shortest-path-in-a-list file-in-a-type-in-a-shortest-path
    file-in-properties-in-a-shortest-path forgotten-plans forgotten-statistics fulltext-index home-database
    marked meta-data new-label new-property new-type resampling settings settings-by-procedure
    settings-by-quoted-procedure settings-in-a-comprehension settings-in-a-quantified-path
    settings-in-a-shortest-path some-settings store
""".split()  # noqa: SIM905
UNKNOWN: dict[str, set[str]] = {
    "neo4j": {*_NOWHERE, *_UNKNOWN_TO_NEO4J},
    "arcadedb": {*_NOWHERE, *_UNKNOWN_TO_ARCADEDB},
}
# Settings of the embedded engine keep it from files and addresses, whoever asks.
_LOADING = {attack.name for attack in ATTACKS if "load" in attack.text.lower()} - set(_NOWHERE)
REFUSED_TO_ALL: dict[str, set[str]] = {"neo4j": set(), "arcadedb": _LOADING}
# Asked for a plan of these, it knows no such statement, though it answers to it.
UNKNOWN_TO_EXPLAIN: dict[str, set[str]] = {
    "neo4j": {"create-profiled-with-options"},
    "arcadedb": {"databases", "functions", "procedures"},
}
# It answers, but has none to tell of.
EMPTY: dict[str, set[str]] = {"neo4j": set(), "arcadedb": {"functions", "procedures"}}


@dataclass
class Surroundings:
    """What attacks aim at outside the graph."""

    url: str
    file: Path
    visits: list[str] = field(default_factory=list)

    def text(self, engine: RunningEngine, attack: Attack, victim: str) -> tuple[str, dict[str, Any]]:
        """The statement and its parameters with what they aim at."""
        meant = {
            "@URL@": self.url,
            "@FILE@": str(self.file),
            "@DATABASE@": engine.database,
            "@VICTIM@": victim,
        }
        text, parameters = attack.text, json.dumps(attack.parameters)
        for mark, value in meant.items():
            text, parameters = text.replace(mark, value), parameters.replace(mark, value)
        return text, json.loads(parameters)


@pytest.fixture(scope="module")
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Surroundings]:
    file = tmp_path_factory.mktemp("secret") / "secret.csv"
    file.write_text(f"{SECRET}:x\nanother:y\n")
    file.chmod(0o644)
    visits: list[str] = []

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            visits.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(f"{SECRET},x\n".encode())

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Surroundings(f"http://127.0.0.1:{server.server_port}/secret", file, visits)
        server.shutdown()


@pytest.fixture(scope="module")
def administrator(engine: RunningEngine) -> Iterator[Driver]:
    with GraphDatabase.driver(engine.uri, auth=(engine.username, engine.password)) as driver:
        yield driver


def run(driver: Driver, engine: RunningEngine, text: str, **parameters: Any) -> list[list[Any]]:
    """The values of the rows, by a statement that runs by itself as some have to."""
    with driver.session(database=engine.database) as session:
        return [record.values() for record in session.run(text, parameters)]


@contextmanager
def somebody_else(driver: Driver, engine: RunningEngine) -> Iterator[str]:
    """The id of a transaction of somebody else's, at work as long as it is left alone."""
    endless = """UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b UNWIND range(1, 100000) AS c
        WITH a, b, c WHERE a + b + c = -17 RETURN count(*)"""
    session = driver.session(database=engine.database)

    def work() -> None:
        with suppress(Neo4jError), session:
            session.run(endless).consume()

    thread = threading.Thread(target=work)
    thread.start()
    found: list[str] = []
    while not found:
        found = running(driver, engine)
    try:
        yield found[0]
    finally:
        with suppress(Neo4jError):
            run(driver, engine, f"TERMINATE TRANSACTIONS '{found[0]}'")
        thread.join(30)
        assert not thread.is_alive()


def running(driver: Driver, engine: RunningEngine) -> list[str]:
    rows = run(driver, engine, "SHOW TRANSACTIONS YIELD transactionId, currentQuery, status")
    return [name for name, query, status in rows if "= -17" in str(query) and status.startswith("Running")]


def fingerprint(driver: Driver, engine: RunningEngine) -> str:
    """What is stored, defined and allowed, all of it."""
    told: list[Any] = [
        sorted(repr((sorted(labels), sorted(map(repr, values.items())))) for labels, values in rows)
        for rows in (
            run(driver, engine, "MATCH (n) RETURN labels(n), properties(n)"),
            run(driver, engine, "MATCH ()-[r]->() RETURN [type(r)], properties(r)"),
        )
    ]
    told += [
        sorted(map(repr, run(driver, engine, "SHOW INDEXES YIELD name"))),
        sorted(map(repr, run(driver, engine, "SHOW CONSTRAINTS YIELD name"))),
        users(driver, engine),
    ]
    if engine.dialect == "neo4j":
        told.append(run(driver, engine, "SHOW SETTINGS 'db.transaction.timeout' YIELD value"))
    return repr(told)


def users(driver: Driver, engine: RunningEngine) -> list[str]:
    return sorted(str(row[0]) for row in run(driver, engine, "SHOW USERS"))


@pytest.fixture(scope="module")
def kept(engine: RunningEngine, administrator: Driver) -> Iterator[None]:
    """What attacks on the schema and on accounts aim at."""
    put_kept(administrator, engine)
    yield
    clean(administrator, engine)
    run(administrator, engine, "MATCH (n) DETACH DELETE n")


def put_kept(driver: Driver, engine: RunningEngine) -> None:
    clean(driver, engine)
    run(driver, engine, "CREATE INDEX kept FOR (n:Kept) ON (n.a)")
    run(driver, engine, "CREATE CONSTRAINT kept_once FOR (n:Kept) REQUIRE n.b IS UNIQUE")
    run(driver, engine, "CREATE USER kept SET PASSWORD 'quite-long-enough'")


@dataclass
class Scratch:
    """A graph to do harm to, made anew where the last attack has done any."""

    engine: RunningEngine
    driver: Driver
    as_made: str = ""

    def ready(self) -> str:
        """What is stored, defined and allowed before the next attack."""
        if self.as_made == "" or fingerprint(self.driver, self.engine) != self.as_made:
            run(self.driver, self.engine, "MATCH (n) DETACH DELETE n")
            put_kept(self.driver, self.engine)
            run(
                self.driver,
                self.engine,
                "CREATE (:Group {id: 'a'})-[:LED_BY {since: 1}]->(:Person {id: 'b'})",
            )
            self.as_made = fingerprint(self.driver, self.engine)
        return self.as_made


@pytest.fixture(scope="module")
def scratch(engine: RunningEngine, administrator: Driver, kept: None) -> Scratch:
    return Scratch(engine, administrator)


def clean(driver: Driver, engine: RunningEngine) -> None:
    for text in (
        "DROP CONSTRAINT hurt",
        "DROP INDEX hurt",
        "DROP CONSTRAINT kept_once",
        "DROP INDEX kept",
        "DROP USER hurt",
        "DROP USER kept",
        "CALL dbms.setConfigValue('db.transaction.timeout', '0s')",
    ):
        with suppress(Neo4jError):
            run(driver, engine, text)


@pytest.mark.slow
async def test_nothing_is_changed_and_nothing_disclosed(
    engine: RunningEngine, administrator: Driver, kept: None, surroundings: Surroundings
) -> None:
    async with opened(engine) as db:
        await put_seed(db)
        export = await exported(db)
        before = fingerprint(administrator, engine)
        surroundings.visits.clear()
        wrong: dict[str, str] = {}
        with client_of(engine) as client:
            for attack in ATTACKS:
                # The embedded engine ends whatever runs for twenty seconds: each finds a transaction of its own.
                ends = attack.harm is Harm.ENDS
                with somebody_else(administrator, engine) if ends else nullcontext("none") as victim:
                    text, parameters = surroundings.text(engine, attack, victim)
                    got = client.post("/api/cypher", json={"statement": text, "parameters": parameters})
                    if ends:
                        assert running(administrator, engine) == [victim]
                if complaint := complain(engine, attack, got):
                    wrong[attack.name] = complaint
        assert not wrong, "\n".join(f"{name}: {what}" for name, what in wrong.items())
        assert surroundings.visits == []
        assert fingerprint(administrator, engine) == before
        assert await exported(db) == export


def complain(engine: RunningEngine, attack: Attack, got: Any) -> str | None:
    """What is wrong with the answer to an attack: it has to be a refusal that says why, and tells nothing."""
    if SECRET in got.text or "currentQuery" in got.text:
        return f"discloses: {got.text[:200]}"
    error = got.json().get("error", {})
    known = attack.name not in UNKNOWN[engine.dialect] | UNKNOWN_TO_EXPLAIN[engine.dialect]
    expected = {(403, "NOT_ALLOWED")} if known else {(403, "NOT_ALLOWED"), (400, "SYNTAX")}
    if (got.status_code, error.get("code")) not in expected or not error.get("message"):
        return f"{got.status_code} {got.text[:200]}"
    return None


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_an_attack_does_its_harm_where_an_administrator_runs_it(
    engine: RunningEngine, administrator: Driver, scratch: Scratch, surroundings: Surroundings, attack: Attack
) -> None:
    before = scratch.ready()
    if attack.harm is Harm.ENDS:
        with somebody_else(administrator, engine) as victim:
            attempt(administrator, engine, attack, surroundings, victim)
            assert victim not in running(administrator, engine)
        return
    rows = attempt(administrator, engine, attack, surroundings, "none")
    if rows is None:
        assert fingerprint(administrator, engine) == before
    elif attack.harm is Harm.CHANGES:
        assert fingerprint(administrator, engine) != before
    elif attack.name in EMPTY[engine.dialect]:
        assert rows == []
    elif attack.harm is Harm.DISCLOSES:
        assert rows
        assert rows not in ([[0]], [[None]], [[[]]])


def attempt(
    driver: Driver, engine: RunningEngine, attack: Attack, surroundings: Surroundings, victim: str
) -> list[list[Any]] | None:
    """The rows of an attack, or None where the engine is listed as not having it, and has it not."""
    text, parameters = surroundings.text(engine, attack, victim)
    if attack.name in UNKNOWN[engine.dialect]:
        with pytest.raises(Neo4jError) as unknown:
            run(driver, engine, text, **parameters)
        assert is_unknown(unknown.value), unknown.value
        return None
    if attack.name in REFUSED_TO_ALL[engine.dialect]:
        with pytest.raises(Neo4jError, match="disabled"):
            run(driver, engine, text, **parameters)
        return None
    return run(driver, engine, text, **parameters)


def is_unknown(error: Neo4jError) -> bool:
    """Whether the engine says that it has no such thing, and not that something else was wrong."""
    said = error.message or ""
    return (
        error.code
        in {
            "Neo.ClientError.Statement.SyntaxError",
            "Neo.ClientError.Statement.ArgumentError",
            "Neo.ClientError.Procedure.ProcedureNotFound",
            "Neo.ClientError.Statement.UnsupportedAdministrationCommand",
            "Neo.ClientError.Statement.NotSystemDatabaseError",
        }
        or "Unknown procedure" in said
        or "Unknown function" in said
    )


@pytest.mark.parametrize("dialect", ["neo4j", "arcadedb"])
def test_at_least_sixty_hurt_where_an_administrator_runs_them(dialect: str) -> None:
    names = [attack.name for attack in ATTACKS]
    assert len(set(names)) == len(names)
    without = UNKNOWN[dialect] | REFUSED_TO_ALL[dialect] | EMPTY[dialect]
    assert without <= set(names)
    assert len(names) - len(without) >= 60
