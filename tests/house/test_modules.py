"""How modules are named and how long they are."""

from __future__ import annotations

import pytest

from tests.house.source import ROOT, Module, modules

pytestmark = pytest.mark.check

LIMIT = 300
# A longer module stands here with the reason why it is one thing and not two.
LONGER: dict[str, str] = {}
# Names that say nothing of what is inside, and so take in everything.
FORBIDDEN = {"util", "utils", "helper", "helpers", "common", "base", "manager", "managers", "misc"}


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_a_module_is_short_or_says_why_not(module: Module):
    lines = len(module.path.read_text(encoding="utf-8").splitlines())
    if module.name in LONGER:
        assert lines > LIMIT, f"{module.name} is short again: take it off the list"
    else:
        assert lines <= LIMIT, "what is the second thing in it?"


@pytest.mark.parametrize("folder", ["app", "tests", "tools", "frontend/src"])
def test_no_module_has_a_name_that_says_nothing(folder: str):
    stems = [
        path.stem for path in (ROOT / folder).rglob("*") if path.suffix in {".py", ".ts", ".tsx", ".java"}
    ]
    folders = [path.name for path in (ROOT / folder).rglob("*") if path.is_dir()]
    assert stems
    assert not FORBIDDEN & {name.lower() for name in stems + folders}
