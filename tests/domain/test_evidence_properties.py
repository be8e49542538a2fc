"""What holds of the rules of evidence whatever is claimed."""

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.evidence import Finding, Statement, Step, assess, kept, steps
from app.domain.spans import Bounds
from app.domain.vocabulary import Stance, Status
from tests.strategies import FIRST_DAY, WINDOW, statements_and_others

EVERY_DAY = [FIRST_DAY + timedelta(n) for n in range(-1, WINDOW + 2)]
# How long a machine takes to draw and to judge says nothing of the rules.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
INSTANTS = pytest.mark.parametrize("instant", [False, True], ids=["lasting", "instant"])


Others = Mapping[str, Statement]


def known_by(day: date, known: list[Statement], others: Others) -> tuple[list[Statement], Others]:
    return [s for s in known if s.known_from <= day], {i: s for i, s in others.items() if s.known_from <= day}


def rule(known: list[Statement], others: Others, day: date, *, instant: bool) -> Finding | None:
    """The rule evaluated on one day."""
    own, rest = known_by(day, known, others)
    return assess(own, {**rest, **{s.id: s for s in own}}, instant=instant)


def stored(found: tuple[Step, ...], day: date) -> Finding | None:
    """What the stored step function says on that day."""
    return next((step.finding for step in reversed(found) if step.on <= day), None)


@INSTANTS
@UNHURRIED
@given(data=st.data())
def test_steps_equal_the_rule_on_every_day(data: st.DataObject, instant: bool) -> None:
    known, others = data.draw(statements_and_others(instant=instant))
    found = steps(known, others, instant=instant)
    for day in EVERY_DAY:
        assert stored(found, day) == rule(known, others, day, instant=instant)


@INSTANTS
@UNHURRIED
@given(data=st.data(), seed=st.integers())
def test_shuffling_changes_nothing(data: st.DataObject, seed: int, instant: bool) -> None:
    known, others = data.draw(statements_and_others(instant=instant))
    order = random.Random(seed)
    shuffled = order.sample(known, len(known))
    mixed = dict(order.sample(list(others.items()), len(others)))
    assert steps(shuffled, mixed, instant=instant) == steps(known, others, instant=instant)


@INSTANTS
@UNHURRIED
@given(data=st.data(), day=st.sampled_from(EVERY_DAY))
def test_what_is_known_never_depends_on_what_is_not_yet(
    data: st.DataObject, day: date, instant: bool
) -> None:
    known, others = data.draw(statements_and_others(instant=instant))
    before = tuple(step for step in steps(known, others, instant=instant) if step.on <= day)
    assert before == steps(*known_by(day, known, others), instant=instant)


@INSTANTS
@UNHURRIED
@given(data=st.data())
def test_other_facts_bear_on_independence_alone(data: st.DataObject, instant: bool) -> None:
    known, others = data.draw(statements_and_others(instant=instant))
    found, alone = steps(known, others, instant=instant), steps(known, {}, instant=instant)
    for day in EVERY_DAY:
        with_them, without = stored(found, day), stored(alone, day)
        assert (with_them is None) == (without is None)
        if with_them and without:
            assert replace(with_them, independent_sources=0) == replace(without, independent_sources=0)
    assert {step.on for step in found} <= {s.known_from for s in (*known, *others.values())}


@INSTANTS
@UNHURRIED
@given(data=st.data())
def test_others_that_nothing_rests_on_change_nothing(data: st.DataObject, instant: bool) -> None:
    known, others = data.draw(statements_and_others(instant=instant))
    everything = {**others, **{s.id: s for s in known}}
    reached: set[str] = set()
    pending = [i for s in known for i in s.relies_on]
    while pending:
        if (i := pending.pop()) not in reached:
            reached.add(i)
            pending += everything[i].relies_on
    needed = {i: s for i, s in others.items() if i in reached}
    assert steps(known, needed, instant=instant) == steps(known, others, instant=instant)


@INSTANTS
@UNHURRIED
@given(data=st.data())
def test_independent_sources_are_those_at_the_ends_of_the_chains(data: st.DataObject, instant: bool) -> None:
    known, others = data.draw(statements_and_others(instant=instant))
    found = steps(known, others, instant=instant)
    for day in EVERY_DAY:
        own, rest = known_by(day, known, others)
        there = {**rest, **{s.id: s for s in own}}

        def ends(statement: Statement, there: Others = there) -> set[str]:
            below = [there[i] for i in statement.relies_on if i in there]
            return set().union(*map(ends, below)) if below else {statement.claimant}

        finding = stored(found, day)
        if finding:
            asserted = [s for s in kept(own) if s.stance is Stance.ASSERTS]
            assert finding.independent_sources == len(set().union(*map(ends, asserted)))


@INSTANTS
@UNHURRIED
@given(data=st.data())
def test_bounds_are_ordered_and_certain_implies_possible(data: st.DataObject, instant: bool) -> None:
    for step in steps(*data.draw(statements_and_others(instant=instant)), instant=instant):
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
@UNHURRIED
@given(data=st.data())
def test_a_status_rests_on_a_claim_of_its_kind(data: st.DataObject, instant: bool) -> None:
    known, others = data.draw(statements_and_others(instant=instant))
    for step in steps(known, others, instant=instant):
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
        assert step.claim in {s.id for s in known if s.known_from <= step.on}
