"""The shell on a terminal: lines with history and completion, and Ctrl-C that ends a statement alone."""

import asyncio
import os
import signal
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, Final

from prompt_toolkit import PromptSession
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.output import Output

from app.errors import CleaveError
from app.shell.completion import Cypher
from app.shell.session import COMMANDS, Echo, Session
from app.shell.splitting import split, whole

_PROMPT: Final = "cleave> "
_GREETING: Final = "Cypher, read only. Statements end with ; and :help says more. Ctrl-D leaves."


def state_folder() -> Path:
    """The user's own folder for what programs remember: XDG on Linux, Application Support on macOS."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "cleave"
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "cleave"


def history(folder: Path) -> History:
    """What was typed, in a file that its user alone may read. Raises OSError where there can be none."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = folder / "shell-history"
    os.close(os.open(file, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600))
    file.chmod(0o600)
    return FileHistory(file)


async def interact(
    session: Session, echo: Echo, *, folder: Path, source: Input | None = None, screen: Output | None = None
) -> None:
    """Ask for statements and run them until the user leaves. What fails is told, and ends what was typed with
    it; then it asks again."""
    try:
        remembered = history(folder)
    except OSError as error:
        echo(f"No history is kept: {error.filename} cannot be written: {error.strerror}.")
        remembered = InMemoryHistory()
    lines: PromptSession[str] = PromptSession(
        _PROMPT,
        multiline=True,
        prompt_continuation=lambda width, _number, _soft: "... ".rjust(width),
        history=remembered,
        completer=Cypher(COMMANDS, session.parameters),
        complete_while_typing=False,
        key_bindings=_keys(),
        input=source,
        output=screen,
    )
    echo(_GREETING)
    while True:
        try:
            text = await lines.prompt_async()
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
        found, rest = split(f"{text}\n")
        try:
            for each in filter(None, [*found, rest.strip()]):
                if not await _interruptible(session.run(each)):
                    return
        except CleaveError as error:
            echo(error.message)
        except asyncio.CancelledError:
            if _from_outside():
                raise
            echo("Ended.")


def _from_outside() -> bool:
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


async def _interruptible(work: Coroutine[Any, Any, bool]) -> bool:
    """Run some work that Ctrl-C cancels, and nothing else with it. Raises CancelledError then."""
    task = asyncio.ensure_future(work)
    loop = asyncio.get_running_loop()
    former = signal.getsignal(signal.SIGINT)
    loop.add_signal_handler(signal.SIGINT, task.cancel)
    try:
        return await task
    finally:
        loop.remove_signal_handler(signal.SIGINT)
        signal.signal(signal.SIGINT, former)


def _keys() -> KeyBindings:
    keys = KeyBindings()

    @keys.add("enter")
    def _(event: KeyPressEvent) -> None:
        """Take what is whole; go on on the next line otherwise."""
        buffer = event.current_buffer
        if buffer.complete_state and buffer.complete_state.current_completion:
            buffer.complete_state = None
        elif whole(buffer.text):
            buffer.validate_and_handle()
        else:
            buffer.insert_text("\n")

    return keys
