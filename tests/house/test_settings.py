"""Settings: each is documented, and a wrong value is told by the variable's name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.errors import InputError
from app.settings import Settings, default_data_folder, environment_name, read_settings
from tests.house.source import ROOT

pytestmark = pytest.mark.check


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch):
    for field in Settings.model_fields:
        monkeypatch.delenv(environment_name(field), raising=False)


def documented() -> dict[str, tuple[str, str]]:
    rows = re.findall(
        r"^\| `([A-Z0-9_]+)` \| (.+?) \| (.+?) \|$", (ROOT / "docs/settings.md").read_text(), re.MULTILINE
    )
    return {name: (default.strip("`"), text) for name, default, text in rows}


def test_the_document_lists_every_setting_and_no_other():
    assert set(documented()) == {environment_name(field) for field in Settings.model_fields}


@pytest.mark.parametrize("field", Settings.model_fields)
def test_the_document_says_what_the_setting_says(field: str):
    default, text = documented()[environment_name(field)]
    assert text == Settings.model_fields[field].description
    value = getattr(read_settings(), field)
    said = {
        "neo4j_uri": "none",
        "neo4j_password": "empty",
        "neo4j_reader_username": "empty",
        "neo4j_reader_password": "empty",
        "data": "the user's data folder",
        "anonymous_reading": "unset",
    }
    assert default == said.get(field, "none" if value == () else str(value))


def test_every_setting_is_read_from_its_variable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    given = {
        "neo4j_uri": "neo4j+s://graph.example:7687",
        "neo4j_username": "reader",
        "neo4j_password": "quite secret",
        "neo4j_database": "groups",
        "neo4j_reader_username": "looker",
        "neo4j_reader_password": "also secret",
        "data": str(tmp_path),
        "host": "0.0.0.0",
        "port": "8123",
        "statement_timeout": "1.5",
        "request_timeout": "2.5",
        "cypher_timeout": "3.5",
        "cypher_concurrency": "7",
        "engine_memory": "2g",
        "allowed_hosts": "a.example, b.example",
        "anonymous_reading": "false",
        "introspection": "false",
        "graphiql": "false",
    }
    assert set(given) == set(Settings.model_fields)
    for field, value in given.items():
        monkeypatch.setenv(environment_name(field), value)
    settings = read_settings()
    assert settings.neo4j_password.get_secret_value() == "quite secret"
    assert settings.neo4j_reader_password.get_secret_value() == "also secret"
    assert "quite secret" not in repr(settings)
    assert "also secret" not in repr(settings)
    assert (settings.cypher_timeout, settings.cypher_concurrency) == (3.5, 7)
    assert (settings.port, settings.statement_timeout) == (8123, 1.5)
    assert settings.request_timeout == 2.5
    assert (settings.anonymous_reading, settings.introspection, settings.graphiql) == (False, False, False)
    assert settings.allowed_hosts == ("a.example", "b.example")
    assert settings.data == tmp_path
    assert settings.neo4j_uri == given["neo4j_uri"]


def test_what_is_given_wins_over_the_environment_and_none_does_not(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CLEAVE_PORT", "8123")
    assert read_settings(port=9000).port == 9000
    assert read_settings(port=None).port == 8123


def test_an_empty_variable_counts_as_not_set(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NEO4J_URI", "")
    monkeypatch.setenv("CLEAVE_PORT", "")
    assert read_settings().neo4j_uri is None
    assert read_settings().port == 8000


@pytest.mark.parametrize(
    ("variable", "value", "expected"),
    [
        ("NEO4J_URI", "localhost:7687", "expected an address like"),
        ("NEO4J_URI", "http://localhost:7474", "expected an address like"),
        ("NEO4J_URI", "bolt://someone:hush-hush@localhost", "expected no account"),
        ("NEO4J_URI", "bolt://localhost?x=1", "expected nothing after the port"),
        ("NEO4J_URI", "neo4j://localhost?x", "expected nothing after the port"),
        ("NEO4J_URI", "neo4j://localhost?address=1", "expected nothing after the port"),
        ("NEO4J_URI", "neo4j://localhost/graph", "expected nothing after the port"),
        ("CLEAVE_PORT", "eighty", "expected a whole number from 1 to 65535"),
        ("CLEAVE_PORT", "0", "expected a whole number from 1 to 65535"),
        ("CLEAVE_PORT", "70000", "65535"),
        ("CLEAVE_STATEMENT_TIMEOUT", "0", "expected a number of seconds"),
        ("CLEAVE_STATEMENT_TIMEOUT", "nan", "expected a number of seconds"),
        ("CLEAVE_STATEMENT_TIMEOUT", "inf", "expected a number of seconds"),
        ("CLEAVE_STATEMENT_TIMEOUT", "-1", "expected a number of seconds"),
        ("CLEAVE_REQUEST_TIMEOUT", "0", "expected a number of seconds"),
        ("CLEAVE_ANONYMOUS_READING", "perhaps", "expected true or false"),
        ("CLEAVE_INTROSPECTION", "perhaps", "expected true or false"),
        ("CLEAVE_GRAPHIQL", "perhaps", "expected true or false"),
        ("CLEAVE_CYPHER_TIMEOUT", "0", "expected a number of seconds"),
        ("CLEAVE_CYPHER_CONCURRENCY", "0", "expected a whole number from 1 to 100"),
        ("CLEAVE_ENGINE_MEMORY", "lots", "such as 512m"),
    ],
)
def test_a_wrong_value_is_told_by_name_and_not_repeated(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, expected: str
):
    monkeypatch.setenv(variable, value)
    with pytest.raises(InputError) as refused:
        read_settings()
    (problem,) = refused.value.problems
    assert problem.path == (variable,)
    assert expected in problem.message
    assert "hush-hush" not in refused.value.message


def test_a_cluster_may_be_given_a_routing_context(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NEO4J_URI", "neo4j+s://graph.example:7687?policy=near&region=eu")
    assert read_settings().neo4j_uri == "neo4j+s://graph.example:7687?policy=near&region=eu"


def test_the_data_folder_follows_xdg(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_data_folder() == tmp_path / "cleave"
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert default_data_folder() == tmp_path / ".local/share/cleave"


@pytest.mark.parametrize(
    ("host", "given", "expected"),
    [
        ("127.0.0.1", None, True),
        ("127.8.0.1", None, True),
        ("::1", None, True),
        ("localhost", None, True),
        ("0.0.0.0", None, False),
        ("graph.example", None, False),
        ("0.0.0.0", True, True),
        ("127.0.0.1", False, False),
    ],
)
def test_reading_needs_no_token_on_loopback_or_where_that_is_said(
    host: str, given: bool | None, expected: bool
):
    assert read_settings(host=host, anonymous_reading=given).reads_without_token is expected
