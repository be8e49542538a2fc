"""Regular expressions that Neo4j is given: those that may not finish are told from those that do."""

from __future__ import annotations

from typing import Any

import pytest

from app.errors import NotAllowed
from app.graph.patterns import is_linear
from app.graph.regexes import check_regexes

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


def plan(details: str) -> dict[str, Any]:
    child = {"operatorType": "Filter@neo4j", "args": {"Details": details}, "children": []}
    return {"operatorType": "ProduceResults@neo4j", "args": {"Details": "n"}, "children": [child]}


@pytest.mark.parametrize(
    ("details", "text", "parameters"),
    [
        ("n.name =~ $p", "… n.name =~ $p …", {"p": "ansar.*"}),
        ("n.name =~ $autostring_0", "WHERE n.name =~ 'ansar.*' RETURN n", {}),
        ("n.name =~ $`autostring_0`", 'WHERE n.name =~ /* so */ "a\\u002e*" RETURN n', {}),
        ("n.name = $autostring_0", "WHERE n.name = '(a+)+' RETURN n", {}),
    ],
)
def test_a_pattern_that_finishes_is_let_through(details: str, text: str, parameters: dict[str, Any]):
    check_regexes(plan(details), text, parameters)


@pytest.mark.parametrize(
    ("details", "text", "parameters"),
    [
        ("n.name =~ $p", "… n.name =~ $p …", {"p": "(a+)+"}),
        ("n.name =~ $p.x", "… n.name =~ $p.x …", {"p": {"x": "a"}}),
        ("n.name =~ $p[0]", "… n.name =~ $p[0] …", {"p": ["a"]}),
        ("n.name =~ m.pattern", "… n.name =~ m.pattern …", {}),
        ("n.name =~ ($autostring_0 + $autostring_1)", "… =~ ('a' + 'b')", {}),
        ("n.name =~ $autostring_0", "WHERE n.name =~ '(a+)+' RETURN n", {}),
        ("n.name =~ $autostring_0", r"WHERE n.name =~ '(a\u002b)+' RETURN n", {}),
        ("n.name =~ $autostring_0", "WHERE 'x' =~ 'x' AND n.name =~ \"(a+)+\" RETURN n", {}),
        ("n.name =~ $autostring_0", "WHERE n.name =~ // 'a'\n '(a+)+' RETURN n", {}),
        ("n.name =~ $autostring_0", r"WHERE n.name \u003d~ '(a+)+' RETURN n", {}),
        ("n.name =~ $autostring_0", "WHERE n.name = 'safe' RETURN n", {}),
        # A parameter of the asker's may be called as the planner calls its own.
        (
            "n.name =~ $autostring_0",
            "WHERE 'x' =~ 'x' AND n.name =~ $autostring_0",
            {"autostring_0": "(a+)+"},
        ),
    ],
)
def test_a_pattern_that_may_not_finish_or_is_not_known_is_refused(
    details: str, text: str, parameters: dict[str, Any]
):
    with pytest.raises(NotAllowed, match="regular expression"):
        check_regexes(plan(details), text, parameters)
