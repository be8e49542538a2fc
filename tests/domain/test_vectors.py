"""The rules as data: every case of ``tests/vectors/``, which the page's own rules run too."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.domain.claims import Claim, denies_membership, said
from app.domain.dates import DateError, Edtf, parse
from app.domain.evidence import Finding, Statement, assess, steps
from app.domain.facts import Existence, Quantity, Tie
from app.domain.spans import Bounds, End, Said, Span, bounds, observations, problems
from app.domain.vocabulary import Channel, Ended, Reliability, Stance
from app.graph.days import number
from app.graph.stored import fact

VECTORS = Path(__file__).parent.parent / "vectors"
SIDES = ("fromEarliest", "fromLatest", "toEarliest", "toLatest")


def cases(name: str) -> list[Any]:
    found = json.loads((VECTORS / f"{name}.json").read_text("utf-8"))
    assert found, f"{name}.json holds no case"
    return [pytest.param(case, id=case["name"]) for case in found]


def day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def days(found: Bounds) -> dict[str, str | None]:
    values = (found.from_earliest, found.from_latest, found.to_earliest, found.to_latest)
    return {side: value.isoformat() if value else None for side, value in zip(SIDES, values, strict=True)}


def edtf(text: str | None) -> Edtf | None:
    return None if text is None else parse(text)


def span(given: Mapping[str, Any] | None) -> Span:
    if given is None:
        return Span()
    ongoing = given["to"] == ".."
    end = None if ongoing else edtf(given["to"])
    return Span(edtf(given["from"]), end, ongoing, tuple(parse(text) for text in given["observed"]))


def readable(text: str | None, end: str) -> bool:
    """Whether one end of a span is a date, or says that it was going on."""
    try:
        return text is None or (end == "to" and text == "..") or bool(parse(text))
    except DateError:
        return False


@pytest.mark.parametrize("case", cases("dates"))
def test_dates(case: Mapping[str, Any]) -> None:
    if case.get("error"):
        with pytest.raises(DateError, match=r"expected|calendar"):
            parse(case["edtf"])
        return
    found = parse(case["edtf"])
    assert (found.earliest, found.latest) == (day(case["earliest"]), day(case["latest"]))


@pytest.mark.parametrize("case", cases("spans"))
def test_spans(case: Mapping[str, Any]) -> None:
    unread = [f"span.{end}" for end in ("from", "to") if not readable(case["span"][end], end)]
    if unread:
        assert unread == [case.get("error")]
        return
    given, stance = span(case["span"]), Stance(case["stance"])
    when = Said(day(case["said"]["first"]), date.fromisoformat(case["said"]["last"]))
    found = [path for path, _ in problems(given, when, stance, instant=case["instant"])]
    if "error" in case:
        assert case["error"] in found
        return
    assert found == []
    start = End(given.start, when, stance) if given.start else None
    end = End(given.end, when, stance) if given.end else None
    seen = observations(given, when, stance)
    result = bounds(start, end, when if given.ongoing else None, seen, instant=case["instant"])
    assert days(result) == case["bounds"]


@pytest.mark.parametrize("case", cases("held"))
def test_held(case: Mapping[str, Any]) -> None:
    """What possibly and what certainly held on a day: the graph's conditions on the numbers that it stores."""
    when = Said(day(case["said"]["first"]), date.fromisoformat(case["said"]["last"]))
    sole = Statement(
        id="a",
        stance=Stance(case["stance"]),
        channel=Channel.OFFICIAL,
        claimant="group:a",
        source="source:a",
        said=when,
        known_from=when.last,
        span=span(case["span"]),
    )
    stored = fact(steps([sole], {}, instant=case["instant"]), None, instant=case["instant"])
    for on in case["on"]:
        asked = number(date.fromisoformat(on["day"]))
        possible = stored["step_from_earliest"][0] <= asked <= stored["step_to_latest"][0]
        certain = stored["step_from_latest"][0] <= asked <= stored["step_to_earliest"][0]
        assert (possible, certain) == (on["possible"], on["certain"]), on["day"]


