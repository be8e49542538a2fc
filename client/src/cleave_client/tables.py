"""Lists of records, each of which can be had as a pandas frame."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cleave_client.frames import DAYS, TIE_COLUMNS, claim_row, frame, span_row, tie_row
from cleave_client.results import Change, Claim, Event, Hit, Path, Tie

if TYPE_CHECKING:
    import pandas as pd


class Ties(tuple[Tie, ...]):
    """Ties, in the order in which they came."""

    __slots__ = ()

    def to_frame(self) -> pd.DataFrame:
        """A row a tie. Bounds are days as pandas has them, `from` and `to` the dates as given."""
        return frame([tie_row(tie) for tie in self], TIE_COLUMNS, (*DAYS, "first_known"))


class Claims(tuple[Claim, ...]):
    """Claims, the earliest known first."""

    __slots__ = ()

    def to_frame(self) -> pd.DataFrame:
        """A row a claim; `about` is the id of the fact and `about_text` says it in words."""
        columns = [
            "id",
            "about",
            "about_type",
            "about_text",
            "stance",
            "channel",
            "made_by",
            "made_by_name",
            "made_on",
            "known_from",
            "from",
            "to",
            "share",
            "count_low",
            "count_high",
            "count_approximate",
            "how",
            "summary",
            "source",
            "source_title",
            "locator",
            "reliability",
            "credibility",
            "relies_on",
            "revises",
            "retracted_at",
        ]
        return frame([claim_row(claim) for claim in self], columns, ("known_from",))


class Events(tuple[Event, ...]):
    """Events, in order of day."""

    __slots__ = ()

    def to_frame(self) -> pd.DataFrame:
        """A row an event."""
        rows = [
            {
                "kind": event.kind,
                "on": event.on.label,
                **{key: span_row(event.on)[key] for key in ("from_earliest", "from_latest")},
                "entity": event.entity.id,
                "entity_name": event.entity.name,
                "fact": event.fact.id,
                "status": event.status,
                "text": event.text,
            }
            for event in self
        ]
        columns = [
            "kind",
            "on",
            "from_earliest",
            "from_latest",
            "entity",
            "entity_name",
            "fact",
            "status",
            "text",
        ]
        return frame(rows, columns, ("from_earliest", "from_latest"))


class Hits(tuple[Hit, ...]):
    """Entities found, best first."""

    __slots__ = ()

    def to_frame(self) -> pd.DataFrame:
        """A row an entity."""
        rows = [
            {
                "id": hit.entity.id,
                "name": hit.entity.name,
                "matched": hit.matched,
                "kind": hit.kind,
                "language": hit.language,
                "script": hit.script,
                "score": hit.score,
            }
            for hit in self
        ]
        return frame(rows, ["id", "name", "matched", "kind", "language", "script", "score"], ())


class Paths(tuple[Path, ...]):
    """Ways between two entities, best first."""

    __slots__ = ()

    def to_frame(self) -> pd.DataFrame:
        """A row a tie; `path` counts the ways from 0, `step` the ties of each."""
        rows = [
            {"path": number, "step": step, **tie_row(tie)}
            for number, path in enumerate(self)
            for step, tie in enumerate(path.ties)
        ]
        return frame(rows, ["path", "step", *TIE_COLUMNS], (*DAYS, "first_known"))


class Changes(tuple[Change, ...]):  # noqa: SLOT001 - a tuple has no room for a slot
    """Changes between two moments; `truncated`: the limit was reached, and there are more."""

    truncated: bool

    def __new__(cls, changes: Iterable[Change], *, truncated: bool) -> Changes:
        made = super().__new__(cls, changes)
        made.truncated = truncated
        return made

    def to_frame(self) -> pd.DataFrame:
        """A row a change; `because` holds the ids of claims."""
        rows = [
            {
                "kind": change.kind,
                "fact": change.fact.id,
                "text": change.fact.text,
                "before": change.before and change.before.status,
                "after": change.after and change.after.status,
                "span_before": change.before and change.before.span and change.before.span.label,
                "span_after": change.after and change.after.span and change.after.span.label,
                "name_before": change.before and change.before.name,
                "name_after": change.after and change.after.name,
                "because": tuple(claim.id for claim in change.because),
            }
            for change in self
        ]
        columns = [
            "kind",
            "fact",
            "text",
            "before",
            "after",
            "span_before",
            "span_after",
            "name_before",
            "name_after",
            "because",
        ]
        return frame(rows, columns, ())
