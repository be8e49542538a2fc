"""The embedded engine: ArcadeDB in a child process that speaks Bolt on a loopback port, one a data folder.

Two locks on files in the data folder decide everything, because the kernel drops them however a process dies:

- `engine.lock` is taken by whoever starts the engine and handed to the child, which holds it for as long as
  it lives. Whoever finds it taken joins the engine that holds it.
- `users.lock` is shared by all who use the engine. The child waits to have it for itself: then nobody is
  left, and it stops. So it outlives the process that started it only while another one uses it.

`engine.json`, readable by its owner alone, says where the engine is and holds its passwords, which are new at
every start. The child is `app.graph.embedded_child`.
"""

from __future__ import annotations

import fcntl
import os
import socket
import subprocess
import sys
import threading
import time
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from app.errors import EngineError, NoGraph
from app.graph.engine_record import EngineFiles, EngineRecord

START_LIMIT = 90.0
REOPEN_LIMIT = 30.0
STOP_LIMIT = 15.0
_POLL = 0.05
_LOG_LINES = 20
# Bolt's magic number, then four versions in order of preference: 5.0-5.8, 4.2-4.4, 4.1, 3.
_HANDSHAKE = bytes.fromhex("6060b017 00080805 00020404 00000104 00000003")


@dataclass(frozen=True, slots=True)
class Options:
    """What a start is told: seconds for a statement, and the largest heap, such as "1g"."""

    statement_timeout: float
    memory: str


class Engine:
    """An engine in use. `close()`, or leaving the `with` block, gives it up; the last to do so stops it."""

    def __init__(
        self,
        files: EngineFiles,
        options: Options,
        record: EngineRecord,
        users: int,
        child: subprocess.Popen[bytes] | None,
    ) -> None:
        self.log = files.log
        self._files = files
        self._options = options
        self._take(record, users, child)

    def _take(self, record: EngineRecord, users: int, child: subprocess.Popen[bytes] | None) -> None:
        self.uri = record.uri
        self.username = record.administrator.username
        self.password = record.administrator.password
        self.reader = record.reader
        self.database = record.database
        self.pid = record.pid
        self.owned = child is not None
        self._users: int | None = users
        self._child = child

    def close(self) -> None:
        """Stop using the engine. Where we started it and nobody else uses it, return when it has ended."""
        if self._users is None:
            return
        os.close(self._users)
        self._users = None
        if self._child is not None:
            _await_end(self._child, self._files)

    def ended(self) -> bool:
        """Whether the engine's process is gone, though it is still in use here."""
        if self._child is not None:
            return self._child.poll() is not None
        try:
            lock = _try_lock(self._files.engine_lock, fcntl.LOCK_SH)
            if lock is None:
                record = EngineRecord.read(self._files.record)
                return record is not None and record.pid != self.pid
            os.close(lock)
        except FileNotFoundError:
            pass  # the whole folder is gone
        except EngineError:
            return False  # somebody wrote over the record; the engine itself lives, as its lock says
        return True

    def reopen(self) -> None:
        """Start an engine that has ended again, or join it where another has done so; all fields are new.

        Raises EngineError, and NoGraph where the folder is gone; the engine is then as it was.
        """
        files, options = self._files, self._options
        users, record, child = _opened(files, options, time.monotonic() + REOPEN_LIMIT, create=False)
        # The users' lock is had twice for a moment: nobody can take the folder between one and the next.
        self.close()
        self._take(record, users, child)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_engine(
    data: Path,
    *,
    statement_timeout: float = 20.0,
    memory: str = "1g",
    start_limit: float = START_LIMIT,
    create: bool = True,
) -> Engine:
    """Start the engine of a data folder, or join the one that runs there, and return when it answers.

    data: a new or empty folder, or one that an engine has used; statement_timeout: seconds after which the
    engine ends any statement; memory: its largest heap, such as "1g". Both count only for an engine that is
    started here. start_limit: seconds to wait; create: whether a folder without a graph may be made into one.
    Raises EngineError, and NoGraph where there is none and none may be made.
    """
    files, options = EngineFiles(data.expanduser().absolute()), Options(statement_timeout, memory)
    users, record, child = _opened(files, options, time.monotonic() + start_limit, create=create)
    return Engine(files, options, record, users, child)


