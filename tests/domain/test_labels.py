"""Spans in words."""

# ruff: noqa: RUF001 - the labels have dashes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.dates import Edtf, parse
from app.domain.labels import date_label, span_label
from tests.strategies import EDTF


def edtf(text: str | None) -> Edtf | None:
    return parse(text) if text else None


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("2014-06-29", "29 Jun 2014"),
        ("2014-06-01", "1 Jun 2014"),
        ("2013-04", "Apr 2013"),
        ("2007", "2007"),
        ("2007~", "c. 2007"),
        ("2014-08?", "Aug 2014?"),
        ("2014-08-25%", "c. 25 Aug 2014?"),
        ("2014-21", "spring 2014"),
        ("2014-22", "summer 2014"),
        ("2014-23~", "c. autumn 2014"),
        ("2014-24", "winter 2014/15"),
        ("1999-24", "winter 1999/00"),
        ("201X", "2010s"),
        ("20XX", "2000–2099"),
        ("2014-XX", "2014"),
        ("2014-08-XX", "Aug 2014"),
        ("2014-XX-XX", "2014"),
        ("[..2014-11]", "by Nov 2014"),
        ("[2014-09..]", "Sep 2014 or later"),
        ("[2014-08-26..2014-11-23]", "between 26 Aug and 23 Nov 2014"),
        ("[2014-08-25..2014-08-27]", "between 25 and 27 Aug 2014"),
        ("[2013-12..2014-01]", "between Dec 2013 and Jan 2014"),
        ("[2014..2014-08]", "between 2014 and Aug 2014"),
        ("[2014-08~..2014-11]", "between c. Aug 2014 and Nov 2014"),
        ("[2014-10..2014-24]", "between Oct 2014 and winter 2014/15"),
        ("[2014-08..2014-08]", "Aug 2014"),
    ],
)
def test_dates(text: str, label: str):
    assert date_label(text) == label


@pytest.mark.parametrize(
    ("start", "end", "ongoing", "observed", "instant", "label"),
    [
        ("2013-04", "2014-06-29", False, [], False, "Apr 2013 – 29 Jun 2014"),
        ("2007~", None, False, [], False, "c. 2007 – ?"),
        ("2007~", None, False, ["2014-11"], False, "c. 2007 – ?"),
        ("2013-04", None, True, [], False, "Apr 2013 – ongoing"),
        (None, "2014-06-29", False, [], False, "? – 29 Jun 2014"),
        ("2014-06", "2014-08", False, [], False, "Jun – Aug 2014"),
        ("2014-06-01", "2014-06-29", False, [], False, "1 – 29 Jun 2014"),
        ("2014", "2014", False, [], False, "2014"),
        ("[..2014-11]", None, False, [], False, "by Nov 2014 – ?"),
        ("[2014-08..2014-09]", "2014-11", False, [], False, "between Aug and Sep 2014 – Nov 2014"),
        ("2014-22", None, False, [], True, "summer 2014"),
        ("AH 1435-10-29", None, False, [], True, "25 Aug 2014"),
        (None, None, False, [], True, "undated"),
        (None, None, False, [], False, "undated"),
        (None, None, True, [], False, "ongoing"),
        (None, None, False, ["2014-11"], False, "seen Nov 2014"),
        (None, None, True, ["2014-09-01", "2014-11~"], False, "seen 1 Sep 2014, c. Nov 2014"),
    ],
)
def test_spans(start, end, ongoing, observed, instant, label):
    assert span_label(edtf(start), edtf(end), ongoing, observed, instant) == label


@given(date=EDTF)
def test_every_date_has_words_without_notation(date: Edtf):
    label = date_label(date.text)
    assert label.strip() == label != ""
    assert not set("[]~%X") & set(label)
    assert ".." not in label


@given(start=st.none() | EDTF, end=st.none() | EDTF, ongoing=st.booleans())
def test_every_span_has_a_label(start: Edtf | None, end: Edtf | None, ongoing: bool):
    assert span_label(start, end, ongoing, [], False)
