"""Records as rows to be written: fields in a fixed order, absent ones left out.

Texts stay texts; the only numbers are shares and coordinates.
"""

from collections.abc import Mapping
from typing import Any

from app.domain.claims import Claim, Entity, Source
from app.domain.dates import ONGOING, Edtf
from app.domain.facts import FIRST_SPELL, Ending, Existence, Fact, Name, Strength, Tie
from app.domain.judgements import Judgement

Written = dict[str, Any]


def source_values(source: Source) -> Written:
    return _present(
        {
            "id": source.id,
            "title": source.title,
            "author": source.author,
            "publisher": source.publisher,
            "published_on": _date(source.published_on),
            "url": source.url,
            "archived_url": source.archived_url,
            "language": source.language,
            "note": source.note,
        }
    )


def entity_values(entity: Entity) -> Written:
    return _present(
        {
            "id": entity.id,
            "label": entity.label,
            "kind": entity.kind.lower() if entity.kind else None,
            "summary": entity.summary,
            "latitude": entity.latitude,
            "longitude": entity.longitude,
            "country": entity.country,
            "subdivision": entity.subdivision,
        }
    )


def claim_values(claim: Claim) -> Written:
    """One claim with its id; links are ids, sorted."""
    span = claim.span
    retraction = claim.retraction
    return _present(
        {
            "id": claim.id,
            "source": claim.source,
            **_fact(claim.fact),
            "role": claim.role,
            "note": claim.note,
            "stance": claim.stance.lower(),
            "channel": claim.channel.lower(),
            "made_by": claim.made_by,
            "made_by_name": claim.made_by_name,
            "made_on": _date(claim.made_on),
            "public_on": _date(claim.public_on),
            "span": _present(
                {
                    "from": _date(span.start),
                    "to": ONGOING if span.ongoing else _date(span.end),
                    "observed": [_date(day) for day in span.observed],
                }
            ),
            "share": claim.share,
            "count": str(claim.count) if claim.count else None,
            "how": claim.how.lower() if claim.how else None,
            "summary": claim.summary,
            "locator": claim.locator,
            "grade": f"{claim.reliability or ''}{claim.credibility or ''}",
            "relies_on": sorted(claim.relies_on),
            "revises": sorted(claim.revises),
            "recorded_at": claim.recorded_at,
            "recorded_by": claim.recorded_by,
            "retracted": (
                {"at": retraction.at, "by": retraction.by, "why": retraction.why} if retraction else None
            ),
        }
    )


def judgement_values(judgement: Judgement) -> Written:
    undone = judgement.undone
    return _present(
        {
            "id": judgement.id,
            "keep": judgement.keep,
            "absorb": list(judgement.absorb),
            "why": judgement.why,
            "at": judgement.at,
            "by": judgement.by,
            "undone": {"at": undone.at, "by": undone.by, "why": undone.why} if undone else None,
        }
    )


def _fact(fact: Fact) -> Written:
    match fact:
        case Tie():
            return {
                "tie": fact.type,
                "from": fact.source,
                "to": fact.target,
                "in": fact.place,
                "spell": _spell(fact.spell),
            }
        case Name():
            return {
                "name": fact.text,
                "of": fact.entity,
                "kind": fact.kind.lower(),
                "language": fact.language,
                "script": fact.script,
                "used_by": fact.used_by,
                "spell": _spell(fact.spell),
            }
        case Strength():
            return {
                "strength": fact.what.lower(),
                "of": list(fact.groups),
                "number": str(fact.of),
                "in": fact.place,
                "origin": fact.origin,
                "on": _date(fact.on),
            }
        case Existence():
            return {"existence": fact.entity, "spell": _spell(fact.spell)}
        case Ending():
            return {"ending": fact.entity, "spell": _spell(fact.spell)}


def _spell(spell: str) -> str | None:
    return None if spell == FIRST_SPELL else spell


def _date(date: Edtf | None) -> str | None:
    """A date in the calendar in which it was given."""
    return (date.as_given or date.text) if date else None


def _present(values: Mapping[str, Any]) -> Written:
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}
