"""The schema as numbered files in ``cypher/schema/``, applied at start and recorded in the graph.

Every statement says IF NOT EXISTS, so that running twice does no harm; nor does it from two
processes at once, where the engine makes one of them try again.
A file for one engine alone carries its name: ``0003_search.neo4j.cypher``.
"""

from datetime import UTC, datetime
from pathlib import Path

from app.graph.connection import Database
from app.graph.connection.writing import Transaction
from app.graph.queries import uncommented
from app.resources import cypher_folder


def _files(dialect: str) -> list[Path]:
    found = sorted((cypher_folder() / "schema").glob("*.cypher"))
    return [path for path in found if len(parts := path.name.split(".")) == 2 or parts[1] == dialect]


async def migrate(db: Database) -> list[str]:
    """Apply what is not recorded yet, in order; gives the names applied. Raises DatabaseError."""
    rows = await db.read("MATCH (m:Migration) RETURN m.name", {})
    done = {name for (name,) in rows}
    applied = []
    for path in _files(db.dialect):
        name = path.name.split(".")[0]
        if name in done:
            continue
        statements = uncommented(path.read_text("utf-8")).split(";")
        for statement in filter(None, (text.strip() for text in statements)):
            await db.define(statement)
        await db.write(lambda tx, name=name: _record(tx, name))  # type: ignore[misc]
        applied.append(name)
    return applied


async def _record(tx: Transaction, name: str) -> None:
    await tx.run(
        "MERGE (m:Migration {name: $name}) SET m.applied_at = coalesce(m.applied_at, $at)",
        {"name": name, "at": datetime.now(UTC).isoformat(timespec="seconds")},
    )
