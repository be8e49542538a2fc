"""Regular expressions that Neo4j is given: those that may not finish are told from those that do."""

from __future__ import annotations

from typing import Any

import pytest

from app.errors import NotAllowed
from app.graph.patterns import is_linear
from app.graph.regexes import check_text

pytestmark = pytest.mark.check


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "ansar",
        "(?i)ansar.*",
        ".*ansar",
        "[a-z]+",
        "a{2,5}b?",
        "(?is).*ansar.*",
        "(?s).*(ansar|sunna).*",
        "(?s).*a{1,3}b?.*",
        "Jamaat (al-)?Ansar.*",
        "(ab)+",
        r"\d{4}-\d{2}-\d{2}",
        r"group:\w+",
        r"\p{L}+",
        "^ansar$",
        "a.*|b.*",
        "[^:]+:x",
        "(?msiu).*ansar.*",
        "(?:a b){3}",
        "(a?){5}",
    ],
)
def test_what_finishes_passes(pattern: str):
    assert is_linear(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+",
        "(a*)*",
        "(a|a)*b",
        "(a|b)+c",
        "(a?)*b",
        "(a{0,5}b?)*",
        "(x+x+)+y",
        ".*.*b",
        ".*ansar.*",  # twenty thousand of them before a line break take minutes
        "(?i).*ansar.*",
        "(?s).*a+.*",
        "(?s).*a.*b.*",
        r"(?s).*\.*",
        "(?s)a.*.*",
        "((a?){25}){25}",
        "(a?){25}a{25}",
        "(ab?){30}",
        ".{0,999}.{0,999}",
        ".{0,9999}",
        "(a*){2}",
        r"(a)\1+",
        "(?=a+)b",
        "(?<n>a+)+",
        "(?s-i:a)+",
        # Under x a blank is no letter, and these repeat the group.
        "(?x)(?:a|aa) {50}b",
        "(?x)(?:a|a) *b",
        "(?x)a",
        "(?ix)a",
        "(?i)(?x)a",
        "a(?x)b",
        "(?x:a)",
        "(?-x)a",
        "(?d)a",
        "(?U)a",
        "(?i:a)",
        "a(?s).*b.*",
        # Nothing is taken, 10¹² times.
        r"(((\b{1000}){1000}){1000}){1000}",
        "((){1000}){1000}",
        "((a{0}){1000}){1000}",
        "[^]a]",
        "[a-z&&[^b]]+",
        "a{,5}",
        "(a",
        "a)",
        "[a",
        "+",
        "a**",
        "(" * 2000 + "a" + ")" * 2000,
    ],
)
def test_what_may_not_finish_or_is_not_understood_does_not(pattern: str):
    assert not is_linear(pattern)


@pytest.mark.parametrize(
    ("text", "parameters"),
    [
        ("WHERE n.name =~ 'ansar.*' RETURN n", {}),
        ('WHERE n.name =~ /* so */ "ans\\u0061r.*" RETURN n', {}),
        ("WHERE n.name = '(a+)+' RETURN n", {}),
        ("WHERE n.name = '\\u0027 =~ ' RETURN n.name =~ $`p q`;", {"p q": "ansar.*"}),
        ("RETURN '=~' AS `=~ x`, 1 /* =~ y */ // =~ z", {}),
        (r"RETURN n.name =~ '\d{4}-\\d{2}'", {}),
        ("RETURN n.caf\\u00e9 AS x, 'C:\\\\users' AS y", {}),
    ],
)
def test_a_text_that_finishes_is_let_through(text: str, parameters: dict[str, Any]):
    if r"\u0027" in text:
        with pytest.raises(NotAllowed, match=r"no \\u escapes beside =~"):
            check_text(text, parameters)
        text = text.replace(r"\u0027", "")
    check_text(text, parameters)
