"""What a plan of Neo4j lets through: operators, procedures and functions that read the graph, and no others."""

from __future__ import annotations

from typing import Any

import pytest

from app.errors import NotAllowed
from app.graph.adhoc import AdHoc, Statement
from app.graph.plans import check_embedded, check_reading, columns, shown
from tests.graphs import CountingDatabase

READS = [
    "MATCH (n) RETURN n LIMIT 1",
    "MATCH (g:Group {id: 'group:islamic-state'}) RETURN g",
    "MATCH (g:Group) WHERE g.id STARTS WITH 'group:a' RETURN count(*) AS n",
    "MATCH (g:Group) WHERE elementId(g) = 'x' RETURN g.id AS id",
    "MATCH (a)-[t:PLEDGED_TO]->(b) RETURN a.name AS a, t.status AS status, b.name AS b ORDER BY a LIMIT 5",
    "MATCH (a)-[:SPLIT_FROM|SUCCEEDED]-(b) RETURN DISTINCT a.name AS a",
    "MATCH (a:Group) OPTIONAL MATCH (a)-[:LED_BY]->(p) RETURN a.name AS a, collect(p.name) AS led LIMIT 3",
    "MATCH p = (a:Group {id: 'group:ansar-al-islam'})-[:SPLIT_FROM|SUCCEEDED*1..3]-(b) RETURN length(p) AS n",
    "MATCH p = (a:Group)-[:SPLIT_FROM]->{1,2}(b:Group) RETURN count(p) AS n",
    (
        "MATCH (a:Group {id: 'group:ansar-al-islam'}), (b:Group {id: 'group:ansar-al-sunna'}), "
        "p = shortestPath((a)-[*..4]-(b)) RETURN length(p) AS n"
    ),
    (
        "MATCH (a:Group) WHERE EXISTS { (a)-[:LED_BY]->() } AND NOT EXISTS { (a)-[:DENIED_MEMBERSHIP]->() } "
        "RETURN count(a) AS n"
    ),
    "MATCH (a:Group) WHERE a.kind = 'MOVEMENT' OR EXISTS { (a)-[:LED_BY]->() } RETURN count(a) AS n",
    (
        "MATCH (a:Group) RETURN a.name AS a, COUNT { (a)--() } AS n, "
        "COLLECT { MATCH (a)--(b) RETURN b.name ORDER BY b.name LIMIT 2 } AS some ORDER BY n DESC LIMIT 3"
    ),
    "MATCH (a:Group) RETURN [x IN [(a)-[:LED_BY]->(p) | p.name] WHERE x IS NOT NULL] AS names LIMIT 2",
    "MATCH (a:Group) CALL (a) { MATCH (a)-[t]->(b) RETURN count(t) AS n } RETURN sum(n) AS n",
    "MATCH (g:Group) RETURN count(g) AS n UNION ALL MATCH (p:Person) RETURN count(p) AS n",
    "UNWIND [3, 1, 2] AS n WITH n ORDER BY n SKIP 1 LIMIT 1 RETURN n",
    "MATCH (n) RETURN labels(n)[0] AS label, count(*) AS n, min(n.id) AS first ORDER BY label",
    "MATCH (a:Group), (b:Place) WHERE a.name = b.name RETURN a",
    "MATCH ()-[t:LED_BY]->() RETURN count(t) AS n, avg(size(t.id)) AS long, percentileCont(size(t.id), 0.5) AS m",
    (
        "RETURN date.truncate('month', date('2014-08-25')) AS d, duration.between(date('2014-01-01'), "
        "date('2014-08-25')) AS long, point.distance(point({x: 0, y: 0}), point({x: 1, y: 0})) AS far"
    ),
    "MATCH (g:Group) RETURN g {.id, .name, first: head([(g)-->(x) | x.id])} AS g LIMIT 1",
    "MATCH (n:Name) WHERE n.text =~ '(?is).*ansar.*' RETURN count(n) AS n",
    "MATCH (g:Group) RETURN CASE WHEN EXISTS { (g)-[:LED_BY]->() } THEN 1 ELSE 0 END AS led LIMIT 3",
    "MATCH (g:Group) RETURN reduce(n = 0, x IN g.exists_known_from | n + x) AS n LIMIT 1",
    "CALL db.labels() YIELD label RETURN label ORDER BY label",
    "CALL db.relationshipTypes()",
    "CALL db.propertyKeys() YIELD propertyKey RETURN count(*) AS n",
]


@pytest.mark.parametrize("text", READS)
async def test_what_reads_is_let_through(seeded: CountingDatabase, text: str) -> None:
    async with AdHoc(seeded, seconds=60, most=1).answer(Statement(text)) as answer:
        _ = [row async for row in answer]
    assert answer.columns


def plan(operator: str, details: str = "") -> dict[str, Any]:
    below = {"operatorType": f"{operator}@neo4j", "args": {"Details": details}, "children": []}
    return {"operatorType": "ProduceResults@neo4j", "args": {"Details": "n"}, "children": [below]}


