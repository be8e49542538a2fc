"""Claims, sources, entities and judgements as nodes: their properties, and the records back from them."""

from collections.abc import Iterable, Mapping
from typing import Any

import orjson

from app.domain.claims import Claim, Entity, Retraction, Source, claimant, denies_membership, known_from, said
from app.domain.dates import Edtf, parse
from app.domain.evidence import Statement
from app.domain.facts import Quantity, Strength, Tie, kind_of
from app.domain.judgements import Judgement, Merged, Undoing, counted, of
from app.domain.spans import NO_DATES, End, bounds, observations
from app.domain.vocabulary import (
    ENTITY_LABELS,
    Channel,
    Ended,
    Reliability,
    Stance,
)
from app.graph.stored import Properties, edtf, span, span_as_given, span_json
from app.graph.stored_facts import fact_from, fact_json


def source_properties(source: Source) -> Properties:
    """What is given of a source. With its date goes the original, which a date of our calendar takes away."""
    given = _given(
        {
            "id": source.id,
            "title": source.title,
            "author": source.author,
            "publisher": source.publisher,
            "published_on": source.published_on.text,
            "url": source.url,
            "archived_url": source.archived_url,
            "language": source.language,
            "note": source.note,
        }
    )
    return {**given, "published_on_as_given": source.published_on.as_given}


def _given(properties: Properties) -> Properties:
    return {name: value for name, value in properties.items() if value is not None}


def source_record(p: Mapping[str, Any]) -> Source:
    return Source(
        id=p["id"],
        title=p["title"],
        published_on=parse(p.get("published_on_as_given") or p["published_on"]),
        author=p.get("author"),
        publisher=p.get("publisher"),
        url=p.get("url"),
        archived_url=p.get("archived_url"),
        language=p.get("language"),
        note=p.get("note"),
    )


def judgement_record(p: Mapping[str, Any]) -> Judgement:
    undone = Undoing(p["undone_at"], p["undone_by"], p["undone_why"]) if p.get("undone_at") else None
    return Judgement(p["id"], p["keep"], tuple(p["absorb"]), p["why"], p["at"], p["by"], undone)


def judgement_properties(judgement: Judgement) -> Properties:
    undone = judgement.undone
    return {
        "id": judgement.id,
        "keep": judgement.keep,
        "absorb": list(judgement.absorb),
        "why": judgement.why,
        "at": judgement.at,
        "by": judgement.by,
        "undone_at": undone.at if undone else None,
        "undone_by": undone.by if undone else None,
        "undone_why": undone.why if undone else None,
    }


def entity_label(entity: str) -> str:
    """The node label beside Entity, from an id."""
    return ENTITY_LABELS[kind_of(entity)]


def entity_properties(entity: Entity) -> Properties:
    """What is given of an entity."""
    return _given(
        {
            "id": entity.id,
            "label": entity.label,
            "kind": entity.kind,
            "summary": entity.summary,
            "latitude": entity.latitude,
            "longitude": entity.longitude,
            "country": entity.country,
            "subdivision": entity.subdivision,
        }
    )


def entity_record(p: Mapping[str, Any]) -> Entity:
    return Entity(
        id=p["id"],
        label=p["label"],
        kind=p.get("kind"),
        summary=p.get("summary"),
        latitude=p.get("latitude"),
        longitude=p.get("longitude"),
        country=p.get("country"),
        subdivision=p.get("subdivision"),
    )


def counting_properties(claim: Claim, merged: Merged) -> Properties:
    """What follows from the judgements in force: the fact that a claim counts for, and its claimant.

    Where that is another fact than the one it names, ``said`` is the id of the latter; ``merged`` is what the
    absorbed ids that it names count for.
    """
    fact = counted(claim.fact, merged)
    tie = fact if isinstance(fact, Tie) else None
    own = of((*claim.fact.entities, claim.made_by), merged)
    return {
        "fact": fact.id,
        "said": claim.fact.id if fact != claim.fact else None,
        "merged": orjson.dumps(own, option=orjson.OPT_SORT_KEYS).decode() if own else None,
        "denial": denied_membership(tie).id if tie and denies_membership(claim, merged) else None,
        "tie_source": tie.source if tie else None,
        "tie_target": tie.target if tie else None,
        "claimant": claimant(claim, merged),
    }


