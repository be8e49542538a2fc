"""The command line, on an embedded engine of its own: what it prints, its exit codes, and its end."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli import main
from app.exchange.files import read_files
from app.graph.embedded import open_engine
from app.resources import seed_folder
from tests.house.serving import free_port

NOBODY = "bolt://127.0.0.1:1"


def cleave(*arguments: str | Path, **environment: str) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], env=environment)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder into which the seed was loaded by the command; its engine runs, and commands join it."""
    folder = tmp_path_factory.mktemp("cli") / "data"
    with open_engine(folder):
        result = cleave("load", seed_folder(), "--data", folder)
        assert result.exit_code == 0, result.output
        assert "Loaded " in result.stdout
        yield folder


@pytest.fixture(scope="module")
def exported(data: Path) -> bytes:
    result = cleave("export", "--data", data)
    assert result.exit_code == 0, result.output
    return result.stdout_bytes


COMMANDS = ["serve", "load", "export", "migrate", "schema", "cypher", "status", "shell", "query", "token"]


def test_help_lists_the_commands_in_order_and_says_what_they_do():
    result = cleave("--help")
    listed = result.output.partition("Commands:")[2].split("\n")
    assert [line.split()[0] for line in listed if line.strip()] == COMMANDS
    assert all(len(line.split()) > 4 for line in listed if line.strip())
    assert "Exit codes: 0" in result.output


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str):
    result = cleave(command, "--help")
    assert result.exit_code == 0
    assert result.output.startswith(f"Usage: main {command}")


