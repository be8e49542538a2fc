"""Every example of docs/api.md is run in the order in which it stands, and answers as it says there."""

import asyncio
import json
import re
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

from graphql import OperationDefinitionNode, parse

from app.api.access import Viewer
from app.api.context import Context
from app.api.schema import schema
from app.graph.revisions import Revisions
from app.graph.tokens import Role
from tests.graphs import CountingDatabase

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "api.md").read_text("utf-8")
EXAMPLES = re.findall(r"```graphql\n(.*?)```\n(?:\n```json\n(.*?)```\n)?", TEXT, re.DOTALL)
EDITOR = Viewer(Role.EDITOR, "Desk one")


def kind_of(document: str) -> str:
    (operation,) = [each for each in parse(document).definitions if isinstance(each, OperationDefinitionNode)]
    return operation.operation.value


async def answer(db: CountingDatabase, document: str) -> dict[str, Any]:
    """As JSON has it: data where there are any, else the error without its place in the document."""
    result = await schema.execute(document, context_value=Context(db, Revisions(db), EDITOR))
    if result.errors:
        (error,) = result.errors
        return {"errors": [{"message": error.message, "extensions": error.extensions}]}
    return {"data": result.data}


def test_every_code_of_an_error_is_told() -> None:
    # What is told below /api has its own pages.
    modules = [
        path
        for path in (ROOT / "app" / "api").glob("*.py")
        if path.name != "enums.py" and not path.name.startswith(("rest", "cypher"))
    ]
    words = {word for path in modules for word in re.findall(r'"([A-Z][A-Z_]{5,})"', path.read_text("utf-8"))}
    codes = words - {"GET", "POST", "EDTF"}
    assert {"BAD_REQUEST", "TOO_COMPLEX", "TOO_SLOW", "UNAUTHENTICATED"} <= codes
    errors = TEXT.partition("## Errors")[2].partition("```")[0]
    assert codes == set(re.findall(r"`([A-Z_]+)`", errors))


def test_every_example_but_what_is_listened_to_shows_its_answer() -> None:
    assert len(EXAMPLES) > 15
    assert [kind_of(document) for document, shown in EXAMPLES if not shown] == ["subscription"]


async def test_every_example_answers_as_it_says(seeded: CountingDatabase) -> None:
    for document, shown in EXAMPLES:
        if kind_of(document) != "subscription":
            assert await answer(seeded, document) == json.loads(shown), document


async def test_what_is_listened_to_is_heard(seeded: CountingDatabase) -> None:
    (listening,) = [document for document, _ in EXAMPLES if kind_of(document) == "subscription"]
    revisions = Revisions(seeded)
    heard = await schema.subscribe(listening, context_value=Context(seeded, revisions, EDITOR))
    assert isinstance(heard, AsyncGenerator)
    told = asyncio.ensure_future(anext(heard))
    await asyncio.sleep(0.5)
    saved = 'saveEntity(input: {id: "group:ansar-al-islam", label: "Ansar al-Islam", summary: "Another."})'
    await answer(seeded, f"mutation {{ {saved} {{ __typename }} }}")
    result = await asyncio.wait_for(told, 30)
    assert result.data is not None
    assert "group:ansar-al-islam" in result.data["changed"]["touched"]
    await heard.aclose()
    # Whoever reads the seed next finds that this is no longer it, and loads it again.
    await seeded.write(lambda tx: tx.run("MATCH (c:Claim) WITH c LIMIT 1 DETACH DELETE c", {}))
