"""The measurements as tables in Markdown, and the machine they were made on."""

from __future__ import annotations

import importlib.metadata
import json
import os
import platform
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Final
from xml.etree import ElementTree as ET

from benchmarks.graph import Load
from benchmarks.load import Measured
from benchmarks.questions import Question
from benchmarks.servers import CLEAVE, FLOOR, NEO4J_GRAPHQL, YOGA

CLIENTS: Final = (1, 8, 32)
Results = dict[str, Mapping[tuple[str, int], Sequence[Measured]]]

_ROOT: Final = Path(__file__).resolve().parents[1]
_SERVERS: Final = (CLEAVE, FLOOR, NEO4J_GRAPHQL, YOGA)
_RIVALS: Final = (NEO4J_GRAPHQL, YOGA)
_FASTER: Final = tuple(f"rate ÷ {rival}" for rival in _RIVALS)
_PYTHON: Final = (
    "strawberry-graphql",
    "graphql-core",
    "neo4j",
    "neo4j-rust-ext",
    "starlette",
    "uvicorn",
    "orjson",
)
_NODE: Final = ("@neo4j/graphql", "graphql-yoga", "graphql-jit", "graphql", "neo4j-driver")


def tables(results: Results, questions: Sequence[Question], loads: Sequence[Load]) -> str:
    """One table of all questions, one of how fast the data was loaded."""
    lines = [
        "Requests a second; in brackets the milliseconds below which half and 99 in 100 of them stayed.",
        "",
        f"| question | clients | {' | '.join(_SERVERS)} | time ÷ floor | {' | '.join(_FASTER)} |",
        f"|---|--:|{'--:|' * (len(_SERVERS) + 1 + len(_FASTER))}",
    ]
    for question in questions:
        for clients in CLIENTS:
            by_server = {name: results[question.name][name, clients] for name in _SERVERS}
            cells = [_cell(by_server[name]) for name in _SERVERS]
            floor = _ratio(by_server[CLEAVE], by_server[FLOOR], lambda m: m.p50)
            faster = [
                f"{_ratio(by_server[CLEAVE], by_server[rival], lambda m: m.rate):.2f}" for rival in _RIVALS
            ]
            lines.append(f"| {' | '.join([question.name, str(clients), *cells, f'{floor:.2f}', *faster])} |")
    lines += ["", *(f"- {question.name}: {question.about}." for question in questions), ""]
    lines += [
        "| loading into | claims | read and checked, s | written, s | claims a second |",
        "|---|--:|--:|--:|--:|",
    ]
    lines += [
        f"| {load.engine} | {load.claims:,} | {load.reading:.0f} | {load.writing:.0f} "
        f"| {load.claims / load.writing:,.0f} |"
        for load in loads
    ]
    return "\n".join(lines)


def _cell(measured: Sequence[Measured]) -> str:
    rate, p50, p99 = (median(getattr(m, name) for m in measured) for name in ("rate", "p50", "p99"))
    return f"{rate:,.1f} ({p50:.1f}, {p99:.1f})" if rate < 100 else f"{rate:,.0f} ({p50:.1f}, {p99:.1f})"


def _ratio(own: Sequence[Measured], other: Sequence[Measured], value: Callable[[Measured], float]) -> float:
    """Of two servers measured in the same rounds, the median over the rounds."""
    return median(value(a) / value(b) for a, b in zip(own, other, strict=True))


def machine(rounds: int, seconds: float) -> str:
    """What was measured with, and on."""
    python = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in _PYTHON)
    lock = json.loads((_ROOT / "benchmarks/rivals/package-lock.json").read_text())["packages"]
    node = ", ".join(f"{name} {lock[f'node_modules/{name}']['version']}" for name in _NODE)
    neo4j = ET.parse(_ROOT / "tests/neo4j/pom.xml").findtext(".//{*}dependency/{*}version")
    return (
        f"`make bench-api`, medians of {rounds} round{'s' * (rounds > 1)} of {seconds:g} s and more "
        f"a measurement. {os.cpu_count()} cores, {memory_of_machine()}, "
        f"{platform.system()} {platform.machine()}, "
        f"shared by database, servers and client; load average at the end {os.getloadavg()[1]:.1f}. "
        f"Neo4j {neo4j} on {_first(['java', '-version'])}; Python {platform.python_version()}: {python}; "
        f"Node {_first(['node', '--version'])}: {node}; {_first(['wrk', '-v']).split(' [')[0]}."
    )


def memory_of_machine() -> str:
    """How much of it there is, in words."""
    size = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{size:.0f} GiB of memory"


def _first(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return (done.stdout or done.stderr).splitlines()[0].strip().replace('"', "")


def write(page: Path, text: str, target: str = "bench-api") -> None:
    """Put the text between the target's marks in the page."""
    begin, end = f"<!-- {target}: written by `make {target}`, do not edit -->", f"<!-- {target}: end -->"
    before, _, rest = page.read_text("utf-8").partition(begin)
    _, found, after = rest.partition(end)
    if not found:
        raise ValueError(f"{page.name} has lost its marks {begin!r} and {end!r}")
    page.write_text(f"{before}{begin}\n{text}\n{end}{after}", "utf-8")
