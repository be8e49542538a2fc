"""``cleave cypher``: where its statement comes from, its formats, and what it says when rows are left out."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli import main
from app.exchange.files import read_files
from app.graph.embedded import open_engine
from app.resources import seed_folder

DOCS = (Path(__file__).parents[1] / "docs" / "cypher.md").read_text("utf-8")
EXAMPLES = re.findall(r"```sh\n(cleave cypher .*?)\n```\n\n```text\n(.*?)```", DOCS, re.DOTALL)
COLUMNS = "RETURN 1 AS one, date('2014-08-25') AS day, [1, null, 'a'] AS list, null AS none"


def cleave(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("cypher") / "data"
    with open_engine(folder):
        assert cleave("load", seed_folder(), "--data", folder).exit_code == 0
        yield folder


def printed(*arguments: str | Path, stdin: str | None = None) -> str:
    result = cleave("cypher", *arguments, stdin=stdin)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_an_example_of_the_document_prints_what_it_says(data: Path, number: int) -> None:
    command, shown = EXAMPLES[number]
    assert printed(*shlex.split(command)[2:], "--data", data).replace("\r\n", "\n") == shown


def test_the_document_has_an_example() -> None:
    assert EXAMPLES


def test_a_statement_comes_from_a_file_or_from_standard_input(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "one.cypher"
    file.write_text("RETURN 'ليلى' AS name", encoding="utf-8")
    other = tmp_path / "one.txt"
    other.write_text("RETURN 2 AS name")
    assert printed(file, "--data", data) == "name\nليلى\n"
    assert printed(f"@{file}", "--data", data) == "name\nليلى\n"
    assert printed(f"@{other}", "--data", data) == "name\n2\n"
    for arguments in ([], ["-"]):
        assert printed(*arguments, "--data", data, stdin="RETURN 3 AS name") == "name\n3\n"


def test_parameters_are_json(data: Path) -> None:
    given = ["--param", "a=[1, null]", "--param", 'b="x=y"', "--param", 'c={"d": 2.5}']
    got = json.loads(printed("RETURN $a AS a, $b AS b, $c AS c", *given, "--format", "json", "--data", data))
    assert got["rows"] == [[[1, None], "x=y", {"d": 2.5}]]


@pytest.mark.parametrize("wrong", ["a", "a=", "=1", "a=x", "a=1,"])
def test_a_parameter_that_is_wrong_is_told(data: Path, wrong: str) -> None:
    result = cleave("cypher", "RETURN 1", "--param", wrong, "--data", data)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"--param: {wrong}: expected a name")


BEYOND = "expected whole numbers from -2^63 to 2^63-1"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("9223372036854775808", f"--param: a: {BEYOND}"),
        ("[18446744073709551617]", f"--param: a: {BEYOND}"),
        ("[" * 101 + "]" * 101, "--param: a: expected at most 100 lists and objects in each other"),
        ("[" * 1000 + "]" * 1000, "--param: a: expected at most 100 lists and objects in each other"),
        ('"\\ud800"', '--param: a="\\ud800": expected a name, = and a value in JSON'),
        ("NaN", "--param: a=NaN: expected a name, = and a value in JSON"),
    ],
)
def test_a_parameter_that_no_database_takes_is_told(data: Path, value: str, told: str) -> None:
    result = cleave("cypher", "RETURN $a AS a", "--param", f"a={value}", "--data", data)
    assert result.exit_code == 2, result.exception
    assert result.stderr.startswith(told)
    assert (
        printed("RETURN $a AS a", "--param", "a=9223372036854775807", "--data", data)
        == "a\n9223372036854775807\n"
    )


def test_json_is_what_the_api_answers(data: Path) -> None:
    got = json.loads(printed(COLUMNS, "--format", "json", "--data", data))
    assert got.pop("elapsed") > 0
    assert got == {
        "columns": ["one", "day", "list", "none"],
        "rows": [[1, {"$type": "Date", "value": "2014-08-25"}, [1, None, "a"], None]],
        "truncated": False,
        "limit": 1000,
    }


def test_lines_of_json_are_rows_alone(data: Path) -> None:
    printed_lines = printed(COLUMNS, "--format", "jsonl", "--data", data).splitlines()
    day = {"$type": "Date", "value": "2014-08-25"}
    assert [json.loads(each) for each in printed_lines] == [
        {"one": 1, "day": day, "list": [1, None, "a"], "none": None}
    ]


def test_csv_is_csv(data: Path) -> None:
    text = printed(COLUMNS, "--format", "csv", "--data", data)
    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        ["one", "day", "list", "none"],
        ["1", "2014-08-25", '[1,null,"a"]', ""],
    ]


def test_csv_keeps_line_breaks_in_cells(data: Path) -> None:
    result = cleave("cypher", "RETURN 'a\\nb' AS x, 'a\\rb' AS y", "--format", "csv", "--data", data)
    assert result.stdout_bytes == b'x,y\r\n"a\nb","a\rb"\r\n'


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
def test_that_rows_are_left_out_is_said_beside_them(data: Path, form: str) -> None:
    arguments = ("UNWIND range(1, 9) AS n RETURN n", "--limit", "3", "--format", form, "--data", data)
    result = cleave("cypher", *map(str, arguments))
    assert result.exit_code == 0
    assert "Only the first 3 rows" in result.stderr
    assert "Only" not in result.stdout
    if form == "json":
        assert json.loads(result.stdout)["rows"] == [[1], [2], [3]]
    assert "4" not in re.sub(r'"elapsed".*', "", result.stdout)


def test_columns_are_named_without_rows_too(data: Path) -> None:
    statement = "MATCH (n:Nobody) RETURN n.id AS id, coalesce(n.a, 'x, y'), count(*), n {.id, .name}"
    assert printed(statement, "--data", data) == "id\tcoalesce(n.a, 'x, y')\tcount(*)\tn {.id, .name}\n"


def test_a_plan_is_shown(data: Path) -> None:
    shown = printed("MATCH (g:Group) RETURN g.name", "--explain", "--data", data)
    assert "NodeByLabelScan(g:Group)" in shown
    plan = json.loads(
        printed("MATCH (g:Group) RETURN g.name", "--explain", "--format", "json", "--data", data)
    )
    assert set(plan) == {"operator", "details", "children"}


@pytest.mark.parametrize("given", ["", " \n"])
def test_nothing_is_no_statement(data: Path, given: str) -> None:
    result = cleave("cypher", "--data", data, stdin=given)
    assert result.exit_code == 2
    assert "expected Cypher" in result.stderr


def test_a_file_that_is_not_there_or_no_text_is_told(data: Path, tmp_path: Path) -> None:
    missing = cleave("cypher", "@/no/such/file", "--data", data)
    assert (missing.exit_code, "/no/such/file" in missing.stderr) == (1, True)
    file = tmp_path / "bytes.cypher"
    file.write_bytes(b"\xff\xfe")
    wrong = cleave("cypher", file, "--data", data)
    assert (wrong.exit_code, "UTF-8" in wrong.stderr) == (2, True)


def test_it_has_the_time_limit_of_the_settings(data: Path) -> None:
    endless = (
        "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a + b < 0 RETURN count(*)"
    )
    result = CliRunner().invoke(
        main, ["cypher", endless, "--data", str(data)], env={"CLEAVE_CYPHER_TIMEOUT": "1"}
    )
    assert result.exit_code == 4
    assert "longer than 1 s and was ended" in result.stderr


def test_the_seed_is_what_is_asked(data: Path) -> None:
    claims = len(read_files([seed_folder()]).claims)
    assert printed("MATCH (c:Claim) RETURN count(c) AS n", "--data", data) == f"n\n{claims}\n"
