"""Neo4j is given no regular expression that may not finish, wherever in a statement it stands.

Statements go to a real Neo4j, through the service: what its plan says of them is its own.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from neo4j import Driver, GraphDatabase
from starlette.testclient import TestClient

from app.errors import NotAllowed
from app.graph.regexes import check_plan
from tests.api.clients import client_of
from tests.engines import RunningEngine

SOON = 5.0  # seconds
HARD = "(a|aa){50}c"
GIVEN: dict[str, Any] = {
    "t": "a" * 60,
    "p": HARD,
    "a": "(a|aa)",
    "b": "{50}c",
    "xs": [HARD],
    "m": {"p": HARD},
    "easy": "ansar.*",
    "easy\x85": HARD,
    "autostring_0": "ansar",
}
# Where %s stands for what follows =~.
PLACES = {
    "return": "RETURN $t =~ %s AS x",
    "beside another": "RETURN $t =~ %s AS bad, $t =~ 'x' AS ok",
    "after another": "RETURN $t =~ 'x' AS ok, $t =~ %s",
    "where": "MATCH (g:Group) WHERE g.name =~ %s AND g.id =~ 'x' RETURN g.id AS id",
    "with": "MATCH (g:Group) WITH g WHERE NOT g.name =~ %s OR g.id = 'x' RETURN g.id AS id LIMIT 3",
    "inside a pattern": "MATCH (g:Group WHERE g.name =~ %s)-[t WHERE t.id =~ 'x']->(b) RETURN b.id AS id",
    "exists": "MATCH (g:Group) WHERE EXISTS { MATCH (g)-->(b) WHERE b.name =~ %s } RETURN g.id AS id",
    "exists or": "MATCH (g:Group) WHERE g.id = 'x' OR EXISTS { (g)-->(b) WHERE b.name =~ %s } RETURN g.id AS id",
    "collect": "MATCH (g:Group) RETURN COLLECT { MATCH (g)-->(b) RETURN b.name =~ %s } AS x",
    "collect in a list": "RETURN [x IN [1] | COLLECT { MATCH (b) WHERE b.name =~ %s RETURN b.id }] AS x",
    "count": "MATCH (g:Group) WHERE COUNT { (g)-->(b WHERE b.name =~ %s) } > 1 RETURN g.id AS id",
    "list": "RETURN [x IN [$t] WHERE x =~ %s | x] AS x",
    "list's value": "RETURN [x IN [$t] | x =~ %s] AS x",
    "pattern comprehension": "MATCH (g:Group) RETURN [(g)-->(b) WHERE b.name =~ %s | b.name =~ 'x'] AS x",
    "case": "RETURN CASE WHEN $t =~ %s THEN 1 ELSE 2 END AS x",
    "case of": "RETURN CASE $t =~ 'x' WHEN $t =~ %s THEN $t =~ 'y' END AS x",
    "case else": "RETURN CASE WHEN $t = 'x' THEN true ELSE $t =~ %s END AS x",
    "quantified path": "MATCH ((a)-[r]->(b) WHERE a.name =~ %s AND r.id =~ 'x'){1,2} RETURN count(*) AS n",
    "shortest": (
        "MATCH SHORTEST 1 (a:Person) ((x)-[r]->(y) WHERE x.name =~ %s AND r.id =~ 'x'){1,2} (b:Place) "
        "RETURN count(*) AS n"
    ),
    "shortest of exists": (
        "MATCH ANY SHORTEST (a:Person) ((x)-[r]->(y) WHERE EXISTS { (y)-->(z) WHERE z.name =~ %s }){1,2} "
        "(b:Place) RETURN count(*) AS n"
    ),
    "shortest path": (
        "MATCH p = shortestPath((a:Person)-[*..2]-(b:Place)) WHERE all(n IN nodes(p) WHERE n.name =~ %s) "
        "RETURN count(*) AS n"
    ),
    "long pattern": "MATCH (a:Person)-[r*1..2]->(b) WHERE all(q IN r WHERE q.id =~ %s) RETURN count(*) AS n",
    "map projection": "MATCH (g:Group) RETURN g {.id, found: g.name =~ %s} AS g",
    "map": "RETURN {found: $t =~ %s, more: 1} AS x",
    "order": "MATCH (g:Group) RETURN g.id AS id ORDER BY g.name =~ %s DESC, id",
    "call": "CALL { MATCH (g:Group) WHERE g.name =~ %s RETURN g } RETURN g.id AS id",
    "call of": "MATCH (g:Group) CALL (g) { RETURN g.name =~ %s AS x } RETURN x",
    "unwind": "UNWIND [$t =~ %s, true] AS x RETURN x",
    "union": "RETURN true AS x UNION RETURN $t =~ %s AS x",
    "aggregate": "MATCH (g:Group) RETURN count(CASE WHEN g.name =~ %s THEN 1 END) AS n, g.name =~ 'x' AS k",
    "reduce": "RETURN reduce(found = false, x IN [$t] | found OR x =~ %s) AS x",
    "any": "RETURN any(x IN [$t] WHERE x =~ %s) AND none(x IN [$t] WHERE x =~ 'x') AS x",
    "optional": "MATCH (g:Group) OPTIONAL MATCH (g)-->(b) WHERE b.name =~ %s RETURN count(b) AS n",
    "limit": "RETURN 1 AS x LIMIT CASE WHEN $t =~ %s THEN 1 ELSE 2 END",
    "compared": "RETURN $t =~ %s = true AS x",
}
# Nothing of these is one text or one parameter that is known to finish, and the whole of what follows.
WRONG = {
    "text": f"'{HARD}'",
    "parameter": "$p",
    "quoted parameter": "$`p`",
    "brackets": f"('{HARD}')",
    "two brackets": f"(('{HARD}'))",
    "parameter in brackets": "($p)",
    "sum of parameters": "$a + $b",
    "sum of texts": "'(a|aa)' + '{50}c'",
    "text and parameter": "'(a|aa)' + $b",
    "sum after a comment": "'(a|aa)' /* AND */ + // ,\n $b",
    "joined": "'(a|aa)' || $b",
    "element": "$xs[0]",
    "value": "$m.p",
    "value after a blank": "$m .p",
    "value by key": "$m['p']",
    "slice": "head($xs[0..1])",
    "function": "toString($p)",
    "choice": "CASE WHEN true THEN $p END",
    "escaped": r"'\u0028a|aa){50}c'",
    "escaped end": r"'x\u0027 + $p",
    "in comments mode": "'(?x)(?:a|aa) {50}c'",
    "after a comment": f"/* 'x' */ '{HARD}'",
    "after a line's comment": f"// 'x'\r '{HARD}'",
    "bracket that is none of a class": r"'\[(a|aa){50}c]'",
    "named with an odd letter": "$easy\x85 ",
    "named as the planner does": "$autostring_0",
}
# The others stand in every fifth place, each in other ones.
EVERYWHERE = ("text", "brackets", "sum of parameters", "value", "joined")
FINE = ("'ansar.*'", '"(?i)ansar.*"', "$easy", "$`easy`", r"'\d{4}'", "'a' /* so */", "// so\n'a'")
STATEMENTS = {
    "fine ones": (
        "MATCH (n) WHERE n.name =~ '(?i).*state' AND n.id =~ $easy OR n.id =~ '(?is).*x.*' RETURN n.id AS id",
        200,
    ),
    "in a text and a name": ("RETURN '=~ $p' AS `=~ $p`, \"=~ ('x')\" AS b // =~ $p", 200),
    "in a column's name": ("MATCH (n) RETURN n.name =~ 'x', n.id =~ $easy ORDER BY n.name =~ 'x'", 200),
    "comparison by escapes": (r"RETURN $t \u003d~ $p AS x", 403),
    "comparison by another escape": (r"RETURN $t =\u007e $p AS x", 403),
    "text that ends by an escape": (r"RETURN 'x\u0027 =~ $p AS x", 403),
    "text of escapes alone": (r"RETURN 'it\u0027s' AS x", 400),
    "name that ends by an escape": (r"RETURN 1 AS `x\u0060, $t =~ $p AS y", 403),
    "line's comment that ends": (f"RETURN 1 AS x // '\r, $t =~ '{HARD}' AS y // '", 403),
    "comment in a comment": (f"RETURN /* /* */ $t =~ '{HARD}' AS y /* */", 403),
    "pattern of a literal list": (f"RETURN [p IN ['{HARD}'] WHERE $t =~ p] AS x", 403),
    "pattern of a variable": (f"WITH '{HARD}' AS p RETURN $t =~ p AS x", 403),
}


@pytest.fixture(scope="module")
def client(neo4j_engine: RunningEngine) -> Iterator[TestClient]:
    with client_of(neo4j_engine, cypher_timeout=SOON) as client:
        yield client


@pytest.fixture(scope="module")
def driver(neo4j_engine: RunningEngine) -> Iterator[Driver]:
    auth = (neo4j_engine.username, neo4j_engine.password)
    with GraphDatabase.driver(neo4j_engine.uri, auth=auth, notifications_min_severity="OFF") as driver:
        yield driver


def plan(driver: Driver, statement: str) -> dict[str, Any]:
    """Neo4j's own, which it has for what it understands."""
    made = driver.execute_query(f"EXPLAIN {statement}", GIVEN, database_="neo4j").summary.plan
    assert made is not None
    return made


