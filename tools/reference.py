"""Writes the tables of docs/commands.md and docs/query-files.md anew: `make reference`.

Commands come from click, make targets from the Makefile, files of queries from their own first sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click

from app.cli import main as cleave
from tools.tables import Parts, remade, table

_ROOT = Path(__file__).resolve().parents[1]
_TARGET = re.compile(r"^([a-z-]+):.*?## (.+)$", re.MULTILINE)
_SENTENCE = re.compile(r"(.+?[.;])(?:\s|$)", re.DOTALL)
_OPERATION = re.compile(r"^(?:query|mutation|subscription) \w+", re.MULTILINE)
_COMMENT = re.compile(r"^(?://|#|--) ?")


def commands() -> str:
    """A section a command: what it does, how it is called, its arguments and options."""
    return "\n\n".join(_section(name, command) for name, command in walked(cleave, "cleave"))


def walked(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    """A command and those below it, by the words that call them, in the order of its help."""
    yield name, command
    if isinstance(command, click.Group):
        for below in command.list_commands(click.Context(command)):
            yield from walked(command.commands[below], f"{name} {below}")


def _section(name: str, command: click.Command) -> str:
    context = click.Context(command, info_name=name)
    usage = " ".join([name, *command.collect_usage_pieces(context)])
    said = [f"## {name}", f"`{usage}`", _prose(command.help or "")]
    if isinstance(command, click.Group):
        below = ", ".join(
            f"[`{each}`](#{name.replace(' ', '-')}-{each})" for each in command.list_commands(context)
        )
        said.append(f"Commands: {below}.")
    if rows := [_option(each, context) for each in command.params if isinstance(each, click.Option)]:
        said.append(table(("option", "means", "where it is not given"), rows))
    return "\n\n".join(said)


def _prose(text: str) -> str:
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n") if part.strip())


def _option(option: click.Option, context: click.Context) -> tuple[str, str, str]:
    takes = "" if option.is_flag else f" {option.make_metavar(context)}"
    names = ", ".join(f"`{name}{takes}`" for name in (*option.opts, *option.secondary_opts))
    default = f"`{option.default}`" if option.show_default else ""
    return names, option.help or "", "an error" if option.required else default


def targets() -> str:
    found = _TARGET.findall((_ROOT / "Makefile").read_text("utf-8"))
    return table(("target", "does"), ((f"`make {name}`", what) for name, what in found))


def files(folder: str, *endings: str) -> str:
    """The files below a folder, each with what it says of itself."""
    paths = sorted(path for ending in endings for path in (_ROOT / folder).rglob(f"*.{ending}"))
    return table(
        ("file", "is"), ((f"`{path.relative_to(_ROOT).as_posix()}`", first_sentence(path)) for path in paths)
    )


def first_sentence(path: Path) -> str:
    """The first sentence of a file's header, a worked example's question, or of GraphQL without a header its
    operation. Raises ValueError without any."""
    text = path.read_text("utf-8")
    if question := re.search(r"^// question: (.+)$", text, re.MULTILINE):
        return question[1]
    header: list[str] = []
    for line in text.splitlines():
        if not _COMMENT.match(line) or not _COMMENT.sub("", line):
            break
        header.append(_COMMENT.sub("", line).strip())
    found = _SENTENCE.match(" ".join(header))
    if not header and (operation := _OPERATION.search(text)):
        return f"`{operation[0]}`"
    if found is None:
        raise ValueError(f"{path.name}: expected a sentence in the first lines that says what it is")
    return found[1].rstrip(";.") + "."


DOCUMENTS: dict[Path, Parts] = {
    _ROOT / "docs/commands.md": {"commands": commands, "targets": targets},
    _ROOT / "docs/query-files.md": {
        "read": lambda: files("cypher/read", "cypher"),
        "write": lambda: files("cypher/write", "cypher"),
        "schema": lambda: files("cypher/schema", "cypher", "sql"),
        "examples": lambda: files("cypher/examples", "cypher"),
        "page": lambda: files("frontend/src", "graphql"),
        "client": lambda: files("client/src", "graphql"),
    },
}


def main() -> None:
    for path, parts in DOCUMENTS.items():
        path.write_text(remade(path.name, path.read_text("utf-8"), parts), "utf-8")


if __name__ == "__main__":
    main()
