"""Load by wrk, the cheapest client there is on a machine of two cores that client and servers share."""

from __future__ import annotations

import json
import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import httpx

_SCRIPT: Final = Path(__file__).parent / "load.lua"


class Failed(Exception):
    """A server answered a request of a measurement with an error, or not at all."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One measurement: requests a second, and milliseconds that half and 99 in 100 stayed below."""

    rate: float
    p50: float
    p99: float


def asked_once(url: str, body: bytes) -> float:
    """Seconds that one request takes. Raises Failed."""
    begun = time.perf_counter()
    response = httpx.post(url, content=body, headers={"Content-Type": "application/json"}, timeout=120)
    if response.status_code != 200:
        raise Failed(f"{url}: {response.status_code}")
    return time.perf_counter() - begun


def measure(url: str, bodies: Path, *, clients: int, seconds: float) -> Measured:
    """Ask as fast as answers come, with so many clients at a time. Raises Failed.

    bodies: a file with what is posted, a line each, one after another and over again.
    """
    command = ["wrk", "-t1", f"-c{clients}", f"-d{max(1, round(seconds))}s", "--timeout", "120s"]
    done = subprocess.run(
        [*command, "-s", str(_SCRIPT), url],
        env={**os.environ, "BODIES": str(bodies)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise Failed(f"wrk failed: {done.stderr or done.stdout}")
    result = json.loads(done.stdout.splitlines()[-1])
    if result["bad"] or not result["requests"]:
        of = f"{clients} clients in {seconds:.0f} s"
        raise Failed(f"{url}: {result['bad']} failed requests of {result['requests']} by {of}")
    return Measured(result["requests"] / result["microseconds"] * 1e6, result["p50"], result["p99"])
