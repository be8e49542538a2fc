"""The vocabulary as the page asks for it: the page's own tests run on the same file."""

import json
from pathlib import Path

from tests.graphs import CountingDatabase, ask

ROOT = Path(__file__).parents[2]


async def test_the_pages_tests_know_the_vocabulary_that_is_served(seeded: CountingDatabase) -> None:
    served = await ask(seeded, (ROOT / "frontend/src/api/start.graphql").read_text("utf-8"))
    held = json.loads((ROOT / "tests/vectors/vocabulary.json").read_text("utf-8"))
    assert held == served["vocabulary"]
