"""The program's own source, read as syntax: what each module imports."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Module:
    """name: dotted, such as "app.graph.reads"; imports: dotted too, wherever in the module they stand."""

    name: str
    path: Path
    imports: frozenset[str]

    def imports_from(self, *packages: str) -> set[str]:
        """Those imports that are one of the packages or lie below it."""
        return {each for each in self.imports if below(each, *packages)}


def below(name: str, *packages: str) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the package `app`."""
    return tuple(_read(path) for path in sorted((ROOT / "app").rglob("*.py")))


def _read(path: Path) -> Module:
    parts = path.relative_to(ROOT).with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    return Module(name, path, frozenset(_imported(ast.parse(path.read_text(encoding="utf-8")))))


def _imported(tree: ast.Module) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            # `from app.graph import embedded` imports a module; `from app.errors import X` a name: both ways.
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found
