"""docker-compose.yml keeps to the Compose specification and to our rules; the image's own steps work."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml
from compose_spec import PyCompose

from app.settings import Settings, environment_name
from tests.house.image import Stage, build, environment
from tests.house.source import ROOT

COMPOSE = ROOT / "docker-compose.yml"
VARIABLE = re.compile(r"\$\{([A-Z0-9_]+):([-?])([^}]*)\}")
services = yaml.safe_load(COMPOSE.read_text())["services"]


def interpolated(**given: str) -> str:
    """The file as Compose sees it: ${NAME:-default} and ${NAME:?complaint}, with these variables set."""

    def value(found: re.Match[str]) -> str:
        name, kind, text = found.groups()
        if name in given:
            return given[name]
        if kind == "?":
            raise KeyError(name)
        return text

    filled = VARIABLE.sub(value, COMPOSE.read_text())
    assert "${" not in filled
    return filled


@pytest.mark.check
def test_the_file_keeps_to_the_specification():
    parsed = PyCompose.from_yaml(interpolated(NEO4J_PASSWORD="chosen by the user"))
    assert set(parsed.service_names()) == {"neo4j", "app"}


@pytest.mark.check
def test_the_specification_is_really_checked():
    with pytest.raises(ValueError, match="interval"):
        PyCompose.from_yaml(interpolated(NEO4J_PASSWORD="x").replace("interval: 5s", "interval: soon"))


@pytest.mark.check
@pytest.mark.parametrize("name", services)
def test_ports_are_open_to_this_machine_alone(name: str):
    ports = services[name]["ports"]
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)


@pytest.mark.check
def test_nothing_starts_without_a_password_of_the_users_own():
    with pytest.raises(KeyError, match="NEO4J_PASSWORD"):
        interpolated()
    filled = yaml.safe_load(interpolated(NEO4J_PASSWORD="chosen by the user"))["services"]
    assert filled["neo4j"]["environment"]["NEO4J_AUTH"] == "neo4j/chosen by the user"
    assert filled["app"]["environment"]["NEO4J_PASSWORD"] == "chosen by the user"


@pytest.mark.check
def test_the_app_waits_for_a_healthy_server():
    assert services["neo4j"]["healthcheck"]["test"]
    assert services["app"]["depends_on"]["neo4j"]["condition"] == "service_healthy"


@pytest.mark.check
def test_the_app_is_given_settings_that_it_has():
    known = {environment_name(field) for field in Settings.model_fields}
    assert set(services["app"]["environment"]) <= known


@pytest.mark.check
def test_it_is_the_neo4j_that_tests_run_on():
    version = ET.parse(ROOT / "tests/neo4j/pom.xml").findtext(".//{*}dependency/{*}version")
    assert version is not None
    assert services["neo4j"]["image"] == f"neo4j:{version.rpartition('.')[0]}-community"


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return build(ROOT / "Dockerfile", tmp_path_factory.mktemp("image"))


def in_image(image: Stage, folder: Path, *command: str) -> str:
    """What a command of the image prints, run in a folder that has nothing to do with the program."""
    programs = image.root.parent / "programs"
    path = [image.inside(each) for each in image.path]
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment(programs, *path) | {"CLEAVE_DATA": str(folder / "data")},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
def test_the_image_has_its_command(image: Stage, tmp_path: Path):
    program = [image.inside(folder) / image.command[0] for folder in image.path]
    assert any(each.is_file() for each in program)
    assert "serve" in in_image(image, tmp_path, str(program[0]), "--help")


@pytest.mark.slow
def test_the_image_brings_queries_seed_and_page(image: Stage, tmp_path: Path):
    look = (
        "from app.resources import cypher_folder, page_folder, seed_folder\n"
        "print(*(folder for folder in (cypher_folder(), seed_folder(), page_folder())), sep='\\n')"
    )
    python = str(image.inside(image.path[0]) / "python")
    folders = [Path(line) for line in in_image(image, tmp_path, python, "-c", look).splitlines()]
    for folder, file in zip(folders, ("schema", "sources.yaml", "index.html"), strict=True):
        assert folder.is_relative_to(image.root)
        assert (folder / file).exists()


@pytest.mark.slow
def test_the_installed_wheel_starts_its_engine_from_any_folder(image: Stage, tmp_path: Path):
    start = (
        "from app.graph.embedded import open_engine\nfrom app.settings import read_settings\n"
        "with open_engine(read_settings().data, memory='512m') as engine: print(engine.uri)"
    )
    python = str(image.inside(image.path[0]) / "python")
    assert in_image(image, tmp_path, python, "-c", start).startswith("bolt://127.0.0.1:")
