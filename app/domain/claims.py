"""Claims: somebody saying, on a day and through a channel, that a fact holds, does not, or will.

A claim's id is a hash over everything it says; recording it again changes nothing. What stands outside
the hash can be added later: links to other claims, summary and grade, retraction.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.dates import Edtf, earlier
from app.domain.facts import Fact, Quantity, Tie, digest
from app.domain.spans import NO_DATES, Said, Span
from app.domain.vocabulary import TIE_TYPES, Channel, Ended, Reliability, Stance

_PUBLIC_WHEN_MADE = frozenset({Channel.OFFICIAL, Channel.IN_NAME_OF, Channel.PRESS})
_AUTHOR_SPEAKS = frozenset({Channel.ANALYST, Channel.PRESS})


@dataclass(frozen=True, slots=True)
class Source:
    """Where claims are found. ``published_on`` has an upper bound, so that one can say what was known."""

    id: str
    title: str
    published_on: Edtf
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    archived_url: str | None = None
    language: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """A group, a person or a place; ``kind`` is a GroupKind or PlaceKind, None for persons."""

    id: str
    label: str
    kind: str | None = None
    summary: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    subdivision: str | None = None


@dataclass(frozen=True, slots=True)
class Retraction:
    """That a claim was entered by mistake: it then never counts, at any knownAt."""

    at: str
    by: str
    why: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim. ``made_by`` is an entity; ``made_by_name`` a name alone, or who spoke for the entity."""

    fact: Fact
    stance: Stance
    channel: Channel
    source: str
    locator: str
    summary: str
    made_by: str | None = None
    made_by_name: str | None = None
    made_on: Edtf | None = None
    public_on: Edtf | None = None
    span: Span = NO_DATES
    share: float | None = None
    count: Quantity | None = None
    how: Ended | None = None
    role: str | None = None
    note: str | None = None
    reliability: Reliability | None = None
    credibility: int | None = None
    relies_on: tuple[str, ...] = ()
    revises: tuple[str, ...] = ()
    recorded_at: str = field(default="", compare=False)
    recorded_by: str = field(default="", compare=False)
    retraction: Retraction | None = None

    @property
    def id(self) -> str:
        """A hash over what is said and where, normalised; links, summary, note and grade stand outside."""
        span = self.span
        return "claim:" + digest(
            self.fact.id,
            self.stance,
            self.channel,
            claimant(self, {}),
            _text(self.made_on),
            _text(self.public_on),
            _text(span.start),
            ".." if span.ongoing else _text(span.end),
            " ".join(sorted(day.text for day in span.observed)),
            None if self.share is None else repr(float(self.share)).removesuffix(".0"),
            _text(self.count),
            self.how,
            self.role,
            self.source,
            " ".join(self.locator.split()),
            length=20,
        )


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def claimant(claim: Claim, merged: Mapping[str, str]) -> str:
    """Who says it, as a key: an entity after merges (absorbed id to kept), else a name within a source."""
    if claim.made_by:
        return merged.get(claim.made_by, claim.made_by)
    name = " ".join((claim.made_by_name or "").casefold().split())
    return f"{claim.source}|{name}"


def known_from(claim: Claim, published_on: Edtf) -> date:
    """The day from which a claim counts: the last day its publicOn can mean.

    It defaults to madeOn for channels that are public when they speak, else to the source's publication;
    what a source prints is known at the latest when that source is out.
    """
    if claim.public_on and claim.public_on.latest:
        return claim.public_on.latest
    made = claim.made_on.latest if claim.made_on and claim.channel in _PUBLIC_WHEN_MADE else None
    day = earlier(made, published_on.latest)
    if day is None:
        raise ValueError(f"{claim.source} has no upper bound of publication")
    return day


def said(claim: Claim, published_on: Edtf) -> Said:
    """When the claim was made; the author of a source speaks when it is published."""
    known = known_from(claim, published_on)
    if claim.made_on:
        return Said(claim.made_on.earliest, earlier(claim.made_on.latest, known) or known)
    return Said(published_on.earliest if claim.channel in _AUTHOR_SPEAKS else None, known)


def said_if_dated(claim: Claim, published_on: Edtf | None) -> Said | None:
    """When the claim was made, where its source is known and has a last day of publication."""
    return said(claim, published_on) if published_on and published_on.latest else None


def denies_membership(claim: Claim, merged: Mapping[str, str]) -> bool:
    """Whether the claim is a tie's own source denying, officially, that it belongs to the target.

    Whoever speaks for a group in office is recorded with the group as ``made_by`` and the name beside it.
    """
    tie = claim.fact
    return (
        isinstance(tie, Tie)
        and TIE_TYPES[tie.type].deniable
        and claim.stance is Stance.DENIES
        and claim.channel is Channel.OFFICIAL
        and claimant(claim, merged) == merged.get(tie.source, tie.source)
    )
