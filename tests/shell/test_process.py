"""`cleave shell` as a user starts it, on a terminal of its own and behind a pipe, on the embedded engine."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import stat
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.graph.embedded import open_engine
from app.resources import seed_folder
from app.shell.session import COMMANDS
from tests.house.source import ROOT
from tests.test_cli import NOBODY, cleave

SHELL = [sys.executable, "-c", "from app.cli import main; main()", "shell"]
# Longer than a statement may take; the engine would be at it for hours.
ENDLESS = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN max(a * b);"
PATIENCE = 60
DOCUMENT = (ROOT / "docs/shell.md").read_text("utf-8")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("shell") / "data"
    with open_engine(folder, memory="512m"):
        assert cleave("load", seed_folder(), "--data", folder).exit_code == 0
        yield folder


def environment(data: Path, home: Path) -> dict[str, str]:
    return {**os.environ, "CLEAVE_DATA": str(data), "XDG_STATE_HOME": str(home), "TERM": "xterm"}


def piped(data: Path, home: Path, text: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        SHELL,
        input=text,
        env={**environment(data, home), **more},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


class Terminal:
    """A terminal of 100 columns with the shell in it; what it shows is read without the steering."""

    def __init__(self, data: Path, home: Path) -> None:
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
        self.process = subprocess.Popen(
            SHELL,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment(data, home),
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0) and None,  # noqa: PLW1509 - Ctrl-C needs it
        )
        os.close(theirs)
        self._shown = ""

    def type(self, text: str) -> None:
        """Type at the next prompt: before that, Ctrl-D would not be a key."""
        self.expect("cleave>")
        self.press(text)

    def press(self, keys: str) -> None:
        os.write(self._ours, keys.encode())

    def expect(self, pattern: str) -> str:
        """Read until it shows the pattern; gives all up to there, and goes on behind it."""
        until = time.monotonic() + PATIENCE
        while not (found := re.search(pattern, self._shown)):
            ready, _, _ = select.select([self._ours], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                raise AssertionError(f"no {pattern} in {self._shown!r}")
            if b"\x1b[6n" in (read := os.read(self._ours, 65536)):
                os.write(self._ours, b"\x1b[30;1R")  # where the cursor is, as it asked
            self._shown += re.sub(
                r"\x1b(?:\[[0-9;?]*[a-zA-Z]|[()].|[=>78])|\r", "", read.decode(errors="replace")
            )
        shown, self._shown = self._shown[: found.end()], self._shown[found.end() :]
        return shown

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self._ours)


@pytest.fixture
def terminal(data: Path, tmp_path: Path) -> Iterator[Terminal]:
    opened = Terminal(data, tmp_path)
    try:
        opened.expect("Ctrl-D leaves")
        yield opened
    finally:
        opened.close()


def test_on_a_terminal_rows_are_a_table(terminal: Terminal):
    terminal.type("MATCH (g:Group {id: 'group:pkk'}) RETURN g.id AS id,\r1.5 AS n;\r")
    assert "id        |   n\n----------+----\ngroup:pkk | 1.5\n" in terminal.expect(r"1 row, \d+ ms")
    terminal.type(":example 1\r")
    assert "Ansar al-Sunna " in terminal.expect(r"4 rows, \d+ ms")
    terminal.type("RETURN nonsense(;\r")
    terminal.expect("(?i)(syntax|invalid)")
    terminal.type("CREATE (n:Group);\r")
    terminal.expect("(?i)not allowed|only read|read the graph")
    terminal.type("\x04")
    assert terminal.process.wait(PATIENCE) == 0


def test_ctrl_c_ends_a_statement_and_in_time_the_next_is_answered(terminal: Terminal):
    terminal.type(f"{ENDLESS}\r")
    time.sleep(2)
    terminal.press("\x03")
    terminal.expect(r"Ended\.")
    terminal.type("RETURN 6 * 7 AS answer;\r")
    assert "42" in terminal.expect(r"1 row, \d+ ms")
    terminal.type("RETURN half\x03:quit\r")
    assert terminal.process.wait(PATIENCE) == 0


def test_what_was_typed_is_there_the_next_time(data: Path, tmp_path: Path):
    for text, answer in (("RETURN 40 + 1;\r", "41"), ("\x1b[A\r", "41")):
        opened = Terminal(data, tmp_path)
        try:
            opened.expect("Ctrl-D leaves")
            opened.type(text)
            assert answer in opened.expect(r"1 row, \d+ ms")
            opened.type("\x04")
            assert opened.process.wait(PATIENCE) == 0
        finally:
            opened.close()
    file = tmp_path / "cleave" / "shell-history"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_tab_on_a_terminal_completes_a_type(terminal: Terminal):
    terminal.type("MATCH ()-[t:SPLIT_F\t")
    terminal.expect("ROM")  # what is there already is not drawn again
    terminal.press("]->() RETURN count(t) AS splits;\r")
    assert "3" in terminal.expect(r"1 row, \d+ ms")


def test_from_a_pipe_it_writes_rows_for_programs(data: Path, tmp_path: Path):
    text = ":param day = 20140828\n// two\nRETURN $day AS day,\n ['a;b'] AS list; RETURN date('2014-08-25') AS on"
    done = piped(data, tmp_path, text)
    assert done.stdout == 'day\tlist\n20140828\t["a;b"]\non\n2014-08-25\n'
    assert done.returncode == 0
    assert re.fullmatch(r"(1 row, \d+ ms\n){2}", done.stderr)
    assert not (tmp_path / "cleave").exists()


def test_every_example_runs_by_its_number(data: Path, tmp_path: Path):
    done = piped(data, tmp_path, "".join(f":example {n}\n" for n in range(1, 21)))
    assert done.returncode == 0, done.stderr
    counts = [int(n) for n in re.findall(r"^(\d+) rows?, \d+ ms$", done.stderr, re.MULTILINE)]
    assert len(counts) == 20
    assert all(counts)


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        ("RETURN 1; RETURN nonsense(; RETURN 2;", 4, "(?i)syntax|invalid"),
        ("RETURN 1; CREATE (n:Group);", 4, "(?i)not allowed|read the graph"),
        ("RETURN 1; \n:nothing\nRETURN 2;", 2, ":nothing: unknown"),
    ],
)
def test_the_first_failure_ends_it_with_its_code(data: Path, tmp_path: Path, text: str, code: int, told: str):
    done = piped(data, tmp_path, text)
    assert done.stdout == "1\n1\n"
    assert done.returncode == code
    assert re.search(told, done.stderr)
    assert "Traceback" not in done.stderr


def test_no_graph_and_no_database_are_told_with_their_codes(tmp_path: Path):
    nothing = piped(tmp_path / "none", tmp_path, "RETURN 1;")
    assert (nothing.returncode, nothing.stdout) == (2, "")
    nobody = piped(tmp_path / "none", tmp_path, "RETURN 1;", NEO4J_URI=NOBODY)
    assert (nobody.returncode, nobody.stderr) == (4, "No database answers at the configured address.\n")


def test_a_statement_that_takes_too_long_is_ended(data: Path, tmp_path: Path):
    began = time.monotonic()
    done = piped(data, tmp_path, ENDLESS, CLEAVE_STATEMENT_TIMEOUT="2")
    assert done.returncode == 4
    assert "longer than" in done.stderr
    assert time.monotonic() - began < PATIENCE / 2


def test_ctrl_c_ends_what_comes_from_a_pipe(data: Path, tmp_path: Path):
    with subprocess.Popen(
        SHELL,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(data, tmp_path),
        text=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(f"RETURN 1; {ENDLESS}")
        process.stdin.close()
        assert process.stdout.readline() == "1\n"
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        assert process.stderr
        assert process.wait(PATIENCE) == 1, process.stderr.read()


def test_the_document_shows_what_a_terminal_shows(terminal: Terminal):
    shown = re.search(r"```console\n(.*?)\n\d+ rows, \d+ ms\n```", DOCUMENT, re.DOTALL)
    assert shown
    typed = re.findall(r"^(?:cleave>|    \.\.\.) (.*)$", shown[1], re.MULTILINE)
    answer = shown[1].partition(typed[-1])[2]
    assert len(typed) == 2
    terminal.type("\r".join([*typed, ""]))
    assert terminal.expect(r"3 rows, \d+ ms").rpartition(typed[-1])[2].startswith(f"{answer}\n")


def test_what_the_document_pipes_answers_as_it_says(data: Path, tmp_path: Path):
    ((script, answer),) = re.findall(r"```sh\n(.*?)```\n\n```text\n(.*?)```", DOCUMENT, re.DOTALL)
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    done = subprocess.run(
        ["sh", "-ec", script],
        env={**environment(data, tmp_path), "PATH": path},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, answer)


@pytest.mark.check
def test_the_document_names_every_command():
    assert {*re.findall(r"^\| `:(\w+)", DOCUMENT, re.MULTILINE)} == set(COMMANDS)
