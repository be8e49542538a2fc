"""What the shell makes of statements and commands."""

from typing import Any, cast

import pytest

from app.errors import InputError
from app.graph.adhoc import AdHoc, Statement
from app.graph.examples import examples
from app.shell.session import Session
from tests.shell.services import Rows, Service


class Shell:
    def __init__(self) -> None:
        self.service = Service()
        self.remarks: list[str] = []
        self.shown: list[tuple[list[str], Any]] = []
        self.session = Session(
            cast(AdHoc, self.service), echo=self.remarks.append, show=lambda c, r: self.shown.append((c, r))
        )


@pytest.fixture
def shell() -> Shell:
    return Shell()


async def test_a_statement_is_run_with_the_parameters_and_shown(shell: Shell):
    shell.service.answers["RETURN $day"] = Rows(["day"], [[20140828], [2]])
    assert await shell.session.run(":param day = 20140828")
    assert await shell.session.run(':param text = ";";')
    assert await shell.session.run(':param groups = ["group:pkk", null]')
    assert await shell.session.run("RETURN $day")
    parameters = {"day": 20140828, "text": ";", "groups": ["group:pkk", None]}
    assert shell.service.asked == [Statement("RETURN $day", parameters)]
    assert shell.shown == [(["day"], [[20140828], [2]])]
    assert shell.remarks[-1].startswith("2 rows, ")
    await shell.session.run(":param")
    assert shell.remarks[-1] == 'day = 20140828\ntext = ";"\ngroups = ["group:pkk", null]'


async def test_more_rows_than_may_be_are_told(shell: Shell):
    shell.service.answers["RETURN 1"] = Rows(["n"], [[1]] * 1000, truncated=True)
    await shell.session.run("RETURN 1")
    assert shell.remarks == ["Only the first 1000 rows; narrow it with LIMIT or WHERE."]


async def test_the_examples_are_listed_by_their_questions(shell: Shell):
    await shell.session.run(":examples")
    lines = shell.remarks[0].splitlines()
    assert lines[:3] == ["Descent", "   1  Descendants of a group", "   2  What became of groups that ended"]
    assert len(lines) == 20 + len({e.group for e in examples()})


async def test_an_example_is_told_and_run(shell: Shell):
    example = examples()[3]
    await shell.session.run(":example 4")
    assert shell.service.asked == [Statement(example.statement, {"known_on": 20141125})]
    assert example.question in shell.remarks[0]
    assert ":param known_on = 20141125\nMATCH " in shell.remarks[0]
    await shell.session.run(f":example {example.name};")
    assert shell.service.asked[1] == shell.service.asked[0]


async def test_a_parameter_that_is_set_takes_the_place_of_the_examples(shell: Shell):
    await shell.session.run(":param known_on = 20140826")
    await shell.session.run(":param other = 1")
    await shell.session.run(":example 4")
    assert shell.service.asked[0].parameters == {"known_on": 20140826}
    assert ":param known_on = 20140826" in shell.remarks[0]


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (":nothing", ":nothing: unknown; :help"),
        (":example", "expected a number from 1 to 20"),
        (":example 21", "expected a number from 1 to 20"),
        (":example four", "expected a number from 1 to 20"),
        (":param day", "expected a name, = and a value of JSON"),
        (":param day = ", "expected a name, = and a value of JSON"),
        (":param day = tomorrow", "expected a name, = and a value of JSON"),
        (":param day = NaN", "expected a name, = and a value of JSON"),
        (":param a-b = 1", "expected a name, = and a value of JSON"),
        (':param day = "\\ud800"', "expected a name, = and a value of JSON"),
        (":param day = 9223372036854775808", ":param: day: expected whole numbers from -2^63 to 2^63-1"),
        (":param day = [18446744073709551617]", ":param: day: expected whole numbers from -2^63 to 2^63-1"),
        (
            ":param day = " + "[" * 101 + "]" * 101,
            "day: expected at most 100 lists and objects in each other",
        ),
        (
            ":param day = " + "[" * 1000 + "]" * 1000,
            "day: expected at most 100 lists and objects in each other",
        ),
    ],
)
async def test_a_wrong_command_says_what_was_expected(shell: Shell, command: str, told: str):
    with pytest.raises(InputError) as refused:
        await shell.session.run(command)
    assert told in refused.value.message
    assert (shell.session.parameters, shell.service.asked) == ({}, [])


async def test_help_names_every_command_and_two_leave(shell: Shell):
    await shell.session.run(":help")
    assert all(f":{name}" in shell.remarks[0] for name in ("examples", "example", "param", "help", "quit"))
    assert not await shell.session.run(":quit")
    assert not await shell.session.run(":exit")
