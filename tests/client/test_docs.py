"""The examples of docs/client.md and of the client's README, run in their order, print what they say."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import cleave_client
import pytest
from cleave_client import Cleave, CleaveError

from tests.house.source import ROOT

TEXT = (ROOT / "docs" / "client.md").read_text("utf-8")
README = (ROOT / "client" / "README.md").read_text("utf-8")
EXAMPLE = re.compile(r"```python\n(.*?)```\n(?:\n```text\n(.*?)```\n)?", re.DOTALL)
ADDRESS = "http://127.0.0.1:8000"


def printed(code: str, names: dict[str, object]) -> str:
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(compile(code, "example", "exec"), names)
    return said.getvalue()


@pytest.mark.parametrize("text", [TEXT, README], ids=["docs/client.md", "client/README.md"])
def test_every_example_prints_what_it_says(
    site: str, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    examples = EXAMPLE.findall(text)
    assert examples
    assert all(("print(" in code) == bool(expected) for code, expected in examples)
    names: dict[str, object] = {"__name__": "example"}
    for code, expected in examples:
        assert printed(code.replace(ADDRESS, site), names) == expected.replace(ADDRESS, site), code
    assert (tmp_path / "lineage.svg").read_text("utf-8").startswith("<svg ")
    if isinstance(opened := names["cleave"], Cleave):
        opened.close()


@pytest.mark.check
def test_every_method_and_every_error_is_told():
    methods = {name for name in vars(Cleave) if not name.startswith("_")} - {"close"}
    assert set(re.findall(r"^\| `(\w+)\(", TEXT, re.MULTILINE)) == methods
    errors = {
        name
        for name, each in vars(cleave_client).items()
        if isinstance(each, type) and issubclass(each, CleaveError)
    }
    assert set(re.findall(r"^\| `([A-Z]\w+)` \|", TEXT, re.MULTILINE)) == errors - {"CleaveError"}
