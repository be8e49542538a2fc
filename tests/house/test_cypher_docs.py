"""Every example of docs/cypher.md is sent in the order in which it stands, and answered as it says there."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from app.graph.plans import PROCEDURES
from app.settings import Settings
from tests.api.clients import client_of
from tests.engines import RunningEngine
from tests.graphs import CountingDatabase

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "cypher.md").read_text("utf-8")
EXAMPLES = re.findall(r"```json\n(.*?)```\n\n```(json|csv|jsonl)\n(.*?)```\n", TEXT, re.DOTALL)
ACCEPT = {"json": "application/json", "csv": "text/csv", "jsonl": "application/x-ndjson"}


def test_there_is_an_example_of_every_format_and_of_errors() -> None:
    assert {form for _, form, _ in EXAMPLES} == set(ACCEPT)
    assert len(EXAMPLES) >= 6
    assert TEXT.count("```json\n") == sum(2 if form == "json" else 1 for _, form, _ in EXAMPLES)


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
async def test_an_example_is_answered_as_it_says(
    seeded: CountingDatabase, engine: RunningEngine, number: int
) -> None:
    request, form, shown = EXAMPLES[number]
    with client_of(engine) as client:
        got = client.post("/api/cypher", json=json.loads(request), headers={"accept": ACCEPT[form]})
    if form == "csv":
        assert got.text == shown.replace("\n", "\r\n")
        assert len(list(csv.reader(io.StringIO(got.text, newline="")))) == 4
    elif form == "jsonl":
        assert list(map(untimed, got.text.splitlines())) == list(map(untimed, shown.splitlines()))
    else:
        expected = json.loads(shown)
        answer = untimed(got.text)
        if "error" in expected:
            answer = {"error": {name: answer["error"][name] for name in expected["error"]}}
        assert answer == expected


def untimed(text: str) -> dict[str, Any]:
    """An object without what it took, which is different each time."""
    content: dict[str, Any] = json.loads(text)
    content.pop("elapsed", None)
    content.get("$end", {}).pop("elapsed", None)
    return content


@pytest.mark.check
def test_the_procedures_are_those_that_may_be_called() -> None:
    said = TEXT.partition("These\nprocedures may be called")[2].partition("Functions")[0]
    assert set(re.findall(r"`(db\.[\w.]+)`", said)) == PROCEDURES


@pytest.mark.check
def test_the_limits_are_those_that_are_set() -> None:
    fields = Settings.model_fields
    assert f"`CLEAVE_CYPHER_TIMEOUT`, {fields['cypher_timeout'].default:g} seconds" in TEXT
    assert f"`CLEAVE_CYPHER_CONCURRENCY`, {fields['cypher_concurrency'].default};" in TEXT


@pytest.mark.check
def test_every_code_of_an_error_is_told() -> None:
    from app.api.cypher import _CODES

    told = set(re.findall(r"`([A-Z_]{6,})`", TEXT.partition("## Errors")[2].partition("```")[0]))
    assert {code for _, _, code in _CODES} <= told
    assert {"BAD_REQUEST", "UNAUTHENTICATED", "PAYLOAD_TOO_LARGE"} <= told
