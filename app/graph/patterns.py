"""Which regular expressions a Java machine finishes in time proportional to the text, whatever the text.

Neo4j matches with java.util.regex, which tries one way after another and cannot be ended while it does:
`(a|a)*b` takes longer than anybody lives on forty letters. So only patterns pass there that have, for each
place in the text, a bounded number of ways: at most one unbounded repetition, of something that matches in
one way, or `.*` at both ends under the flag (?s), where the last one cannot fail.
"""

import re
from typing import Final

_MOST_WAYS: Final = 1_000
# Without x, under which blanks in a pattern are not matched and # begins a comment. Of groups of flags, as
# (?i:…) and (?-i), and of flags further on, nothing is understood here.
_FLAGS: Final = re.compile(r"\(\?([imsu]*)\)")
_QUANTIFIER: Final = re.compile(r"(?:([*+?])|\{(\d{1,4})(?:(,)(\d{0,4}))?\})[?+]?")
# In [^] the sign is no letter of the class: Java goes on to the next bracket.
_CLASS: Final = re.compile(r"\[\^?+(?:\\[dDwWsS\\\[\]^.*+?(){}|/\-]|[^\[\]\\&])+\]")
_ATOM: Final = re.compile(r"\\[pP]\{\w+\}|\\[dDwWsSbB.\\+*?()\[\]{}|^$/\-]|[^\\+*?()\[\]{}|]")
# A part's ways at one place, its unbounded repetitions, and whether it takes at least one letter.
_Ways = tuple[int, int, bool]


class _Unclear(Exception):
    """Something in a pattern that is not understood here."""


def is_linear(pattern: str) -> bool:
    """Whether matching a whole text against the pattern is sure to take time in proportion to the text."""
    flags = _FLAGS.match(pattern)
    rest = pattern[flags.end() :] if flags else pattern
    dotall = flags is not None and "s" in flags[1]
    # An escaped dot before the last star is no dot.
    if dotall and len(rest) > 4 and rest.startswith(".*") and rest.endswith(".*") and rest[-3] != "\\":
        rest, most = rest[2:-2], 0
    else:
        most = 1
    ways = _ways(rest)
    return ways is not None and ways[1] <= most


def _ways(pattern: str) -> _Ways | None:
    """None for a pattern with too many, and for one that is not understood."""
    try:
        ways, end = _alternatives(pattern, 0)
    except (_Unclear, RecursionError):
        return None
    return ways if end == len(pattern) and ways[0] <= _MOST_WAYS else None


def _alternatives(pattern: str, at: int) -> tuple[_Ways, int]:
    (count, unbounded, takes), at = _sequence(pattern, at)
    while at < len(pattern) and pattern[at] == "|":
        (more, others, also), at = _sequence(pattern, at + 1)
        count, unbounded, takes = count + more, max(unbounded, others), takes and also
    return (count, unbounded, takes), at


def _sequence(pattern: str, at: int) -> tuple[_Ways, int]:
    count, unbounded, takes = 1, 0, False
    while at < len(pattern) and pattern[at] not in "|)":
        part, at = _part(pattern, at)
        count, unbounded, takes = count * part[0], unbounded + part[1], takes or part[2]
        if count > _MOST_WAYS:
            raise _Unclear
    return (count, unbounded, takes), at


def _part(pattern: str, at: int) -> tuple[_Ways, int]:
    """One letter, class or group with how often it is repeated."""
    if pattern[at] == "(":
        start = at + 3 if pattern.startswith("(?:", at) else at + 1
        if start == at + 1 and pattern.startswith("?", start):
            raise _Unclear
        inner, at = _alternatives(pattern, start)
        if at >= len(pattern):
            raise _Unclear
        at += 1
    else:
        found = _CLASS.match(pattern, at) or _ATOM.match(pattern, at)
        if found is None:
            raise _Unclear
        takes = found[0] not in {"^", "$", "\\b", "\\B"}
        inner, at = (1, 0, takes), found.end()
    repeated = _QUANTIFIER.match(pattern, at)
    return (inner, at) if repeated is None else (_repeated(inner, repeated), repeated.end())


def _repeated(inner: _Ways, quantifier: re.Match[str]) -> _Ways:
    count, unbounded, takes = inner
    sign, least, comma, most = quantifier.groups()
    if sign in ("*", "+") or (comma and not most):
        # In more than one way each time, the ways multiply with every letter.
        if count != 1 or unbounded or not takes:
            raise _Unclear
        return 1, 1, sign == "+" or (least is not None and int(least) > 0)
    low, high = (0, 1) if sign else (int(least), int(most or least))
    if high < low or high * count > _MOST_WAYS or (unbounded and high > 1):
        raise _Unclear
    # What takes no letter is repeated without getting on, and repeated again by the groups around it.
    if high > 1 and count == 1 and not takes:
        raise _Unclear
    ways = (high - low + 1) if count == 1 else (count + 1) ** high
    return ways, unbounded, takes and low > 0