@pytest.mark.parametrize(
    "arguments",
    [
        ["nothing"],
        ["load"],
        ["load", "/no/such/file"],
        ["cypher"],
        ["serve", "--port", "0"],
        ["export", "--format", "csv"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_2(arguments: list[str]):
    result = cleave(*arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_a_wrong_setting_is_2_and_names_the_variable():
    result = cleave("status", CLEAVE_PORT="abc")
    assert result.exit_code == 2
    assert "CLEAVE_PORT" in result.stderr


@pytest.mark.parametrize(
    "command", [["status"], ["export"], ["migrate"], ["cypher", "RETURN 1"], ["load", str(seed_folder())]]
)
def test_no_answer_is_4_in_words(command: list[str]):
    result = cleave(*command, NEO4J_URI=NOBODY)
    assert result.exit_code == 4
    assert result.stderr.splitlines()[-1] == "No database answers at the configured address."


def test_status_of_a_folder_that_is_not_there(tmp_path: Path):
    result = cleave("status", "--data", tmp_path / "none")
    assert (result.exit_code, "No graph yet" in result.stdout) == (0, True)
    assert not (tmp_path / "none").exists()


def test_status_says_what_is_there(data: Path):
    result = cleave("status", "--data", data)
    assert f"embedded engine in {data}" in result.stdout
    claims = len(read_files([seed_folder()]).claims)
    assert f"{claims} claims" in result.stdout


def test_schema_is_the_sdl():
    result = cleave("schema")
    assert result.exit_code == 0
    assert "type Query {" in result.stdout


def test_migrate_again_changes_nothing(data: Path):
    assert cleave("migrate", "--data", data).stdout == "The schema is up to date.\n"


def test_loading_again_changes_nothing(data: Path, exported: bytes):
    result = cleave("load", seed_folder(), "--data", data)
    assert "Loaded 0 claims, 0 entities and 0 sources" in result.stdout
    assert cleave("export", "--data", data).stdout_bytes == exported


@pytest.mark.parametrize("form", ["jsonl", "yaml"])
def test_export_load_export_gives_equal_bytes(form: str, data: Path, exported: bytes, tmp_path: Path):
    file = tmp_path / f"export.{form}"
    result = cleave("export", "--data", data, "--format", form, "--output", file)
    assert (result.exit_code, result.stdout) == (0, "")
    assert cleave("load", file, "--data", tmp_path / "other").exit_code == 0
    assert cleave("export", "--data", tmp_path / "other").stdout_bytes == exported


def test_a_load_says_how_many_judgements_were_new(tmp_path: Path):
    one, other = "group:one", "group:other"
    judgement = {"keep": one, "absorb": [other], "why": "Two spellings."}
    file = tmp_path / "judged.jsonl"
    rows: list[object] = [{"entity": {"id": each, "label": each, "kind": "faction"}} for each in (one, other)]
    file.write_text("".join(json.dumps(row) + "\n" for row in [*rows, {"judgement": judgement}]))
    with open_engine(tmp_path / "data"):
        for said in ("2 entities, 0 sources and 1 judgement; ", "0 entities and 0 sources; "):
            result = cleave("load", file, "--data", tmp_path / "data")
            assert result.stdout == f"Loaded 0 claims, {said}0 claims already there.\n", result.output


def test_an_export_that_cannot_be_written_is_1(data: Path, tmp_path: Path):
    result = cleave("export", "--data", data, "--output", tmp_path / "no" / "file")
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr


def test_a_file_with_problems_changes_nothing(data: Path, exported: bytes, tmp_path: Path):
    file = tmp_path / "bad.jsonl"
    good, bad = (
        {"source": {"id": "source:new", "title": "New", "published_on": "2014"}},
        {"entity": {"id": "x"}},
    )
    file.write_text(f"{json.dumps(good)}\n{json.dumps(bad)}\n", encoding="utf-8")
    result = cleave("load", file, "--data", data)
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        f"{file}:2: label: is missing; expected the name that a reader would look for"
    ]
    assert cleave("export", "--data", data).stdout_bytes == exported


def test_a_file_is_judged_with_what_is_there(data: Path, tmp_path: Path):
    claim = {
        "source": "source:pledges-jamaat-ansar-al-islam",
        "tie": "ALLIED_WITH",
        "from": "group:ansar-al-islam",
        "to": "group:no-such",
        "stance": "asserts",
        "channel": "analyst",
        "made_by_name": "A tester",
        "summary": "Not so.",
        "locator": "¶ 1",
    }
    file = tmp_path / "one.jsonl"
    file.write_text(json.dumps({"claim": claim}), encoding="utf-8")
    result = cleave("load", file, "--data", data)
    assert result.exit_code == 2
    assert f"{file}:1: to: there is no entity group:no-such" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_cypher_prints_rows_below_their_names(data: Path):
    statement = (
        "MATCH (g:Group {id: 'group:ansar-al-islam'}) "
        "RETURN g.id AS id, 1 + 1 AS two, [1, 'a'] AS list, 'a\\tb' AS tab"
    )
    result = cleave("cypher", statement, "--data", data)
    assert result.stdout == 'id\ttwo\tlist\ttab\ngroup:ansar-al-islam\t2\t[1, "a"]\t"a\\tb"\n'


def test_cypher_says_when_rows_are_left_out(data: Path):
    result = cleave("cypher", "UNWIND range(1, 2000) AS n RETURN n", "--data", data)
    assert len(result.stdout.splitlines()) == 1001
    assert "Only the first 1000 rows" in result.stderr


@pytest.mark.parametrize(
    "statement", ["CREATE (:Group {id: 'group:x'})", "MATCH (n) DETACH DELETE n", "MATC (n)"]
)
def test_cypher_only_reads(statement: str, data: Path, exported: bytes):
    result = cleave("cypher", statement, "--data", data)
    assert result.exit_code == 4
    assert "Traceback" not in result.stderr
    assert cleave("export", "--data", data).stdout_bytes == exported


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """``cleave serve`` in a process of its own on a new folder, ready."""
    port, data = free_port(), tmp_path / "data"
    command = [
        sys.executable,
        "-c",
        "from app.cli import main; main()",
        "serve",
        "--port",
        str(port),
        "--data",
        str(data),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            assert process.stdout
            lines = [process.stdout.readline() for _ in range(3)]
            assert lines == [
                f"Opening the embedded engine in {data} ...\n",
                "Loading the seed\n",
                f"cleave is at http://127.0.0.1:{port} (Ctrl-C stops it)\n",
            ]
            yield process, port
        finally:
            if process.poll() is None:
                process.kill()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_serve_answers_shares_its_engine_and_stops_all(
    how: signal.Signals, server: tuple[subprocess.Popen[str], int], tmp_path: Path
):
    (process, port), data = server, tmp_path / "data"
    query = urllib.request.Request(
        f"http://127.0.0.1:{port}/graphql",
        json.dumps({"query": "{ extent { claims } }"}).encode(),
        {"content-type": "application/json"},
    )
    with urllib.request.urlopen(query, timeout=20) as answer:
        held = json.load(answer)["data"]["extent"]["claims"]
    engine = json.loads((data / "engine.json").read_text())["pid"]
    assert f"{held} claims" in cleave("status", "--data", data).stdout
    assert json.loads((data / "engine.json").read_text())["pid"] == engine
    process.send_signal(how)
    assert process.wait(20) == 0
    assert process.stdout
    assert process.stdout.read() == ""
    until = time.monotonic() + 15
    while alive(engine) and time.monotonic() < until:
        time.sleep(0.1)
    assert not alive(engine)


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_taken_port_is_1_before_anything_starts(tmp_path: Path):
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        result = cleave("serve", "--port", str(port), "--data", tmp_path / "data")
    assert result.exit_code == 1
    assert f"Port {port} of 127.0.0.1 cannot be had" in result.stderr
    assert not (tmp_path / "data").exists()


def test_a_token_is_made_listed_and_revoked(data: Path):
    made = cleave("token", "new", "--role", "editor", "--name", "Desk one", "--data", data)
    assert made.exit_code == 0, made.output
    secret = made.stdout.strip()
    id_ = made.stderr.split()[0]
    listed = cleave("token", "list", "--data", data).stdout
    assert f"{id_}\teditor\t" in listed
    assert "\tvalid\tDesk one" in listed
    assert secret not in listed
    assert cleave("token", "revoke", id_, "--data", data).exit_code == 0
    assert "\trevoked " in cleave("token", "list", "--data", data).stdout


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["token", "new", "--role", "boss", "--name", "x"], "'editor'"),
        (["token", "new", "--role", "editor", "--name", " "], "1 to 100 letters"),
        (["token", "new", "--role", "editor", "--name", "a\nb"], "1 to 100 letters"),
        (["token", "new", "--name", "x"], "--role"),
    ],
)
def test_a_wrong_token_option_says_what_was_expected(arguments: list[str], named: str):
    result = cleave(*arguments)
    assert result.exit_code == 2
    assert named in result.output


def test_revoking_what_is_not_there_fails(data: Path):
    result = cleave("token", "revoke", "token:nobody", "--data", data)
    assert result.exit_code == 1
    assert "token:nobody" in result.stderr
