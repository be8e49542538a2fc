"""`cleave query`: documents from files and pipes, their variables, the rows of an answer, and wrong input."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.api.flat import Table, tables, whole
from app.api.in_process import prepare
from app.api.schema import schema
from app.cli import main
from app.cli_query import _csv
from app.graph.embedded import open_engine
from app.resources import seed_folder
from tests.house.source import ROOT

PAGE = ROOT / "frontend" / "src" / "api"
GROUP = "query Group($id: ID!) { group(id: $id) { id name existence { from to } } }"
TIES = """query Ties($of: [ID!], $types: [TieType!], $first: Int! = 5, $asOf: Date) {
  ties(of: $of, types: $types, first: $first, asOf: $asOf) {
    nodes { id type span { from observed } place { id } source { id ... on Group { groupKind: kind } } }
    totalCount
  }
}"""
MANY = """query Two { a: groups(first: 1) { nodes { id } } b: places(first: 1) { edges { node { id } } } }
query One { viewer { role } }
mutation Save { saveEntity(input: {id: "group:new", label: "New"}) { __typename } }
subscription Listen { changed { number } }"""
JAMAAT = "group:jamaat-ansar-al-islam"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder with the seed; its engine runs, and commands join it."""
    folder = tmp_path_factory.mktemp("query") / "data"
    with open_engine(folder):
        result = CliRunner().invoke(main, ["load", str(seed_folder()), "--data", str(folder)])
        assert result.exit_code == 0, result.output
        yield folder


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "asked.graphql"


def query(text: str, *arguments: str | Path, data: Path | None = None) -> Result:
    """The command, with the document on stdin."""
    given = ["query", "-", *map(str, arguments), *(["--data", str(data)] if data else [])]
    return CliRunner().invoke(main, given, input=text.encode())


def done(result: Result) -> str:
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    return result.stdout


def refused(result: Result) -> str:
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    return result.stderr


def test_json_is_the_data(data: Path) -> None:
    answer = json.loads(done(query(GROUP, "--var", "id=group:islamic-state", data=data)))
    assert answer["group"]["id"] == "group:islamic-state"
    assert answer["group"]["name"] == "Islamic State"


def test_a_file_and_its_variables(data: Path, file: Path, tmp_path: Path) -> None:
    file.write_text(TIES, "utf-8")
    given = tmp_path / "given.json"
    given.write_text(json.dumps({"of": [JAMAAT], "first": 1, "types": None}))
    asked = ["query", str(file), "--vars", str(given), "--data", str(data)]
    page = json.loads(done(CliRunner().invoke(main, asked)))["ties"]
    assert len(page["nodes"]) == 1
    page = json.loads(
        done(CliRunner().invoke(main, [*asked, "--var", "first=3", "--var", "asOf=2014-09-01"]))
    )
    assert len(page["ties"]["nodes"]) == 3


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["of=group:a"], {"of": "group:a"}),
        (['of=["group:a","group:b"]'], {"of": ["group:a", "group:b"]}),
        (["types=PLEDGED_TO"], {"types": "PLEDGED_TO"}),
        (["first=3"], {"first": 3}),
        (["asOf=2014-09-01"], {"asOf": "2014-09-01"}),
        (["asOf=null", "of=null"], {"asOf": None, "of": None}),
    ],
)
def test_a_value_is_json_where_that_fits_else_text(given: list[str], expected: dict[str, object]) -> None:
    pairs = [tuple(each.split("=", 1)) for each in given]
    assert prepare("asked", TIES, None).variables(pairs, {}) == expected  # type: ignore[arg-type]


def test_a_text_that_looks_like_something_else_stays_text() -> None:
    asked = prepare("asked", "query ($t: String!, $id: ID) { search(text: $t) { totalCount } node(id: $id) { id } }".replace(
        "node(id: $id)", "node(id: $id) "
    ).replace("$id: ID", "$id: ID!"), None)  # fmt: skip
    assert asked.variables([("t", "2014"), ("id", "x=y")], {}) == {"t": "2014", "id": "x=y"}
    assert asked.variables([("t", '"2014"'), ("id", "7")], {}) == {"t": "2014", "id": 7}


def test_csv_has_a_column_for_each_value(data: Path) -> None:
    out = done(query(TIES, "--var", f"of={JAMAAT}", "--format", "csv", data=data))
    rows = list(csv.DictReader(io.StringIO(out)))
    assert list(rows[0]) == [
        "id", "type", "span.from", "span.observed", "place.id", "source.id", "source.groupKind",
    ]  # fmt: skip
    nodes = json.loads(done(query(TIES, "--var", f"of={JAMAAT}", data=data)))["ties"]["nodes"]
    assert [row["id"] for row in rows] == [node["id"] for node in nodes]
    for row, node in zip(rows, nodes, strict=True):
        assert json.loads(row["span.observed"]) == node["span"]["observed"]
        assert row["span.from"] == (node["span"]["from"] or "")
        assert row["place.id"] == (node["place"] or {"id": ""})["id"]


