"""What a statement for the embedded engine calls, by its text: the engine's plan shows what is called in
subqueries only as ``{…}``.

Procedures and functions of the engine's own go further than reading records: ``do.when`` runs any text,
``util.sleep`` holds a connection that cannot be ended.
"""

import re
from collections.abc import Iterator
from typing import Final

from app.errors import NotAllowed

_TOKEN: Final = re.compile(
    r"""(?P<skipped>\s++|//[^\r\n]*+|/\*(?:[^*]|\*(?!/))*+\*/|'(?:[^'\\]|\\.)*+'|"(?:[^"\\]|\\.)*+")
    |`(?P<quoted>(?:[^`]|``)*+)`|(?P<word>[^\W\d]\w*+)|(?P<number>[\d.]*\d)|(?P<sign>.)""",
    re.DOTALL | re.VERBOSE,
)
# A variable or property that is called so stands before these; a procedure before none of them.
_AFTER_A_NAME: Final = """
    AND AS ASC ASCENDING CALL CONTAINS CREATE DELETE DESC DESCENDING DETACH ELSE END ENDS FOREACH IN IS
    LIMIT MATCH MERGE NOT OPTIONAL OR ORDER REMOVE RETURN SET SKIP STARTS THEN UNION UNWIND WHEN WHERE WITH
    XOR YIELD
"""
_GO_ON: Final = frozenset(_AFTER_A_NAME.split())
_Name = tuple[str, bool, str]


def called(text: str) -> Iterator[tuple[str, bool]]:
    """The procedures that a statement calls, and the functions with a dot in their names: each with whether
    it is a procedure. Raises NotAllowed for what cannot be told."""
    for name, procedure, after in _names(text):
        if procedure or ("." in name and after == "("):
            yield name, procedure


def _names(text: str) -> Iterator[_Name]:
    """Dotted names, whether each follows CALL, and the token after it."""
    parts: list[str] = []
    dotted = calling = False
    before = ""
    for kind, value in _tokens(text):
        if kind == "sign" and value == "." and parts and not dotted:
            dotted = True
            continue
        if kind == "name" and dotted:
            parts.append(value)
            dotted = False
            continue
        if parts:
            yield ".".join(parts), calling, value
        procedure = not calling and before.upper() == "CALL" and parts == [before]
        calling = procedure and kind == "name" and value.upper() not in _GO_ON
        before = value if kind == "name" else ""
        parts, dotted = ([value] if kind == "name" else []), False
    if parts:
        yield ".".join(parts), calling, ""


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    for found in _TOKEN.finditer(text):
        if found["skipped"] is not None:
            continue
        if (quoted := found["quoted"]) is not None:
            yield "name", quoted.replace("``", "`")
        elif found["word"] is not None:
            yield "name", found["word"]
        else:
            value = found[0]
            if value in "\\'\"`":
                raise NotAllowed(
                    f"What this statement calls cannot be told: expected no {value} outside of quotes, and "
                    "every quote closed."
                )
            yield ("sign" if len(value) == 1 else "number"), value