def claim_properties(claim: Claim, published_on: Edtf, merged: Merged) -> Properties:
    """A claim's node. ``about`` keeps what it is about as it was said."""
    count = claim.count
    graded = claim.retraction
    return {
        "id": claim.id,
        "about": orjson.dumps(fact_json(claim.fact)).decode(),
        **counting_properties(claim, merged),
        "stance": claim.stance.value,
        "channel": claim.channel.value,
        "made_by": claim.made_by,
        "made_by_name": claim.made_by_name,
        "made_on": claim.made_on.text if claim.made_on else None,
        "made_on_as_given": claim.made_on.as_given if claim.made_on else None,
        "public_on": claim.public_on.text if claim.public_on else None,
        "public_on_as_given": claim.public_on.as_given if claim.public_on else None,
        "known_from": known_from(claim, published_on),
        "span": _own_span(claim, published_on),
        "span_from": claim.span.start.text if claim.span.start else None,
        "span_to": ".." if claim.span.ongoing else claim.span.end.text if claim.span.end else None,
        "span_as_given": span_as_given(claim.span),
        "span_observed": [day.text for day in claim.span.observed],
        "share": claim.share,
        "count_low": count.low if count else None,
        "count_high": count.high if count else None,
        "count_approximate": count.approximate if count else None,
        "how": claim.how,
        "role": claim.role,
        "note": claim.note,
        "summary": claim.summary,
        "locator": claim.locator,
        "reliability": claim.reliability,
        "credibility": claim.credibility,
        "recorded_at": claim.recorded_at,
        "recorded_by": claim.recorded_by,
        "retracted_at": graded.at if graded else None,
        "retracted_by": graded.by if graded else None,
        "retracted_why": graded.why if graded else None,
    }


def _own_span(claim: Claim, published_on: Edtf) -> str | None:
    """The span that this claim alone gives, as JSON; None where it gives no dates."""
    given = claim.span
    if given == NO_DATES:
        return None
    day = said(claim, published_on)
    start = End(given.start, day, claim.stance) if given.start else None
    end = End(given.end, day, claim.stance) if given.end else None
    seen = observations(given, day, claim.stance)
    instant = claim.fact.instant
    found = bounds(start, end, day if given.ongoing else None, seen, instant=instant)
    texts = [each.text for each in given.observed]
    shown = span_json(found, given.start, given.end, texts, ongoing=given.ongoing, instant=instant)
    return orjson.dumps(shown).decode()


def claim_record(
    p: Mapping[str, Any], source: str, relies_on: Iterable[str], revises: Iterable[str]
) -> Claim:
    low = p.get("count_low")
    return Claim(
        fact=fact_from(orjson.loads(p["about"])),
        stance=Stance(p["stance"]),
        channel=Channel(p["channel"]),
        source=source,
        locator=p["locator"],
        summary=p["summary"],
        made_by=p.get("made_by"),
        made_by_name=p.get("made_by_name"),
        made_on=edtf(p.get("made_on"), p.get("made_on_as_given")),
        public_on=edtf(p.get("public_on"), p.get("public_on_as_given")),
        span=span(dict(p)),
        share=p.get("share"),
        count=None if low is None else Quantity(low, p.get("count_high"), bool(p.get("count_approximate"))),
        how=Ended(p["how"]) if p.get("how") else None,
        role=p.get("role"),
        note=p.get("note"),
        reliability=Reliability(p["reliability"]) if p.get("reliability") else None,
        credibility=p.get("credibility"),
        relies_on=tuple(sorted(relies_on)),
        revises=tuple(sorted(revises)),
        recorded_at=p["recorded_at"],
        recorded_by=p["recorded_by"],
        retraction=(
            Retraction(p["retracted_at"], p["retracted_by"], p["retracted_why"])
            if p.get("retracted_at")
            else None
        ),
    )


def statement(claim: Claim, published_on: Edtf, merged: Merged) -> Statement:
    """What the rules of evidence need of a claim. A number without dates stands from the day it is for."""
    given = claim.span
    if isinstance(claim.fact, Strength) and given.start is None:
        given = type(given)(start=claim.fact.on, observed=given.observed)
    return Statement(
        id=claim.id,
        stance=claim.stance,
        channel=claim.channel,
        claimant=claimant(claim, merged),
        source=claim.source,
        said=said(claim, published_on),
        known_from=known_from(claim, published_on),
        span=given,
        share=claim.share,
        count=claim.count,
        how=claim.how,
        role=claim.role,
        note=claim.note,
        reliability=claim.reliability,
        credibility=claim.credibility,
        relies_on=claim.relies_on,
        revises=claim.revises,
    )


def denied_membership(tie: Tie) -> Tie:
    """The tie that a denial of this one makes."""
    return Tie("DENIED_MEMBERSHIP", tie.source, tie.target, tie.place, tie.spell)
