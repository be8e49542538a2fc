"""`cleave serve` in a process of its own, as a user starts it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.house.serving import free_port

_START_LIMIT = 120.0
_STOP_LIMIT = 30.0


class NotServing(Exception):
    """The server did not come up, or did not end in order; the message holds what it said."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a server on a new data folder in `folder`, the seed loaded; stopped as by Ctrl-C.

    Raises NotServing when it does not come up, and when it does not end in order.
    """
    command = [sys.executable, "-c", "from app.cli import main; main()", "serve"]
    command += ["--port", str(free_port()), "--data", str(folder / "data")]
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "CLEAVE_"))}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=clean, text=True
    ) as process:
        try:
            yield _address(process)
            process.send_signal(signal.SIGINT)
            said, _ = process.communicate(timeout=_STOP_LIMIT)
            if process.returncode != 0:
                raise NotServing(f"it ended with {process.returncode} and said: {said}")
        finally:
            if process.poll() is None:
                process.kill()


def _address(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    # Reading has no limit of its own: end the server, and so the reading, when time is up.
    limit = threading.Timer(_START_LIMIT, process.kill)
    limit.start()
    said = []
    try:
        for line in process.stdout:
            said.append(line)
            if line.startswith("cleave is at "):
                return line.split()[3] + "/"
    finally:
        limit.cancel()
    raise NotServing(f"it did not come up and said: {''.join(said)}")


def new_token(folder: Path) -> str:
    """An editor's token on the graph that a server in `folder` has open."""
    command = [sys.executable, "-c", "from app.cli import main; main()", "token", "new"]
    command += ["--role", "editor", "--name", "test", "--data", str(folder / "data")]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(r"\S{43,}", said)
    assert found, said
    return found.group()
