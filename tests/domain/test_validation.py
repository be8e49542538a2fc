"""What records must satisfy beyond their form: one row a rule, and all problems at once."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.claims import Claim, Entity, Retraction, Source
from app.domain.dates import parse
from app.domain.facts import Ending, Existence, Name, Quantity, Strength, Tie
from app.domain.judgements import Judgement
from app.domain.merging import judgement_faults
from app.domain.records import Batch
from app.domain.spans import Span
from app.domain.validation import Context, check
from app.domain.vocabulary import TIE_TYPES, Channel, Counted, Ended, NameKind, Stance
from tests.strategies import batches

TIE = Tie("PLEDGED_TO", "group:a", "group:b")
SOUND = Claim(
    fact=TIE,
    stance=Stance.ASSERTS,
    channel=Channel.INSIDER,
    source="source:s",
    locator="¶ 1",
    summary="A pledge.",
    made_by="group:a",
)
THERE = replace(SOUND, locator="¶ 99")
STORED = THERE.id
CONTEXT = Context(
    sources={"source:s": parse("[2014-11-24..2014-12-02]"), "source:open": parse("[2014..]")},
    entities=frozenset({"group:a", "group:b", "person:p", "place:x", "place:y"}),
    claims={STORED: THERE},
)


def claim(**changes: Any) -> Claim:
    return replace(SOUND, **changes)


def tie(type_: str, source: str, target: str, **rest: str) -> Claim:
    return claim(fact=Tie(type_, source, target, **rest))


def found(*claims: Claim, context: Context = CONTEXT) -> list[tuple[str, str]]:
    return [(fault.path, fault.code) for fault in check(Batch(claims=claims), context)]


def there(*claims: Claim) -> Context:
    return replace(CONTEXT, claims={each.id: each for each in claims})


def span(start: str | None = None, end: str | None = None, *, ongoing: bool = False, seen: str = "") -> Span:
    observed = (parse(seen),) if seen else ()
    return Span(parse(start) if start else None, parse(end) if end else None, ongoing, observed)


def strength(**changes: Any) -> Strength:
    given: dict[str, Any] = {
        "groups": ("group:a",),
        "what": Counted.FIGHTERS,
        "of": Quantity(1, 2),
        "on": parse("2014"),
    }
    return Strength(**{**given, **changes})


def test_a_sound_claim_has_no_problem():
    assert found(SOUND) == []


FAULTY: dict[str, tuple[Claim, list[tuple[str, str]]]] = {
    "unknown source": (claim(source="source:t"), [("source", "unknown")]),
    "unknown source end": (tie("PLEDGED_TO", "group:z", "group:b"), [("from", "unknown")]),
    "unknown target end": (tie("PLEDGED_TO", "group:a", "group:z"), [("to", "unknown")]),
    "unknown place": (tie("ALLIED_WITH", "group:a", "group:b", place="place:z"), [("in", "unknown")]),
    "unknown claimant": (claim(made_by="person:z"), [("made_by", "unknown")]),
    "unknown owner of a name": (claim(fact=Name("group:z", "Z")), [("of", "unknown")]),
    "unknown user of a name": (claim(fact=Name("group:a", "A", "group:z")), [("used_by", "unknown")]),
    "unknown group counted": (claim(fact=strength(groups=("group:z",))), [("of", "unknown")]),
    "unknown origin": (claim(fact=strength(origin="place:z")), [("origin", "unknown")]),
    "unknown existence": (claim(fact=Existence("group:z")), [("existence", "unknown")]),
    "unknown ending": (claim(fact=Ending("group:z")), [("ending", "unknown")]),
    "derived type": (tie("DENIED_MEMBERSHIP", "group:a", "group:b"), [("tie", "derived")]),
    "a tie to itself": (tie("ALLIED_WITH", "group:a", "group:a"), [("to", "self")]),
    "a person split off": (tie("SPLIT_FROM", "person:p", "group:b"), [("from", "kind")]),
    "led by a group": (tie("LED_BY", "group:a", "group:b"), [("to", "kind")]),
    "a group is in a group": (tie("LOCATED_IN", "group:a", "place:x"), [("from", "kind")]),
    "a tie in a group": (tie("ALLIED_WITH", "group:a", "person:p", place="group:b"), [("in", "kind")]),
    "a place makes claims": (claim(made_by="place:x"), [("made_by", "kind")]),
    "a place uses a name": (claim(fact=Name("group:a", "A", "place:x")), [("used_by", "kind")]),
    "a person counted": (claim(fact=strength(groups=("person:p",))), [("of", "kind")]),
    "nobody counted": (claim(fact=strength(groups=())), [("of", "missing")]),
    "counted in a group": (claim(fact=strength(place="group:b")), [("in", "kind")]),
    "not an id": (tie("PLEDGED_TO", "Group:A", "group:b"), [("from", "id"), ("from", "unknown")]),
    "empty name": (claim(fact=Name("group:a", " ")), [("name", "missing")]),
    "language": (claim(fact=Name("group:a", "A", language="Arabic")), [("language", "form")]),
    "script": (claim(fact=Name("group:a", "A", script="arab")), [("script", "form")]),
    "spell": (tie("ALLIED_WITH", "group:a", "group:b", spell="a/b"), [("spell", "form")]),
    "nobody says it": (claim(made_by=None), [("made_by", "missing")]),
    "an empty name says it": (claim(made_by=None, made_by_name=" "), [("made_by", "missing")]),
    "official for nobody": (
        claim(made_by=None, made_by_name="a man", channel=Channel.OFFICIAL),
        [("made_by", "missing")],
    ),
    "in the name of nobody": (
        claim(made_by=None, made_by_name="a man", channel=Channel.IN_NAME_OF),
        [("made_by", "missing")],
    ),
    "no summary": (claim(summary=""), [("summary", "missing")]),
    "no locator": (claim(locator=" "), [("locator", "missing")]),
    "share above 1": (claim(share=1.01), [("share", "range")]),
    "share below 0": (claim(share=-0.1), [("share", "range")]),
    "share is no number": (claim(share=float("nan")), [("share", "range")]),
    "count upside down": (claim(count=Quantity(5, 4)), [("count", "range")]),
    "count below 0": (claim(count=Quantity(-1, None)), [("count", "range")]),
    "number upside down": (claim(fact=strength(of=Quantity(5, 4))), [("number", "range")]),
    "credibility 0": (claim(credibility=0), [("grade", "range")]),
    "credibility 7": (claim(credibility=7), [("grade", "range")]),
    "how without an end": (claim(how=Ended.LEFT, span=span("2013", ongoing=True)), [("how", "misplaced")]),
    "share of an existence": (claim(fact=Existence("group:a"), share=0.5), [("share", "misplaced")]),
    "role of a name": (claim(fact=Name("group:a", "A"), role="emir"), [("role", "misplaced")]),
    "span of a number": (claim(fact=strength(), span=span("2013")), [("span", "misplaced")]),
    "number of later": (claim(fact=strength(on=parse("2015"))), [("on", "order")]),
    "end before start": (claim(span=span("2013", "2012")), [("span.to", "order")]),
    "begins after it is said": (claim(span=span("2015")), [("span.from", "order")]),
    "seen after it is said": (claim(span=span(seen="2015")), [("span.observed", "order")]),
    "an instant with an end": (
        claim(fact=Tie("SPLIT_FROM", "group:a", "group:b"), span=span("2013", "2014")),
        [("span.to", "order")],
    ),
    "made after the source": (claim(made_on=parse("2014-12-03")), [("made_on", "order")]),
    "public with no last day": (claim(public_on=parse("[2014..]")), [("public_on", "unbounded")]),
    "public before it is made": (
        claim(made_on=parse("2014-09"), public_on=parse("2014-08-31")),
        [("public_on", "order")],
    ),
    "retracted in a week": (
        claim(retraction=Retraction("2026-W47-7T10:00:00+00:00", "me", "wrong")),
        [("retracted.at", "form")],
    ),
    "retracted at no moment": (
        claim(retraction=Retraction("yesterday", "me", "wrong")),
        [("retracted.at", "form")],
    ),
    "retracted without zone": (
        claim(retraction=Retraction("2026-11-22T10:00:00", "me", "wrong")),
        [("retracted.at", "form")],
    ),
    "retracted by nobody": (
        claim(retraction=Retraction("2026-11-22T10:00:00Z", "", "")),
        [("retracted.by", "missing"), ("retracted.why", "missing")],
    ),
    "recorded at no moment": (claim(recorded_at="now"), [("recorded_at", "form")]),
    "recorded on a day": (claim(recorded_at="2026-11-22"), [("recorded_at", "form")]),
    "recorded at no hour": (claim(recorded_at="2026-11-22T24:30:00Z"), [("recorded_at", "form")]),
    "rests on nothing there": (claim(relies_on=("claim:" + "1" * 20,)), [("relies_on", "unknown")]),
    "takes back nothing there": (claim(revises=("claim:" + "1" * 20,)), [("revises", "unknown")]),
    "takes back another's": (claim(made_by="group:b", revises=(STORED,)), [("revises", "claimant")]),
    "takes back what is about another fact": (
        claim(fact=Tie("PLEDGED_TO", "group:a", "group:b", spell="2"), revises=(STORED,)),
        [("revises", "fact")],
    ),
    "rests on itself": (claim(relies_on=(SOUND.id,)), [("relies_on", "circle")]),
    "takes itself back": (claim(revises=(SOUND.id,)), [("revises", "circle")]),
}


@pytest.mark.parametrize("case", FAULTY.values(), ids=FAULTY)
def test_claims(case: tuple[Claim, list[tuple[str, str]]]):
    faulty, expected = case
    assert found(faulty) == expected


ALLOWED: dict[str, Claim] = {
    "share 0": claim(share=0.0),
    "share 1": claim(share=1.0),
    "a name says it": claim(made_by=None, made_by_name="a senior source"),
    "announced for later": claim(stance=Stance.ANNOUNCES, span=span("2016")),
    "denied for later": claim(stance=Stance.DENIES, span=span("2016")),
    "left at the end": claim(how=Ended.LEFT, span=span("2012", "2013")),
    "open number": claim(fact=strength(of=Quantity(24, None))),
    "rests on what is there": claim(relies_on=(STORED,)),
    "takes back what is there": claim(revises=(STORED,)),
    "public in the month in which it is made": claim(made_on=parse("2014-09"), public_on=parse("2014-09-01")),
    "public some time after it is made": claim(made_on=parse("[..2014-09]"), public_on=parse("2014-08")),
    "recorded with fractions": claim(recorded_at="2026-11-22T10:00:00.125+03:00"),
    "a place ended": claim(fact=Ending("place:x")),
    "source without upper bound": claim(source="source:open", span=span("2016")),
    "Gulf Arabic": claim(fact=Name("group:a", "A", language="ar-KW", script="Arab")),
}


@pytest.mark.parametrize("sound", ALLOWED.values(), ids=ALLOWED)
def test_allowed(sound: Claim):
    assert found(sound) == []


@pytest.mark.parametrize("row", TIE_TYPES.values(), ids=TIE_TYPES)
def test_ends_follow_the_vocabulary(row: Any):
    ids = {"group": "group:a", "person": "person:p", "place": "place:x"}
    other = {"group": "group:b", "person": "person:p", "place": "place:y"}
    for source, id_ in ids.items():
        for target, other_id in other.items():
            if id_ == other_id:
                continue
            codes = {path for path, code in found(tie(row.name, id_, other_id)) if code == "kind"}
            expected = {"from"} if source not in row.sources else set()
            expected |= {"to"} if target not in row.targets else set()
            assert codes == expected


def test_circles_of_several_are_found_and_other_chains_are_not():
    a, b, c, d = (claim(locator=f"¶ {n}") for n in range(4))
    circle = (
        replace(a, relies_on=(b.id,)),
        replace(b, relies_on=(c.id,)),
        replace(c, relies_on=(a.id,)),
        replace(d, relies_on=(a.id,)),
    )
    faults = check(Batch(claims=circle), CONTEXT)
    assert [(fault.index, fault.path, fault.code) for fault in faults] == [
        (0, "relies_on", "circle"),
        (1, "relies_on", "circle"),
        (2, "relies_on", "circle"),
    ]


def test_a_circle_through_what_is_there_is_found():
    context = there(replace(THERE, relies_on=(SOUND.id,)))
    assert found(claim(relies_on=(STORED,)), context=context) == [("relies_on", "circle")]


def test_a_circle_of_revisions_through_what_is_there_is_found():
    context = there(SOUND, replace(THERE, revises=(SOUND.id,)))
    assert found(claim(revises=(STORED,)), context=context) == [("revises", "circle")]
    assert found(claim(relies_on=(STORED,)), context=context) == [("relies_on", "circle")]


def test_a_circle_through_several_that_are_there_is_found():
    between = replace(THERE, locator="¶ 98", relies_on=(SOUND.id,))
    context = there(SOUND, between, replace(THERE, revises=(between.id,)))
    assert found(claim(revises=(STORED,)), context=context) == [("revises", "circle")]


def test_a_long_chain_is_no_circle():
    claims: list[Claim] = []
    for n in range(3000):
        claims.append(claim(locator=f"¶ {n}", relies_on=(claims[-1].id,) if claims else ()))
    assert found(*claims) == []


def test_what_was_said_later_is_not_taken_back():
    late = claim(made_on=parse("2014-11-02"))
    early = claim(made_on=parse("2014-11-01"), stance=Stance.DENIES, revises=(late.id,))
    assert found(late, early) == [("revises", "order")]
    assert found(replace(late, revises=(early.id,)), replace(early, revises=())) == []


def test_what_is_there_and_was_said_later_is_not_taken_back():
    late = replace(THERE, made_on=parse("2014-11-02"))
    early = claim(made_on=parse("2014-11-01"), stance=Stance.DENIES, revises=(late.id,))
    (fault,) = check(Batch(claims=(early,)), there(late))
    assert (fault.path, fault.code) == ("revises", "order")
    assert "(2014-11-02)" in fault.message
    assert found(replace(early, made_on=parse("2014-11-02")), context=there(late)) == []


def test_a_source_dated_anew_dates_what_is_there():
    told = replace(THERE, made_by="person:p", channel=Channel.ANALYST)
    early = replace(told, locator="¶ 1", made_on=parse("2014-11-01"), revises=(told.id,))
    dated = Source("source:s", "S", parse("2014-11-01"))
    assert found(early, context=there(told)) == [("revises", "order")]
    assert check(Batch(sources=(dated,), claims=(early,)), there(told)) == []


def test_a_revision_of_another_fact_names_both():
    other = claim(fact=Tie("MEMBER_OF", "group:a", "group:b"), revises=(STORED,))
    (fault,) = check(Batch(claims=(other,)), CONTEXT)
    assert "tie:pledged-to/group:a/group:b" in fault.message
    assert "tie:member-of/group:a/group:b" in fault.message


def test_the_same_claim_twice_is_harmless_unless_it_differs():
    assert found(SOUND, SOUND) == []
    assert found(SOUND, claim(summary="Otherwise.")) == [("", "duplicate")]


def test_a_name_is_described_in_one_way():
    names = [
        Name("group:a", "A", kind=kind) for kind in (NameKind.OFFICIAL, NameKind.OFFICIAL, NameKind.ALIAS)
    ]
    assert found(*(claim(fact=name, locator=f"¶ {n}") for n, name in enumerate(names))) == [
        ("name", "differs")
    ]


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        (Name("group:a", "A", kind=NameKind.OFFICIAL, language="en"), []),
        (Name("group:a", "A", kind=NameKind.ALIAS, language="en"), [("name", "differs")]),
        (Name("group:a", "A", kind=NameKind.OFFICIAL, language="ar"), [("name", "differs")]),
        (Name("group:a", "A", kind=NameKind.OFFICIAL, language="en", script="Latn"), [("name", "differs")]),
        (Name("group:a", "A", kind=NameKind.ALIAS, spell="2"), []),
    ],
)
def test_a_name_is_described_as_it_is_already(stored: Name, expected: list[tuple[str, str]]):
    context = replace(CONTEXT, names={stored.id: stored})
    given = claim(fact=Name("group:a", "A", kind=NameKind.OFFICIAL, language="en"))
    assert found(given, context=context) == expected


def test_a_retracted_claim_describes_no_name():
    gone = Retraction("2026-11-22T10:00:00Z", "me", "wrong kind")
    wrong = claim(fact=Name("group:a", "A", kind=NameKind.ALIAS), retraction=gone)
    right = claim(fact=Name("group:a", "A", kind=NameKind.OFFICIAL), locator="¶ 2")
    assert found(wrong, right) == found(right, wrong) == []


SOURCE = Source("source:n", "Title", parse("2014"))
TOWN = Entity("place:n", "Town", "TOWN")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (SOURCE, []),
        (replace(SOURCE, id="source:N"), [("id", "id")]),
        (replace(SOURCE, id="group:n"), [("id", "id")]),
        (replace(SOURCE, title=""), [("title", "missing")]),
        (replace(SOURCE, published_on=parse("[2014..]")), [("published_on", "unbounded")]),
        (replace(SOURCE, published_on=parse("[..2014]")), []),
        (replace(SOURCE, url="https://example.org/a"), []),
        (replace(SOURCE, url="javascript:alert(1)"), [("url", "form")]),
        (replace(SOURCE, archived_url="example.org"), [("archived_url", "form")]),
        (replace(SOURCE, language="English"), [("language", "form")]),
    ],
)
def test_sources(source: Source, expected: list[tuple[str, str]]):
    assert [(f.path, f.code) for f in check(Batch(sources=(source,)), CONTEXT)] == expected


@pytest.mark.parametrize(
    ("entity", "expected"),
    [
        (TOWN, []),
        (Entity("person:n", "N"), []),
        (Entity("group:n", "N", "PARTY"), []),
        (Entity("group:n_1", "N", "PARTY"), [("id", "id")]),
        (Entity("group:-n", "N", "PARTY"), [("id", "id")]),
        (Entity("thing:n", "N"), [("id", "id")]),
        (Entity("person:n", "  "), [("label", "missing")]),
        (Entity("group:n", "N"), [("kind", "kind")]),
        (Entity("group:n", "N", "TOWN"), [("kind", "kind")]),
        (Entity("place:n", "N", "PARTY"), [("kind", "kind")]),
        (Entity("person:n", "N", "PARTY"), [("kind", "kind")]),
        (Entity("person:n", "N", country="SY"), [("country", "misplaced")]),
        (replace(TOWN, latitude=90.0, longitude=-180.0, country="NO", subdivision="NO-03"), []),
        (replace(TOWN, latitude=90.1, longitude=0.0), [("latitude", "range")]),
        (replace(TOWN, latitude=0.0, longitude=180.5), [("longitude", "range")]),
        (replace(TOWN, latitude=1.0), [("longitude", "missing")]),
        (replace(TOWN, country="Syria"), [("country", "form")]),
        (replace(TOWN, country="sy"), [("country", "form")]),
        (replace(TOWN, country="ZZ"), [("country", "unknown")]),
        (replace(TOWN, country="UK"), [("country", "unknown")]),
        (replace(TOWN, country="XK"), []),
        (replace(TOWN, subdivision="ZZ-A"), [("subdivision", "unknown")]),
        (replace(TOWN, subdivision="HL"), [("subdivision", "form")]),
        (replace(TOWN, country="SY", subdivision="IQ-NI"), [("subdivision", "country")]),
        (replace(TOWN, country="SY", subdivision="HL"), [("subdivision", "form")]),
        (replace(TOWN, country="SY", subdivision="ZZ-A"), [("subdivision", "unknown")]),
        (
            Entity("thing:n", " ", latitude=99.0, longitude=1.0),
            [("id", "id"), ("label", "missing"), ("latitude", "range")],
        ),
    ],
)
def test_entities(entity: Entity, expected: list[tuple[str, str]]):
    assert [(f.path, f.code) for f in check(Batch(entities=(entity,)), CONTEXT)] == expected


STAYS = Entity("place:n", "Town", "TOWN", "A town.", 36.5, 38.0, "SY", "SY-HL")


@pytest.mark.parametrize(
    ("entity", "expected"),
    [
        (Entity("place:n", "Town"), []),
        (Entity("place:n", "Town", latitude=36.6), []),
        (Entity("place:n", "Town", latitude=96.6), [("latitude", "range")]),
        (Entity("place:n", "Town", country="IQ"), [("subdivision", "country")]),
        (Entity("place:n", "Town", country="IQ", subdivision="IQ-NI"), []),
        (Entity("place:m", "Town"), [("kind", "kind")]),
    ],
)
def test_an_entity_that_is_there_is_judged_with_what_stays(entity: Entity, expected: list[tuple[str, str]]):
    context = replace(CONTEXT, described={STAYS.id: STAYS})
    assert [(f.path, f.code) for f in check(Batch(entities=(entity,)), context)] == expected


def test_an_unknown_id_names_the_nearest():
    (fault,) = check(Batch(claims=(tie("LOCATED_IN", "place:x", "place:yy"),)), CONTEXT)
    assert "did you mean place:y?" in fault.message


def test_all_problems_are_found_at_once_in_order_of_the_records():
    batch = Batch(
        sources=(replace(SOURCE, title=""),),
        entities=(Entity("group:n", "", "PARTY"),),
        claims=(claim(summary="", share=2.0), SOUND, claim(made_by="group:z", locator="¶ 9")),
    )
    faults = [(f.kind, f.index, f.path) for f in check(batch, CONTEXT)]
    assert faults == [
        ("source", 0, "title"),
        ("entity", 0, "label"),
        ("claim", 0, "summary"),
        ("claim", 0, "share"),
        ("claim", 2, "made_by"),
    ]


@given(batch=batches(), data=st.data())
def test_order_does_not_matter(batch: Batch, data: st.DataObject):
    shuffled = tuple(data.draw(st.permutations(batch.claims)))
    assert check(Batch(batch.sources, batch.entities, shuffled), Context()) == []


LONG = "x" * 10_001
LINE = "x" * 501


@pytest.mark.parametrize(
    ("bad", "expected"),
    [
        (claim(locator=LINE), ("locator", "long")),
        (claim(locator="p. 1\u2028p. 2"), ("locator", "form")),
        (claim(summary=LONG), ("summary", "long")),
        (claim(summary="\u200b \u2060"), ("summary", "missing")),
        (claim(made_by_name=LINE), ("made_by_name", "long")),
        (claim(made_by=None, made_by_name="\u200b", channel=Channel.PRESS), ("made_by", "missing")),
        (claim(role=LINE), ("role", "long")),
        (claim(note=LONG), ("note", "long")),
        (tie("PLEDGED_TO", "group:a", "group:b", spell="2" * 41), ("spell", "long")),
        (claim(fact=Name("group:a", LINE)), ("name", "long")),
        (claim(fact=Name("group:a", "A\u202eB")), ("name", "form")),
        (claim(fact=Name("group:a", "A\nB")), ("name", "form")),
        (claim(fact=Name("group:a", "\u200b\u3000")), ("name", "missing")),
        (claim(span=Span(observed=(parse("2014-11-01"),) * 1_001)), ("span.observed", "many")),
    ],
    ids=lambda value: str(value) if isinstance(value, tuple) else "",
)
def test_texts_have_a_most_and_something_to_see(bad: Claim, expected: tuple[str, str]) -> None:
    assert found(bad) == [expected]


def test_texts_at_their_most_are_sound() -> None:
    name = Name("group:a", "x" * 500, spell="2" * 40)
    longest = claim(fact=name, locator="x" * 500, summary="x" * 10_000, made_by_name="x" * 500)
    assert found(replace(longest, span=Span(observed=(parse("2014-11-01"),) * 1_000))) == []
    assert found(claim(fact=Name("group:a", "\u200fأ\u200c ب"))) == []


def test_texts_of_sources_and_entities_have_a_most() -> None:
    source = Source("source:s", LINE, parse("2014"), LINE, LINE, "http://" + "x" * 2_000, note=LONG)
    faults = check(Batch((source,), (Entity("person:p", "P\u2066", summary=LONG),)), Context())
    assert [(f.path, f.code) for f in faults] == [
        ("title", "long"),
        ("author", "long"),
        ("publisher", "long"),
        ("note", "long"),
        ("url", "long"),
        ("label", "form"),
        ("summary", "long"),
    ]


def test_shares_that_differ_in_the_eighth_digit_are_two_claims() -> None:
    shares = (0.12345678, 0.12345679)
    assert len({claim(share=share).id for share in shares}) == 2


def test_the_ids_of_claims_with_plain_shares_stay() -> None:
    given = {
        0.9: "claim:a43614908df72f27fd1a",
        1.0: "claim:683aaa7d9236a6d43b36",
        0.00001: "claim:24ab59cb45d39162a6eb",
    }
    assert {share: claim(share=share).id for share in given} == given


def test_many_unknown_ids_are_judged_in_the_time_that_it_takes_to_read_them() -> None:
    """Each is compared by its hash and with no other one: the count grows with the list, not its square."""

    class Watched(str):
        compared = 0
        __slots__ = ()

        def __eq__(self, other: object) -> bool:
            Watched.compared += 1
            return str.__eq__(self, other)

        __hash__ = str.__hash__

    absorb = tuple(Watched(f"group:n{number}") for number in range(2_000))
    judgement = Judgement(f"judgement:{1:020x}", "group:a", absorb, "so", "", "")
    ties = [(f"tie:{number}", "group:a", f"group:m{number}") for number in range(2_000)]
    faults = list(judgement_faults([judgement], [], {"group:a"}, ties))
    assert [fault.code for fault in faults] == ["unknown"] * 2_000
    assert Watched.compared < 20 * len(absorb)
