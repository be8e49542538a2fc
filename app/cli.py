"""The command line, ``cleave``: serve, load, export, migrate, schema, cypher, status, shell, query, token."""

from app.interrupt import told_in_one_line

with told_in_one_line():
    import os
    import sys
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import ExitStack, contextmanager, suppress
    from io import StringIO
    from pathlib import Path
    from typing import Any, TextIO

    import click

    from app.cli_cypher import cypher
    from app.cli_query import query
    from app.cli_shell import shell
    from app.cli_tokens import token
    from app.domain.records import Batch
    from app.errors import CleaveError, InputError, NoGraph
    from app.exchange.files import read
    from app.exchange.jsonl_format import write_jsonl
    from app.exchange.yaml_format import write_yaml
    from app.graph.connection import Database
    from app.graph.dump import dump
    from app.graph.migrations import migrate as apply_migrations
    from app.graph.reads import extent
    from app.graph.writes import Loaded, Progress, context_for
    from app.graph.writes import load as write_batch
    from app.on_graph import data_folder, on_graph
    from app.settings import read_settings

_WRITERS: dict[str, Callable[[Batch, TextIO], None]] = {"jsonl": write_jsonl, "yaml": write_yaml}


class _Commands(click.Group):
    """Commands in the order of their use; expected failures in words, with their exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        return list(self.commands)

    def main(self, *args: Any, **extra: Any) -> Any:
        """As click has it, which is quiet about a closed pipe; and in words where output fails otherwise."""
        try:
            return super().main(*args, **extra)
        except OSError as error:
            _discard_output()
            what = error.filename or "The output"
            click.echo(f"{what} cannot be read or written: {error.strerror or error}.", err=True)
            sys.exit(1)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except CleaveError as error:
            click.echo(error.message, err=True)
            if isinstance(error, InputError) and len(error.problems) > 1:
                click.echo(f"{len(error.problems)} problems; nothing was changed.", err=True)
            ctx.exit(error.exit_code)


@click.group(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="cleave-graph", message="cleave %(version)s")
def main() -> None:
    """Explore how groups split, merge, pledge, hide and deny it, over time and as the evidence came in.

    All commands work on the Neo4j server in NEO4J_URI where that is set, else on the embedded engine of the
    data folder; while `cleave serve` runs there, they use the same engine.

    Exit codes: 0 done, 1 failed, 2 wrong usage or input, 3 the embedded engine, 4 the database.
    """


@main.command()
@click.option("--host", help="Address to listen on; otherwise CLEAVE_HOST or 127.0.0.1.")
@click.option(
    "--port", type=click.IntRange(1, 65535), help="Port to listen on; otherwise CLEAVE_PORT or 8000."
)
@data_folder
@click.option(
    "--parent",
    type=click.IntRange(1),
    metavar="PID",
    help="Stop when this process, which started the server, is gone; make run says so.",
)
def serve(host: str | None, port: int | None, data: Path | None, parent: int | None) -> None:
    """Serve the page and GraphQL until Ctrl-C.

    An embedded graph that is empty is filled with the seed first; a Neo4j server is left as it is.
    """
    with told_in_one_line():
        from app import serving  # noqa: PLC0415 - the web is slow to import, and other commands do without

    settings = read_settings(host=host, port=port, data=data)
    where = settings.neo4j_uri or f"the embedded engine in {settings.data}"
    click.echo(f"Opening {where} ...")

    def announce(doors: serving.Doors) -> None:
        click.echo(f"cleave is at {doors.page} (Ctrl-C stops it)")
        if sys.stdout.isatty():  # a file or a log keeps no secret
            click.echo(f"Sign in to edit: {doors.sign_in}")
            if doors.reader is not None:
                name, password = doors.reader
                click.echo(
                    f"Read over Bolt: {doors.bolt} database {doors.database} user {name} password {password}"
                )

    def warn(line: str) -> None:
        click.echo(line, err=True)

    with _progress("Loading the seed") as progress:
        serving.serve(settings, parent=parent, announce=announce, warn=warn, progress=progress)


@main.command()
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path)
)
@data_folder
def load(files: Sequence[Path], data: Path | None) -> None:
    """Load claims from files (.yaml, .yml, .jsonl) or folders of such.

    All files are checked together. Every problem is reported with file, line and field, and where there is
    one, nothing is loaded. What is there already stays as it is.
    """
    reading = read(files)

    async def work(db: Database) -> Loaded:
        await apply_migrations(db)
        batch = reading.checked(await context_for(db, reading.batch))
        with _progress("Loading") as progress:
            progress(0, len(batch.claims))
            return await write_batch(db, batch, recorded_by="cleave load", progress=progress)

    loaded = on_graph(read_settings(data=data), work, create=True)
    new = [
        _count(loaded.claims, "claim"),
        _count(loaded.entities, "entity", "entities"),
        _count(loaded.sources, "source"),
        *([_count(loaded.judgements, "judgement")] if loaded.judgements else []),
    ]
    click.echo(f"Loaded {', '.join(new[:-1])} and {new[-1]}; {_count(loaded.known, 'claim')} already there.")


@main.command()
@click.option("--format", "form", type=click.Choice(list(_WRITERS)), default="jsonl", show_default=True)
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="File to write; otherwise stdout."
)
@data_folder
def export(form: str, output: Path | None, data: Path | None) -> None:
    """Write everything that was recorded, in canonical order.

    Loading the file into an empty graph and exporting that gives the same bytes again.
    """
    batch = on_graph(read_settings(data=data), dump, reading=True)
    written = StringIO()
    _WRITERS[form](batch, written)
    content = written.getvalue().encode()
    if output is None:
        click.echo(content, nl=False)
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        raise CleaveError(f"{output} cannot be written: {error.strerror}.") from error
    click.echo(f"Wrote {_count(len(batch.claims), 'claim')} to {output}.", err=True)


@main.command()
@data_folder
def migrate(data: Path | None) -> None:
    """Bring the graph's schema up to date; safe to run again, and from two places at once."""
    applied = on_graph(read_settings(data=data), apply_migrations, create=True)
    click.echo("\n".join(f"Applied {name}" for name in applied) or "The schema is up to date.")