def _opened(
    files: EngineFiles, options: Options, deadline: float, *, create: bool
) -> tuple[int, EngineRecord, subprocess.Popen[bytes] | None]:
    """The users' lock, shared; the record of an engine that answers; and its process where it is ours."""
    if not create and not files.engine_lock.exists():
        raise NoGraph(f"There is no graph in {files.folder}; cleave serve or cleave load makes one.")
    _make(files)
    users = _wait_for_lock(files.users_lock, fcntl.LOCK_SH, deadline)
    try:
        while True:
            lock = _try_lock(files.engine_lock, fcntl.LOCK_EX)
            if lock is not None:
                child = _spawn(files, lock, options)
                return users, _await_start(child, files, deadline), child
            record = EngineRecord.read(files.record)
            if record is not None and _answers(record.uri):
                return users, record, None
            _pause(deadline, f"The engine that uses {files.folder} does not answer; its log is {files.log}")
    except BaseException:
        os.close(users)
        raise


def _make(files: EngineFiles) -> None:
    """Make what is missing of the folder, and close it to other accounts."""
    data = files.folder
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        # In this order: another start on a new folder makes the lock before anything else.
        if any(data.iterdir()) and not files.engine_lock.exists():
            raise EngineError(
                f"{data} holds other files and no cleave data. Give a new or an empty folder (CLEAVE_DATA)."
            )
        data.chmod(0o700)
        for path in (files.engine_lock, files.users_lock):
            path.touch(mode=0o600)
        files.root.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise EngineError(f"{data} cannot be used as data folder: {error.strerror}") from error


def _try_lock(path: Path, kind: int) -> int | None:
    """A descriptor that holds the lock, or None where another process holds one that excludes it."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _wait_for_lock(path: Path, kind: int, deadline: float) -> int:
    while (descriptor := _try_lock(path, kind)) is None:
        _pause(deadline, f"Another engine in {path.parent} is stopping and does not end")
    return descriptor


def _pause(deadline: float, complaint: str) -> None:
    if time.monotonic() > deadline:
        raise EngineError(complaint)
    time.sleep(_POLL)


def _spawn(files: EngineFiles, lock: int, options: Options) -> subprocess.Popen[bytes]:
    """Start the child with the lock in its hands, in a session of its own: Ctrl-C is for us to act on."""
    try:
        files.record.unlink(missing_ok=True)
        if files.log.exists():
            files.log.replace(files.log.with_suffix(".log.1"))
        with os.fdopen(os.open(files.log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as log:
            return subprocess.Popen(
                [
                    sys.executable,
                    "-P",
                    "-m",
                    "app.graph.embedded_child",
                    str(files.folder),
                    str(round(options.statement_timeout * 1000)),
                    options.memory,
                ],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=files.root,
                start_new_session=True,
                pass_fds=(lock,),
            )
    except OSError as error:
        raise EngineError(f"The engine cannot be started in {files.folder}: {error.strerror}") from error
    finally:
        os.close(lock)


def _await_start(child: subprocess.Popen[bytes], files: EngineFiles, deadline: float) -> EngineRecord:
    try:
        return _await_record(child, files, deadline)
    except BaseException:
        child.kill()
        child.wait()
        raise


def _await_record(child: subprocess.Popen[bytes], files: EngineFiles, deadline: float) -> EngineRecord:
    while True:
        record = EngineRecord.read(files.record)
        if record is not None and _answers(record.uri):
            return record
        if child.poll() is not None:
            raise EngineError(_with_log("The engine ended while it was starting.", files.log))
        if time.monotonic() > deadline:
            raise EngineError(_with_log("The engine did not start in time.", files.log))
        time.sleep(_POLL)


def _await_end(child: subprocess.Popen[bytes], files: EngineFiles) -> None:
    deadline = time.monotonic() + STOP_LIMIT
    while child.poll() is None:
        if _used_by_others(files):
            # It is theirs now; should we outlive it, somebody has to take note of its end.
            threading.Thread(target=child.wait, daemon=True).start()
            return
        if time.monotonic() > deadline:
            child.kill()
            child.wait()
            return
        time.sleep(_POLL)


def _used_by_others(files: EngineFiles) -> bool:
    """Whether others share the users' lock: nobody can have it alone, and it is not the child that does."""
    if (alone := _try_lock(files.users_lock, fcntl.LOCK_EX)) is not None:
        os.close(alone)
        return False
    if (shared := _try_lock(files.users_lock, fcntl.LOCK_SH)) is not None:
        os.close(shared)
        return True
    return False


def _answers(uri: str) -> bool:
    """Whether a Bolt server at the address agrees on a version of the protocol."""
    parts = urlsplit(uri)
    try:
        with socket.create_connection((parts.hostname, parts.port or 0), timeout=2) as connection:
            connection.sendall(_HANDSHAKE)
            return any(connection.recv(4))
    except OSError:
        return False


def _with_log(complaint: str, log: Path) -> str:
    with log.open(encoding="utf-8", errors="replace") as lines:
        last = "".join(deque(lines, maxlen=_LOG_LINES)).rstrip()
    return f"{complaint} Its log is {log}; it ends with:\n{last}"
