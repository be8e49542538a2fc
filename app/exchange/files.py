"""Reading files and folders of our own formats, with every problem of all of them at once.

Reading has two steps, because what a file says can only be judged with what the graph holds already:
``read`` takes in the form and resolves links, ``Reading.checked`` judges the meaning.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from app.domain.claims import Claim, Entity, Source
from app.domain.dates import Edtf
from app.domain.judgements import Judgement
from app.domain.records import Batch, Kind
from app.domain.validation import Context, check
from app.errors import InputError, Problem
from app.exchange.jsonl_format import read_jsonl
from app.exchange.raw import RawFile, RawProblem, RawRow
from app.exchange.read_rows import Draft, read_claim, read_entity, read_judgement, read_source
from app.exchange.yaml_format import read_yaml

_READERS: Final = {".yaml": read_yaml, ".yml": read_yaml, ".jsonl": read_jsonl}
_SUFFIXES: Final = ", ".join(_READERS)
_ROWS: Final = "at least one source, entity, claim or judgement"
_KEY: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
_CLAIM_ID: Final = re.compile(r"claim:[0-9a-f]{20}")
_UNREAD: Final = Edtf("..", None, None)  # the publication of a source whose own row could not be read


@dataclass(frozen=True, slots=True)
class FileProblem(Problem):
    """A problem in a file, which prints as ``file:line: field: message``."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {Problem.__str__(self)}"


@dataclass(frozen=True, slots=True)
class _Origin:
    """Where a record was read: the file, its place among the files, the row."""

    file: str
    order: int
    row: RawRow


@dataclass(slots=True)
class Reading:
    """What could be read: ``batch`` to look up in the graph, then ``checked`` for the sound batch."""

    batch: Batch
    _found: "_Found"

    def checked(self, context: Context) -> Batch:
        """The batch without repeated records, if nothing is wrong with any file.

        Raises InputError with all problems, in order of file and line. Rows that could not be read do not
        make others wrong that refer to them.
        """
        found = self._found
        known = replace(
            context,
            sources={**dict.fromkeys(found.unread["source"], _UNREAD), **context.sources},
            entities={*context.entities, *found.unread["entity"]},
        )
        problems = list(found.problems)
        for fault in check(self.batch, known):
            origin = found.origins[fault.kind][fault.index]
            path = tuple(fault.path.split(".")) if fault.path else ()
            problems.append(_problem(origin, path, fault.message, fault.code))
        if problems:
            raise InputError(problem for *_, problem in sorted(problems, key=lambda placed: placed[:2]))
        return Batch(
            tuple({source.id: source for source in self.batch.sources}.values()),
            tuple({entity.id: entity for entity in self.batch.entities}.values()),
            tuple({claim.id: claim for claim in self.batch.claims}.values()),
            tuple({judgement.id: judgement for judgement in self.batch.judgements}.values()),
        )


def read_files(paths: Sequence[Path], context: Context | None = None) -> Batch:
    """The sound batch of some files and folders, judged by themselves where no context is given.

    Raises InputError with all problems of all files.
    """
    return read(paths).checked(context or Context())


def read(paths: Sequence[Path]) -> Reading:
    """Read files (``.yaml``, ``.yml``, ``.jsonl``) and folders of such, and resolve links between claims.

    A link is a key of the same file, ``file-stem#key`` for another file of these, or a claim's id.
    """
    found = _Found()
    for order, path in enumerate(_expanded(paths)):
        found.read_file(path, order)
    return Reading(found.batch(), found)


def _expanded(paths: Iterable[Path]) -> Iterator[Path]:
    seen = set()
    for path in paths:
        inside = (
            sorted(p for p in path.rglob("*") if p.suffix in _READERS and p.is_file())
            if path.is_dir()
            else []
        )
        for file in inside or [path]:
            if file.resolve() not in seen:
                seen.add(file.resolve())
                yield file


_Placed = tuple[int, int, Problem]  # the file's place among the files, the line, the problem


def _problem(origin: _Origin, path: tuple[str, ...], message: str, code: str) -> _Placed:
    line = origin.row.line(path)
    return origin.order, line, FileProblem(path, message, code, origin.file, line)


