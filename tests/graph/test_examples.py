"""The worked examples answer what they ask, on both engines alike, as the articles have it."""

import re
from pathlib import Path
from typing import Any

import pytest

from app.domain.vocabulary import TIE_TYPES
from app.graph.adhoc import AdHoc, Statement
from app.graph.examples import Example, examples, load, parse
from app.graph.model import LABELS, PROPERTIES, RELATIONSHIPS
from app.graph.queries import ContractError
from tests.graph.answers_of_examples import EXPECTED, Rows
from tests.graphs import CountingDatabase

WHOLE = """// title: All groups
// group: Descent
// question: Which groups are there?
// parameter first = 1
MATCH (g:Group) RETURN g.name LIMIT $first
"""
every_example = pytest.mark.parametrize("example", examples(), ids=lambda e: e.name)
# Both engines come by the same module, one after the other: what the first said is kept for the second.
_said: dict[str, tuple[list[str], Rows]] = {}


def plain(cell: Any) -> Any:
    """A cell without its type: days as ISO text."""
    if isinstance(cell, list):
        return [plain(item) for item in cell]
    return cell["value"] if isinstance(cell, dict) and "$type" in cell else cell


@every_example
async def test_an_example_answers_as_the_articles_have_it(seeded: CountingDatabase, example: Example):
    service = AdHoc(seeded, seconds=30, most=1)
    async with service.answer(Statement(example.statement, example.parameters)) as answer:
        columns, rows = answer.columns, plain([row async for row in answer])
    assert not answer.truncated
    assert EXPECTED[example.name] == rows
    assert _said.setdefault(example.name, (columns, rows)) == (columns, rows)


@every_example
@pytest.mark.check
def test_an_example_speaks_of_what_the_graph_has(example: Example):
    code = re.sub(r"'[^']*'", "", example.statement)
    assert set(re.findall(r"\(\w*:(\w+)", code)) <= LABELS
    typed = {t for types in re.findall(r"\[\w*:([\w|]+)", code) for t in types.split("|")}
    assert typed <= RELATIONSHIPS
    assert {name.strip("`") for name in re.findall(r"(?<![.\w])\w+\.(`?\w+`?)\b(?!\()", code)} - {
        "days"
    } <= PROPERTIES
    quoted = set(re.findall(r"'([A-Z]+_[A-Z_]+)'", example.statement)) - {"IN_NAME_OF"}
    assert quoted <= set(TIE_TYPES)


@pytest.mark.check
def test_there_are_twenty_in_groups_of_questions():
    numbered = [(e.number, e.group) for e in examples()]
    assert [number for number, _ in numbered] == list(range(1, 21))
    groups = [group for _, group in numbered]
    assert groups == sorted(groups, key=groups.index), "those of a group stand together"
    assert len(set(groups)) == 8
    assert set(EXPECTED) == {e.name for e in examples()}
    assert len({e.title for e in examples()}) == 20


@pytest.mark.check
def test_a_file_is_read_by_its_first_lines():
    assert parse("03-all-groups.cypher", WHOLE) == Example(
        number=3,
        name="all-groups",
        title="All groups",
        group="Descent",
        question="Which groups are there?",
        parameters={"first": 1},
        statement="MATCH (g:Group) RETURN g.name LIMIT $first",
    )


@pytest.mark.check
@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("all-groups.cypher", "", "", "expected a name like"),
        ("01-a.cypher", "// group: Descent\n", "", "no group"),
        ("01-a.cypher", "// group: Descent", "// group:", "expected a title"),
        ("01-a.cypher", "// group: Descent", "// title: Twice", "once"),
        ("01-a.cypher", "= 1", "= one", "expected a value of JSON"),
        ("01-a.cypher", "$first", "1", "disagree on parameter first"),
        ("01-a.cypher", "LIMIT", "SKIP $start LIMIT", "disagree on parameter start"),
        ("01-a.cypher", "LIMIT $first", "LIMIT $first;", "without a semicolon"),
        ("01-a.cypher", "MATCH (g:Group) RETURN g.name LIMIT $first", "", "one statement"),
    ],
)
def test_a_file_that_is_wrong_is_told(file: str, old: str, new: str, told: str):
    with pytest.raises(ContractError, match=re.escape(file)) as refused:
        parse(file, WHOLE.replace(old, new))
    assert told in str(refused.value)


@pytest.mark.check
def test_what_is_quoted_or_a_comment_is_no_parameter_and_no_end():
    text = WHOLE.replace("LIMIT", "+ '; $x' + \"$y;\" // $z;\n /* $w; */ LIMIT")
    assert parse("01-a.cypher", text).parameters == {"first": 1}


@pytest.mark.check
def test_a_gap_in_the_numbers_is_told(tmp_path: Path):
    (tmp_path / "02-a.cypher").write_text(WHOLE)
    with pytest.raises(ContractError, match="without a gap"):
        load(tmp_path)
