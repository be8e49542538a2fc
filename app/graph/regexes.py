"""Regular expressions in a statement for Neo4j, where one that does not finish cannot be ended."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from app.errors import NotAllowed
from app.graph.patterns import is_linear
from app.graph.plans import operators

_MATCHED: Final = re.compile(r"=~\s*(?:\$(?:`([^`]+)`|(\w+))(?![\w.\[`])|(\S?))")
_OF_THE_PLANNER: Final = re.compile(r"autostring_\d+")
_TOKEN: Final = re.compile(
    r"""//[^\n]*|/\*.*?\*/|`(?:[^`]|``)*`|(?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?P<matches>=~)"""
    r"""|(?P<space>\s+)|(?P<unclear>\\)|.""",
    re.DOTALL,
)
_ESCAPE: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|(.))", re.DOTALL)
_ESCAPES: Final = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}


def check_regexes(root: Mapping[str, Any], text: str, parameters: Mapping[str, Any]) -> None:
    """Raise NotAllowed where the plan matches with a pattern that may not finish, or is not known before."""
    if "=~" not in str([operator.get("args") for operator in operators(root)]):
        return
    literals = False
    for operator in operators(root):
        for quoted, plain, _ in _MATCHED.findall(str(operator.get("args", {}).get("Details") or "")):
            name = quoted or plain
            # A parameter of that kind of name may be the asker's own.
            of_the_planner = _OF_THE_PLANNER.fullmatch(name) is not None
            literals = literals or of_the_planner
            if name in parameters:
                _check(parameters[name])
            elif not of_the_planner:
                raise _unknown()
    if literals:
        for pattern in _literals(text):
            _check(pattern)


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
        "text in quotes, or a parameter, after =~."
    )


def _literals(text: str) -> Iterator[str]:
    """What stands in quotes after each =~. Raises NotAllowed where there is nothing of that kind."""
    found, awaited = False, False
    for token in _TOKEN.finditer(text):
        if token["unclear"]:
            raise _unknown()
        if awaited and token["text"]:
            yield _ESCAPE.sub(_letter, token["text"][1:-1])
            found, awaited = True, False
        elif token["matches"]:
            awaited = True
        elif token["space"] is None and not token[0].startswith(("//", "/*")):
            awaited = False
    if not found:
        raise _unknown()


def _letter(escape: re.Match[str]) -> str:
    if escape[1]:
        return chr(int(escape[1], 16))
    return _ESCAPES.get(escape[2], escape[2])