class _Found:
    """Gathers the records and problems of all files, then resolves the links between their claims."""

    def __init__(self) -> None:
        self.problems: list[_Placed] = []
        self.origins: dict[Kind, list[_Origin]] = {"source": [], "entity": [], "claim": [], "judgement": []}
        self.unread: dict[Kind, set[str]] = {
            "source": set(),
            "entity": set(),
            "claim": set(),
            "judgement": set(),
        }
        self._sources: list[Source] = []
        self._entities: list[Entity] = []
        self._drafts: list[Draft] = []
        self._judgements: list[Judgement] = []
        self._keys: dict[tuple[str, str], str | None] = {}  # (file, key) -> id, None where the row is unread
        self._stems: dict[str, set[str]] = {}

    def read_file(self, path: Path, order: int) -> None:
        file = str(path)
        self._stems.setdefault(path.stem, set()).add(file)
        try:
            raw = self._raw(path)
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            self.problems.append((order, 0, Problem((file,), f"cannot be read: {reason}", "file")))
            return
        if not raw.rows and not raw.problems:
            raw.problems.append(RawProblem(1, (), f"holds nothing; expected {_ROWS}", "empty"))
        for each in raw.problems:
            problem = FileProblem(each.path, each.message, each.code, file, each.line)
            self.problems.append((order, each.line, problem))
        for row in raw.rows:
            self._read_row(_Origin(file, order, row))

    def _raw(self, path: Path) -> RawFile:
        if path.is_dir():
            raise ValueError(f"the folder holds no {_SUFFIXES} file")
        reader = _READERS.get(path.suffix)
        if reader is None:
            raise ValueError(f"expected a file that ends in {_SUFFIXES}, or a folder of such")
        content = path.read_bytes()
        try:
            return reader(content.decode().removeprefix("\ufeff"))
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            where = f"byte {error.start + 1} of the file, 0x{content[error.start]:02X}"
            message = f"is not UTF-8 at {where}; expected a text file in UTF-8"
            return RawFile(problems=[RawProblem(line, (), message, "encoding")])

    def _read_row(self, origin: _Origin) -> None:
        row = origin.row
        try:
            if row.kind == "source":
                self._sources.append(read_source(row.values))
            elif row.kind == "entity":
                self._entities.append(read_entity(row.values))
            elif row.kind == "judgement":
                self._judgements.append(read_judgement(row.values))
            else:
                draft = read_claim(row.values)
                self._drafts.append(draft)
                self._check_handles(origin, draft)
        except InputError as error:
            self.problems += [_problem(origin, p.path, p.message, p.code) for p in error.problems]
            for handle in ("id", "key"):
                if isinstance(given := row.values.get(handle), str):
                    self.unread[row.kind].add(given)
                    self._keys.setdefault((origin.file, given), None)
            return
        self.origins[row.kind].append(origin)

    def _check_handles(self, origin: _Origin, draft: Draft) -> None:
        if draft.id is not None and draft.id != draft.claim.id:
            message = (
                f"is not the id of what this row says, {draft.claim.id}; leave it out to record a new claim"
            )
            self.problems.append(_problem(origin, ("id",), message, "id"))
        if draft.key is None:
            return
        if not _KEY.fullmatch(draft.key):
            message = f"{draft.key!r} is no key; expected letters, digits, hyphens, dots"
            self.problems.append(_problem(origin, ("key",), message, "form"))
        if (origin.file, draft.key) in self._keys:
            message = f"{draft.key} is another row's key; expected one of its own"
            self.problems.append(_problem(origin, ("key",), message, "duplicate"))
        self._keys[origin.file, draft.key] = draft.claim.id

    def batch(self) -> Batch:
        return Batch(
            tuple(self._sources),
            tuple(self._entities),
            tuple(
                self._linked(origin, draft)
                for origin, draft in zip(self.origins["claim"], self._drafts, strict=True)
            ),
            tuple(self._judgements),
        )

    def _linked(self, origin: _Origin, draft: Draft) -> Claim:
        return replace(
            draft.claim,
            relies_on=self._resolved(origin, "relies_on", draft.relies_on),
            revises=self._resolved(origin, "revises", draft.revises),
        )

    def _resolved(self, origin: _Origin, path: str, given: Iterable[str]) -> tuple[str, ...]:
        found = set()
        for link in given:
            if _CLAIM_ID.fullmatch(link):
                if link not in self.unread["claim"]:
                    found.add(link)
                continue
            stem, _, key = link.rpartition("#")
            files = self._stems.get(stem, set()) if stem else {origin.file}
            if len(files) == 1 and (handle := (*files, key)) in self._keys:
                if target := self._keys[handle]:
                    found.add(target)
                continue
            message = self._no_such(link, stem, files)
            self.problems.append(_problem(origin, (path,), message, "unknown"))
        return tuple(sorted(found))

    @staticmethod
    def _no_such(link: str, stem: str, files: set[str]) -> str:
        if len(files) > 1:
            return f"{link} could be in {' or '.join(sorted(files))}; expected another name for one of them"
        where = (
            f"in {stem}"
            if files and stem
            else f"as no file here is called {stem}"
            if stem
            else "in this file"
        )
        return f"there is no claim {link} {where}; expected a key, file-stem#key or a claim's id"
