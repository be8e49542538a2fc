"""Every example of docs/rest.md and docs/scripts.md is run as it stands there, and answers as it says."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from app.api.rest_errors import CODES
from app.cli import main
from app.graph.embedded import open_engine
from app.resources import seed_folder
from tests.api.clients import served
from tests.conftest import left_out
from tests.engines import RunningEngine
from tests.house.source import ROOT

ADDRESS = "http://127.0.0.1:8000"


def page(name: str) -> str:
    (found,) = (ROOT / "docs").rglob(name)
    return found.read_text("utf-8")


REST, SCRIPTS = page("rest.md"), page("scripts.md")
BLOCKS = r"```{}\n(.*?)```\n(?:\n```(?:json|text)\n(.*?)```\n)?"


def blocks(text: str, language: str) -> list[tuple[str, str]]:
    return re.findall(BLOCKS.format(language), text, re.DOTALL)


def is_part(shown: Any, answer: Any) -> bool:
    """Whether all that is shown is there; lists are shown whole."""
    if isinstance(shown, dict):
        return isinstance(answer, dict) and all(
            k in answer and is_part(v, answer[k]) for k, v in shown.items()
        )
    if isinstance(shown, list):
        return (
            isinstance(answer, list)
            and len(shown) == len(answer)
            and all(is_part(*both) for both in zip(shown, answer, strict=True))
        )
    return bool(shown == answer)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder with the seed, whose engine runs."""
    folder = tmp_path_factory.mktemp("scripts") / "data"
    with open_engine(folder):
        loaded = CliRunner().invoke(main, ["load", str(seed_folder()), "--data", str(folder)])
        assert loaded.exit_code == 0, loaded.output
        yield folder


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[str]:
    with open_engine(folder) as engine:
        account = (engine.username, engine.password, engine.database)
        with served(RunningEngine("docs", "arcadedb", engine.uri, *account), request_timeout=30.0) as address:
            yield f"http://{address}"


def run(script: str, cwd: Path, data: Path | None = None) -> subprocess.CompletedProcess[str]:
    found = {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "NO_PROXY": "*"}
    if data is not None:
        found["CLEAVE_DATA"] = str(data)
    return subprocess.run(
        ["bash", "-u", "-c", script],
        cwd=cwd,
        env=found,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_what_is_shown_is_compared() -> None:
    assert is_part({"a": [{"b": 1}]}, {"a": [{"b": 1, "c": 2}], "d": 3})
    assert not is_part({"a": [{"b": 1}]}, {"a": [{"b": 1}, {"b": 2}]})
    assert not is_part({"a": None}, {})
    assert not is_part({"a": 1}, {"a": 2})


def test_rest_answers_as_its_page_says(server: str, tmp_path: Path) -> None:
    if shutil.which("curl") is None:
        left_out("the examples of docs/rest.md left out: there is no curl")
    examples = blocks(REST, "sh")
    assert len(examples) >= 6
    for script, shown in examples:
        done = run(script.replace(ADDRESS, server), tmp_path)
        assert (done.returncode, done.stderr) == (0, ""), (script, done)
        if shown.startswith("{"):
            assert is_part(json.loads(shown), json.loads(done.stdout)), (script, done.stdout)
        else:
            assert done.stdout == shown, script


def test_the_loop_over_pages_gets_them_all(server: str) -> None:
    ((program, _),) = blocks(REST, "python")
    names: dict[str, Any] = {}
    exec(program.replace(ADDRESS, server), names)
    assert len(names["ties"]) > 6, "more than two pages"
    assert {tie["type"] for tie in names["ties"]} == {"SPLIT_FROM", "MERGED_INTO"}
    assert len({tie["id"] for tie in names["ties"]}) == len(names["ties"])


def test_every_code_is_told() -> None:
    told = re.findall(r"^\| (\d{3}) \| `([A-Z_]+)` \|", REST, re.MULTILINE)
    assert {(int(status), code) for status, code in told} == set(CODES.items())


def test_every_parameter_is_told(server: str) -> None:
    from urllib.request import urlopen

    with urlopen(f"{server}/api/openapi.json") as answer:
        described = json.load(answer)["paths"]
    own = {path: each for path, each in described.items() if path != "/api/cypher"}
    assert set(re.findall(r"^\| `(/api/[^`]+)` \|", REST, re.MULTILINE)) == set(own)
    names = {p["name"] for each in own.values() for p in each["get"]["parameters"] if p["in"] == "query"}
    table = REST.partition("| parameter |")[2].partition("\n\n")[0]
    told = {
        name
        for line in table.splitlines()
        for name in re.findall(r"`(\w+)`", line.split("|")[1] if "|" in line else "")
    }
    assert told == names


def test_scripts_answer_as_their_page_says(folder: Path, tmp_path: Path) -> None:
    ((document, _),) = blocks(SCRIPTS, "graphql")
    name = document.partition("\n")[0].removeprefix("# ")
    (tmp_path / name).write_text(document, "utf-8")
    examples = blocks(SCRIPTS, "sh")
    assert len(examples) >= 4
    for script, shown in examples:
        done = run(script, tmp_path, folder)
        failed = shown.startswith("first: ")
        assert (done.returncode, done.stdout if failed else done.stderr) == (2 if failed else 0, ""), (
            script,
            done,
        )
        assert (done.stderr if failed else done.stdout) == shown, script
