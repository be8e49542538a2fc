"""`make bench-api`: cleave beside its floor and two rivals, in rounds, on one database.

Every question is first asked of all servers, which must agree; then each round asks them one after another,
in an order that turns, with 1, 8 and 32 clients. Medians over the rounds are printed, and written to
docs/performance.md.
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.answers import Differs, address, bodies, compare, statements
from benchmarks.graph import idle, load_embedded, loaded_neo4j
from benchmarks.load import Failed, Measured, asked_once, measure
from benchmarks.questions import QUESTIONS, Question
from benchmarks.report import CLIENTS, Results, machine, tables, write
from benchmarks.servers import NotServing, Server, all_serving
from tests.engines import Neo4jMissing, RunningEngine

_ROOT = Path(__file__).resolve().parents[1]
_LONGEST = 60.0
_FEWEST = 12
_WARM_CLIENTS = 8


def main() -> int:
    """Run the benchmark; 0 where it came to an end, 1 where it could not."""
    parser = argparse.ArgumentParser(prog="make bench-api", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="how often everything is measured")
    parser.add_argument("--seconds", type=float, default=2, help="how long one measurement lasts")
    parser.add_argument("--only", action="append", choices=[q.name for q in QUESTIONS], help="one question")
    parser.add_argument(
        "--embedded-load", action="store_true", help="measure loading the embedded engine too"
    )
    options = parser.parse_args()
    questions = [q for q in QUESTIONS if not options.only or q.name in options.only]
    if shutil.which("wrk") is None:
        print("bench-api needs wrk, the load generator; on Debian: apt install wrk", file=sys.stderr)
        return 1
    try:
        return _run(questions, options.rounds, options.seconds, embedded=options.embedded_load)
    except (Differs, Failed, Neo4jMissing, NotServing) as error:
        print(f"\nbench-api: {error}", file=sys.stderr)
        return 1


def _run(questions: Sequence[Question], rounds: int, seconds: float, *, embedded: bool) -> int:
    loads = []
    if embedded:
        with tempfile.TemporaryDirectory() as folder:
            loads.append(load_embedded(Path(folder)))
    with loaded_neo4j() as (engine, load):
        loads.append(load)
        asked = asyncio.run(statements(engine, questions))
        with all_serving(engine, asked, _node()) as servers:
            results: Results = {}
            for question in questions:
                asyncio.run(_agreed(servers, question))
                results[question.name] = _measured(engine, servers, question, rounds, seconds)
    report = tables(results, questions, loads)
    print(f"\n{machine(rounds, seconds)}\n\n{report}")
    if len(questions) == len(QUESTIONS):
        write(_ROOT / "docs" / "performance.md", f"{machine(rounds, seconds)}\n\n{report}")
    return 0


def _node() -> str:
    """The Node that builds the page runs the rivals."""
    npm = [sys.executable, str(_ROOT / "tools" / "npm.py")]
    command = [*npm, "exec", "--silent", "-c", "node -p process.execPath"]
    done = subprocess.run(
        command, cwd=_ROOT / "benchmarks" / "rivals", capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


async def _agreed(servers: Sequence[Server], question: Question) -> None:
    # The first twice, so that what a server prepares at the first asking is there when it is timed.
    for number in (0, *range(len(question.variables))):
        await compare(servers, question, number)
    print(f"{question.name}: all answers are equal")


def _measured(
    engine: RunningEngine, servers: Sequence[Server], question: Question, rounds: int, seconds: float
) -> dict[tuple[str, int], list[Measured]]:
    found: dict[tuple[str, int], list[Measured]] = {}
    with tempfile.TemporaryDirectory() as folder:
        files = {server.name: Path(folder) / f"{n}.jsonl" for n, server in enumerate(servers)}
        alone = {}
        for server in servers:
            asked = bodies(server, question)
            files[server.name].write_bytes(b"\n".join(asked) + b"\n")
            alone[server.name] = asked_once(address(server, question), asked[0])

        def lasting(server: Server, clients: int) -> float:
            # Every client's own request is to be answered, also where all of them come to an end together.
            return min(_LONGEST, max(seconds, (1.5 * clients + _FEWEST) * alone[server.name]))

        def once(server: Server, clients: int) -> Measured:
            lasts = lasting(server, clients)
            asyncio.run(idle(engine))
            return measure(address(server, question), files[server.name], clients=clients, seconds=lasts)

        # Whoever is asked first would pay for what the database compiles of a statement asked often.
        for server in servers:
            once(server, _WARM_CLIENTS)
        for turn in range(rounds):
            order = [*servers[turn % len(servers) :], *servers[: turn % len(servers)]]
            for clients in CLIENTS:
                for server in order:
                    found.setdefault((server.name, clients), []).append(once(server, clients))
            print(f"\r  {question.name}: round {turn + 1} of {rounds}", end="", flush=True)
    print()
    return found


if __name__ == "__main__":
    sys.exit(main())
