"""Tables in documents that are made from the program: between ``<!-- begin x -->`` and ``<!-- end x -->``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

_PART = re.compile(r"(<!-- begin ([a-z-]+) -->\n).*?(<!-- end \2 -->)", re.DOTALL)

Parts = Mapping[str, Callable[[], str]]


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def remade(name: str, text: str, parts: Parts) -> str:
    """The document with its parts made anew. Raises ValueError where one has no place in it."""
    if missing := parts.keys() - {part for _, part, _ in _PART.findall(text)}:
        raise ValueError(f"{name} has no place for {', '.join(sorted(missing))}")
    return _PART.sub(lambda m: f"{m[1]}{parts[m[2]]()}\n{m[3]}", text)
