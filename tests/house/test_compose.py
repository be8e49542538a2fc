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
from tests.engines import RunningEngine
from tests.house.image import Stage, build, environment
from tests.house.serving import free_port, get, serving
from tests.house.source import ROOT
from tests.house.tree import clone

COMPOSE = ROOT / "docker-compose.yml"
README = (ROOT / "README.md").read_text("utf-8")
VARIABLE = re.compile(r"\$\{([A-Z0-9_]+):([-?])([^}]*)\}")
services = yaml.safe_load(COMPOSE.read_text())["services"]
# One of the tests of the image needs a Neo4j, and the image is built once.
AMONG_NEO4J = pytest.mark.xdist_group("neo4j 0")


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


@pytest.mark.check
def test_the_readme_says_how_to_load_in_the_container():
    """The container has no file of the machine's, and it is read-only: what is loaded has to be shown to it."""
    found = re.findall(r'docker compose run --rm -v "\$PWD/(\S+):(/\S+):ro" (\S+) cleave load (\S+)', README)
    ((shown, as_folder, service, loaded),) = found
    assert (ROOT / shown / "sources.yaml").is_file()
    assert loaded == as_folder
    assert service in services
    assert found[0] in re.findall(r'-v "\$PWD/(\S+):(/\S+):ro" (\S+) cleave load (\S+)', COMPOSE.read_text())


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """Built as `docker compose up` would after a clone: from nothing but the tree, and the file named there."""
    context = clone(tmp_path_factory.mktemp("context") / "cleave")
    assert services["app"]["build"] == "."
    return build(context / "Dockerfile", tmp_path_factory.mktemp("image"))


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
@AMONG_NEO4J
def test_the_image_has_its_command(image: Stage, tmp_path: Path):
    program = [image.inside(folder) / image.command[0] for folder in image.path]
    assert any(each.is_file() for each in program)
    assert "serve" in in_image(image, tmp_path, str(program[0]), "--help")


@pytest.mark.slow
@AMONG_NEO4J
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
@AMONG_NEO4J
def test_the_installed_wheel_starts_its_engine_from_any_folder(image: Stage, tmp_path: Path):
    start = (
        "from app.graph.embedded import open_engine\nfrom app.settings import read_settings\n"
        "with open_engine(read_settings().data, memory='512m') as engine: print(engine.uri)"
    )
    python = str(image.inside(image.path[0]) / "python")
    assert in_image(image, tmp_path, python, "-c", start).startswith("bolt://127.0.0.1:")


@pytest.mark.slow
@AMONG_NEO4J
def test_the_image_serves_with_what_compose_gives_it_and_is_found_healthy(
    image: Stage, neo4j_engine: RunningEngine, tmp_path: Path
):
    """Its own command and health check, with the addresses of this machine in place of the container's."""
    port = free_port()
    here = {"0.0.0.0": "127.0.0.1", "8000": str(port)}
    given = yaml.safe_load(interpolated(NEO4J_PASSWORD=neo4j_engine.password))["services"]["app"]
    # Compose fills in values, not text: what is left empty is an empty text to it, and no null.
    environ = {name: value or "" for name, value in given["environment"].items()}
    path = [image.inside(each) for each in image.path]
    environ |= environment(image.root.parent / "programs", *path) | {"HOME": "/nowhere"}
    assert environ["NEO4J_URI"].startswith("bolt://neo4j:")
    environ["NEO4J_URI"] = neo4j_engine.uri
    command = [here.get(word, word) for word in image.command]
    assert command[-4:] == ["--host", "127.0.0.1", "--port", str(port)]
    health = [word.replace(":8000/", f":{port}/") for word in image.health]
    assert health != image.health

    def healthy() -> bool:
        return (
            subprocess.run(health, cwd=tmp_path, env=environ, capture_output=True, check=False).returncode
            == 0
        )

    assert not healthy()
    with serving(command, tmp_path, environ) as address:
        assert b'<div id="app">' in get(address).content
        assert healthy()
    assert list(tmp_path.iterdir()) == []