@main.command()
def schema() -> None:
    """Print the GraphQL schema in the schema definition language."""
    from app.api.schema import sdl  # noqa: PLC0415

    click.echo(sdl(), nl=False)


main.add_command(cypher)


@main.command()
@data_folder
def status(data: Path | None) -> None:
    """Say which graph is in use and what it holds."""
    settings = read_settings(data=data)
    try:
        held = on_graph(settings, extent, reading=True)
    except NoGraph as none:
        click.echo(f"No graph yet. {none.message}")
        return
    shown = {
        "Graph": settings.neo4j_uri or f"embedded engine in {settings.data}",
        "Holds": ", ".join(f"{held[name]} {name}" for name in ("sources", "entities", "ties", "claims")),
        "Covers": _between(held["earliest"], held["latest"]),
        "Known": _between(held["known_earliest"], held["known_latest"]),
    }
    for name, value in shown.items():
        click.echo(f"{name:<8}{value}")


main.add_command(shell)
main.add_command(query)
main.add_command(token)


def _discard_output() -> None:
    """What is still in Python's buffer would fail once more at its end, with a second complaint."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


@contextmanager
def _progress(label: str) -> Iterator[Progress]:
    """A bar on stderr from the first call, with nothing done, to the last."""
    with ExitStack() as stack:
        bars: list[Any] = []

        def advance(done: int, total: int) -> None:
            if not bars:
                bar = click.progressbar(length=total, label=label, file=sys.stderr)
                bars.append(stack.enter_context(bar))
            bars[0].update(done - bars[0].pos)
            if done >= total:
                stack.close()

        yield advance


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _between(first: Any, last: Any) -> str:
    return f"{first or '?'} to {last or '?'}" if first or last else "nothing dated"
