"""Installed in an environment of its own, as a wheel and from the tree, cleave does its work from any folder.

The environment has the packages of requirements.txt alone: those of this one, by links, so that nothing is
fetched. What tests use beside them is not there.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.graphs import seed
from tests.house.serving import ask, free_port, get, serving
from tests.house.source import ROOT
from tests.house.test_dependencies import pins
from tests.house.tree import clone

pytestmark = pytest.mark.slow
WORKING_WITH_FILES = re.compile(r"## Work with files\n\n```sh\n(.*?)```", re.DOTALL)
ONE_CLAIM = """
sources:
  - {id: source:mine, title: My own, author: A reader, published_on: "2014-12-03", language: en}
claims:
  - {key: mine, source: source:mine, tie: RIVAL_OF, from: group:ansar-al-islam, to: group:islamic-state,
     stance: asserts, channel: analyst, made_by_name: A reader, summary: They were at odds., locator: p. 1}
"""


@dataclass(frozen=True)
class Installed:
    """bin: the environment's programs; home: where its user's data go; code: where `app` has to lie."""

    bin: Path
    home: Path
    code: Path

    @property
    def environment(self) -> dict[str, str]:
        return {"PATH": f"{self.bin}:/usr/bin:/bin", "HOME": str(self.home), "LANG": "C.UTF-8"}

    def run(self, *command: str, folder: Path) -> str:
        done = subprocess.run(
            command,
            cwd=folder,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


def link_requirements(into: Path) -> None:
    """What requirements.txt pins, as it is installed here; its lines for other systems are not."""
    site_packages = Path(sysconfig.get_path("purelib"))
    for name in pins("requirements.txt"):
        try:
            files = importlib.metadata.files(name) or []
        except importlib.metadata.PackageNotFoundError:
            continue
        for top in {file.parts[0] for file in files} - {"..", "__pycache__"}:
            if not (into / top).exists():
                (into / top).symlink_to(site_packages / top)


def pip(*arguments: str | Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments],
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        cwd="/",
        check=True,
        timeout=120,
    )


@pytest.fixture(scope="module", params=["wheel", "editable"])
def installed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    scratch = tmp_path_factory.mktemp(request.param)
    tree = clone(scratch / "tree", "frontend/dist")
    folder, home = tree / ".venv", scratch / "home"
    if request.param == "wheel":
        folder = scratch / "environment"
        pip("wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", scratch / "dist", tree)
    venv.create(folder, symlinks=True)
    python = folder / "bin" / "python"
    site_packages = Path(
        subprocess.check_output(
            [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], text=True
        ).strip()
    )
    link_requirements(site_packages)
    install: list[str | Path] = ["--python", python, "install", "--quiet", "--no-deps", "--no-index"]
    if request.param == "wheel":
        (wheel,) = (scratch / "dist").iterdir()
        pip(*install, wheel)
        shutil.rmtree(tree)
        code = site_packages
    else:
        pip(*install, "--no-build-isolation", "-e", tree)
        code = tree
    home.mkdir()
    return Installed(folder / "bin", home, code)


@pytest.fixture(scope="module")
def elsewhere(installed: Installed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("elsewhere")


@pytest.fixture(scope="module")
def address(installed: Installed, elsewhere: Path) -> Iterator[str]:
    command = ["cleave", "serve", "--port", str(free_port())]
    with serving(command, elsewhere, installed.environment) as answered:
        yield answered
    assert list(elsewhere.iterdir()) == []


def test_it_is_the_installed_program_that_runs(installed: Installed, elsewhere: Path):
    where = installed.run("python", "-c", "import app; print(app.__file__)", folder=elsewhere)
    assert Path(where.strip()).parent.parent == installed.code
    assert not installed.code.is_relative_to(ROOT)
    assert installed.run("cleave", "--version", folder=elsewhere).startswith("cleave 0.")


def test_what_only_tests_need_is_not_at_hand(installed: Installed, elsewhere: Path):
    look = "import importlib.util as u; print([n for n in ('pytest', 'httpx') if u.find_spec(n)])"
    assert installed.run("python", "-c", look, folder=elsewhere).strip() == "[]"


def test_the_page_comes_with_its_script_style_and_fonts(address: str):
    page = get(f"{address}/")
    assert page.headers["content-type"].startswith("text/html")
    parts = re.findall(r'(?:src|href)="(/[^"]+)"', page.text)
    scripts = [part for part in parts if part.endswith(".js")]
    assert scripts
    (style,) = [part for part in parts if part.endswith(".css")]
    for script in scripts:
        assert "javascript" in get(address + script).headers["content-type"]
    for part in parts:
        assert get(address + part).content
    fonts = set(re.findall(r"url\(['\"]?(/[^)'\"]+\.woff2)", get(address + style).text))
    assert len(fonts) >= 2
    for font in fonts:
        assert get(address + font).content.startswith(b"wOF2")


def test_graphql_answers_from_the_whole_seed(address: str):
    data = ask(
        address, '{ extent { claims entities sources } search(text: "JAI", first: 1) { nodes { id } } }'
    )
    batch = seed()
    assert data["extent"] == {
        "claims": len(batch.claims),
        "entities": len(batch.entities),
        "sources": len(batch.sources),
    }
    assert data["search"]["nodes"] == [{"id": "group:jamaat-ansar-al-islam"}]


def test_commands_work_on_the_graph_that_is_served(address: str, installed: Installed, elsewhere: Path):
    status = installed.run("cleave", "status", folder=elsewhere)
    assert f"embedded engine in {installed.home}" in status
    assert f"{len(seed().claims)} claims" in status
    fronts = installed.run("sh", "-ec", "echo ':example 6' | cleave shell", folder=elsewhere)
    assert "Jabhat al-Akrad\tPKK" in fronts
    lines = installed.run("cleave", "export", folder=elsewhere).splitlines()
    assert sum("claim" in json.loads(line) for line in lines) == len(seed().claims)


@pytest.mark.parametrize("installed", ["editable"], indirect=True, scope="module")
def test_the_readmes_commands_work_on_the_data_of_make_run(installed: Installed, tmp_path: Path):
    """They are typed in the tree, beside a server that `make run` started there."""
    tree = installed.bin.parents[1]
    found = WORKING_WITH_FILES.search((ROOT / "README.md").read_text("utf-8"))
    assert found
    (tree / "my-claims.yaml").write_text(ONE_CLAIM)
    command = ["cleave", "serve", "--port", str(free_port()), "--data", ".cleave"]
    with serving(command, tree, installed.environment) as address:
        said = installed.run("sh", "-ec", found[1], folder=tree)
        assert ask(address, "{ extent { claims } }")["extent"]["claims"] == len(seed().claims) + 1
    assert said.startswith("Loaded 1 claim, 0 entities and 1 source; 0 claims already there.\n")
    assert "Jamaat Ansar al-Islam\tCONFIRMED\tIslamic State\n" in said
    exported = (tree / "everything.jsonl").read_text("utf-8").splitlines()
    assert sum("claim" in json.loads(line) for line in exported) == len(seed().claims) + 1
