"""Lineages of groups from a cleave server: typed results, graphs, frames and pictures of the lanes.

``Cleave(url)`` waits for its answers, ``AsyncCleave(url)`` is awaited; both ask the same questions.
"""

from cleave_client.async_client import AsyncCleave
from cleave_client.client import Cleave
from cleave_client.drawing import Picture
from cleave_client.errors import (
    BadInput,
    CleaveError,
    NotSignedIn,
    NotThere,
    ServerFault,
    TimedOut,
    Unavailable,
    Unreachable,
)
from cleave_client.graph import Graph
from cleave_client.results import (
    Change,
    Claim,
    Entity,
    Event,
    Evidence,
    Extent,
    Fact,
    Hit,
    Name,
    Path,
    Quantity,
    Ref,
    Side,
    Source,
    Span,
    Spell,
    StatusChange,
    Strength,
    Tie,
    TieTypeInfo,
)
from cleave_client.tables import Changes, Claims, Events, Hits, Paths, Ties

__all__ = [
    "AsyncCleave",
    "BadInput",
    "Change",
    "Changes",
    "Claim",
    "Claims",
    "Cleave",
    "CleaveError",
    "Entity",
    "Event",
    "Events",
    "Evidence",
    "Extent",
    "Fact",
    "Graph",
    "Hit",
    "Hits",
    "Name",
    "NotSignedIn",
    "NotThere",
    "Path",
    "Paths",
    "Picture",
    "Quantity",
    "Ref",
    "ServerFault",
    "Side",
    "Source",
    "Span",
    "Spell",
    "StatusChange",
    "Strength",
    "Tie",
    "TieTypeInfo",
    "Ties",
    "TimedOut",
    "Unavailable",
    "Unreachable",
]
