"""Statements are composed of parts: the same text for the same document, whose plan the database then has."""

import asyncio
from typing import Any

import pytest

from app.graph.compose import Moment, Row, Statement, listed, plain
from app.graph.connection import Database
from app.graph.connection.gathering import Gathering
from app.graph.connection.writing import Parameters
from tests.graphs import ask

SPAN = "span { from to } "
PAGE = "nodes { id status " + SPAN + "source { id label } } "
LINEAGE = "query($of: [ID!]!) { lineage(of: $of, depth: 3) { ties { id status } entities { id name } } }"
TIES = "query($id: ID!, $n: Int!, $a: String) { group(id: $id) { ties(first: $n, after: $a) { %s } } }"


class Recording(Database):
    """A database that holds nothing and keeps what it is asked."""

    def __init__(self, *rows: list[Any]) -> None:
        self.gathering = Gathering()
        self.dialect = "neo4j"
        self.rows = list(rows)
        self.asked: list[tuple[str, Parameters]] = []

    async def read(self, text: str, parameters: Parameters) -> list[list[Any]]:
        self.asked.append((text, parameters))
        return self.rows


def statement(document: str, rows: list[Any], **variables: Any) -> tuple[str, Parameters]:
    db = Recording([rows])
    asyncio.run(ask(db, document, **variables))
    ((text, parameters),) = db.asked
    return text, parameters


def test_what_is_asked_for_travels_in_parameters_alone() -> None:
    empty = [["group:a", "group:b"], 0, 0, [], [], 0, []]
    one, other = (statement(LINEAGE, empty, of=[group]) for group in ("group:a", "group:b"))
    assert one[0] == other[0]
    assert one[1] != other[1]
    page = TIES % PAGE
    one = statement(page, [[], [], [], [], []], id="group:a", n=10)
    assert statement(page, [[], [], [], [], []], id="group:b", n=20)[0] == one[0]


def test_a_parameter_is_not_the_beginning_of_another() -> None:
    part = Statement(Moment(), "neo4j").open("read/parts/tie_page")
    text = part.close(
        dict.fromkeys(("found", "step", "holds", "row"), "X"),
        after_day=1,
        after_id="a",
        limit=2,
    )
    assert "$after_day_" in text
    assert "$after_id_" in text
    assert "<" not in text


def test_a_slot_is_not_looked_through_for_others() -> None:
    st = Statement(Moment(), "neo4j")
    assert "<row>" in st.open("read/parts/entity_by_id").close({"id": "<row>", "row": "1"})


@pytest.mark.parametrize(
    ("type_name", "expected"),
    [
        (None, {"id": "tie:x", "low": 1, "status": "ASSERTED", "on": {"from": "2014"}}),
        ("Tie", {"__typename": "Tie", "id": "tie:x", "low": 1, "status": "ASSERTED", "on": {"from": "2014"}}),
        (
            lambda id_: id_[:3].title(),
            {"__typename": "Tie", "id": "tie:x", "low": 1, "status": "ASSERTED", "on": {"from": "2014"}},
        ),
    ],
)
def test_a_list_is_read_into_what_its_rows_say(type_name: Any, expected: dict[str, Any]) -> None:
    step = {"status": "ASSERTED", "span": {"from": "2014"}, "note": None}
    rows = {
        "id": plain("t.id"),
        "low": Row("t.low", int),
        "step": Row("t.steps[0]", lambda value: value, {"status": "status", "on": "span"}),
    }
    row = listed(rows, type_name)
    assert row.cypher == "[t.id, t.low, t.steps[0]]"
    assert row.decode(["tie:x", "1", step]) == expected
