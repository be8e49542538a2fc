"""Rows and columns of frames: one name for each thing, in every frame and graph."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from cleave_client.results import Claim, Entity, Quantity, Span, Tie

if TYPE_CHECKING:
    import pandas as pd

Row: TypeAlias = dict[str, Any]
DAYS = ("from_earliest", "from_latest", "to_earliest", "to_latest")
TIE_COLUMNS = [
    "id",
    "type",
    "source",
    "source_name",
    "target",
    "target_name",
    "place",
    "status",
    "from",
    "to",
    "from_earliest",
    "from_latest",
    "to_earliest",
    "to_latest",
    "label",
    "share",
    "count_low",
    "count_high",
    "count_approximate",
    "role",
    "how",
    "derived",
    "assertions",
    "denials",
    "sources",
    "independent_sources",
    "first_known",
]


def entities_frame(entities: Iterable[Entity]) -> pd.DataFrame:
    """A row an entity, with its existence."""
    rows = [
        {
            "id": entity.id,
            "type": entity.type,
            "kind": entity.kind,
            "name": entity.name,
            "label": entity.label,
            "status": entity.status,
            **span_row(entity.existence),
            "span": entity.existence.label,
            "latitude": entity.latitude,
            "longitude": entity.longitude,
        }
        for entity in entities
    ]
    columns = [
        "id",
        "type",
        "kind",
        "name",
        "label",
        "status",
        "from",
        "to",
        "from_earliest",
        "from_latest",
        "to_earliest",
        "to_latest",
        "span",
        "latitude",
        "longitude",
    ]
    return frame(rows, columns, DAYS)


def frame(rows: list[Row], columns: list[str], days: tuple[str, ...]) -> pd.DataFrame:
    """A frame with the columns in their order, also where there is no row."""
    try:
        import pandas as pd  # noqa: PLC0415 - an extra
    except ImportError:
        message = "to_frame() needs pandas: pip install 'cleave-client[pandas]'"
        raise ModuleNotFoundError(message, name="pandas") from None
    made: pd.DataFrame = pd.DataFrame(rows, columns=columns)
    for column in days:
        # Seconds, as pandas' nanoseconds begin in 1677.
        made[column] = made[column].astype("datetime64[s]")
    return made


def span_row(span: Span) -> dict[str, date | str | None]:
    """The dates of a span by the names that frames and graphs have for them."""
    return {
        "from": span.from_,
        "to": span.to,
        "from_earliest": span.from_earliest,
        "from_latest": span.from_latest,
        "to_earliest": span.to_earliest,
        "to_latest": span.to_latest,
    }


def count_row(count: Quantity | None) -> dict[str, int | bool | None]:
    """The bounds of a number of people by the names that frames and graphs have for them."""
    if count is None:
        return {"count_low": None, "count_high": None, "count_approximate": None}
    return {"count_low": count.low, "count_high": count.high, "count_approximate": count.approximate}


def tie_row(tie: Tie) -> Row:
    """What a frame has of a tie."""
    return {
        "id": tie.id,
        "type": tie.type,
        "source": tie.source.id,
        "source_name": tie.source.name,
        "target": tie.target.id,
        "target_name": tie.target.name,
        "place": tie.place and tie.place.id,
        "status": tie.status,
        **span_row(tie.span),
        "label": tie.span.label,
        "share": tie.share,
        **count_row(tie.count),
        "role": tie.role,
        "how": tie.how,
        "derived": tie.derived,
        "assertions": tie.evidence.assertions,
        "denials": tie.evidence.denials,
        "sources": tie.evidence.sources,
        "independent_sources": tie.evidence.independent_sources,
        "first_known": tie.first_known,
    }


def claim_row(claim: Claim) -> Row:
    """What a frame has of a claim."""
    return {
        "id": claim.id,
        "about": claim.about.id,
        "about_type": claim.about.type,
        "about_text": claim.about.text,
        "stance": claim.stance,
        "channel": claim.channel,
        "made_by": claim.made_by and claim.made_by.id,
        "made_by_name": claim.made_by_name,
        "made_on": claim.made_on,
        "known_from": claim.known_from,
        "from": claim.span and claim.span.from_,
        "to": claim.span and claim.span.to,
        "share": claim.share,
        **count_row(claim.count),
        "how": claim.how,
        "summary": claim.summary,
        "source": claim.source.id,
        "source_title": claim.source.title,
        "locator": claim.locator,
        "reliability": claim.reliability,
        "credibility": claim.credibility,
        "relies_on": claim.relies_on,
        "revises": claim.revises,
        "retracted_at": claim.retracted_at,
    }
