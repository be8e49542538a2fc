"""What holds of the rules of evidence whatever is claimed."""

import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.evidence import Finding, Statement, assess, steps
from app.domain.spans import Bounds
from app.domain.vocabulary import Stance, Status
from tests.strategies import FIRST_DAY, WINDOW, statements

EVERY_DAY = [FIRST_DAY + timedelta(n) for n in range(-1, WINDOW + 2)]
INSTANTS = pytest.mark.parametrize("instant", [False, True], ids=["lasting", "instant"])


def rule(known: list[Statement], day: date, *, instant: bool) -> Finding | None:
    """The rule evaluated on one day."""
    then = [s for s in known if s.known_from <= day]
    return assess(then, {s.id: s for s in then}, instant=instant)


def stored(known: list[Statement], day: date, *, instant: bool) -> Finding | None:
    """What the stored step function says on that day."""
    held = [step.finding for step in steps(known, {}, instant=instant) if step.on <= day]
    return held[-1] if held else None


@INSTANTS
@given(data=st.data())
def test_steps_equal_the_rule_on_every_day(data: st.DataObject, instant: bool) -> None:
    known = data.draw(statements(instant=instant))
    for day in EVERY_DAY:
        assert stored(known, day, instant=instant) == rule(known, day, instant=instant)


@INSTANTS
@given(data=st.data(), seed=st.integers())
def test_shuffling_changes_nothing(data: st.DataObject, seed: int, instant: bool) -> None:
    known = data.draw(statements(instant=instant))
    shuffled = random.Random(seed).sample(known, len(known))
    assert steps(shuffled, {}, instant=instant) == steps(known, {}, instant=instant)


@INSTANTS
@given(data=st.data(), day=st.sampled_from(EVERY_DAY))
def test_what_is_known_never_depends_on_what_is_not_yet(
    data: st.DataObject, day: date, instant: bool
) -> None:
    known = data.draw(statements(instant=instant))
    by_then = [s for s in known if s.known_from <= day]
    before = tuple(step for step in steps(known, {}, instant=instant) if step.on <= day)
    assert before == steps(by_then, {}, instant=instant)


@INSTANTS
@given(data=st.data())
def test_bounds_are_ordered_and_certain_implies_possible(data: st.DataObject, instant: bool) -> None:
    for step in steps(data.draw(statements(instant=instant)), {}, instant=instant):
        found = step.finding.bounds
        assert (found.from_earliest or date.min) <= (found.from_latest or date.max)
        assert (found.to_earliest or date.min) <= (found.to_latest or date.max)
        for day in (found.from_earliest, found.from_latest, found.to_earliest, found.to_latest, *EVERY_DAY):
            if day is not None and certainly(found, day, instant=instant):
                assert possibly(found, day)


def possibly(bounds: Bounds, day: date) -> bool:
    return (bounds.from_earliest or date.min) <= day <= (bounds.to_latest or date.max)


def certainly(bounds: Bounds, day: date, *, instant: bool) -> bool:
    if bounds.from_latest is None:
        return False
    if instant:
        return bounds.from_latest <= day
    return bounds.to_earliest is not None and bounds.from_latest <= day <= bounds.to_earliest


@INSTANTS
@given(data=st.data())
def test_a_status_rests_on_a_claim_of_its_kind(data: st.DataObject, instant: bool) -> None:
    known = data.draw(statements(instant=instant))
    for step in steps(known, {}, instant=instant):
        stances = {s.stance for s in known if s.known_from <= step.on}
        match step.finding.status:
            case Status.CONFIRMED | Status.ASSERTED:
                assert Stance.ASSERTS in stances
            case Status.REFUTED | Status.DENIED:
                assert Stance.DENIES in stances
            case Status.ANNOUNCED:
                assert Stance.ANNOUNCES in stances
            case Status.CONTESTED:
                assert {Stance.ASSERTS, Stance.DENIES} <= stances
        assert step.finding.independent_sources >= (1 if step.finding.assertions else 0)
