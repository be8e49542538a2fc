"""What a request brings to the resolvers."""

from dataclasses import dataclass

from app.graph.connection import Database


@dataclass(frozen=True, slots=True)
class Context:
    """The graph that is read."""

    db: Database