def test_csv_keeps_whatever_is_in_a_cell() -> None:
    out = io.StringIO()
    texts = ["a\nb", "a\rb", "a\r\nb", "\r", 'a "b", c', ""]
    table = Table((), ("text", "n"))
    _csv(table, [{"text": text, "n": 1} for text in texts], out)
    assert out.getvalue() == ('text,n\n"a\nb",1\n"a\rb",1\n"a\r\nb",1\n"\r",1\n"a ""b"", c",1\n,1\n')


def test_csv_without_rows_still_says_its_columns(data: Path) -> None:
    out = done(query(TIES, "--var", f"of={JAMAAT}", "--var", "asOf=1900-01-01", "--format", "csv", data=data))
    assert out == "id,type,span.from,span.observed,place.id,source.id,source.groupKind\n"


def test_jsonl_is_a_row_a_line(data: Path) -> None:
    lines = done(query(TIES, "--var", f"of={JAMAAT}", "--format", "jsonl", data=data)).splitlines()
    assert len(lines) == 5
    nodes = json.loads(done(query(TIES, "--var", f"of={JAMAAT}", data=data)))["ties"]["nodes"]
    assert [json.loads(line) for line in lines] == nodes


def test_table_is_for_people(data: Path) -> None:
    lines = done(query(TIES, "--var", f"of={JAMAAT}", "--format", "table", data=data)).splitlines()
    assert len(lines) == 6
    start = lines[0].index("type")
    assert {line[start - 2 : start] for line in lines} == {"  "}


def test_an_answer_without_lists_is_one_row(data: Path) -> None:
    out = done(query(GROUP, "--var", "id=group:islamic-state", "--format", "csv", data=data))
    header, row = out.splitlines()
    assert header == "group.id,group.name,group.existence.from,group.existence.to"
    assert row.startswith("group:islamic-state,Islamic State,")


def test_rows_chooses_among_lists(data: Path) -> None:
    asked = ("--operation", "Two", "--format", "csv")
    told = refused(query(MANY, *asked, data=data))
    assert told == "The answer has several lists: choose one by --rows a.nodes or --rows b.edges\n"
    assert done(query(MANY, *asked, "--rows", "b.edges", data=data)).splitlines()[0] == "node.id"
    told = refused(query(MANY, *asked, "--rows", "b.nodes", data=data))
    assert told == "--rows b.nodes: is no list of the answer; expected a.nodes or b.edges\n"
    assert "--rows" in refused(query(MANY, "--operation", "Two", "--rows", "a.nodes", data=data))


def _lists(text: str) -> tuple[list[str], tuple[str, ...]]:
    asked = prepare("asked", text, None)
    found, one = asked.tables()
    return [".".join(each.path) for each in found], one.columns


def test_lists_are_told_from_the_document() -> None:
    text = """{ groups { ...P } viewer { role } x: extent { a: ties ties } vocabulary { type sources } }
    fragment P on GroupConnection { nodes { id names { text } } pageInfo { endCursor } }"""
    found, columns = _lists(text)
    assert found == ["groups.nodes", "vocabulary"]
    assert columns == (
        "groups.nodes",
        "groups.pageInfo.endCursor",
        "viewer.role",
        "x.a",
        "x.ties",
        "vocabulary",
    )
    merged = "{ groups { nodes { id } } groups { nodes { name ... on Entity { id label } } totalCount } }"
    (table,), _ = prepare("asked", merged, None).tables()
    assert table.columns == ("id", "name", "label")


@pytest.mark.parametrize("path", sorted(PAGE.glob("*.graphql")), ids=lambda path: path.name)
def test_the_page_s_documents_have_tables(path: Path) -> None:
    """Each document that the page's own queries are made of can be asked for rows, if one says which."""
    from tests.api.test_documents import OPERATIONS

    names = [name for name in OPERATIONS if f"query {name}" in path.read_text("utf-8")]
    for name in names:
        asked = prepare(path.name, OPERATIONS[name][1], name)
        found, one = asked.tables()
        assert one.columns
        assert all(each.columns and each.path for each in found)


@pytest.mark.parametrize(
    ("document", "given", "rows"),
    [("start.graphql", [], 19), ("search.graphql", ["--var", "text=ansar"], 12)],
)
def test_a_document_of_the_page(data: Path, document: str, given: list[str], rows: int) -> None:
    asked = ["query", str(PAGE / document), *given, "--format", "jsonl", "--data", str(data)]
    lines = done(CliRunner().invoke(main, asked)).splitlines()
    assert len(lines) == rows
    assert all(json.loads(line) for line in lines)


