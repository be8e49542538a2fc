"""Somebody's own Cypher, read-only: in a transaction of READ access mode, with a limit on rows."""

from typing import Any

from app.graph.connection import Database

ROW_LIMIT = 1_000


async def run(db: Database, statement: str, parameters: dict[str, Any]) -> tuple[list[str], list[list[Any]]]:
    """Columns and rows, at most a thousand. Raises DatabaseError with what the database says."""
    return await db.read_only(statement, parameters, ROW_LIMIT)
