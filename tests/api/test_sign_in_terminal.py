"""The sign-in link as a person at the server's terminal gets it."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import threading
from pathlib import Path

import httpx
import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import Neo4jError

from tests.api.audited import CLEAVE
from tests.house.serving import START_LIMIT, STOP_LIMIT, free_port


@pytest.mark.slow
def test_the_terminal_shows_a_link_that_signs_in(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "CLEAVE_DATA": str(tmp_path / "data"), "CLEAVE_ENGINE_MEMORY": "512m"}
    server = subprocess.Popen(
        [*CLEAVE, "serve", "--port", str(free_port())],
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        env=environment,
    )
    os.close(theirs)
    limit = threading.Timer(START_LIMIT, server.kill)
    limit.start()
    try:
        with os.fdopen(ours, encoding="utf-8", errors="replace") as terminal:
            link = next(found[1] for line in terminal if (found := re.match(r"Sign in to edit: (\S+)", line)))
            line = next(terminal)
            bolt = re.match(r"Read over Bolt: (\S+) database (\S+) user (\S+) password (\S+)", line)
            assert bolt, line
            uri, database, *reader = bolt.groups()
            with GraphDatabase.driver(uri, auth=(reader[0], reader[1])) as driver:
                groups = driver.execute_query("MATCH (g:Group) RETURN count(g) AS n", database_=database)
                assert groups.records[0]["n"] > 10
                with pytest.raises(Neo4jError):
                    driver.execute_query("CREATE (:Group {id: 'group:made'})", database_=database)
            with httpx.Client(trust_env=False) as browser:
                assert browser.get(link).status_code == 303
                address = link.partition("/sign-in")[0]
                answer = browser.post(f"{address}/graphql", json={"query": "{ viewer { role } }"})
                assert answer.json()["data"] == {"viewer": {"role": "EDITOR"}}
            server.send_signal(signal.SIGINT)
            assert server.wait(STOP_LIMIT) == 0
    finally:
        limit.cancel()
        server.kill()
        server.wait()
