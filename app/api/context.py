"""What a request brings to the resolvers."""

from dataclasses import dataclass

from app.api.access import ANYBODY, Viewer
from app.graph.connection import Database
from app.graph.revisions import Revisions


@dataclass(frozen=True, slots=True)
class Context:
    """The graph that is read, its changes, who asks, and whether the schema may be asked for."""

    db: Database
    revisions: Revisions
    viewer: Viewer = ANYBODY
    introspection: bool = True
