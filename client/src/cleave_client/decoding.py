"""From the server's JSON to records."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

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

Json = dict[str, Any]
T = TypeVar("T")


def tie(row: Json) -> Tie:
    evidence, known = row["evidence"], row["firstClaim"]["nodes"]
    steps = row.get("statusHistory")
    return Tie(
        id=row["id"],
        type=row["type"],
        source=_ref(row["source"]),
        target=_ref(row["target"]),
        place=_if(_ref, row["place"]),
        span=_span(row["span"]),
        status=row["status"],
        share=row["share"],
        count=_if(_quantity, row["count"]),
        role=row["role"],
        how=row["how"],
        derived=row["derived"],
        note=row["note"],
        evidence=Evidence(
            assertions=evidence["assertions"],
            denials=evidence["denials"],
            sources=evidence["sources"],
            independent_sources=evidence["independentSources"],
        ),
        first_known=_day(known[0]["knownFrom"]) if known else None,
        status_history=None if steps is None else tuple(_step(each) for each in steps),
    )


def entity(row: Json) -> Entity:
    return Entity(
        id=row["id"],
        type=row["__typename"],
        name=row["name"],
        label=row["label"],
        kind=row.get("groupKind") or row.get("placeKind"),
        summary=row["summary"],
        status=row["status"],
        existence=_span(row["existence"]),
        existences=tuple(_spell(each) for each in row["existences"]),
        endings=tuple(_spell(each) for each in row["endings"]),
        names=tuple(_name(each) for each in row["names"]),
        strengths=tuple(_strength(each) for each in row.get("strengths", ())),
        latitude=row.get("latitude"),
        longitude=row.get("longitude"),
        country=row.get("country"),
        subdivision=row.get("subdivision"),
    )


def claim(row: Json) -> Claim:
    source = row["source"]
    return Claim(
        id=row["id"],
        about=_fact(row["about"]),
        stance=row["stance"],
        channel=row["channel"],
        made_by=_if(_ref, row["madeBy"]),
        made_by_name=row["madeByName"],
        made_on=row["madeOn"],
        public_on=row["publicOn"],
        known_from=date.fromisoformat(row["knownFrom"]),
        span=_if(_span, row["span"]),
        share=row["share"],
        count=_if(_quantity, row["count"]),
        how=row["how"],
        summary=row["summary"],
        source=Source(
            id=source["id"],
            title=source["title"],
            author=source["author"],
            publisher=source["publisher"],
            published_on=source["publishedOn"],
            url=source["url"],
        ),
        locator=row["locator"],
        reliability=row["reliability"],
        credibility=row["credibility"],
        relies_on=tuple(each["id"] for each in row["reliesOn"]),
        revises=tuple(each["id"] for each in row["revises"]),
        retracted_at=row["retractedAt"],
    )


def change(row: Json) -> Change:
    return Change(
        kind=row["kind"],
        fact=_fact(row["fact"]),
        before=_if(_side, row["before"]),
        after=_if(_side, row["after"]),
        because=tuple(claim(each) for each in row["because"]),
    )


def event(row: Json) -> Event:
    return Event(
        kind=row["kind"],
        on=_span(row["on"]),
        entity=_ref(row["entity"]),
        fact=_fact(row["fact"]),
        status=row["status"],
        text=row["text"],
    )


def path(row: Json) -> Path:
    return Path(
        entities=tuple(_ref(each) for each in row["entities"]),
        ties=tuple(tie(each) for each in row["ties"]),
        length=row["length"],
    )


def hit(row: Json) -> Hit:
    matched = row["matched"]
    return Hit(
        entity=_ref(row["node"]),
        matched=matched["text"],
        kind=matched["kind"],
        language=matched["language"],
        script=matched["script"],
        score=row["score"],
    )


def tie_type(row: Json) -> TieTypeInfo:
    return TieTypeInfo(
        type=row["type"],
        reads=row["reads"],
        instant=row["instant"],
        founding=row["founding"],
        descent=row["descent"],
    )


def extent(row: Json) -> Extent:
    return Extent(
        earliest=_day(row["earliest"]),
        latest=_day(row["latest"]),
        known_earliest=_day(row["knownEarliest"]),
        known_latest=_day(row["knownLatest"]),
    )


def _if(decode: Callable[[Json], T], row: Json | None) -> T | None:
    return None if row is None else decode(row)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _ref(row: Json) -> Ref:
    return Ref(id=row["id"], type=row["__typename"], name=row["name"], label=row["label"])


def _span(row: Json) -> Span:
    return Span(
        from_=row["from"],
        to=row["to"],
        from_earliest=_day(row["fromEarliest"]),
        from_latest=_day(row["fromLatest"]),
        to_earliest=_day(row["toEarliest"]),
        to_latest=_day(row["toLatest"]),
        observed=tuple(row["observed"]),
        instant=row["instant"],
        ongoing=row["ongoing"],
        undated=row["undated"],
        label=row["label"],
    )


def _quantity(row: Json) -> Quantity:
    return Quantity(low=row["low"], high=row["high"], approximate=row["approximate"])


def _spell(row: Json) -> Spell:
    return Spell(id=row["id"], status=row["status"], span=_span(row["span"]))


def _name(row: Json) -> Name:
    return Name(
        id=row["id"],
        text=row["text"],
        kind=row["kind"],
        language=row["language"],
        script=row["script"],
        used_by=_if(_ref, row["usedBy"]),
        status=row["status"],
        span=_span(row["span"]),
    )


def _strength(row: Json) -> Strength:
    return Strength(
        id=row["id"],
        of=_quantity(row["of"]),
        what=row["what"],
        on=_span(row["on"]),
        status=row["status"],
        groups=tuple(_ref(each) for each in row["groups"]),
        place=_if(_ref, row["place"]),
        origin=_if(_ref, row["origin"]),
    )


def _step(row: Json) -> StatusChange:
    return StatusChange(on=date.fromisoformat(row["on"]), status=row["status"], claim=row["claim"]["id"])


def _side(row: Json) -> Side:
    return Side(status=row["status"], span=_if(_span, row["span"]), name=row["name"])


def _fact(row: Json) -> Fact:
    return Fact(id=row["id"], type=row["__typename"], text=_in_words(row))


def _in_words(row: Json) -> str:
    if row["__typename"] == "Tie":
        reads = row["type"].lower().replace("_", " ")
        return f"{row['source']['label']} {reads} {row['target']['label']}"
    if row["__typename"] == "Name":
        return f"{row['entity']['label']} is called {row['text']}"
    if row["__typename"] == "Strength":
        return f"{row['what'].lower()} of {', '.join(each['label'] for each in row['groups'])}"
    return f"{row['__typename'].lower()} of {row['entity']['label']}"
