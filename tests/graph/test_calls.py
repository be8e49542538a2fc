"""What a statement calls is told from its text, however it is spelt, and in one pass."""

from __future__ import annotations

import pytest

from app.errors import NotAllowed
from app.graph.calls import called


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CALL db.labels() YIELD label RETURN label", [("db.labels", True)]),
        ("call db.labels", [("db.labels", True)]),
        ("CALL labels", [("labels", True)]),
        ("CALL { CALL do.when(true, $q) YIELD value RETURN value } RETURN value", [("do.when", True)]),
        ("RETURN COLLECT { CALL`do` . /* x */ `when`(1) YIELD value RETURN value }", [("do.when", True)]),
        ("CALL // db.labels()\n do.when(1)", [("do.when", True)]),
        ("CALL CALL db.x()", [("db.x", True)]),
        ("RETURN util.sleep(3)", [("util.sleep", False)]),
        ("RETURN `util`.\n`sleep` (3)", [("util.sleep", False)]),
        ("RETURN date.truncate('day', date())", [("date.truncate", False)]),
        ("MATCH (n) WHERE n.name = 'CALL do.when(1)' RETURN n.name ORDER BY n.name", []),
        ("WITH 1 AS call RETURN call ORDER BY call LIMIT 1", []),
        ("MATCH (n)-[:CALL]->() RETURN n.call, {call: 1}.call, count(*)", []),
        ("CALL (x) { RETURN 1.5 AS y } RETURN y", []),
        ("RETURN 1 AS `CALL do.when(1)`", []),
    ],
)
def test_it_is_what_is_called(text: str, found: list[tuple[str, bool]]) -> None:
    assert list(called(text)) == found


@pytest.mark.parametrize("text", ["RETURN \\u0075til.sleep(1)", "RETURN 'open", "RETURN `open", 'RETURN "'])
def test_what_cannot_be_told_is_refused(text: str) -> None:
    with pytest.raises(NotAllowed, match="cannot be told"):
        list(called(text))
