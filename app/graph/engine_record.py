"""What an embedded engine leaves in its data folder for those who want to join it: where, and as whom."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from app.errors import EngineError

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
        """The record, or None while there is none. Raises EngineError where the file is something else."""
        try:
            return _record(json.loads(path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None
        except OSError as error:
            raise EngineError(f"{path} cannot be read: {error.strerror}.") from error
        except (ValueError, TypeError, KeyError) as error:
            # It is put in place whole, so that it is not one that is just being written.
            raise EngineError(
                f"{path} is not the record of an engine that cleave wrote; "
                "stop the cleave that uses this folder, and start it again."
            ) from error


def _record(said: Any) -> EngineRecord:
    """The record in what the file says. Raises ValueError, TypeError or KeyError where it is none."""
    administrator, reader = Account(*said["administrator"]), Account(*said["reader"])
    texts = (administrator.username, administrator.password, reader.username, reader.password)
    record = EngineRecord(said["uri"], administrator, reader, said["database"], said["pid"])
    if not all(isinstance(text, str) for text in (*texts, record.uri, record.database)):
        raise TypeError
    if not isinstance(record.pid, int) or urlsplit(record.uri).port is None:
        raise ValueError
    return record
