"""What the shell does with a statement or a command, whoever types it."""

import json
import re
import time
from collections.abc import Callable
from typing import Any, Final

from app.errors import CleaveError, InputError, Problem
from app.graph.adhoc import AdHoc, Statement
from app.graph.examples import Example, examples
from app.graph.parameters import WrongParameter, check, from_json
from app.shell.table import Rows

_PARAMETER: Final = re.compile(r"(\w+)\s*=\s*(\S.*)", re.DOTALL)
_HELP: Final = """\
A statement is Cypher, on as many lines as it takes, and ends with a semicolon. It only reads.

:examples            the worked examples, by question
:example 3           run one of them
:param day = 20140828    set a parameter, $day in statements, to a value of JSON
:param               the parameters that are set
:help                this
:quit                leave"""
COMMANDS: Final = ("example", "examples", "help", "param", "quit")

Echo = Callable[[str], None]
Show = Callable[[list[str], Rows], None]


class Session:
    """Parameters, and where answers go: ``echo`` takes remarks, ``show`` columns with their rows."""

    def __init__(self, service: AdHoc, *, echo: Echo, show: Show) -> None:
        self.parameters: dict[str, Any] = {}
        self._service = service
        self._echo = echo
        self._show = show

    async def run(self, text: str) -> bool:
        """Run a statement or a command; False when it was to leave. Raises CleaveError."""
        if not text.startswith(":"):
            await self._answer(text, self.parameters)
            return True
        command, _, given = text[1:].strip().removesuffix(";").partition(" ")
        given = given.strip()
        match command:
            case "quit" | "exit":
                return False
            case "help":
                self._echo(_HELP)
            case "examples":
                self._echo(_listed())
            case "example":
                await self._example(given)
            case "param":
                self._parameter(given)
            case _:
                raise _wrong(f":{command}", "unknown; :help says what there is")
        return True

    async def _answer(self, statement: str, parameters: dict[str, Any]) -> None:
        began = time.monotonic()
        async with self._service.answer(Statement(statement, parameters)) as answer:
            rows = [row async for row in answer]
        elapsed = time.monotonic() - began
        self._show(answer.columns, rows)
        number = f"{len(rows)} {'row' if len(rows) == 1 else 'rows'}"
        if answer.truncated:
            self._echo(f"Only the first {number}; narrow it with LIMIT or WHERE.")
        else:
            self._echo(f"{number}, {elapsed * 1000:.0f} ms")

    async def _example(self, given: str) -> None:
        wanted = next((e for e in examples() if given in (str(e.number), e.name)), None)
        if wanted is None:
            raise _wrong(":example", f"expected a number from 1 to {len(examples())}; :examples lists them")
        parameters = {name: self.parameters.get(name, value) for name, value in wanted.parameters.items()}
        self._echo(_told(wanted, parameters))
        await self._answer(wanted.statement, parameters)

    def _parameter(self, given: str) -> None:
        if not given:
            self._echo("\n".join(map(_setting, self.parameters.items())) or "None is set.")
            return
        found = _PARAMETER.fullmatch(given)
        expected = 'expected a name, = and a value of JSON, such as day = 20140828 or group = "group:pkk"'
        if found is None:
            raise _wrong(":param", expected)
        try:
            value = from_json(found[2])
            check(value)
        except WrongParameter as wrong:
            raise _wrong(":param", f"{found[1]}: {wrong}") from None
        except ValueError as wrong:
            raise _wrong(":param", f"{expected} ({wrong})") from None
        self.parameters[found[1]] = value


def _listed() -> str:
    lines: list[str] = []
    for number, example in enumerate(examples()):
        if number == 0 or example.group != examples()[number - 1].group:
            lines.append(example.group)
        lines.append(f"  {example.number:>2}  {example.title}")
    return "\n".join(lines)


def _told(example: Example, parameters: dict[str, Any]) -> str:
    settings = [f":param {_setting(each)}" for each in parameters.items()]
    return "\n".join([example.question, "", *settings, f"{example.statement};", ""])


def _setting(parameter: tuple[str, Any]) -> str:
    name, value = parameter
    return f"{name} = {json.dumps(value, ensure_ascii=False)}"


def _wrong(command: str, expected: str) -> CleaveError:
    return InputError([Problem((command,), expected, "command")])