@pytest.mark.parametrize("operand", WRONG)
def test_a_pattern_that_may_not_finish_is_refused_at_once(
    client: TestClient, driver: Driver, operand: str
) -> None:
    places = PLACES if operand in EVERYWHERE else list(PLACES)[list(WRONG).index(operand) % 5 :: 5]
    for place in places:
        text = PLACES[place] % WRONG[operand]
        if operand != "escaped end":
            plan(driver, text)
        before = time.monotonic()
        got = client.post("/api/cypher", json={"statement": text, "parameters": GIVEN})
        assert time.monotonic() - before < SOON, place
        assert (got.status_code, got.json()["error"]["code"]) == (403, "NOT_ALLOWED"), place
        assert "regular expression" in got.json()["error"]["message"]


@pytest.mark.parametrize("operand", FINE)
def test_a_pattern_that_finishes_is_matched(client: TestClient, operand: str) -> None:
    for place, statement in PLACES.items():
        got = client.post("/api/cypher", json={"statement": statement % operand, "parameters": GIVEN})
        assert got.status_code == 200, f"{place}: {got.text}"


@pytest.mark.parametrize("name", STATEMENTS)
def test_what_neo4j_matches_is_told_from_what_only_looks_so(client: TestClient, name: str) -> None:
    text, status = STATEMENTS[name]
    got = client.post("/api/cypher", json={"statement": text, "parameters": GIVEN})
    assert got.status_code == status, got.text
    assert ("regular expression" in got.text) == (status == 403)


