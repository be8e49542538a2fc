"""Pinned means pinned: every package with a hash, and no registry named anywhere."""

from __future__ import annotations

import json
import re
import tomllib

import pytest

from tests.house.source import ROOT

pytestmark = pytest.mark.check

LOCKS = ["requirements.txt", "requirements-dev.txt", "requirements-node.txt"]
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)(?:\[[a-z,-]+\])?==([^\s;]+)", re.MULTILINE | re.IGNORECASE)


def normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(lock: str) -> dict[str, str]:
    return {normalised(name): version for name, version in PIN.findall((ROOT / lock).read_text())}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_with_hashes(lock: str):
    logical = (ROOT / lock).read_text().replace("\\\n", " ").splitlines()
    packages = [line for line in logical if line and not line.lstrip().startswith("#")]
    assert packages
    for package in packages:
        assert PIN.match(package), package[:80]
        assert "--hash=sha256:" in package, package[:80]


@pytest.mark.parametrize("lock", [*LOCKS, "frontend/package-lock.json", "benchmarks/page/package-lock.json"])
def test_no_lock_names_a_host(lock: str):
    text = (ROOT / lock).read_text()
    if lock.endswith(".json"):
        packages = json.loads(text)["packages"]
        assert packages
        assert not [name for name, package in packages.items() if "resolved" in package]
        assert not [name for name, package in packages.items() if name and "integrity" not in package]
    else:
        assert "://" not in text
        assert "index-url" not in text


def test_what_is_declared_is_pinned():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    declared = {
        normalised(re.split(r"[\s<>=~!;\[]", line, maxsplit=1)[0]) for line in project["dependencies"]
    }
    assert declared <= set(pins("requirements.txt"))


def test_tests_run_on_the_versions_that_users_get():
    for_users, for_tests = pins("requirements.txt"), pins("requirements-dev.txt")
    assert {name: for_tests.get(name) for name in for_users} == for_users
