"""Where statements and commands end."""

import pytest

from app.shell.splitting import split, whole

pytestmark = pytest.mark.check


@pytest.mark.parametrize(
    ("text", "found", "rest"),
    [
        ("RETURN 1;", ["RETURN 1"], ""),
        ("RETURN 1; RETURN 2;\n", ["RETURN 1", "RETURN 2"], ""),
        ("RETURN\n 1\n;", ["RETURN\n 1"], ""),
        ("RETURN 1", [], "RETURN 1"),
        ("RETURN ';' + \";\";", ["RETURN ';' + \";\""], ""),
        (r"RETURN 'it\'s;';", [r"RETURN 'it\'s;'"], ""),
        ("MATCH (n:`a;b`) RETURN n;", ["MATCH (n:`a;b`) RETURN n"], ""),
        ("RETURN 1 // one; two\n+ 1;", ["RETURN 1 // one; two\n+ 1"], ""),
        ("RETURN 1 /* one;\ntwo; */ + 1;", ["RETURN 1 /* one;\ntwo; */ + 1"], ""),
        ("// a title: x\nRETURN 1;", ["RETURN 1"], ""),
        ("/* all */ RETURN 1; // done", ["RETURN 1"], ""),
        ("RETURN 'open;", [], "RETURN 'open;"),
        ("/* open; RETURN 1;", [], "/* open; RETURN 1;"),
        (" ;;\n;", [], ""),
        (":help\n", [":help"], ""),
        ("  :param a = 1; \nRETURN $a;", [":param a = 1;", "RETURN $a"], ""),
        ("RETURN 1; :help\nRETURN 2;", ["RETURN 1", ":help", "RETURN 2"], ""),
        ("MATCH (n\n:Group) RETURN n;", ["MATCH (n\n:Group) RETURN n"], ""),
        (":quit", [], ":quit"),
    ],
)
def test_statements_end_at_semicolons_and_commands_at_lines(text: str, found: list[str], rest: str):
    assert split(text) == (found, rest)


@pytest.mark.parametrize("text", ["", "  \n", "RETURN 1;", "RETURN 1; // done", ":help", " :param a = 1"])
def test_nothing_is_waited_for(text: str):
    assert whole(text)


@pytest.mark.parametrize("text", ["RETURN 1", "RETURN 1; RETURN 2", "RETURN ';", "/* ;", "MATCH (n) // ;"])
def test_more_is_waited_for(text: str):
    assert not whole(text)
