"""Regular expressions in a statement for Neo4j, where one that does not finish cannot be ended.

The text is read before the database is asked for a plan, which may match already while it makes one. Neo4j's
plan, with the expressions as it understood them, is then held to the same: where text and plan are at odds,
the text was not understood here.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from app.errors import NotAllowed
from app.graph.patterns import is_linear
from app.graph.plans import operators

_OF_THE_PLANNER: Final = re.compile(r"autostring_\d+")
_COMMENT: Final = r"//[^\r\n]*+|/\*(?:[^*]|\*(?!/))*+\*/"
_TEXT: Final = r"""'(?:[^'\\]|\\.)*+'|"(?:[^"\\]|\\.)*+\""""
_QUOTED: Final = r"`(?:[^`]|``)*+`"
# What is not closed, and a backslash outside of quotes, is unclear.
_TOKEN: Final = re.compile(
    rf"""[^/`'"=\\]++|{_COMMENT}|{_QUOTED}|{_TEXT}|(?P<matches>=~)|(?P<unclear>/\*|[\\`'"])|.""", re.DOTALL
)
# Blanks of ASCII alone: Neo4j takes others for letters of a name.
_BETWEEN: Final = rf"(?:[ \t\r\n]|{_COMMENT})*+"
_OPERAND: Final = rf"{_BETWEEN}(?:(?P<text>{_TEXT})|\$(?:(?P<quoted>{_QUOTED})|(?P<name>\w++)))"
# After these no operand goes on: whatever adds, indexes or looks up binds more tightly than =~.
_END: Final = r"""\Z|[)\]},;]|\|(?!\|)|=(?!~)|[<>]
    |(?:AND|OR|XOR|AS|THEN|WHEN|ELSE|END|ASC|ASCENDING|DESC|DESCENDING|RETURN
    |WITH|WHERE|MATCH|OPTIONAL|UNWIND|CALL|ORDER|SKIP|OFFSET|LIMIT|UNION|FINISH)\b"""
_IN_TEXT: Final = re.compile(rf"{_OPERAND}{_BETWEEN}(?:{_END})", re.DOTALL | re.IGNORECASE | re.VERBOSE)
_IN_PLAN: Final = re.compile(rf"{_OPERAND}[ ]*+(?:\n|{_END})", re.DOTALL | re.IGNORECASE | re.VERBOSE)
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)
_ESCAPES: Final = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "\\": "\\", "'": "'", '"': '"'}
_UNICODE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})")
_UNCLEAR_UNICODE: Final = re.compile(r"\\\\u|\\u(?![0-9A-Fa-f]{4})")


def check_text(text: str, parameters: Mapping[str, Any]) -> None:
    """Raise NotAllowed where a statement matches with a pattern that may not finish, or is not known."""
    for operand in _operands(text):
        if literal := operand["text"]:
            # Neo4j leaves a backslash before any other letter as it is.
            _check(_ESCAPE.sub(lambda found: _ESCAPES.get(found[1], found[0]), literal[1:-1]))
        # The planner calls texts of the statement so, whatever the asker gives under that name.
        elif _OF_THE_PLANNER.fullmatch(name := _parameter(operand)):
            raise _unknown()
        else:
            _check(parameters.get(name))


def check_plan(root: Mapping[str, Any], text: str, parameters: Mapping[str, Any]) -> None:
    """Raise NotAllowed where the plan of a statement that `check_text` let through matches otherwise."""
    known = any(True for _ in _operands(text))
    for operator in operators(root):
        for operand in _found(str(operator.get("args", {}).get("Details") or ""), _IN_PLAN):
            name = _parameter(operand)
            if name in parameters:
                _check(parameters[name])
            elif not known or not (operand["text"] or _OF_THE_PLANNER.fullmatch(name)):
                raise _unknown()


def _parameter(operand: re.Match[str]) -> str:
    """Its name; empty for a text."""
    return operand["name"] or (operand["quoted"] or "")[1:-1].replace("``", "`")


def _operands(text: str) -> Iterator[re.Match[str]]:
    """What a statement matches with. Raises NotAllowed for what is not understood."""
    # Neo4j reads \u0041 as A before all else, wherever it stands.
    decoded = _UNICODE.sub(lambda found: chr(int(found[1], 16)), text)
    if "=~" not in text and "=~" not in decoded:
        return
    letters = all(chr(int(code, 16)).isalnum() for code in _UNICODE.findall(text))
    if not letters or _UNCLEAR_UNICODE.search(text):
        raise NotAllowed(
            "Neo4j cannot end a regular expression that takes too long, so it must be known before: expected "
            "no \\u escapes beside =~ but of letters and digits; write the character itself."
        )
    yield from _found(decoded, _IN_TEXT)


def _found(text: str, operand: re.Pattern[str]) -> Iterator[re.Match[str]]:
    if "=~" not in text:
        return
    for token in _TOKEN.finditer(text):
        if token["unclear"]:
            raise _unknown()
        if token["matches"]:
            found = operand.match(text, token.end())
            if found is None:
                raise _unknown()
            yield found


def _check(pattern: Any) -> None:
    if isinstance(pattern, str) and not is_linear(pattern):
        raise NotAllowed(
            f"Neo4j cannot end a regular expression that takes too long, as {pattern[:200]!r} may: expected "
            "at most one *, + or {n,} and no nested ones, or (?s) with .* at both ends, as '(?is).*word.*'; "
            "CONTAINS, STARTS WITH and ENDS WITH find words as well."
        )


def _unknown() -> NotAllowed:
    return NotAllowed(
        "Neo4j cannot end a regular expression that takes too long, so it must be known before: expected "
        "after =~ one text in quotes or one parameter, and then the end of the expression, AND, OR or a "
        "closing bracket; nothing that is added, looked up, or in brackets of its own."
    )
