"""The tree as a fresh clone would have it: no environment, no build, nothing that lies about here alone."""

from __future__ import annotations

import fnmatch
import os
import shutil
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from tests.house.source import ROOT


@cache
def files() -> tuple[Path, ...]:
    """Relative paths of what Git has or would take; without Git, of what .dockerignore lets through."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode == 0 and listed.stdout:
        names: Iterable[str] = listed.stdout.decode().split("\0")
    else:
        names = _walked(dockerignore(ROOT))
    found = tuple(Path(name) for name in sorted(set(names)) if name and (ROOT / name).is_file())
    assert Path("pyproject.toml") in found
    return found


def clone(target: Path, *made: str) -> Path:
    """Copy the tree to a folder that is not there yet, with these folders that `make` has made."""
    for file in files():
        (target / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / file, target / file)
    for folder in made:
        assert (ROOT / folder).is_dir(), f"{folder} is missing; `make test` makes it first"
        shutil.copytree(ROOT / folder, target / folder)
    return target


def dockerignore(context: Path) -> list[str]:
    return [line for line in (context / ".dockerignore").read_text().splitlines() if line]


def left_out(path: str, patterns: list[str]) -> bool:
    """Whether a path relative to the context meets a pattern: as it is, or by its name after "**/"."""
    name = path.rpartition("/")[2]
    anywhere = [pattern.removeprefix("**/") for pattern in patterns if pattern.startswith("**/")]
    return path in patterns or any(fnmatch.fnmatch(name, pattern) for pattern in anywhere)


def _walked(patterns: list[str]) -> Iterable[str]:
    for folder, below, names in os.walk(ROOT):
        inside = Path(folder).relative_to(ROOT)
        below[:] = [name for name in below if not left_out(str(inside / name), patterns)]
        yield from (str(inside / name) for name in names if not left_out(str(inside / name), patterns))
