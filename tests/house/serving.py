"""`cleave serve` as a user starts it, in a process of its own, and a client that obeys no proxy."""

from __future__ import annotations

import contextlib
import signal
import socket
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import httpx

START_LIMIT = 180
STOP_LIMIT = 20


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def get(address: str) -> httpx.Response:
    return httpx.get(address, trust_env=False, timeout=20).raise_for_status()


def ask(address: str, query: str) -> dict[str, Any]:
    """The data of an answer without errors."""
    answer = httpx.post(f"{address}/graphql", json={"query": query}, trust_env=False, timeout=20).json()
    assert "errors" not in answer, answer
    data: dict[str, Any] = answer["data"]
    return data


@contextlib.contextmanager
def serving(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Iterator[str]:
    """Run the command in the folder until it says its address; afterwards Ctrl-C has to end it well."""
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        limit = threading.Timer(START_LIMIT, process.kill)
        limit.start()
        try:
            assert process.stdout is not None
            said: list[str] = []
            for line in process.stdout:
                said.append(line)
                if line.startswith("cleave is at "):
                    break
            else:
                raise AssertionError("".join(said) or "it said nothing")
            limit.cancel()
            yield line.split()[3]
            process.send_signal(signal.SIGINT)
            assert process.wait(STOP_LIMIT) == 0
        finally:
            limit.cancel()
            process.kill()
