"""Statements that would change the graph, its schema, its server or its accounts, or look past the graph.

What each does is shown by running it as an administrator (tests/graph/test_cypher_attacks.py). In a text stand
@URL@ for an address that counts who comes, @FILE@ for a file that is there, @DATABASE@ for the database in
use, and @VICTIM@ for a transaction of somebody else's that runs meanwhile.
"""

from dataclasses import dataclass, field
from enum import Enum
from typing import Any


class Harm(Enum):
    """What an attack does where it succeeds."""

    CHANGES = "what is stored, defined or allowed is another"
    DISCLOSES = "it gives rows that are not of the graph"
    ENDS = "the other transaction is gone"
    ACTS = "the server does what it says, which leaves no trace that could be read"


@dataclass(frozen=True, slots=True)
class Attack:
    name: str
    text: str
    harm: Harm
    parameters: dict[str, Any] = field(default_factory=dict)


def _all(harm: Harm, texts: dict[str, str]) -> list[Attack]:
    return [Attack(name, text, harm) for name, text in texts.items()]


_WRITES = {
    "create": "CREATE (:Attack)",
    "create-in-odd-case": "cReAtE (:Attack)",
    "create-after-a-comment": "/* RETURN 1 */ CREATE /* */ (:Attack)",
    "create-after-a-line-comment": "// RETURN 1\nCREATE (:Attack)",
    "create-between-lines": "\n\tCREATE\r\n\n(:Attack)\n",
    "create-after-odd-blanks": "\u2003CREATE\u00a0(:Attack)\u2003",
    "create-by-escapes": "\\u0043\\u0052EATE (:Attack)",
    "create-under-an-escaped-label": "CREATE (:`\\u0041ttack`)",
    "create-with-a-semicolon": "CREATE (:Attack);",
    "create-as-the-second": "RETURN 1 AS one; CREATE (:Attack)",
    "create-after-an-empty-one": "; CREATE (:Attack)",
    "create-and-return": "CREATE (a:Attack) RETURN a.id AS id",
    "create-and-finish": "CREATE (:Attack) FINISH",
    "create-after-with": "MATCH (n:Group) WITH n LIMIT 1 CREATE (n)-[:HURTS]->(n)",
    "create-in-a-union": "RETURN 1 AS one UNION CREATE (:Attack) RETURN 2 AS one",
    "create-in-a-call": "CALL { CREATE (:Attack) } RETURN 1 AS one",
    "create-in-a-call-with-scope": "UNWIND [1] AS x CALL (x) { CREATE (:Attack {x: x}) } RETURN x",
    "create-in-an-optional-call": "OPTIONAL CALL () { CREATE (a:Attack) RETURN a } RETURN 1 AS one",
    "create-in-transactions": "UNWIND [1, 2] AS x CALL { WITH x CREATE (:Attack {x: x}) } IN TRANSACTIONS OF 1 ROWS",
    "create-in-concurrent-transactions": (
        "UNWIND [1, 2] AS x CALL (x) { CREATE (:Attack {x: x}) } IN 2 CONCURRENT TRANSACTIONS OF 1 ROWS"
    ),
    "create-in-count": "RETURN COUNT { CREATE (:Attack) } AS n",
    "create-in-exists": "RETURN EXISTS { CREATE (:Attack) } AS n",
    "create-in-collect": "RETURN COLLECT { CREATE (a:Attack) RETURN a } AS n",
    "create-in-a-comprehension": "RETURN [x IN [1] | COUNT { MERGE (:Attack) }] AS n",
    "create-profiled": "PROFILE CREATE (:Attack)",
    "create-with-options": "CYPHER runtime=slotted planner=cost CREATE (:Attack)",
    "create-with-a-version": "CYPHER 5 CREATE (:Attack)",
    "create-profiled-with-options": "CYPHER runtime=slotted PROFILE CREATE (:Attack)",
    "create-by-use": "USE @DATABASE@ CREATE (:Attack)",
    "insert": "INSERT (:Attack)",
    "merge": "MERGE (:Attack {id: 1})",
    "merge-on-match": "MATCH (g:Group) WITH g.id AS id LIMIT 1 MERGE (m:Group {id: id}) ON MATCH SET m.hurt = 1",
    "merge-a-relationship": "MATCH (g:Group) MERGE (g)-[:HURTS]->(g)",
    "foreach": "FOREACH (x IN [1] | CREATE (:Attack {x: x}))",
    "foreach-in-foreach": "FOREACH (x IN [1] | FOREACH (y IN [x] | MERGE (:Attack {x: y})))",
    "set": "MATCH (n) SET n.hurt = 1",
    "set-by-map": "MATCH (n) SET n += {hurt: 1}",
    "set-all": "MATCH (n:Group) SET n = {}",
    "set-a-label": "MATCH (n) SET n:Attack",
    "set-a-label-with-is": "MATCH (n) SET n IS Attack",
    "set-of-a-relationship": "MATCH ()-[r]->() SET r.hurt = 1",
    "set-in-a-call": "MATCH (n:Group) CALL (n) { SET n.hurt = 1 } RETURN count(*) AS n",
    "remove": "MATCH (n) REMOVE n.id",
    "remove-a-label": "MATCH (n) REMOVE n:Group",
    "delete": "MATCH ()-[r]->() DELETE r",
    "detach-delete": "MATCH (n) DETACH DELETE n",
    "detach-delete-in-a-call": "MATCH (n:Group) CALL (n) { DETACH DELETE n } RETURN count(*) AS n",
    "delete-by-foreach": "MATCH p = ()-->() FOREACH (n IN nodes(p) | DETACH DELETE n)",
    "load-and-create": "LOAD CSV FROM '@URL@' AS line CREATE (:Attack {line: line[0]})",
    "periodic-commit": "USING PERIODIC COMMIT LOAD CSV FROM '@URL@' AS line CREATE (:Attack)",
    "index": "CREATE INDEX hurt FOR (n:Group) ON (n.hurt)",
    "index-in-odd-spelling": "create/**/index\nhurt if not exists for (n:Group) on (n.hurt)",
    "text-index": "CREATE TEXT INDEX hurt FOR (n:Group) ON (n.hurt)",
    "fulltext-index": "CREATE FULLTEXT INDEX hurt FOR (n:Group) ON EACH [n.hurt]",
    "relationship-index": "CREATE INDEX hurt FOR ()-[r:LED_BY]-() ON (r.hurt)",
    "constraint": "CREATE CONSTRAINT hurt FOR (n:Group) REQUIRE n.hurt IS UNIQUE",
    "drop-index": "DROP INDEX kept",
    "drop-constraint": "DROP CONSTRAINT kept_once",
    "user": "CREATE USER hurt SET PASSWORD 'quite-long-enough'",
    "user-by-use": "USE system CREATE USER hurt SET PASSWORD 'quite-long-enough'",
    "drop-user": "DROP USER kept",
    "role": "CREATE ROLE hurt",
    "grant": "GRANT ROLE admin TO kept",
    "database": "CREATE DATABASE hurt",
    "stop-database": "STOP DATABASE @DATABASE@",
    "merge-node-by-procedure": "CALL merge.node(['Attack'], {id: 1}, {}, {}) YIELD node RETURN node",
    "clone-by-procedure": "MATCH (g:Group) WITH collect(g) AS all CALL refactor.cloneNodesWithRelationships(all) YIELD input RETURN input",
    "write-by-procedure": "CALL do.when(true, 'CREATE (:Attack)', '', {}) YIELD value RETURN value",
    "write-by-apoc": "CALL apoc.cypher.doIt('CREATE (:Attack)', {}) YIELD value RETURN value",
    "setting": "CALL dbms.setConfigValue('db.transaction.timeout', '4321s')",
}
_DISCLOSES = {
    "file": "LOAD CSV FROM 'file://@FILE@' AS line RETURN line",
    "file-in-odd-spelling": 'load/**/csv\nfrom "file://@FILE@" as line return line',
    "file-by-escapes": "LOAD CSV FROM '\\u0066ile://@FILE@' AS line RETURN line",
    "file-with-headers": "LOAD CSV WITH HEADERS FROM 'file://@FILE@' AS line FIELDTERMINATOR ':' RETURN line",
    "file-in-a-call": "CALL { LOAD CSV FROM 'file://@FILE@' AS line RETURN line } RETURN line",
    "file-in-count": "RETURN COUNT { LOAD CSV FROM 'file://@FILE@' AS line RETURN line } AS n",
    "file-in-collect": "RETURN COLLECT { LOAD CSV FROM 'file://@FILE@' AS line RETURN line } AS all",
    "file-in-a-comprehension": "RETURN [x IN [1] | COLLECT { LOAD CSV FROM 'file://@FILE@' AS line RETURN line }] AS all",
    "file-in-a-case": "RETURN CASE WHEN EXISTS { LOAD CSV FROM 'file://@FILE@' AS line RETURN line } THEN 1 END AS n",
    "file-in-reduce": "RETURN reduce(n = 0, x IN [1] | n + COUNT { LOAD CSV FROM 'file://@FILE@' AS line RETURN line }) AS n",
    "file-in-a-long-pattern": (
        "MATCH p = (a)-[*1..2]->(b) "
        "WHERE all(n IN nodes(p) WHERE EXISTS { LOAD CSV FROM 'file://@FILE@' AS line RETURN line }) RETURN 1 AS n"
    ),
    "file-in-a-shortest-path": (
        "MATCH SHORTEST 1 (a) ((x)-->(y) WHERE EXISTS { LOAD CSV FROM 'file://@FILE@' AS line RETURN line }){1,3} (b) RETURN 1 AS n"
    ),
    "file-in-a-list-in-a-shortest-path": (
        "MATCH SHORTEST 2 (a)-[r WHERE [z IN [1] | COLLECT { LOAD CSV FROM 'file://@FILE@' AS line RETURN line }] <> []]->+(b) RETURN 1 AS n"
    ),
    "file-in-properties-in-a-shortest-path": (
        "MATCH ANY SHORTEST (a)-[r {since: COUNT { LOAD CSV FROM 'file://@FILE@' AS line RETURN line } - 1}]->+(b) RETURN 1 AS n"
    ),
    "file-in-a-type-in-a-shortest-path": (
        "MATCH SHORTEST 1 (a)-[r:$([z IN ['LED_BY'] WHERE EXISTS { LOAD CSV FROM 'file://@FILE@' AS line RETURN line }])]->+(b) RETURN 1 AS n"
    ),
    "file-in-a-shortest-path-in-a-list": (
        "MATCH (a) RETURN [z IN [1] | COLLECT { MATCH SHORTEST 1 (a)-[r WHERE EXISTS { LOAD CSV FROM 'file://@FILE@' AS line RETURN line }]->+(b) RETURN 1 AS one }] AS n"
    ),
    "file-in-a-quantified-path": (
        "MATCH (a) ((x)-->(y) WHERE EXISTS { LOAD CSV FROM 'file://@FILE@' AS line RETURN line }){1,3} (b) RETURN 1 AS n"
    ),
    "file-in-a-list-in-a-quantified-path": (
        "MATCH (a) ((x)-->(y) WHERE [z IN [1] | COLLECT { LOAD CSV FROM 'file://@FILE@' AS line RETURN line }] <> []){1,3} (b) "
        "RETURN 1 AS n"
    ),
    "file-in-a-shortest-path-of-old": (
        "MATCH p = shortestPath((a:Group)-[*..4]->(b:Person)) WHERE all(q IN nodes(p) WHERE EXISTS { LOAD CSV FROM 'file://@FILE@' AS line RETURN line }) RETURN 1 AS n"
    ),
    "file-in-an-order": "UNWIND [1, 2] AS x RETURN x ORDER BY [y IN [x] | COUNT { LOAD CSV FROM 'file://@FILE@' AS l RETURN l }]",
    "address": "LOAD CSV FROM '@URL@' AS line RETURN line",
    "address-in-exists": "RETURN [x IN [1] WHERE EXISTS { LOAD CSV FROM '@URL@' AS line RETURN line }] AS n",
    "address-by-apoc": "CALL apoc.load.json('@URL@') YIELD value RETURN value",
    "users": "SHOW USERS",
    "current-user": "SHOW CURRENT USER",
    "users-of-system": "USE system SHOW USERS",
    "roles": "SHOW ROLES",
    "privileges": "SHOW PRIVILEGES",
    "databases": "SHOW DATABASES",
    "home-database": "SHOW HOME DATABASE YIELD name",
    "servers": "SHOW SERVERS",
    "settings": "SHOW SETTINGS",
    "some-settings": "SHOW SETTINGS YIELD name, value WHERE name CONTAINS 'auth' RETURN name, value",
    "transactions": "SHOW TRANSACTIONS",
    "transactions-in-odd-spelling": "/**/ sHoW /*x*/ TRANSACTIONS\nYIELD *",
    "transactions-profiled": "PROFILE SHOW TRANSACTIONS",
    "procedures": "SHOW PROCEDURES",
    "functions": "SHOW FUNCTIONS",
    "indexes": "SHOW INDEXES",
    "constraints": "SHOW ALL CONSTRAINTS",
    "settings-by-procedure": "CALL dbms.listConfig() YIELD name, value RETURN name, value",
    "settings-by-quoted-procedure": "CALL `dbms`.`listConfig`('') YIELD name AS n RETURN n",
    "settings-in-a-comprehension": "RETURN [x IN [1] | COUNT { CALL dbms.listConfig() YIELD name RETURN name }] AS n",
    "settings-in-a-shortest-path": (
        "MATCH SHORTEST 1 (a) ((x)-->(y) WHERE EXISTS { CALL dbms.listConfig() YIELD name RETURN name }){1,3} (b) "
        "RETURN 1 AS n"
    ),
    "settings-in-a-quantified-path": (
        "MATCH (a)-[r WHERE COUNT { CALL dbms.listConfig() YIELD name RETURN name } > 0]->{1,3}(b) RETURN 1 AS n"
    ),
    "components": "CALL dbms.components() YIELD name, versions, edition RETURN *",
    "components-in-collect": "RETURN COLLECT { CALL dbms.components() YIELD name RETURN name } AS names",
    "server": "CALL dbms.info()",
    "beans": "CALL dbms.queryJmx('*:*') YIELD name RETURN name",
    "who-am-i": "CALL dbms.showCurrentUser()",
    "connections": "CALL dbms.listConnections() YIELD connectionId, clientAddress RETURN *",
    "locks": "CALL db.listLocks()",
    "jobs": "CALL dbms.scheduler.groups()",
    "database-info": "CALL db.info() YIELD id, name RETURN *",
    "store": "CALL db.stats.retrieve('GRAPH COUNTS') YIELD section, data RETURN *",
    "meta-data": "CALL tx.getMetaData() YIELD metadata RETURN metadata",
    "apoc": "RETURN apoc.version() AS version",
    "environment": "RETURN apoc.static.get('PATH') AS path",
}
_ACTS = {
    "new-label": "CALL db.createLabel('Attack')",
    "new-property": "CALL db.createProperty('hurt')",
    "new-type": "CALL db.createRelationshipType('HURTS')",
    "forgotten-plans": "CALL db.clearQueryCaches()",
    "checkpoint": "CALL db.checkpoint()",
    "resampling": "CALL db.prepareForReplanning()",
    "password": "ALTER USER kept SET PASSWORD 'another-long-enough' CHANGE NOT REQUIRED",
    "forgotten-statistics": "CALL db.stats.clear('QUERIES')",
    "marked": "CALL tx.setMetaData({hurt: 1})",
}
_ENDS = {
    "terminate": "TERMINATE TRANSACTIONS '@VICTIM@'",
    "terminate-in-odd-spelling": 'terminate /**/ transaction\n"@VICTIM@" YIELD message',
    "terminate-profiled": "PROFILE TERMINATE TRANSACTION '@VICTIM@'",
    "terminate-what-is-shown": (
        "SHOW TRANSACTIONS YIELD transactionId AS id, currentQuery AS query WHERE query STARTS WITH 'UNWIND' "
        "TERMINATE TRANSACTIONS id YIELD message RETURN message"
    ),
}
ATTACKS = [
    *_all(Harm.CHANGES, _WRITES),
    Attack("set-by-a-name-given", "MATCH (n) SET n[$key] = 1", Harm.CHANGES, {"key": "hurt"}),
    Attack("create-with-a-label-given", "CREATE (:$($label))", Harm.CHANGES, {"label": "Attack"}),
    Attack("set-from-a-map-given", "MATCH (n) SET n += $all", Harm.CHANGES, {"all": {"hurt": 1}}),
    *_all(Harm.DISCLOSES, _DISCLOSES),
    Attack("file-given", "LOAD CSV FROM $url AS line RETURN line", Harm.DISCLOSES, {"url": "file://@FILE@"}),
    Attack("address-given", "LOAD CSV FROM $url AS line RETURN line", Harm.DISCLOSES, {"url": "@URL@"}),
    *_all(Harm.ACTS, _ACTS),
    *_all(Harm.ENDS, _ENDS),
]
