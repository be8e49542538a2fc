"""The fenced examples of the documentation, and what each is said to answer."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass

from tests.house.source import ROOT

DOCS = ROOT / "docs"
PAGES = sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))
# Languages of what is run, and of what is not: answers, files (run by whoever names them), and a terminal's screen.
RUN = ("sh", "graphql", "cypher", "python")
NOT_RUN = ("text", "json", "jsonl", "csv", "yaml", "console")
# Of `sh`, what sets up a machine is not run: it would install packages, or start `make run` in these very sources.
SETTING_UP = re.compile(r"(?:make \w+|pip install .*|jupyter \w+ .*|CLEAVE_URL=\S+ jupyter .*|export \w+=.*)")
_FENCE = re.compile(
    r"^(?P<indent> *)```(?P<language>\S*)\n(?P<text>.*?)^(?P=indent)```\n"
    r"(?:\n(?P<shown>(?P=indent)```(?:text|json)\n.*?^(?P=indent)```\n|(?:\|[^\n]*\n)+))?",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Fence:
    """shown: the answer, a fence or a table that follows at once."""

    page: str
    language: str
    text: str
    shown: str | None

    @property
    def is_set_up(self) -> bool:
        return self.language == "sh" and all(map(SETTING_UP.fullmatch, self.text.splitlines()))


def fences(page: str) -> list[Fence]:
    """Those of a page, but for answers that follow what they answer."""
    text = (DOCS / page).read_text("utf-8")
    return [
        Fence(page, match["language"], textwrap.dedent(match["text"]), _answer(match["shown"]))
        for match in _FENCE.finditer(text)
    ]


def _answer(shown: str | None) -> str | None:
    if shown is None:
        return None
    inside = textwrap.dedent(shown)
    return inside.partition("\n")[2].removesuffix("```\n") if inside.startswith("```") else inside