@pytest.mark.check
@pytest.mark.parametrize(
    "operator",
    [
        "AllNodesScan",
        "DirectedRelationshipTypeScan",
        "PartitionedUndirectedUnionRelationshipTypesScan",
        "Expand(All)",
        "VarLengthExpand(Pruning,BFS)",
        "BidirectionalRepeat(Trail)",
        "StatefulShortestPath(Into)",
    ],
)
def test_an_operator_that_reads_passes(operator: str) -> None:
    check_reading(plan(operator), "r")


@pytest.mark.check
@pytest.mark.parametrize(
    "operator",
    [
        "Create",
        "Merge",
        "LockingMerge",
        "SetProperty",
        "DetachDelete",
        "Foreach",
        "SubqueryForeach",
        "TransactionApply",
        "TransactionForeach",
        "LoadCSV",
        "AdministrationCommand",
        "ShowTransactions",
        "TerminateTransactions",
        "RunQueryAt",
        "AssertingMultiNodeIndexSeek",
        "OfALaterRelease",
        "",
    ],
)
def test_any_other_operator_does_not(operator: str) -> None:
    with pytest.raises(NotAllowed):
        check_reading(plan(operator), "r")


@pytest.mark.check
@pytest.mark.parametrize("kind", ["w", "rw", "s", None, ""])
def test_a_statement_that_neo4j_does_not_call_reading_does_not_pass(kind: str | None) -> None:
    with pytest.raises(NotAllowed):
        check_reading(plan("AllNodesScan"), kind)


@pytest.mark.check
@pytest.mark.parametrize(
    ("operator", "details"),
    [
        ("ProcedureCall", "db.labels() :: (label :: STRING)"),
        ("Eager ProcedureCall", "db.index.fulltext.queryNodes($autostring_0, $q) :: (node :: NODE)"),
        ("Projection", "date.truncate($autostring_0, n.on) AS day, toLower(n.name) AS name"),
        ("Projection", "vector.similarity.cosine(a.v, b.v) AS near"),
        ("Filter", "COUNT { MATCH (n)--(m) WHERE m.x = n.call } > $autoint_0"),
    ],
)
def test_procedures_and_functions_that_are_listed_pass(operator: str, details: str) -> None:
    check_reading(plan(operator, details), "r")


@pytest.mark.check
@pytest.mark.parametrize(
    ("operator", "details"),
    [
        ("ProcedureCall", "dbms.listConfig() :: (name :: STRING)"),
        ("ProcedureCall", "db.labels.more() :: (label :: STRING)"),
        ("ProcedureCall", "`db`.labels() :: (label :: STRING)"),
        ("ProcedureCall", ""),
        ("ProcedureCall", "db.index.fulltext.queryNodes(apoc.static.get($a), $b) :: (node :: NODE)"),
        ("Projection", "apoc.static.get($autostring_0) AS x"),
        ("Projection", "vector.similarities.all(a) AS x"),
        ("Projection", "[x IN $autolist_0 | COLLECT { LOAD CSV FROM $url AS l RETURN l AS l }] AS x"),
        ("Projection", "[x IN $a | COUNT { ResolvedCall(db.labels() :: label :: STRING) RETURN label }]"),
        ("Projection", "[x IN $a | COUNT { CALL db.labels() YIELD label RETURN label }]"),
    ],
)
def test_others_do_not(operator: str, details: str) -> None:
    with pytest.raises(NotAllowed):
        check_reading(plan(operator, details), "r")


@pytest.mark.check
def test_the_embedded_engine_has_a_plan_for_what_reads_alone() -> None:
    with pytest.raises(NotAllowed, match="command"):
        check_embedded(None, "RETURN 1")
    check_embedded({}, "CALL db.labels() YIELD label RETURN label, date.truncate('day', date())")
    for name in ("dbms.components", "do.when", "db.labels.more"):
        with pytest.raises(NotAllowed, match=name):
            check_embedded({}, f"CALL {{ CALL {name}() YIELD x RETURN x }} RETURN x")
        with pytest.raises(NotAllowed, match=name):
            check_embedded({}, f"RETURN {name}(1)")


@pytest.mark.check
def test_a_plan_is_shown_by_operator_details_and_children() -> None:
    below = {"operator": "Filter", "details": "n.x > 1", "children": []}
    assert shown(plan("Filter", "n.x > 1")) == {
        "operator": "ProduceResults",
        "details": "n",
        "children": [below],
    }


@pytest.mark.check
def test_columns_are_told_by_the_last_projection_of_an_embedded_plan() -> None:
    text = "+ FINAL PROJECTION [a]\n+ FINAL PROJECTION [n.id, f(a, [b, c]), 'x, y', count(*), n {.a, .b}]\n"
    told = columns({"args": {"string-representation": text}})
    assert told == ["n.id", "f(a, [b, c])", "'x, y'", "count(*)", "n {.a, .b}"]
    assert columns(plan("Filter")) == []
