"""The shell as typed at: keys through a pipe in place of a terminal's."""

import asyncio
import os
import signal
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from app.graph.adhoc import AdHoc
from app.shell.session import Session
from app.shell.terminal import interact, state_folder
from tests.shell.services import Service

TAB, ENTER, CTRL_C, CTRL_D, UP = "\t", "\r", "\x03", "\x04", "\x1b[A"


@pytest.fixture
def keys() -> Iterator[PipeInput]:
    with create_pipe_input() as pipe:
        yield pipe


async def typed(
    keys: PipeInput, text: str, folder: Path, service: Service | None = None
) -> tuple[Service, str]:
    """What was asked and said when somebody typed the text and left."""
    if text:
        keys.send_text(text + CTRL_D)
    service = service or Service()
    said: list[str] = []
    session = Session(cast(AdHoc, service), echo=said.append, show=lambda c, r: said.append(f"{c} {r}"))
    async with asyncio.timeout(10):
        await interact(session, said.append, folder=folder, source=keys, screen=DummyOutput())
    return service, "\n".join(said)


def texts(service: Service) -> list[str]:
    return [asked.text for asked in service.asked]


async def test_a_statement_goes_over_lines_until_its_semicolon(keys: PipeInput, tmp_path: Path):
    service, said = await typed(
        keys, f"RETURN{ENTER}1 AS n{ENTER};{ENTER}RETURN 2;RETURN 3;{ENTER}", tmp_path
    )
    assert texts(service) == ["RETURN\n1 AS n", "RETURN 2", "RETURN 3"]
    assert said.count("['n'] [[1]]") == 3


async def test_commands_need_no_semicolon_and_quit_leaves(keys: PipeInput, tmp_path: Path):
    service, _ = await typed(
        keys, f":param a = 1{ENTER}RETURN $a;{ENTER}:quit{ENTER}RETURN 2;{ENTER}", tmp_path
    )
    assert [(asked.text, asked.parameters) for asked in service.asked] == [("RETURN $a", {"a": 1})]


async def test_what_fails_is_told_and_it_goes_on(keys: PipeInput, tmp_path: Path):
    service, said = await typed(keys, f"nonsense;{ENTER}:nothing{ENTER}RETURN 1;{ENTER}", tmp_path)
    assert "That is no Cypher." in said
    assert ":nothing: unknown" in said
    assert texts(service)[-1] == "RETURN 1"


async def test_what_fails_ends_what_was_typed_with_it(keys: PipeInput, tmp_path: Path):
    service, _ = await typed(keys, f"nonsense; RETURN 1;{ENTER}RETURN 2;{ENTER}", tmp_path)
    assert texts(service) == ["nonsense", "RETURN 2"]


async def test_tab_completes(keys: PipeInput, tmp_path: Path):
    """What Tab starts needs a moment, in which nobody types on."""

    async def type_on() -> None:
        for part in (f"MATCH ()-[t:PLED{TAB}", f"]-() RETURN t.step_turn{TAB}", f";{ENTER}{CTRL_D}"):
            keys.send_text(part)
            await asyncio.sleep(0.5)

    typing = asyncio.create_task(type_on())
    service, _ = await typed(keys, "", tmp_path)
    await typing
    assert texts(service) == ["MATCH ()-[t:PLEDGED_TO]-() RETURN t.step_turned"]


async def test_ctrl_c_drops_the_line_and_not_the_shell(keys: PipeInput, tmp_path: Path):
    service, _ = await typed(keys, f"RETURN wrong{CTRL_C}RETURN 1;{ENTER}", tmp_path)
    assert texts(service) == ["RETURN 1"]


async def test_ctrl_c_ends_a_running_statement_and_not_the_shell(keys: PipeInput, tmp_path: Path):
    service = Service()

    async def forever() -> None:
        asyncio.get_running_loop().call_later(0.05, os.kill, os.getpid(), signal.SIGINT)
        await asyncio.sleep(3600)

    service.slow["RETURN forever"] = forever
    before = signal.getsignal(signal.SIGINT)
    _, said = await typed(keys, f"RETURN forever;{ENTER}RETURN 1;{ENTER}", tmp_path, service)
    assert service.cancelled == ["RETURN forever"]
    assert "Ended." in said.splitlines()
    assert texts(service) == ["RETURN forever", "RETURN 1"]
    assert signal.getsignal(signal.SIGINT) is before


async def test_whoever_cancels_the_shell_cancels_its_statement_and_it(keys: PipeInput, tmp_path: Path):
    service, begun = Service(), asyncio.Event()

    async def forever() -> None:
        begun.set()
        await asyncio.sleep(3600)

    service.slow["RETURN forever"] = forever
    task = asyncio.create_task(typed(keys, f"RETURN forever;{ENTER}", tmp_path, service))
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert service.cancelled == ["RETURN forever"]


async def test_history_is_kept_for_the_next_time_for_its_user_alone(keys: PipeInput, tmp_path: Path):
    folder = tmp_path / "state" / "cleave"
    await typed(keys, f"RETURN{ENTER}41;{ENTER}", folder)
    file = folder / "shell-history"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    file.chmod(0o644)
    with create_pipe_input() as again:
        service, _ = await typed(again, f"{UP}{UP}{ENTER}", folder)
    assert texts(service) == ["RETURN\n41"]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


async def test_without_a_place_for_history_it_says_so_and_works(keys: PipeInput, tmp_path: Path):
    (tmp_path / "file").write_text("")
    service, said = await typed(keys, f"RETURN 1;{ENTER}", tmp_path / "file" / "below")
    assert said.startswith("No history is kept: ")
    assert texts(service) == ["RETURN 1"]


def test_the_state_folder_follows_xdg(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert state_folder() == tmp_path / "cleave"
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert state_folder() == tmp_path / ".local/state/cleave"
