"""How facts and claims are laid down in the graph: properties from what the domain found, and back.

Each fact carries its step function twice: as parallel lists of numbers and words by which a statement
filters (``step_on``, ``step_status``, ``step_from_earliest`` …) and as a list of JSON texts, one a step,
with everything that is shown (``steps``). Its present state stands beside them under plain names and as
real dates, for people who write Cypher.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import orjson

from app.domain.dates import Edtf, parse
from app.domain.evidence import Finding, Step
from app.domain.existence import Existence, ExistenceStep, NameWindow
from app.domain.facts import Quantity
from app.domain.labels import span_label
from app.domain.spans import UNDATED, Bounds, Span
from app.domain.vocabulary import NameKind
from app.graph.days import AFTER_ALL, BEFORE_ALL, NEVER, lower, number, upper

Properties = dict[str, Any]


_STEPS = ("on", "status", "claim", "turned", "from_earliest", "from_latest", "to_earliest", "to_latest")


def fact(steps: Sequence[Step], retracted: Finding | None, *, instant: bool) -> Properties:
    """The derived properties of a fact; one whose claims were all retracted keeps its place, never known."""
    if retracted:
        shown = [_json(finding_json(retracted, instant=instant))]
        present = _present(date.max, retracted)
        return {**dict.fromkeys(present), **{f"step_{name}": [] for name in _STEPS}, "steps": shown}
    bounds = [step.finding.bounds for step in steps]
    return {
        "step_on": [number(step.on) for step in steps],
        "step_status": [step.finding.status.value for step in steps],
        "step_claim": [step.claim for step in steps],
        "step_turned": [step.turned for step in steps],
        "step_from_earliest": [lower(b.from_earliest) for b in bounds],
        "step_from_latest": [upper(b.from_latest) for b in bounds],
        "step_to_earliest": [AFTER_ALL if instant else lower(b.to_earliest) for b in bounds],
        "step_to_latest": [upper(b.to_latest) for b in bounds],
        "steps": [_json(finding_json(step.finding, instant=instant)) for step in steps],
        **_present(steps[0].on, steps[-1].finding),
    }


def _present(known_from: date, finding: Finding) -> Properties:
    b = finding.bounds
    return {
        "known_from": known_from,
        "status": finding.status.value,
        "from": _text(finding.start),
        "to": ".." if finding.ongoing else _text(finding.end),
        "from_earliest": b.from_earliest,
        "from_latest": b.from_latest,
        "to_earliest": b.to_earliest,
        "to_latest": b.to_latest,
        "undated": _undated(finding),
        "share": finding.share,
        "count_low": finding.count.low if finding.count else None,
        "count_high": finding.count.high if finding.count else None,
        "how": finding.how,
        "role": finding.role,
        "note": finding.note,
        "assertions": finding.assertions,
        "denials": finding.denials,
        "sources": finding.sources,
        "independent_sources": finding.independent_sources,
    }


def finding_json(finding: Finding, *, instant: bool) -> Properties:
    """What is shown of one step: keys as in the API's types, in snake case."""
    return {
        "status": finding.status.value,
        "span": span_json(
            finding.bounds,
            finding.start,
            finding.end,
            finding.observed,
            ongoing=finding.ongoing,
            instant=instant,
        ),
        "evidence": {
            "assertions": finding.assertions,
            "denials": finding.denials,
            "sources": finding.sources,
            "independent_sources": finding.independent_sources,
        },
        "share": finding.share,
        "count": quantity_json(finding.count),
        "how": finding.how,
        "role": finding.role,
        "note": finding.note,
    }


def span_json(
    bounds: Bounds,
    start: Edtf | None,
    end: Edtf | None,
    observed: Sequence[str],
    *,
    ongoing: bool,
    instant: bool,
) -> Properties:
    return {
        "from": _text(start),
        "to": ".." if ongoing else _text(end),
        "from_earliest": bounds.from_earliest,
        "from_latest": bounds.from_latest,
        "to_earliest": bounds.to_earliest,
        "to_latest": bounds.to_latest,
        "observed": list(observed),
        "instant": instant,
        "ongoing": ongoing,
        "undated": bounds == UNDATED,
        "label": span_label(start, end, ongoing, list(observed), instant),
    }


def quantity_json(quantity: Quantity | None) -> Properties | None:
    if quantity is None:
        return None
    return {"low": quantity.low, "high": quantity.high, "approximate": quantity.approximate}


