"""Other people's audits and fuzzers against a real server process.

They take a while here; `make audit` lets the fuzzer run for ten minutes (AUDIT_SECONDS).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from app.api.schema import schema
from tests.api.audited import Audited, audited
from tests.conftest import left_out
from tests.house.source import ROOT

SECONDS = int(os.environ.get("AUDIT_SECONDS", "15"))
AUDITS = 61
FRONTEND = ROOT / "frontend"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Audited]:
    with audited(tmp_path_factory.mktemp("audited")) as server:
        yield server


@pytest.fixture(autouse=True)
def _nothing_unexpected_in_the_log(server: Audited) -> Iterator[None]:
    before = len(server.log.read_text())
    yield
    said = server.log.read_text()[before:]
    assert "Traceback" not in said
    assert "unexpected" not in said, said[:4000]


def test_every_audit_of_graphql_http_passes(server: Audited) -> None:
    if not (FRONTEND / "node_modules" / "graphql-http").is_dir():
        left_out(
            "audits of graphql-http left out: frontend/node_modules is not installed; `make test` does it"
        )
    npm = [sys.executable, str(ROOT / "tools" / "npm.py"), "run", "--silent", "audit", "--"]
    done = subprocess.run(
        [*npm, f"{server.address}/graphql"],
        cwd=FRONTEND,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    results = [json.loads(line) for line in done.stdout.splitlines()]
    assert [each for each in results if each["status"] != "ok"] == []
    assert len(results) == AUDITS


def test_schemathesis_finds_no_server_error(server: Audited, tmp_path: Path) -> None:
    """It tries what the schema allows as an editor; refusals are answers, and no failures. Every operation
    has its turn, mutations too."""
    report = tmp_path / "report.json"
    command = [str(Path(sys.executable).with_name("schemathesis")), "run", f"{server.address}/graphql"]
    command += ["--max-time", str(SECONDS), "--exclude-checks", "positive_data_acceptance", "--no-color"]
    command += ["--max-response-time", "30", "--header", f"Authorization: Bearer {server.token}"]
    command += ["--report-json-path", str(report)]
    environment = os.environ | {"SCHEMATHESIS_HOOKS": "tests.api.fuzz_hooks", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS + 120,
    )
    said = done.stdout + done.stderr
    assert done.returncode == 0, said[-8000:].replace(server.token, "(token)")
    assert "Errors:" not in said
    told = json.loads(report.read_text())
    assert told["test_cases"]["generated"] > 0
    assert told["operations"]["tested"] == told["operations"]["total"]
    tried = {name for name, rates in told["valid_rates"].items() if sum(rates["fuzzing"].values()) > 0}
    mutations = schema._schema.mutation_type
    assert mutations is not None
    assert {f"Mutation.{name}" for name in mutations.fields} <= tried


def test_the_sign_in_link_is_in_no_log(server: Audited) -> None:
    assert "sign-in" not in server.log.read_text()


def test_the_server_answers_after_it_all(server: Audited) -> None:
    answer = httpx.post(f"{server.address}/graphql", json={"query": "{ extent { ties } }"}, trust_env=False)
    assert answer.json()["data"]["extent"]["ties"] > 0
