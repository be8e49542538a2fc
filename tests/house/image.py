"""Carries out a Dockerfile without Docker: each stage in a folder of its own, each RUN in a plain shell.

Paths in the image lie below the stage's folder. Only what our Dockerfile uses is understood; anything else is
an error, so that a step cannot be passed over.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.house.tree import dockerignore, left_out

STATED = {"EXPOSE", "USER"}  # say something of the running container, and do nothing


@dataclass
class Stage:
    """root: the folder that stands for "/"."""

    root: Path
    workdir: str = "/"
    path: list[str] = field(default_factory=list)
    command: list[str] = field(default_factory=list)
    health: list[str] = field(default_factory=list)

    def inside(self, path: str) -> Path:
        return self.root / str(Path(self.workdir, path)).lstrip("/")


def build(dockerfile: Path, scratch: Path) -> Stage:
    """Run every step and give the last stage. A step that fails is an AssertionError with its output."""
    context = dockerfile.parent
    programs = _machine_without_node(scratch)
    stages: dict[str, Stage] = {}
    stage = Stage(scratch)
    for word, rest in instructions(dockerfile.read_text(encoding="utf-8")):
        match word:
            case "FROM":
                name = rest.partition(" AS ")[2] or str(len(stages))
                stage = stages[name] = Stage(scratch / f"stage-{name}")
            case "WORKDIR":
                stage.workdir = rest
                stage.inside("").mkdir(parents=True)
            case "COPY":
                _copy(rest, stage, stages, context)
            case "RUN":
                _run(rest, stage, programs)
            case "ENV":
                added, _, inherited = rest.removeprefix("PATH=").rpartition(":")
                assert rest.startswith("PATH=")
                assert inherited == "$PATH"
                stage.path = added.split(":")
            case "CMD":
                stage.command = json.loads(rest)
            case "HEALTHCHECK":
                stage.health = json.loads(rest.partition("CMD ")[2])
            case _:
                assert word in STATED, f"{word} is not understood here"
    return stage


def instructions(text: str) -> list[tuple[str, str]]:
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    joined = "\n".join(lines).replace("\\\n", " ")
    return [(word, rest.strip()) for word, _, rest in (line.partition(" ") for line in joined.splitlines())]


def environment(programs: Path, *more: Path) -> dict[str, str]:
    """Nothing of this machine but its programs and the way to its package registries."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name.startswith(("PIP_", "SSL_", "NODE_EXTRA_", "NPM_", "npm_")) or name.lower().endswith("_proxy")
    }
    path = os.pathsep.join(str(each) for each in (*more, programs))
    return kept | {"PATH": path, "HOME": str(Path.home()), "LANG": "C.UTF-8"}


def _machine_without_node(scratch: Path) -> Path:
    """The programs of a slim Python image: those of this machine and `python`, but no Node."""
    programs = scratch / "programs"
    programs.mkdir()
    for folder in ("/usr/bin", "/bin"):
        for program in Path(folder).iterdir():
            if not program.name.startswith(("node", "npm", "npx", "python")):
                (programs / program.name).unlink(missing_ok=True)
                (programs / program.name).symlink_to(program)
    (programs / "python").symlink_to(Path(sys._base_executable).resolve())  # type: ignore[attr-defined]
    return programs


def _copy(rest: str, stage: Stage, stages: dict[str, Stage], context: Path) -> None:
    *sources, target = rest.split()
    origin, ignored = context, dockerignore(context)
    if sources[0].startswith("--from="):
        origin, ignored = stages[sources.pop(0).removeprefix("--from=")].root, []
    destination = stage.inside(target)
    destination.mkdir(parents=True, exist_ok=True)
    for source in sources:
        found = origin / source.lstrip("/")
        if found.is_dir():
            shutil.copytree(found, destination, dirs_exist_ok=True, ignore=_filter(origin, ignored))
        else:
            shutil.copy2(found, destination)


def _filter(context: Path, patterns: list[str]):
    def ignored(folder: str, names: list[str]) -> set[str]:
        inside = Path(folder).relative_to(context)
        return {name for name in names if left_out(str(inside / name), patterns)}

    return ignored


def _run(step: str, stage: Stage, programs: Path) -> None:
    done = subprocess.run(
        ["/bin/sh", "-ec", step],
        cwd=stage.inside(""),
        env=environment(programs),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, f"RUN {step}\n{done.stdout[-6000:]}"
