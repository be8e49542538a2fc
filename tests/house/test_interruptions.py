"""What breaks in upon a run: the engine dies, the parent dies, Ctrl-C comes early or late, output goes nowhere.

Nothing shows a traceback, nothing is left running, and a server that can go on does.
"""

from __future__ import annotations

import asyncio
import fcntl
import json
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from app import engine_keeper
from app.errors import EngineError, NoGraph, Unavailable
from app.graph.connection import Database
from app.graph.embedded import open_engine
from app.graph.engine_record import EngineFiles
from tests.api.clients import wait_until
from tests.engines import RunningEngine
from tests.house.serving import free_port
from tests.house.source import ROOT
from tests.house.test_embedded import MEMORY, another_process, ends_within
from tests.test_cli import cleave

RUN = "from app.cli import main; main()"
# A database that never answers, under the same server.
STUCK = f"""
import asyncio
from app.graph.connection import Database
read = Database.read
async def stuck(self, text, parameters):
    return await (asyncio.sleep(60) if "stuck" in parameters.values() else read(self, text, parameters))
Database.read = stuck
{RUN}
"""
EXTENT = "{ extent { claims } }"


@contextmanager
def serving(data: Path, program: str = RUN) -> Iterator[tuple[subprocess.Popen[str], int, list[str]]]:
    """A server on a data folder that answers: its process, its port, and what it goes on to say."""
    port = free_port()
    command = [sys.executable, "-c", program, "serve", "--port", str(port), "--data", str(data)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        limit = threading.Timer(120, process.kill)
        limit.start()
        try:
            assert process.stdout
            assert any(line.startswith("cleave is at") for line in process.stdout)
            said: list[str] = []
            threading.Thread(target=said.extend, args=(process.stdout,), daemon=True).start()
            yield process, port, said
        finally:
            limit.cancel()
            if process.poll() is None:
                process.kill()


def ask(port: int, query: str, **variables: str) -> dict[str, Any]:
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/graphql",
        json.dumps({"query": query, "variables": variables}).encode(),
        {"content-type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        found: dict[str, Any] = json.load(answer)
        return found


def engine_of(data: Path) -> int:
    pid: int = json.loads(EngineFiles(data).record.read_text())["pid"]
    return pid


def test_a_server_goes_on_after_its_engine_was_killed(tmp_path: Path):
    data = tmp_path / "data"
    with serving(data) as (process, port, said):
        before = ask(port, EXTENT)
        killed = engine_of(data)
        os.kill(killed, signal.SIGKILL)
        until = time.monotonic() + 60
        while "errors" in (answer := ask_within(8, port)):
            assert [error["extensions"]["code"] for error in answer["errors"]] == ["DATABASE_UNAVAILABLE"]
            assert time.monotonic() < until
            time.sleep(0.3)
        assert answer == before
        second = engine_of(data)
        assert second != killed
        assert "claims" in cleave("status", "--data", data).stdout
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
        assert ends_within(second, 15)
    assert said == [
        "The embedded engine has ended; starting it again ...\n",
        "The embedded engine answers again.\n",
    ]


def ask_within(seconds: float, port: int) -> dict[str, Any]:
    began = time.monotonic()
    answer = ask(port, EXTENT)
    assert time.monotonic() - began < seconds
    return answer


async def test_a_database_that_went_away_is_told_within_seconds_and_found_at_its_new_address(tmp_path: Path):
    with open_engine(tmp_path, memory=MEMORY) as engine:
        former = engine.uri, engine.password
        db = await Database.open(
            uri=engine.uri,
            username=engine.username,
            password=engine.password,
            database=engine.database,
            statement_timeout=20,
        )
        try:
            os.kill(engine.pid, signal.SIGKILL)
            began = time.monotonic()
            with pytest.raises(Unavailable):
                await db.read("RETURN 1", {})
            with pytest.raises(Unavailable):
                await db.write(lambda tx: tx.run("CREATE (:Kept)", {}))
            assert time.monotonic() - began < 16
            assert engine.ended()
            await asyncio.to_thread(engine.reopen)
            assert not engine.ended()
            assert (engine.uri, engine.password) != former
            await db.reconnect(uri=engine.uri, username=engine.username, password=engine.password)
            assert await db.read("RETURN 1", {}) == [[1]]
        finally:
            await db.close()


async def test_a_server_by_address_may_go_and_come_back(embedded_engine: RunningEngine):
    port, engine_port = free_port(), urlsplit(embedded_engine.uri).port
    open_ends: list[asyncio.StreamWriter] = []

    async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        open_ends.append(writer)
        with suppress(OSError):
            while data := await reader.read(65536):
                writer.write(data)
        writer.close()

    async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", engine_port)
        await asyncio.gather(pass_on(reader, back), pass_on(there, writer))

    server = await asyncio.start_server(accept, "127.0.0.1", port)
    db = await Database.open(
        uri=f"bolt://127.0.0.1:{port}",
        username=embedded_engine.username,
        password=embedded_engine.password,
        database=embedded_engine.database,
        statement_timeout=20,
    )
    try:
        assert await db.read("RETURN 1", {}) == [[1]]
        server.close()
        for end in open_ends:
            end.close()
        began = time.monotonic()
        with pytest.raises(Unavailable):
            await db.read("RETURN 1", {})
        assert time.monotonic() - began < 10
        server = await asyncio.start_server(accept, "127.0.0.1", port)
        assert await db.read("RETURN 1", {}) == [[1]]
    finally:
        await db.close()
        server.close()
        await asyncio.sleep(0.1)


def test_one_who_joined_notices_the_end_and_takes_over(tmp_path: Path):
    with another_process(tmp_path) as (_, pid, _), open_engine(tmp_path, memory=MEMORY) as joined:
        assert not joined.ended()
        EngineFiles(tmp_path).record.write_text("{}")
        assert not joined.ended()
        os.kill(pid, signal.SIGKILL)
        assert ends_within(pid, 10)
        # Its lock goes with its last thread, which may be a moment later.
        wait_until(joined.ended, 10)
        joined.reopen()
        assert joined.owned
        assert engine_of(tmp_path) == joined.pid != pid


class Lost:
    """An engine that is gone for good."""

    pid = 1
    log = Path("/nowhere/engine.log")
    tries = 0

    def ended(self) -> bool:
        return True

    def reopen(self) -> None:
        self.tries += 1
        raise NoGraph("There is no graph.")


async def test_an_engine_that_never_comes_back_is_given_up(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(engine_keeper, "_INTERVAL", 0.01)
    engine: Any = Lost()
    db = Database(None, "cleave", 20)  # type: ignore[arg-type]
    with pytest.raises(EngineError) as given_up:
        await engine_keeper.keep_running(engine, db, lambda _line: None)
    assert engine.tries == 5
    assert "\n" not in given_up.value.message
    with pytest.raises(Unavailable, match="started again"):
        await db.read("RETURN 1", {})


def test_the_end_of_the_parent_ends_server_and_engine(tmp_path: Path):
    port, data = free_port(), tmp_path / "data"
    # As make does: the shell's own parent is named, and the server takes the shell's place.
    inner = f'exec "$0" -c "{RUN}" serve --port {port} --data "$1" --parent "$PPID"'
    outer = (
        "import subprocess, sys; subprocess.run(['/bin/sh', '-c', sys.argv[1], sys.executable, sys.argv[2]])"
    )
    with subprocess.Popen(
        [sys.executable, "-c", outer, inner, str(data)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as parent:
        limit = threading.Timer(120, parent.kill)
        limit.start()
        assert parent.stdout
        assert any(line.startswith("cleave is at") for line in parent.stdout)
        limit.cancel()
        server = int(Path(f"/proc/{parent.pid}/task/{parent.pid}/children").read_text().split()[0])
        engine = engine_of(data)
        parent.kill()
        parent.wait()
        assert ends_within(server, 20)
        assert ends_within(engine, 20)
        assert parent.stdout.read() == ""


def test_make_run_names_itself_as_the_parent():
    assert '--parent "$$PPID"' in (ROOT / "Makefile").read_text()


def test_a_stuck_request_is_broken_off_without_a_traceback(tmp_path: Path):
    with serving(tmp_path / "data", STUCK) as (process, port, said):
        asking = threading.Thread(
            target=quietly, args=(ask, port, "query($id: ID!) { group(id: $id) { id } }")
        )
        asking.start()
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
        asking.join(10)
    assert not [line for line in said if "Traceback" in line or "Error" in line], said


def quietly(work: Callable[..., object], port: int, query: str) -> None:
    with suppress(OSError):
        work(port, query, id="stuck")


@pytest.mark.parametrize("command", [["serve"], ["load", "seed"]])
def test_ctrl_c_among_the_imports_is_one_line(command: list[str]):
    program = f"""
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
class Interrupt:
    def find_spec(self, name, *_):
        if name == "neo4j":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupt())
{RUN}
"""
    done = subprocess.run(
        [sys.executable, "-c", program, *command], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "\nAborted!\n")


def run_into(output: Any, *arguments: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        stdout=output,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stderr


def test_a_full_device_is_told_in_one_line():
    with Path("/dev/full").open("w") as full:
        assert run_into(full, "schema") == (
            1,
            "The output cannot be read or written: No space left on device.\n",
        )


def test_a_reader_who_has_seen_enough_is_no_failure_to_tell():
    reading, writing = os.pipe()
    os.close(reading)
    try:
        assert run_into(writing, "schema") == (1, "")
    finally:
        os.close(writing)


@pytest.mark.parametrize("command", [["export"], ["cypher", "RETURN 1"]], ids=" ".join)
def test_a_command_that_reads_makes_no_folder(command: list[str], tmp_path: Path):
    result = cleave(*command, "--data", tmp_path / "typo")
    assert result.exit_code == 2
    assert f"There is no graph in {tmp_path / 'typo'}" in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("host", ["203.0.113.1", "no..such"])
def test_a_host_that_is_not_here_is_told_by_the_host(host: str, tmp_path: Path):
    result = cleave("serve", "--host", host, "--data", tmp_path / "data")
    assert result.exit_code == 1
    assert f"{host} cannot be listened on" in result.stderr
    assert "--port" not in result.stderr


FOREIGN = {"uri": "bolt://x", "pid": 1, "database": "c", "administrator": ["a", "b"], "reader": ["a", "b"]}


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", "\xff", json.dumps(FOREIGN), '{"uri": 1}'])
def test_a_broken_record_of_a_running_engine_is_told(content: str, tmp_path: Path):
    files = EngineFiles(tmp_path)
    files.engine_lock.touch()
    files.record.write_bytes(content.encode("latin-1"))
    with files.engine_lock.open("rb+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        result = cleave("status", "--data", tmp_path)
        assert result.exit_code == 3
        assert str(files.record) in result.stderr
        assert len(result.stderr.splitlines()) == 1
