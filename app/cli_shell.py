"""``cleave shell``: Cypher on the graph, statement by statement."""

from pathlib import Path

import click

from app.interrupt import told_in_one_line
from app.on_graph import data_folder
from app.settings import read_settings


@click.command()
@data_folder
def shell(data: Path | None) -> None:
    """Read the graph in Cypher: type statements that end with a semicolon, or pipe them in.

    On a terminal it has history, completion (Tab), tables and twenty worked examples (:examples); :help says
    more. From a pipe it runs what it reads and writes rows with tabs; the first failure ends it with its
    exit code.
    """
    with told_in_one_line():
        from app.shell import running  # noqa: PLC0415 - other commands do without what a terminal needs

    running.run(read_settings(data=data))
