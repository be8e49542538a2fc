"""YAML for people: a subset in which every scalar is text and nothing is interpreted.

``2007`` is a date and ``NO`` is Norway because no scalar is ever resolved to a number, a truth value or a
timestamp. Duplicate keys, anchors, aliases and tags are refused: they make a file say what it does not show.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path as FilePath
from typing import Any, Final, TextIO

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.reader import ReaderError

from app.domain.facts import slug
from app.domain.records import Batch, Kind
from app.exchange.raw import Path, RawFile, RawProblem, RawRow, check_name
from app.exchange.written import claim_values, entity_values, judgement_values, source_values

_SECTIONS: Final[dict[str, Kind]] = {
    "sources": "source",
    "entities": "entity",
    "claims": "claim",
    "judgements": "judgement",
}
_DEPTH: Final = 12
_ABSENT: Final = object()
_WIDTH: Final = 110


def read_yaml(text: str) -> RawFile:
    """The rows of one file. A file that is not YAML has no rows and one problem."""
    found = RawFile()
    try:
        tree = _Tree(text, found.problems)
        root = tree.read()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = " ".join(part for part in (error.problem, error.context) if part)
        hint = "put text that holds a colon, #, quotes or brackets in quotes"
        found.problems.append(
            RawProblem(mark.line + 1 if mark else 1, (), f"is not YAML: {what}; {hint}", "yaml")
        )
        return found
    except _OutOfRange as error:
        message = "is not YAML: holds an escape beyond \\U0010FFFF or a number too large; leave it out"
        found.problems.append(RawProblem(error.line, error.path, message, "yaml"))
        return found
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        message = f"is not YAML: holds U+{ord(text[error.position]):04X}; leave it out"
        found.problems.append(RawProblem(line, (), message, "yaml"))
        return found
    if root is not _ABSENT:
        found.rows.extend(_rows(root, tree.lines, found.problems))
    return found


class _OutOfRange(Exception):
    """An escape or a number that is too large, met while the value of ``path`` was read."""

    def __init__(self, line: int, path: Path) -> None:
        super().__init__(line, path)
        self.line = line
        self.path = path


class _Tree:
    """Builds texts, lists and mappings from the parser's events, with the line of every path."""

    def __init__(self, text: str, problems: list[RawProblem]) -> None:
        self.lines: dict[Path, int] = {}
        self._problems = problems
        self._parser = yaml.SafeLoader(text)

    def read(self) -> Any:
        documents = 0
        root: Any = _ABSENT
        while not isinstance(event := self._next(()), StreamEndEvent):
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse(event, (), "holds a second document; expected one a file", "document")
                    return root
                root = self._node(self._next(()), ())
        return root

    def _next(self, path: Path) -> Event:
        """The next event, which is about a path. Raises _OutOfRange where Python cannot hold it."""
        try:
            event: Event = self._parser.get_event()  # type: ignore[no-untyped-call]
        except (ValueError, OverflowError):
            raise _OutOfRange(self._parser.line + 1, _within_row(path)) from None
        return event

    def _refuse(self, event: Event, path: Path, message: str, code: str) -> None:
        self._problems.append(RawProblem(_line(event), _within_row(path), message, code))

    def _node(self, event: Event, path: Path) -> Any:
        self.lines[path] = _line(event)
        if isinstance(event, AliasEvent):
            self._refuse(event, path, f"*{event.anchor} is an alias; write the value out", "alias")
            return _ABSENT
        if isinstance(event, NodeEvent) and event.anchor:
            self._refuse(event, path, f"&{event.anchor} is an anchor; leave it out", "anchor")
        if isinstance(event, ScalarEvent | SequenceStartEvent | MappingStartEvent) and event.tag:
            self._refuse(event, path, f"{event.tag} is a tag; put the text in quotes", "tag")
        if isinstance(event, ScalarEvent):
            return _ABSENT if event.value == "" and event.style is None else event.value
        if len(path) >= _DEPTH:
            raise yaml.MarkedYAMLError(problem="nested too deeply", problem_mark=_mark(event))
        return self._list(path) if isinstance(event, SequenceStartEvent) else self._mapping(path)

    def _list(self, path: Path) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := self._next((*path, str(len(items)))), SequenceEndEvent):
            item = self._node(event, (*path, str(len(items))))
            items.append("" if item is _ABSENT else item)
        return items

    def _mapping(self, path: Path) -> dict[str, Any]:
        values: dict[str, Any] = {}
        seen: set[str] = set()
        while not isinstance(event := self._next(path), MappingEndEvent):
            key = self._node(event, (*path, ""))
            if not isinstance(key, str):
                self._refuse(event, path, "has a key that is no text; expected a field's name", "key")
                self._node(self._next(path), (*path, ""))
                continue
            line = _line(event)
            if not check_name(key, line, self._problems):
                self._node(self._next(path), (*path, ""))
                continue
            if key in seen:
                self._refuse(event, (*path, key), "is given twice; expected once", "duplicate")
                self._node(self._next((*path, key)), (*path, ""))
                continue
            seen.add(key)
            value = self._node(self._next((*path, key)), (*path, key))
            self.lines[*path, key] = line
            if value is not _ABSENT:
                values[key] = value
        return values


