"""What the README tells people to paste is run, and what it shows exists."""

import re
from pathlib import Path

import pytest

from tests.graphs import CountingDatabase, ask

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "README.md").read_text("utf-8")
QUERIES = re.findall(r"```graphql\n(.*?)```", TEXT, re.DOTALL)


def _leaves(value: object) -> int:
    if isinstance(value, dict):
        return sum(map(_leaves, value.values()))
    if isinstance(value, list):
        return sum(map(_leaves, value))
    return value is not None


def test_there_are_five() -> None:
    assert len(QUERIES) == 5


@pytest.mark.parametrize("query", QUERIES, ids=range(1, len(QUERIES) + 1))
async def test_a_query_of_the_readme_answers(seeded: CountingDatabase, query: str) -> None:
    data = await ask(seeded, query)
    assert all(value is not None for value in data.values())
    assert _leaves(data) > 8


@pytest.mark.check
@pytest.mark.parametrize("path", re.findall(r"\]\(([^)#:]+)\)|(?:src|srcset)=\"([^\"]+)\"", TEXT))
def test_what_it_points_to_is_there(path: tuple[str, str]) -> None:
    assert (ROOT / (path[0] or path[1])).is_file()