def test_neo4j_is_not_asked_to_plan_what_may_not_finish(client: TestClient) -> None:
    """It works out a limit while it plans, where nothing can end it."""
    text = f"RETURN 1 AS x LIMIT CASE WHEN '{'a' * 60}' =~ '{HARD}' THEN 1 ELSE 2 END"
    before = time.monotonic()
    for explain in (False, True):
        got = client.post("/api/cypher", json={"statement": text, "explain": explain})
        assert (got.status_code, got.json()["error"]["code"]) == (403, "NOT_ALLOWED")
    assert time.monotonic() - before < SOON


@pytest.mark.parametrize("operand", ["$p", "$`p`", "$a + $b", "'x' || $b", "$xs[0]", "$m.p", "head($xs)"])
def test_a_plan_alone_tells_what_its_text_does_not(driver: Driver, operand: str) -> None:
    """Were a text misunderstood, there is still what Neo4j itself says of it."""
    for statement in PLACES.values():
        made = plan(driver, statement % operand)
        with pytest.raises(NotAllowed, match="regular expression"):
            check_plan(made, "RETURN 'x' =~ 'x'", GIVEN)


@pytest.mark.parametrize("place", PLACES)
def test_a_plan_that_matches_where_its_text_does_not_is_refused(driver: Driver, place: str) -> None:
    with pytest.raises(NotAllowed, match="regular expression"):
        check_plan(plan(driver, PLACES[place] % "'ansar'"), "RETURN 1", {})
