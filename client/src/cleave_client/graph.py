"""A piece of the graph: what a lineage or a snapshot gives, to count, to compute with and to look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from cleave_client.drawing import Picture, draw
from cleave_client.frames import count_row, entities_frame, span_row
from cleave_client.results import Entity, Extent, TieTypeInfo
from cleave_client.tables import Ties

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    MultiDiGraph: TypeAlias = nx.MultiDiGraph[str]


@dataclass(frozen=True)
class Graph:
    """Entities and ties; both ends of every tie are among the entities.

    ``truncated``: the limit was reached, and `entity_count` and `tie_count` tell how much there is.
    ``of``, ``as_of`` and ``known_at`` are what was asked.
    """

    entities: tuple[Entity, ...]
    ties: Ties
    truncated: bool
    entity_count: int
    tie_count: int
    extent: Extent
    vocabulary: tuple[TieTypeInfo, ...]
    of: tuple[str, ...]
    as_of: str | None
    known_at: str | None

    def entity(self, of: str) -> Entity:
        """The entity of an id. Raises KeyError where it is not in this piece."""
        for entity in self.entities:
            if entity.id == of:
                return entity
        raise KeyError(of)

    def to_networkx(self) -> MultiDiGraph:
        """A node an entity and an edge a tie, both by id. Dates are text; what nobody says is left out."""
        try:
            import networkx as nx  # noqa: PLC0415 - an extra
        except ImportError:
            message = "to_networkx() needs networkx: pip install 'cleave-client[networkx]'"
            raise ModuleNotFoundError(message, name="networkx") from None
        made: MultiDiGraph = nx.MultiDiGraph()
        for entity in self.entities:
            made.add_node(
                entity.id,
                **_said(
                    type=entity.type,
                    kind=entity.kind,
                    name=entity.name,
                    label=entity.label,
                    status=entity.status,
                    span=entity.existence.label,
                    latitude=entity.latitude,
                    longitude=entity.longitude,
                    **span_row(entity.existence),
                ),
            )
        for tie in self.ties:
            made.add_edge(
                tie.source.id,
                tie.target.id,
                key=tie.id,
                **_said(
                    type=tie.type,
                    status=tie.status,
                    span=tie.span.label,
                    share=tie.share,
                    place=tie.place and tie.place.id,
                    role=tie.role,
                    how=tie.how,
                    derived=tie.derived,
                    assertions=tie.evidence.assertions,
                    denials=tie.evidence.denials,
                    sources=tie.evidence.sources,
                    independent_sources=tie.evidence.independent_sources,
                    first_known=tie.first_known,
                    **span_row(tie.span),
                    **count_row(tie.count),
                ),
            )
        return made

    def to_frame(self) -> pd.DataFrame:
        """The ties, a row each."""
        return self.ties.to_frame()

    def entities_to_frame(self) -> pd.DataFrame:
        """The entities, a row each."""
        return entities_frame(self.entities)

    def show(self, *, width: int = 1000) -> Picture:
        """The lanes over time, drawn as the page draws them; `width` in pixels, 400 or more."""
        return draw(self, width=width)

    def _repr_svg_(self) -> str:
        return self.show().svg

    def __repr__(self) -> str:
        days = [f"{name}={day}" for name, day in (("as_of", self.as_of), ("known_at", self.known_at)) if day]
        asked = ", ".join([*self.of, *days])
        some = f"{len(self.entities)} entities, {len(self.ties)} ties"
        more = f" of {self.entity_count} and {self.tie_count}" if self.truncated else ""
        return f"<Graph {asked}: {some}{more}>" if asked else f"<Graph: {some}{more}>"


def _said(**given: Any) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in given.items()
        if value is not None
    }
