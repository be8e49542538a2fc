"""The documentation: everything that users meet is in it, and every example in it is run.

What no other test runs is run here, page by page, on a server that was started as a user starts it.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import httpx
import pytest
import yaml
from starlette.routing import Mount

from app.cli import main
from app.main import create_app
from app.settings import Settings, environment_name, read_settings
from tests.conftest import left_out
from tests.house.fences import DOCS, NOT_RUN, PAGES, RUN, Fence, fences
from tests.house.serving import free_port, serving
from tests.house.source import ROOT
from tests.house.test_rest_docs import is_part
from tools import reference
from tools.tables import remade

ADDRESS = "http://127.0.0.1:8000"
# Which test runs the examples of a page, by their languages.
ELSEWHERE = {
    ("api.md", "graphql"): "tests/house/test_api_docs.py",
    ("client.md", "python"): "tests/client/test_docs.py",
    ("cypher.md", "sh"): "tests/test_cli_cypher.py",
    ("graph-model.md", "cypher"): "tests/house/test_graph_model.py",
    ("rest.md", "python"): "tests/house/test_rest_docs.py",
    ("rest.md", "sh"): "tests/house/test_rest_docs.py",
    ("scripts.md", "graphql"): "tests/house/test_rest_docs.py",
    ("scripts.md", "sh"): "tests/house/test_rest_docs.py",
    ("shell.md", "sh"): "tests/shell/test_process.py",
}
# Its one fence of Python is a line of IPython's, which stands in this notebook; tests/house/test_notebooks.py runs it.
MAGIC = ("notebooks.md", "notebooks/1-first-steps.ipynb")
HERE: dict[str, list[Fence]] = {
    page: found
    for page in PAGES
    if page != MAGIC[0]
    and (
        found := [
            each
            for each in fences(page)
            if each.language in RUN and (page, each.language) not in ELSEWHERE and not each.is_set_up
        ]
    )
}
# Pages of how-to write into the graph, so that they come after the others; the last stops the server, to copy its folder.
ORDER: list[str] = sorted(HERE, key=lambda page: ("back-up" in page, page.startswith("how-to/")))
TEXTS = {page: (DOCS / page).read_text("utf-8") for page in PAGES}
WHOLE = "\n".join(TEXTS.values())


def in_nav(entry: Any) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
    else:
        for each in entry if isinstance(entry, list) else entry.values():
            yield from in_nav(each)


@pytest.mark.check
def test_every_page_is_in_the_navigation_once():
    assert sorted(in_nav(yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["nav"])) == PAGES


@pytest.mark.check
@pytest.mark.parametrize("path", reference.DOCUMENTS, ids=lambda path: path.name)
def test_the_tables_are_as_they_are_made(path: Path):
    text = path.read_text("utf-8")
    assert remade(path.name, text, reference.DOCUMENTS[path]) == text, "make reference"


@pytest.mark.check
def test_every_command_and_option_is_told():
    found = dict(reference.walked(main, "cleave"))
    assert {"cleave serve", "cleave token new"} < set(found)
    sections = {
        part.partition("\n")[0]: part for part in re.split(r"^## ", TEXTS["commands.md"], flags=re.MULTILINE)
    }
    for name, command in found.items():
        options = [opt for each in command.params if isinstance(each, click.Option) for opt in each.opts]
        assert [opt for opt in options if f"`{opt}" not in sections[name]] == [], name
    targets = re.findall(r"^([a-z-]+):[^\n]*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert {"run", "docs"} <= set(targets)
    assert [each for each in targets if f"`make {each}`" not in TEXTS["commands.md"]] == []


@pytest.mark.check
def test_every_setting_is_told():
    assert [n for n in map(environment_name, Settings.model_fields) if f"`{n}`" not in WHOLE] == []


@pytest.mark.check
def test_every_address_is_told():
    app = create_app(read_settings(), uri="bolt://127.0.0.1:1", username="", password="", database="none")
    routed = {each.path for each in app.router.routes if not isinstance(each, Mount)}  # type: ignore[attr-defined]
    assert "/api/cypher" in routed
    paths = routed | {"/graphql"}
    cells = re.findall(r"^\| (`/[^|]*) \|", TEXTS["addresses.md"], re.MULTILINE)
    told = {address for cell in cells for address in re.findall(r"`([^`]+)`", cell)}
    pages = {f"/{each.parent.name}" for each in (ROOT / "frontend").glob("*/index.html")} - {
        "/dist",
        "/bench",
    }
    without_type = {path.replace(":path", "") for path in paths}
    assert told == without_type - {"/api/{path}"} | pages | {"/"}


@pytest.mark.check
def test_every_file_of_queries_is_told():
    folders = [
        (ROOT / "cypher", "*.*"),
        (ROOT / "frontend/src", "*.graphql"),
        (ROOT / "client/src", "*.graphql"),
    ]
    found = [file.relative_to(ROOT).as_posix() for folder, like in folders for file in folder.rglob(like)]
    assert len(found) > 100
    assert [name for name in found if f"`{name}`" not in TEXTS["query-files.md"]] == []


@pytest.mark.check
def test_every_make_target_that_is_spoken_of_is_there():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    spoken = set(re.findall(r"`make ([a-z-]+)", WHOLE)) | set(
        re.findall(r"^make ([a-z-]+)", WHOLE, re.MULTILINE)
    )
    assert [name for name in spoken if not re.search(rf"^{name}:", makefile, re.MULTILINE)] == []


@pytest.mark.check
def test_every_example_is_run_by_some_test():
    seen = set()
    for page in PAGES:
        for each in fences(page):
            assert each.language in (*RUN, *NOT_RUN), (page, each.text)
            seen.add((page, each.language))
    assert set(ELSEWHERE) <= seen, "what is gone from a page goes from here"
    for (page, _), test in ELSEWHERE.items():
        assert page in (ROOT / test).read_text("utf-8"), f"{test} runs nothing of {page}"
    (magic,) = [each.text for each in fences(MAGIC[0]) if each.language == "python"]
    assert magic.partition(' "')[0] in (ROOT / MAGIC[1]).read_text("utf-8").replace('\\"', '"')


def test_an_example_that_is_not_run_would_be_found():
    def is_set_up(text: str) -> bool:
        return Fence("x.md", "sh", text, None).is_set_up

    assert is_set_up("make run\n")
    assert not is_set_up("make run\ncleave status\n")
    assert not is_set_up("export A=$(curl -s x)\ncurl x\n")


@dataclass(frozen=True, slots=True)
class Running:
    """A server on the first data set, the folder in which its user types, and how it is stopped."""

    address: str
    folder: Path
    environment: dict[str, str]
    stop: Callable[[], None]

    def here(self, text: str) -> str:
        return text.replace(ADDRESS, self.address)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    if shutil.which("curl") is None:
        left_out("the examples of the documentation left out: there is no curl")
    folder = tmp_path_factory.mktemp("docs")
    environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "NO_PROXY": "*",
        "CLEAVE_DATA": str(folder / "data"),
    }
    with contextlib.ExitStack() as stack:
        command = ["cleave", "serve", "--port", str(free_port())]
        address = stack.enter_context(serving(command, folder, environment))
        yield Running(address, folder, environment, stack.close)


def compared(said: str, shown: str | None) -> None:
    """Text is as it is shown; of JSON what is shown is there."""
    if shown is not None and shown.startswith("{"):
        assert is_part(json.loads(shown), json.loads(said)), said
    elif shown is not None:
        assert said == shown


def run_sh(running: Running, each: Fence) -> None:
    if each.text.rstrip().endswith("cleave serve"):
        # Another server beside the first, on the same graph.
        port = {**running.environment, "CLEAVE_PORT": str(free_port())}
        with serving(["bash", "-c", each.text], running.folder, port) as address:
            got = httpx.get(f"http://127.0.0.1:{address.rpartition(':')[2]}/api/ties", trust_env=False)
            assert got.status_code == 401, "the page says that reading needs a token there"
        return
    if "cp -a" in each.text:
        running.stop()
    done = subprocess.run(
        ["bash", "-u", "-c", running.here(each.text)],
        cwd=running.folder,
        env=running.environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )
    assert done.returncode == 0, (each.text, done.stdout, done.stderr)
    compared(done.stdout, each.shown)


def run_graphql(running: Running, each: Fence) -> None:
    assert each.shown
    got = httpx.post(f"{running.address}/graphql", json={"query": each.text}, trust_env=False, timeout=60)
    compared(got.text, each.shown)


def run_cypher(running: Running, each: Fence) -> None:
    assert each.shown
    asked = {"statement": each.text}
    got = httpx.post(f"{running.address}/api/cypher", json=asked, trust_env=False, timeout=60).json()
    head, _, *rows = [
        [cell.strip() for cell in line.strip("|\n").split("|")] for line in each.shown.splitlines()
    ]
    said = [[cell if isinstance(cell, str) else json.dumps(cell) for cell in row] for row in got["rows"]]
    assert (got["columns"], said) == (head, rows)


def run_python(running: Running, each: Fence, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(running.folder)
    monkeypatch.setenv("CLEAVE_DATA", running.environment["CLEAVE_DATA"])
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(compile(running.here(each.text), each.page, "exec"), {"__name__": "example"})
    compared(said.getvalue(), each.shown)


@pytest.mark.slow
@pytest.mark.parametrize("page", ORDER)
def test_the_examples_of_a_page_answer_as_it_says(
    running: Running, page: str, monkeypatch: pytest.MonkeyPatch
):
    for each in fences(page):
        if each.language == "yaml" and (name := re.match(r"# (\S+\.yaml)\n", each.text)):
            (running.folder / name[1]).write_text(each.text, "utf-8")
        if each not in HERE[page]:
            continue
        if each.language == "python":
            run_python(running, each, monkeypatch)
        else:
            {"sh": run_sh, "graphql": run_graphql, "cypher": run_cypher}[each.language](running, each)
