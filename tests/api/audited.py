"""`cleave serve` on a graph of its own, for programs that attack it, and the log that it leaves."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.house.serving import START_LIMIT, STOP_LIMIT, free_port

CLEAVE = [sys.executable, "-c", "from app.cli import main; main()"]


@dataclass(frozen=True, slots=True)
class Audited:
    """A server: its address without a path, a token of an editor, and the file of all that it said."""

    address: str
    token: str
    log: Path


@contextmanager
def audited(folder: Path) -> Iterator[Audited]:
    """Serve the seed; at the end the server has to stop in order."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    environment |= {"CLEAVE_DATA": str(folder / "data"), "CLEAVE_ENGINE_MEMORY": "512m"}
    log, port = folder / "serve.log", free_port()
    with log.open("w") as said:
        server = subprocess.Popen(
            [*CLEAVE, "serve", "--port", str(port)], stdout=said, stderr=said, env=environment
        )
    try:
        end = time.monotonic() + START_LIMIT
        while "cleave is at" not in log.read_text():
            assert server.poll() is None, log.read_text()
            assert time.monotonic() < end, log.read_text()
            time.sleep(0.2)
        token = subprocess.run(
            [*CLEAVE, "token", "new", "--role", "editor", "--name", "fuzzer"],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
        yield Audited(
            f"http://127.0.0.1:{port}", next(word for word in token if word.startswith("cleave_")), log
        )
        server.send_signal(signal.SIGINT)
        assert server.wait(STOP_LIMIT) == 0, log.read_text()
    finally:
        if server.poll() is None:
            server.kill()
            server.wait()