def statement(given: Mapping[str, Any]) -> Statement:
    """A claim of the vectors; when it was said follows from its dates by the domain's own rule."""
    published = parse(given["publishedOn"])
    claim = Claim(
        fact=Existence("group:any"),
        stance=Stance(given["stance"]),
        channel=Channel(given["channel"]),
        source=given["source"],
        locator="¶ 1",
        summary="",
        made_by_name=given["claimant"],
        made_on=edtf(given["madeOn"]),
        public_on=parse(given["knownFrom"]),
    )
    count = given["count"]
    return Statement(
        id=given["id"],
        stance=claim.stance,
        channel=claim.channel,
        claimant=given["claimant"],
        source=given["source"],
        said=said(claim, published),
        known_from=date.fromisoformat(given["knownFrom"]),
        span=span(given["span"]),
        share=given["share"],
        count=Quantity(count["low"], count["high"], count["approximate"]) if count else None,
        how=Ended(given["how"]) if given["how"] else None,
        reliability=Reliability(given["reliability"]) if given["reliability"] else None,
        credibility=given["credibility"],
        relies_on=tuple(given["reliesOn"]),
        revises=tuple(given["revises"]),
    )


def told(finding: Finding) -> dict[str, Any]:
    """A finding in the words of the vectors."""
    count = finding.count
    return {
        "status": finding.status,
        **days(finding.bounds),
        "from": finding.start and finding.start.text,
        "to": ".." if finding.ongoing else finding.end and finding.end.text,
        "share": finding.share,
        "count": count and {"low": count.low, "high": count.high, "approximate": count.approximate},
        "how": finding.how,
        "assertions": finding.assertions,
        "denials": finding.denials,
        "sources": finding.sources,
        "independentSources": finding.independent_sources,
    }


def at(case: Mapping[str, Any], known_at: str | None) -> Finding | None:
    """What the rule says on a day, evaluated from the claims and not from the steps."""
    own = [statement(c) for c in case["claims"] if not c["retracted"]]
    others = [statement(c) for c in case.get("otherClaims", []) if not c["retracted"]]
    limit = day(known_at) or date.max
    known = [s for s in own if s.known_from <= limit]
    below = {s.id: s for s in (*others, *own) if s.known_from <= limit}
    return assess(known, below, instant=case["instant"])


@pytest.mark.parametrize("case", cases("status"))
def test_status(case: Mapping[str, Any]) -> None:
    for moment in case["at"]:
        finding, expected = at(case, moment["knownAt"]), moment["expect"]
        if expected is None:
            assert finding is None, moment["knownAt"]
        else:
            assert finding is not None, moment["knownAt"]
            found = told(finding)
            assert {key: found[key] for key in expected} == expected, moment["knownAt"]


@pytest.mark.parametrize("case", cases("status"))
def test_steps_give_the_same(case: Mapping[str, Any]) -> None:
    own = [statement(c) for c in case["claims"] if not c["retracted"]]
    others = {c["id"]: statement(c) for c in case.get("otherClaims", []) if not c["retracted"]}
    found = steps(own, others, instant=case["instant"])
    for moment in case["at"]:
        limit = day(moment["knownAt"]) or date.max
        held = [step.finding for step in found if step.on <= limit]
        assert (held[-1] if held else None) == at(case, moment["knownAt"])
    if "history" in case:
        history = [
            {"on": step.on.isoformat(), "status": step.finding.status.value, "claim": step.claim}
            for step in found
            if step.turned
        ]
        assert history == case["history"]


@pytest.mark.parametrize("case", cases("denied"))
def test_denied_membership(case: Mapping[str, Any]) -> None:
    tie = Tie.of(case["tie"]["type"], case["tie"]["source"], case["tie"]["target"], None, "1")
    found = []
    for given in case["claims"]:
        is_entity = "|" not in given["claimant"]
        claim = Claim(
            fact=tie,
            stance=Stance(given["stance"]),
            channel=Channel(given["channel"]),
            source=given["source"],
            locator="¶ 1",
            summary="",
            made_by=given["claimant"] if is_entity else None,
            made_by_name=None if is_entity else given["claimant"].partition("|")[2],
        )
        if not given["retracted"] and denies_membership(claim, {}):
            found.append(given["id"])
    assert found == case["expect"]
