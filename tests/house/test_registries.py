"""Packages come from wherever pip and npm are set up to find them: no committed file says where that is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.source import ROOT
from tests.house.tree import files

pytestmark = pytest.mark.check

REGISTRIES = [
    *("pypi.org", "pythonhosted.org", "npmjs.org", "npmjs.com", "npmmirror.com", "yarnpkg.com"),
    *("repo1.maven.org", "repo.maven.apache.org", "docker.io", "ghcr.io", "quay.io"),
]
CHOICES = re.compile(
    r"""(?<!no-emit)(?:^|[\s"'_-])(?:extra[-_])?index[-_]url(?:[\s=:]|$) | --find-links | --trusted-host | ^\s*registry\s*[=:] | _authToken""",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
ADDRESS = re.compile(r"\b[a-z][a-z+]*://([^\s\"'<>)`\]}]+)", re.IGNORECASE)
LOCKS = [file for file in files() if re.fullmatch(r"requirements.*\.txt|package-lock\.json", file.name)]


def texts() -> Iterator[tuple[Path, str]]:
    """Every text of the tree but this one, which has to name what it looks for."""
    for file in files():
        if ROOT / file == Path(__file__):
            continue
        content = (ROOT / file).read_bytes()
        if b"\0" not in content:
            yield file, content.decode("utf-8")


def registries_in(text: str) -> list[str]:
    return [name for name in REGISTRIES if name in text.casefold()] + CHOICES.findall(text)


def addresses_in(lock: str) -> list[str]:
    """Where anything could be fetched from. npm notes where to thank authors, and fetches nothing there."""
    try:
        packages = json.loads(lock)["packages"]
    except ValueError:
        return ADDRESS.findall(lock)
    for package in packages.values():
        package.pop("funding", None)
    return ADDRESS.findall(json.dumps(packages))


def test_no_file_names_a_registry():
    named = {str(file): found for file, text in texts() if (found := registries_in(text))}
    assert named == {}


def test_there_are_locks():
    python = {f"requirements{kind}.txt" for kind in ("", "-dev", "-node")}
    assert {str(file) for file in LOCKS} >= {*python, "frontend/package-lock.json"}


@pytest.mark.parametrize("lock", LOCKS, ids=str)
def test_a_lock_holds_no_address(lock: Path):
    assert addresses_in((ROOT / lock).read_text("utf-8")) == []


@pytest.mark.parametrize("lock", [file for file in LOCKS if file.suffix == ".json"], ids=str)
def test_every_package_from_npm_has_a_hash_of_512_bits(lock: Path):
    packages = json.loads((ROOT / lock).read_text("utf-8"))["packages"]
    hashes = {name: package.get("integrity", "") for name, package in packages.items() if name}
    assert hashes
    assert [
        name for name, value in hashes.items() if not re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", value)
    ] == []


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://packages.example/simple",
        "  resolved: https://registry.npmjs.org/vite",
        "registry=https://packages.example/",
        "PIP_INDEX_URL=https://packages.example",
        "RUN pip install --extra-index-url https://packages.example cleave",
    ],
)
def test_such_a_line_would_be_found(line: str):
    assert registries_in(f"first\n{line}\nlast")


def test_an_address_in_a_lock_would_be_found():
    entry = {"version": "1", "funding": {"url": "https://thanks.example"}}
    assert addresses_in(json.dumps({"packages": {"node_modules/a": entry}})) == []
    entry["resolved"] = "https://packages.example/a.tgz"
    assert addresses_in(json.dumps({"packages": {"node_modules/a": entry}})) == ["packages.example/a.tgz"]
    assert addresses_in("a @ https://packages.example/a.whl \\\n    --hash=sha256:0") == [
        "packages.example/a.whl"
    ]
