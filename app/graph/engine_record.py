"""What an embedded engine leaves in its data folder for those who want to join it: where, and as whom."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path

DATABASE = "cleave"


@dataclass(frozen=True, slots=True)
class EngineFiles:
    """Where things are in a data folder."""

    folder: Path

    @property
    def engine_lock(self) -> Path:
        return self.folder / "engine.lock"

    @property
    def users_lock(self) -> Path:
        return self.folder / "users.lock"

    @property
    def record(self) -> Path:
        return self.folder / "engine.json"

    @property
    def log(self) -> Path:
        return self.folder / "engine.log"

    @property
    def root(self) -> Path:
        """ArcadeDB's own folder: databases/, config/, log/."""
        return self.folder / "engine"


@dataclass(frozen=True, slots=True)
class Account:
    username: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class EngineRecord:
    """What `engine.json` says. `reader` may read and nothing else; the engine itself refuses it the rest."""

    uri: str
    administrator: Account
    reader: Account
    database: str
    pid: int

    def write(self, path: Path) -> None:
        """Put the whole record in place at once, mode 0600."""
        text = json.dumps(
            {
                "uri": self.uri,
                "database": self.database,
                "pid": self.pid,
                "administrator": [self.administrator.username, self.administrator.password],
                "reader": [self.reader.username, self.reader.password],
            }
        )
        draft = path.with_suffix(".draft")
        draft.unlink(missing_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(text)
        draft.replace(path)

    @classmethod
    def read(cls, path: Path) -> EngineRecord | None:
        """The record, or None while there is none."""
        try:
            said = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        return cls(
            said["uri"],
            Account(*said["administrator"]),
            Account(*said["reader"]),
            said["database"],
            said["pid"],
        )
