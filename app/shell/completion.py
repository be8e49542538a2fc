"""What can come next: commands, keywords, and of our graph labels, relationship types and properties."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from app.graph.model import LABELS, PROPERTIES, RELATIONSHIPS

KEYWORDS: Final = (
    *("ALL SHORTEST", "AND", "AS", "ASC", "CALL", "CASE", "COLLECT", "CONTAINS", "COUNT", "DESC", "DISTINCT"),
    *("ELSE", "END", "ENDS WITH", "EXISTS", "FALSE", "IN", "IS NOT NULL", "IS NULL", "LIMIT", "MATCH", "NOT"),
    *("NULL", "OPTIONAL MATCH", "OR", "ORDER BY", "RETURN", "SKIP", "STARTS WITH", "THEN", "TRUE", "UNION"),
    *("UNWIND", "WHEN", "WHERE", "WITH", "XOR", "all", "any", "coalesce", "collect", "count", "date"),
    *("duration", "endNode", "head", "labels", "last", "length", "max", "min", "nodes", "none", "properties"),
    *("range", "relationships", "shortestPath", "single", "size", "startNode", "toLower", "toString", "type"),
)
_LABEL: Final = re.compile(r"\(\s*\w*\s*(?::\w+)*:(\w*)\Z|\b\w+:(\w*)\Z")
_TYPE: Final = re.compile(r"\[\s*\w*\s*:(?:\s*\w+\s*\|)*\s*(\w*)\Z")
_PROPERTY: Final = re.compile(
    r"(?:\b[^\W\d]\w*\.|[\])]\.)`?(\w*)\Z|[(\[][^(){}\[\]]*\{(?:[^{}]*,)?\s*(\w*)\Z"
)
_PARAMETER: Final = re.compile(r"\$(\w*)\Z")
_WORD: Final = re.compile(r"(\w+)\Z")
_COMMAND: Final = re.compile(r"\s*:(\w*)\Z")


class Cypher(Completer):
    """Completes what stands before the cursor; ``parameters`` are those set so far, and may change."""

    def __init__(self, commands: Iterable[str], parameters: Mapping[str, Any]) -> None:
        self._commands = sorted(commands)
        self._parameters = parameters

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:  # noqa: ARG002
        begun, names = self._candidates(document.text_before_cursor)
        for name in names:
            if name.lower().startswith(begun.lower()):
                yield Completion(name, -len(begun))

    def _candidates(self, text: str) -> tuple[str, Iterable[str]]:
        """What has been typed of the word, and what it may become."""
        if found := _COMMAND.fullmatch(text):
            return found[1], self._commands
        for pattern, names in (
            (_PARAMETER, sorted(self._parameters)),
            (_TYPE, sorted(RELATIONSHIPS)),
            (_PROPERTY, sorted(PROPERTIES)),
            (_LABEL, sorted(LABELS)),
        ):
            if found := pattern.search(text):
                return next((group for group in found.groups() if group is not None), ""), names
        found = _WORD.search(text)
        return (found[1], KEYWORDS) if found else ("", ())
