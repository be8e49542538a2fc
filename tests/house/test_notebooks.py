"""The notebooks run against a real server without a warning, and what is committed is what comes out.

Text, tables and lanes are compared; a plot only has to be there, as fonts differ from machine to machine. Where
outputs are meant to change: `CLEAVE_URL=… python -m tests.house.test_notebooks`, with a server on the first data
set, writes them anew.
"""

from __future__ import annotations

import base64
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from tests.browser.server import serving
from tests.house.source import ROOT
from tests.seed.test_articles import FILES, article, runs

FOLDER = ROOT / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
EVERY_NOTEBOOK = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
METADATA = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
# What says where a notebook was run, or that its kernel had something to complain about.
NOISE = re.compile(
    r"/(?:home|root|tmp|Users|work|usr|opt|var)/|site-packages|0x[0-9a-f]{6,}|Warning|ipykernel|\x1b"
)
COMPARED = ("text/plain", "text/html", "image/svg+xml")
STRICT = """import warnings

warnings.simplefilter('error')
# Of the kernel's own end, which is no business of a notebook.
warnings.filterwarnings('ignore', category=PendingDeprecationWarning, module='ipykernel')
"""
LIMIT = 120

Notebook = Any


def read(path: Path) -> Notebook:
    return nbformat.read(path, as_version=4)


def code(notebook: Notebook) -> list[Notebook]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def executed(path: Path, address: str) -> Notebook:
    """The notebook run anew, every warning an error; the cell that says so is taken away again."""
    notebook = read(path)
    notebook.cells.insert(0, nbformat.v4.new_code_cell(STRICT))
    for cell in code(notebook):
        cell.outputs = []
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "CLEAVE_"))}
    client = NotebookClient(
        notebook, kernel_name="python3", timeout=LIMIT, record_timing=False, coalesce_streams=True
    )
    client.execute(env={**clean, "CLEAVE_URL": address}, cwd=str(FOLDER))
    notebook.cells.pop(0)
    return notebook


def shown(output: Notebook) -> dict[str, str]:
    """What of an output is the same on every machine."""
    if output.output_type == "stream":
        return {output.name: output.text}
    assert output.output_type != "error", output
    if "image/png" in output.data:
        assert len(base64.b64decode(output.data["image/png"])) > 4000, "an empty plot"
        return {"image/png": ""}
    return {kind: output.data[kind] for kind in COMPARED if kind in output.data}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("notebooks")) as address:
        yield address.rstrip("/")


@EVERY_NOTEBOOK
def test_a_notebook_runs_and_gives_what_is_committed(site: str, path: Path):
    committed, anew = code(read(path)), code(executed(path, site))
    for before, after in zip(committed, anew, strict=True):
        assert [shown(each) for each in after.outputs] == [shown(each) for each in before.outputs], (
            before.source
        )


@pytest.mark.check
@EVERY_NOTEBOOK
def test_what_is_committed_is_clean(path: Path):
    notebook = read(path)
    nbformat.validate(notebook)
    assert notebook.metadata == METADATA
    assert [dict(cell.metadata) for cell in notebook.cells] == [{}] * len(notebook.cells)
    cells = code(notebook)
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    outputs = [output for cell in cells for output in cell.outputs]
    assert outputs
    assert {output.output_type for output in outputs} <= {"stream", "display_data", "execute_result"}
    assert [output.text for output in outputs if output.get("name") == "stderr"] == []
    said = "\n".join(
        [
            *(cell.source for cell in notebook.cells),
            *(text for each in outputs for text in shown(each).values()),
        ]
    )
    assert NOISE.findall(said) == []


@pytest.mark.check
def test_there_are_four_and_the_documentation_names_them():
    assert [path.stem for path in NOTEBOOKS] == [
        "1-first-steps",
        "2-reading-evidence",
        "3-networks-over-time",
        "4-strengths-with-uncertainty",
    ]
    text = (ROOT / "docs" / "notebooks.md").read_text("utf-8")
    assert [path.name for path in NOTEBOOKS if f"notebooks/{path.name}" not in text] == []


@pytest.mark.check
@EVERY_NOTEBOOK
def test_a_notebook_speaks_in_words_of_its_own(path: Path):
    theirs = {run for stem in FILES for text in article(stem).values() for run in runs(text)}
    assert theirs
    assert runs("\n\n".join(cell.source for cell in read(path).cells)) & theirs == set()


@pytest.mark.check
def test_noise_would_be_heard():
    for noise in ("/home/me/x.py", "<function at 0x7f00deadbeef>", "FutureWarning: x", "\x1b[31mred"):
        assert NOISE.search(noise)


if __name__ == "__main__":
    for each in NOTEBOOKS:
        made = executed(each, os.environ["CLEAVE_URL"])
        for number, cell in enumerate(code(made), start=1):
            cell.execution_count = number
            for output in cell.outputs:
                if output.output_type == "execute_result":
                    output.execution_count = number
        for cell in made.cells:
            cell.metadata = {}
        made.metadata = METADATA
        nbformat.write(made, each)
        sys.stdout.write(f"{each.name}\n")
