"""What the embedded engine's Java has loaded and compiled once, kept for its next starts: each takes a third less.

Java itself finds out where the file is not of its own version or of its libraries, and then does without.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import subprocess
import sys
import tempfile
from pathlib import Path

_OPTIONS = "JAVA_TOOL_OPTIONS"
_LIMIT = 120


def use_engine_cache() -> None:
    """Have every embedded engine that is started from here use the file of this environment, made where it is
    missing."""
    file = Path(sys.prefix) / "engine.aot"
    options = os.environ[_OPTIONS]
    if not file.exists():
        draft = file.with_suffix(f".{os.getpid()}")
        making = {
            **os.environ,
            _OPTIONS: f"{options} -XX:AOTCacheOutput={draft}",
            "PYTHONPATH": str(Path(__file__).parent.parent),
        }
        # Started in a folder that goes with it: the engine keeps its logs where it is started.
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(
                [sys.executable, "-m", __name__],
                env=making,
                cwd=folder,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                check=True,
                timeout=_LIMIT,
            )
        draft.replace(file)
    # Neo4j's Java is older and does not know it.
    os.environ[_OPTIONS] = f"{options} -XX:+IgnoreUnrecognizedVMOptions -XX:AOTCache={file}"


def _train(folder: Path) -> None:
    """An engine in this process that loads the seed; as it ends, Java writes the file."""
    import jpype

    from app.graph import embedded_child as child
    from app.graph.engine_record import DATABASE, Account, EngineFiles
    from tests.engines import RunningEngine
    from tests.graphs import opened, put_seed

    async def load() -> None:
        async with opened(engine) as db:
            await put_seed(db)

    files = EngineFiles(folder)
    files.root.mkdir()
    administrator = Account("root", secrets.token_urlsafe(24))
    server = child._configure(files, administrator, "20000", "512m")
    server.start()
    child._define_in_sql(server)
    uri = f"bolt://127.0.0.1:{child._bolt_port(server)}"
    engine = RunningEngine(
        "embedded", "arcadedb", uri, administrator.username, administrator.password, DATABASE
    )
    asyncio.run(load())
    server.stop()
    jpype.JClass("java.lang.System").exit(0)


if __name__ == "__main__":
    _train(Path.cwd())
