"""The engine's own process: `python -m app.graph.embedded_child FOLDER STATEMENT_TIMEOUT_MS HEAP`.

Only app.graph.embedded starts it. It holds the engine's lock through an inherited descriptor, so that the
lock is free exactly when the process has ended, and it ends when nobody shares the users' lock any more.
"""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import sys
import threading
import traceback
from pathlib import Path
from typing import Any

import jpype
from arcadedb_embedded.exceptions import ArcadeDBError
from arcadedb_embedded.server import ArcadeDBServer

from app.graph.engine_record import DATABASE, Account, EngineFiles, EngineRecord
from app.resources import cypher_folder

_STOP_LIMIT = 8.0
_LOOPBACK = "127.0.0.1"
_BOLT = "com.arcadedb.bolt.BoltProtocolPlugin"
_READ_ONLY = {
    "resultSetLimit": -1,
    "readTimeout": -1,
    "access": [],
    "types": {"*": {"access": ["readRecord"]}},
}


def main() -> None:
    """Run until nobody uses the engine. What goes wrong is in the log, and ends the process at once:
    an ordinary exit would wait for the virtual machine's threads."""
    try:
        _serve(*sys.argv[1:])
    except ArcadeDBError as error:
        print(error, file=sys.stderr)  # noqa: T201 - the log
    except Exception:  # noqa: BLE001 - told in full
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(1)


def _serve(folder: str, timeout_ms: str, heap: str) -> None:
    os.umask(0o077)
    files = EngineFiles(Path(folder))
    started = threading.Event()
    administrator = Account("root", secrets.token_urlsafe(24))
    # Passwords last as long as the process: the engine makes its accounts anew where it finds none.
    (files.root / "config" / "server-users.jsonl").unlink(missing_ok=True)
    # Watched from the first moment: who started us may die before the engine is up.
    server = _configure(files, administrator, timeout_ms, heap)
    threading.Thread(target=_stop_when_unused, args=(files, server, started), daemon=True).start()
    server.start()
    _define_in_sql(server)
    reader = _add_reader(server)
    record = EngineRecord(
        f"bolt://{_LOOPBACK}:{_bolt_port(server)}", administrator, reader, DATABASE, os.getpid()
    )
    record.write(files.record)
    started.set()
    threading.Event().wait()


def _configure(files: EngineFiles, administrator: Account, timeout_ms: str, heap: str) -> ArcadeDBServer:
    """Port 0 lets the system choose. The time limit works as a property of the JVM alone, not in `config`."""
    properties = {
        "arcadedb.command.timeout": timeout_ms,
        "arcadedb.server.logsDirectory": files.root / "log",
        # Each acknowledged write is on the disk, as far as the disk says so.
        "arcadedb.txWalFlush": 1,
        "arcadedb.opencypher.loadCsv.allowFileUrls": "false",
        "arcadedb.opencypher.loadCsv.allowRemoteUrls": "false",
        # Nothing phones home: without it the engine may register itself with its maker's portal.
        "arcadedb.support.autoRegister": "false",
        "arcadedb.polyglotEngineEnabled": "false",
    }
    return ArcadeDBServer(
        str(files.root),
        administrator.password,
        {
            "host": _LOOPBACK,
            "http_port": 0,
            "bolt_port": 0,
            # "production" hides the reason of every error from clients, the administrator's included.
            "mode": "development",
            "server_plugins": f"Bolt:{_BOLT}",
            "server_defaultDatabases": f"{DATABASE}[{administrator.username}]",
        },
        {"heap_size": heap, "jvm_args": [f"-D{name}={value}" for name, value in properties.items()]},
    )


def _define_in_sql(server: ArcadeDBServer) -> None:
    """The part of the schema that this engine knows only in its own language: the full-text index."""
    database = server.get_database(DATABASE)
    for path in sorted((cypher_folder() / "schema").glob("*.arcadedb.sql")):
        lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("--")]
        for statement in filter(None, (text.strip() for text in "\n".join(lines).split(";"))):
            database.command("sql", statement)


def _add_reader(server: Any) -> Account:
    """An account that the engine lets read records, and refuses writes, schema, accounts and files."""
    account = Account("reader", secrets.token_urlsafe(24))
    to_json = jpype.JClass("com.arcadedb.serializer.json.JSONObject")
    security = server._java_server.getSecurity()  # noqa: SLF001 - the bindings do not expose it
    security.saveGroup(DATABASE, "reader", to_json(json.dumps(_READ_ONLY)))
    password = str(security.encodePassword(account.password))
    user = {"name": account.username, "password": password, "databases": {DATABASE: ["reader"]}}
    security.createUser(to_json(json.dumps(user)))
    return account


def _bolt_port(server: Any) -> int:
    plugins = server._java_server.getPlugins()  # noqa: SLF001 - the bindings do not expose it
    return next(int(plugin.getPort()) for plugin in plugins if plugin.getClass().getName() == _BOLT)


def _stop_when_unused(files: EngineFiles, server: ArcadeDBServer, started: threading.Event) -> None:
    with files.users_lock.open("rb+") as users:
        fcntl.flock(users, fcntl.LOCK_EX)
        # The lock is kept to the end: whoever comes now waits for us to be gone, and starts anew.
        if started.is_set():
            threading.Timer(_STOP_LIMIT, os._exit, args=(1,)).start()
            files.record.unlink(missing_ok=True)
            server.stop()
        os._exit(0)


if __name__ == "__main__":
    main()
