"""The embedded engine's life: one for each data folder, for as long as somebody uses it, and no longer."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import ClientError, DatabaseError, Neo4jError

from app.errors import EngineError
from app.graph.embedded import Engine, open_engine
from app.graph.engine_record import Account, EngineFiles

MEMORY = "512m"
HOLD = """
import sys
from pathlib import Path
from app.graph.embedded import open_engine
with open_engine(Path(sys.argv[1]), memory="512m") as engine:
    print(engine.pid, engine.owned, flush=True)
    sys.stdin.read()
"""


@contextlib.contextmanager
def another_process(data: Path) -> Iterator[tuple[subprocess.Popen[str], int, bool]]:
    """A process that uses the engine until its input ends; the engine's pid; whether it started it."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(data)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            pid, owned = process.stdout.readline().split()
            yield process, int(pid), owned == "True"
        finally:
            process.kill()


def query(engine: Engine, text: str, account: Account | None = None) -> list[list[object]]:
    account = account or Account(engine.username, engine.password)
    with GraphDatabase.driver(engine.uri, auth=(account.username, account.password)) as driver:
        return [record.values() for record in driver.execute_query(text, database_=engine.database).records]


def lives(pid: int) -> bool:
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def ends_within(pid: int, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while lives(pid):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def test_a_second_start_is_quick_and_finds_what_the_first_wrote(tmp_path: Path):
    with open_engine(tmp_path / "data", memory=MEMORY) as first:
        assert first.owned
        query(first, "CREATE (:Kept {x: 42})")
    assert not lives(first.pid)
    began = time.monotonic()
    with open_engine(tmp_path / "data", memory=MEMORY) as second:
        assert time.monotonic() - began < 10
        assert second.owned
        assert query(second, "MATCH (n:Kept) RETURN n.x") == [[42]]


def test_a_second_process_joins_and_the_engine_ends_with_its_last_user(tmp_path: Path):
    with another_process(tmp_path) as (starter, pid, started_it):
        assert started_it
        with open_engine(tmp_path) as joined:
            assert (joined.owned, joined.pid) == (False, pid)
            starter.communicate("")
            assert query(joined, "RETURN 1") == [[1]]
        assert ends_within(pid, 10)
    assert not EngineFiles(tmp_path).record.exists()


def test_the_owner_waits_for_the_end_and_leaves_no_process(tmp_path: Path):
    engine = open_engine(tmp_path, memory=MEMORY)
    engine.close()
    assert not lives(engine.pid)
    engine.close()


def test_a_killed_owner_leaves_no_engine(tmp_path: Path):
    with another_process(tmp_path) as (owner, pid, _):
        owner.send_signal(signal.SIGKILL)
        owner.wait()
        assert ends_within(pid, 10)


def test_an_owner_killed_while_the_engine_starts_leaves_none(tmp_path: Path):
    owner = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE)
    files = EngineFiles(tmp_path)
    try:
        children = Path(f"/proc/{owner.pid}/task/{owner.pid}/children")
        deadline = time.monotonic() + 20
        while not (children.read_text().split() and files.log.exists()):
            assert time.monotonic() < deadline
            time.sleep(0.01)
        pid = int(children.read_text().split()[0])
    finally:
        owner.kill()
        owner.communicate()
    assert ends_within(pid, 15)


def test_ctrl_c_reaches_the_owner_alone(tmp_path: Path):
    with another_process(tmp_path) as (owner, pid, _):
        assert os.getpgid(pid) != os.getpgid(owner.pid)
        assert os.getsid(pid) != os.getsid(owner.pid)


def test_a_killed_engine_is_replaced_and_its_writes_are_there(tmp_path: Path):
    with open_engine(tmp_path, memory=MEMORY) as killed:
        query(killed, "CREATE (:Kept {x: 1})")
        os.kill(killed.pid, signal.SIGKILL)
        assert ends_within(killed.pid, 10)
        with open_engine(tmp_path, memory=MEMORY) as next_one:
            assert next_one.owned
            assert query(next_one, "MATCH (n:Kept) RETURN n.x") == [[1]]


def test_many_at_once_start_one_engine(tmp_path: Path):
    with ThreadPoolExecutor(6) as pool:
        engines = list(pool.map(lambda _: open_engine(tmp_path, memory=MEMORY), range(6)))
        assert sum(engine.owned for engine in engines) == 1
        assert len({engine.pid for engine in engines}) == 1
        list(pool.map(Engine.close, engines))
    assert ends_within(engines[0].pid, 10)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    data = tmp_path_factory.mktemp("running")
    with open_engine(data, statement_timeout=2, memory=MEMORY) as engine:
        query(engine, "CREATE (:Kept {x: 1})")
        yield engine


def test_what_it_keeps_is_closed_to_other_accounts(running: Engine):
    folder = running.log.parent
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for path in folder.rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
    record = json.loads(EngineFiles(folder).record.read_text())
    secrets = [record["administrator"][1], record["reader"][1]]
    assert not any(secret in running.log.read_text() for secret in secrets)
    assert not any(secret in Path(f"/proc/{running.pid}/cmdline").read_text() for secret in secrets)


