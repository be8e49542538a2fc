"""The engines of the test suite are what they say they are, and no one else's."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from neo4j import GraphDatabase

from tests.engines import RunningEngine


def test_both_engines_answer_and_keep_what_is_written(fresh: RunningEngine):
    with GraphDatabase.driver(fresh.uri, auth=(fresh.username, fresh.password)) as driver:
        written = driver.execute_query(
            "CREATE (n:Probe {x: $x}) RETURN n.x AS x", x=7, database_=fresh.database
        )
        found = driver.execute_query("MATCH (n:Probe) RETURN count(n) AS n", database_=fresh.database)
        product = driver.execute_query("CALL dbms.components() YIELD name, edition", database_=fresh.database)
    assert written.records[0]["x"] == 7
    assert found.records[0]["n"] == 1
    assert product.records[0]["edition"] == "community"
    assert fresh.uri.startswith("bolt://")


def test_the_users_own_settings_are_out_of_reach():
    assert {name for name in os.environ if name.startswith(("NEO4J_", "CLEAVE_"))} == {"CLEAVE_DATA"}
    assert not Path(os.environ["CLEAVE_DATA"]).exists()


def test_workers_are_given_tests_by_group(request: pytest.FixtureRequest):
    """Otherwise every worker starts every engine; xdist says nothing where it does not understand pytest."""
    grouped = getattr(request.config.option, "loadgroup", False)
    assert ("@" in request.node.nodeid) == grouped