@pytest.mark.parametrize(
    ("text", "arguments", "said"),
    [
        ("{ grup { id } }", [], "stdin:1:3: Cannot query field 'grup' on type 'Query'"),
        ("{ group(id: ", [], "stdin:1:13: Syntax Error"),
        ("", [], "stdin:1:1: Syntax Error"),
        ('{ group(id: "x", asOf: "2014") { id } }', [], "asOf: '2014' is not a day of the calendar"),
        (MANY, [], "stdin: operationName: expected one of the document's operations, Two, One, Save, Listen"),
        (MANY, ["--operation", "Three"], "no operation is called 'Three'"),
        (MANY, ["--operation", "Save"], "stdin: mutation Save changes the graph, and this only reads."),
        (MANY, ["--operation", "Save"], "cleave token new --role editor"),
        (MANY, ["--operation", "Listen"], "subscription Listen listens"),
        (GROUP, [], "id: is missing; expected ID!"),
        (GROUP, ["--var", "id"], "--var id: expected a name, = and a value"),
        (GROUP, ["--var", "id=a", "--var", "id=b"], "--var id: is given twice"),
        (GROUP, ["--var", "id=a", "--var", "di=b"], "di: no such variable is taken; expected id"),
        (GROUP, ["--var", "id=null"], None),
        (TIES, ["--var", "first=many"], "first: Int cannot represent non-integer value: 'many'; expected Int!"),
        (TIES, ["--var", "first=null"], "first: "),
        (TIES, ["--var", "asOf=2014"], "asOf: '2014' is not a day of the calendar"),
        (TIES, ["--var", "types=PLEDGED_TO,LIKES"], "types: Value 'PLEDGED_TO,LIKES' does not exist"),
        (TIES, ["--var", "first=9999"], "first: 9999 is out of range; expected 1 to 1000"),
        (TIES, ["--var", "of=group:nobody"], "of: no entity is called group:nobody"),
        (GROUP, ["--var", "id=place:kobani"], "id: 'place:kobani' is no group"),
        ("{ " + "a: __typename " * 30 + "}", [], "expected at most"),
    ],
)  # fmt: skip
def test_wrong_input_is_2_and_says_what_was_expected(
    data: Path, text: str, arguments: list[str], said: str | None
) -> None:
    result = query(text, *arguments, data=data)
    if said is None:  # the text null is an id like another, and no group's
        assert "'null' is no group" in refused(result)
    else:
        assert said in refused(result)


def test_nothing_is_opened_for_what_is_wrong() -> None:
    """A document that cannot be asked is told before the graph is looked for."""
    for arguments in ([], ["--var", "first=many"]):
        result = CliRunner().invoke(main, ["query", "-", *arguments], input=b"{ nothing }")
        assert result.exit_code == 2
        assert "nothing" in result.stderr


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"[]", "expected a JSON object"), (b"{", "expected JSON"), (b'{"id": 7.5}', "id: "), (b"\xff", "JSON")],
)
def test_a_wrong_file_of_variables(tmp_path: Path, content: bytes, said: str) -> None:
    given = tmp_path / "given.json"
    given.write_bytes(content)
    assert said in refused(query(GROUP, "--vars", given))


def test_wrong_files() -> None:
    assert "does not exist" in refused(CliRunner().invoke(main, ["query", "/no/such.graphql"]))
    result = CliRunner().invoke(main, ["query", "-"], input=b"\xff\xfe")
    assert "stdin: is not text in UTF-8" in refused(result)


def test_no_graph_and_no_answer(tmp_path: Path) -> None:
    result = query("{ viewer { role } }", data=tmp_path / "none")
    assert result.exit_code == 2
    assert not (tmp_path / "none").exists()
    result = CliRunner().invoke(
        main, ["query", "-"], input=b"{ extent { ties } }", env={"NEO4J_URI": "bolt://127.0.0.1:1"}
    )
    assert (result.exit_code, result.stdout) == (4, "")
    assert result.stderr.splitlines()[-1] == "No database answers at the configured address."


def test_it_stands_in_a_pipe(data: Path) -> None:
    """Texts in any script go through as UTF-8, whatever the locale says; a pipe that closes ends it quietly."""
    document = "{ entities(first: 1000) { nodes { id names { text } } } }"
    program = "from app.cli import main; main()"
    command = [sys.executable, "-c", program, "query", "-", "--format", "jsonl", "--data", str(data)]

    def started() -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            env={"LC_ALL": "C", "PYTHONUTF8": "0", "PATH": ""},
        )

    with started() as running:
        out, said = running.communicate(document.encode(), timeout=120)
    assert (running.returncode, said) == (0, b"")
    assert len(out.splitlines()) > 100
    assert any(ord(letter) > 127 for letter in out.decode("utf-8"))
    with started() as running:
        assert running.stdin
        assert running.stdout
        assert running.stderr
        running.stdin.write(document.encode())
        running.stdin.close()
        assert running.stdout.readline()
        running.stdout.close()
        assert b"Traceback" not in running.stderr.read()
        running.wait(60)


def test_rows_of_the_whole_schema_are_found() -> None:
    """Every list of objects that a root field can give has columns of its own."""
    document = prepare(
        "asked", "{ timeline { nodes { kind on { from } fact { __typename ... on Tie { id } } } } }", None
    )
    tree = document.document.tree
    assert tree is not None
    (table,) = tables(schema._schema, document.operation, {})
    assert table.columns == ("kind", "on.from", "fact.__typename", "fact.id")
    assert table.cells({"kind": "BEGAN", "on": None, "fact": {"__typename": "Name"}}) == [
        "BEGAN",
        None,
        "Name",
        None,
    ]
    assert whole(schema._schema, document.operation, {}).columns == ("timeline.nodes",)