def existence(steps: Sequence[ExistenceStep]) -> Properties:
    """An entity's existence: one window a spell and step of knowledge, and the whole span a step."""
    starts = [number(step.on) for step in steps]
    windows = [
        (start, until, bounds)
        for start, until, step in zip(starts, [*starts[1:], NEVER], steps, strict=False)
        for bounds in step.spells
    ]
    last: Existence | None = steps[-1].whole if steps else None
    return {
        "known_on": number(steps[0].on) if steps else AFTER_ALL,
        "known_from": steps[0].on if steps else None,
        "exists_known_from": [known for known, _, _ in windows] or [AFTER_ALL],
        "exists_known_until": [until for _, until, _ in windows] or [NEVER],
        "exists_from_earliest": [lower(b.from_earliest) for _, _, b in windows] or [BEFORE_ALL],
        "exists_from_latest": [upper(b.from_latest) for _, _, b in windows] or [AFTER_ALL],
        "exists_to_earliest": [lower(b.to_earliest) for _, _, b in windows] or [BEFORE_ALL],
        "exists_to_latest": [upper(b.to_latest) for _, _, b in windows] or [AFTER_ALL],
        "existence_on": starts or [AFTER_ALL],
        "existence": [_json(_existence_json(step.whole)) for step in steps] or [_json(_NOBODY_SAYS)],
        "from_earliest": last.bounds.from_earliest if last else None,
        "from_latest": last.bounds.from_latest if last else None,
        "to_earliest": last.bounds.to_earliest if last else None,
        "to_latest": last.bounds.to_latest if last else None,
    }


NEVER_KNOWN: Final = {"known_on": NEVER, "exists_known_from": [NEVER]}
"""Over the existence of an entity of which nobody says anything: not even where everything is known."""


def _existence_json(whole: Existence) -> Properties:
    span = span_json(
        whole.bounds, whole.start, whole.end, whole.observed, ongoing=whole.ongoing, instant=False
    )
    return {"status": whole.status.value, "span": span}


def names(windows: Sequence[NameWindow], label: str) -> Properties:
    """An entity's prevailing names by window, and the one that prevails today as ``name``.

    The name for the whole history stands on a day after all others.
    """
    current = next((w.text for w in windows if w.whole and w.known_until is None), label)
    return {
        "name": current,
        "name_text": [w.text for w in windows],
        "name_known_from": [number(w.known_from) for w in windows],
        "name_known_until": [NEVER if w.known_until is None else number(w.known_until) for w in windows],
        "name_from": [AFTER_ALL if w.whole else lower(w.first) for w in windows],
        "name_to": [AFTER_ALL if w.whole else min(upper(w.last), AFTER_ALL - 1) for w in windows],
    }


def span(properties: Properties) -> Span:
    """The span of a stored claim, from the dates as they were given."""
    start, end, *observed = properties["span_as_given"]
    return Span(
        start=parse(start) if start else None,
        end=parse(end) if end and end != ".." else None,
        ongoing=end == "..",
        observed=tuple(map(parse, observed)),
    )


def span_as_given(given: Span) -> list[str]:
    """Beginning, end and observations, in the calendar in which each was given; empty where absent."""
    end = ".." if given.ongoing else _as_given(given.end)
    return [_as_given(given.start), end, *map(_as_given, given.observed)]


def _as_given(value: Edtf | None) -> str:
    return "" if value is None else value.as_given or value.text


def edtf(text: str | None, as_given: str | None = None) -> Edtf | None:
    """A stored date; one given in another calendar is read from the original, so that nothing is lost."""
    return parse(as_given) if as_given else parse(text) if text else None


def unclaimed_name(id_: str, text: str) -> Properties:
    """An editorial label as a name for the search: never known, with the one step that is shown."""
    shown = {
        **_NOBODY_SAYS,
        "evidence": dict.fromkeys(("assertions", "denials", "sources", "independent_sources"), 0),
    }
    return {
        "id": id_,
        "text": text,
        "kind": NameKind.ALIAS.value,
        "editorial": True,
        "step_on": [],
        "steps": [_json(shown)],
    }


def _undated(finding: Finding) -> bool:
    return finding.bounds == UNDATED


def _text(value: Edtf | None) -> str | None:
    return None if value is None else value.text


def _json(value: Properties) -> str:
    return orjson.dumps(value).decode()


_NOBODY_SAYS = {
    "status": "ASSERTED",
    "span": span_json(UNDATED, None, None, [], ongoing=False, instant=False),
}