def _within_row(path: Path) -> Path:
    """The part of a path that names a field: within a row, or a section of the file."""
    return path if len(path) < 2 else path[2:]


def _mark(event: Event) -> yaml.Mark:
    mark = event.start_mark
    if not isinstance(mark, yaml.Mark):
        raise TypeError("the parser in Python marks every event")
    return mark


def _line(event: Event) -> int:
    return _mark(event).line + 1


def _rows(root: Any, lines: Mapping[Path, int], problems: list[RawProblem]) -> Iterator[RawRow]:
    if not isinstance(root, dict):
        expected = "expected sources:, entities:, judgements: or source: and claims:"
        problems.append(RawProblem(lines[()], (), f"is no mapping; {expected}", "form"))
        return
    lines_of_row: dict[Path, dict[Path, int]] = {}
    for path, line in lines.items():
        lines_of_row.setdefault(path[:2], {})[path[2:]] = line
    for name, section in root.items():
        kind = _SECTIONS.get(name)
        if kind is None:
            if name != "source":
                message = f"is no section of a file; expected source, {', '.join(_SECTIONS)}"
                problems.append(RawProblem(lines[name,], (name,), message, "field"))
        elif not isinstance(section, list):
            message = "is no list; expected rows that begin with -"
            problems.append(RawProblem(lines[name,], (name,), message, "form"))
        else:
            for index, values in enumerate(section):
                own = lines_of_row[name, str(index)]
                if not isinstance(values, dict):
                    message = f"is no {kind}; expected a mapping of fields to values"
                    problems.append(RawProblem(own[()], (), message, "form"))
                elif kind == "claim" and "source" in root and "source" not in values:
                    of_file = {("source",): lines["source",]}
                    yield RawRow(kind, {"source": root["source"], **values}, own | of_file)
                else:
                    yield RawRow(kind, values, own)


def write_yaml(batch: Batch, target: FilePath | TextIO) -> None:
    """Write a batch as one file, or into a folder as sources, entities, judgements and claims by source.

    Claims carry their ids, by which links refer to them.
    """
    ordered = batch.in_order()
    sources = {"sources": [source_values(source) for source in ordered.sources]}
    entities = {"entities": [entity_values(entity) for entity in ordered.entities]}
    judgements = {"judgements": [judgement_values(judgement) for judgement in ordered.judgements]}
    if not isinstance(target, FilePath):
        claims = {"claims": [claim_values(claim) for claim in ordered.claims]}
        sections = sources | entities | claims | judgements
        _dump({name: rows for name, rows in sections.items() if rows}, target)
        return
    files: dict[str, dict[str, Any]] = {}
    if batch.sources:
        files["sources.yaml"] = sources
    if batch.entities:
        files["entities.yaml"] = entities
    if batch.judgements:
        files["judgements.yaml"] = judgements
    for claim in ordered.claims:
        values = claim_values(claim)
        source = values.pop("source")
        name = f"claims/{slug(claim.source.partition(':')[2])}.yaml"
        files.setdefault(name, {"source": source, "claims": []})["claims"].append(values)
    (target / "claims").mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        with (target / name).open("w", encoding="utf-8", newline="\n") as stream:
            _dump(content, stream)


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the name is PyYAML's
        return True


def _represent(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    """Text in double quotes where a line break or an invisible character would not survive without."""
    style = None if text.isprintable() else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent)


def _dump(content: Mapping[str, Any], stream: TextIO) -> None:
    if content:
        yaml.dump(
            _as_text(content), stream, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH
        )


def _as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _as_text(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_as_text(inner) for inner in value]
    return value if isinstance(value, str) else repr(value)