def listening(pid: int) -> list[tuple[str, int]]:
    """Address, as the kernel writes it, and port of everything that a process listens on."""
    descriptors = []
    for link in Path(f"/proc/{pid}/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):  # closed since it was listed
            descriptors.append(str(link.readlink()))
    inodes = {each[len("socket:[") : -1] for each in descriptors if each.startswith("socket:")}
    found = []
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]:
            fields = line.split()
            if fields[3] == "0A" and fields[9] in inodes:
                address, _, port = fields[1].partition(":")
                found.append((address, int(port, 16)))
    return found


def engine_settings(engine: Engine) -> dict[str, str]:
    """The settings in force, asked of the HTTP port that the engine always opens beside Bolt."""
    bolt = int(engine.uri.rpartition(":")[2])
    (port,) = [port for _, port in listening(engine.pid) if port != bolt]
    answer = httpx.get(
        f"http://127.0.0.1:{port}/api/v1/server?mode=default",
        auth=(engine.username, engine.password),
        trust_env=False,
    )
    return {each["key"]: str(each["value"]).lower() for each in answer.raise_for_status().json()["settings"]}


def test_it_listens_on_loopback_alone(running: Engine):
    addresses = {address for address, _ in listening(running.pid)}
    assert addresses
    assert addresses <= {"0100007F", "0000000000000000FFFF00000100007F"}


def test_it_does_not_report_to_its_maker(running: Engine):
    assert engine_settings(running)["arcadedb.support.autoRegister"] == "false"


def test_a_statement_is_ended_at_the_time_limit(running: Engine):
    query(running, "UNWIND range(1, 3000) AS i CREATE (:Many {i: i})")
    began = time.monotonic()
    with pytest.raises((ClientError, DatabaseError)):
        query(running, "MATCH (a:Many), (b:Many), (c:Many) WHERE a.i + b.i + c.i < 0 RETURN count(*)")
    assert 1.5 < time.monotonic() - began < 10


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE (:Kept {x: 2})",
        "CREATE (:Unheard)",
        "MATCH (n:Kept) SET n.x = 3",
        "MATCH (n) DETACH DELETE n",
        "CREATE INDEX FOR (n:Kept) ON (n.x)",
        "CREATE USER other SET PASSWORD 'quite-long-enough'",
        "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    ],
)
def test_the_reader_reads_and_nothing_else(running: Engine, statement: str):
    assert query(running, "MATCH (n:Kept) RETURN n.x", running.reader) == [[1]]
    with pytest.raises(Neo4jError, match=r"Forbidden|allowed"):
        query(running, statement, running.reader)
    assert query(running, "MATCH (n:Kept) RETURN n.x") == [[1]]


def test_not_even_the_administrator_reads_files_through_the_engine(running: Engine):
    with pytest.raises(Neo4jError):
        query(running, "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line")


def test_wrong_credentials_are_refused(running: Engine):
    with pytest.raises(Neo4jError):
        query(running, "RETURN 1", Account(running.username, "a wrong password"))


def test_a_folder_with_other_files_is_refused_untouched(tmp_path: Path):
    (tmp_path / "letter.txt").write_text("mine")
    tmp_path.chmod(0o755)
    with pytest.raises(EngineError, match="other files"):
        open_engine(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


@pytest.mark.parametrize("folder", ["file", "file/below"])
def test_a_path_that_cannot_be_a_folder_is_named(tmp_path: Path, folder: str):
    (tmp_path / "file").write_text("")
    with pytest.raises(EngineError, match=r"cannot be used as data folder: "):
        open_engine(tmp_path / folder)


def test_a_failed_start_says_why_and_where_the_log_is(tmp_path: Path):
    with pytest.raises(EngineError) as failed:
        open_engine(tmp_path, memory="1m-of-nothing")
    assert str(tmp_path / "engine.log") in failed.value.message
    assert "1m-of-nothing" in failed.value.message
    with open_engine(tmp_path, memory=MEMORY) as engine:
        assert engine.owned


def test_an_engine_that_does_not_come_up_in_time_is_ended(tmp_path: Path):
    with pytest.raises(EngineError, match="did not start in time"):
        open_engine(tmp_path, memory=MEMORY, start_limit=0.1)
    with open_engine(tmp_path, memory=MEMORY) as engine:
        assert engine.owned


def test_an_old_record_is_not_believed(tmp_path: Path):
    """After a power cut the record of an engine that is gone lies there, and its port may be another's."""
    with open_engine(tmp_path, memory=MEMORY):
        stale = EngineFiles(tmp_path).record.read_text()
    with socket.create_server(("127.0.0.1", 0)) as other:
        record = json.loads(stale) | {"uri": f"bolt://127.0.0.1:{other.getsockname()[1]}"}
        EngineFiles(tmp_path).record.write_text(json.dumps(record))
        with open_engine(tmp_path, memory=MEMORY) as engine:
            assert engine.owned
            assert query(engine, "RETURN 1") == [[1]]
