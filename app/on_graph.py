"""What commands share: the graph in use, and the option that names its folder."""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar

import click

from app.graph.connection import Database
from app.settings import Settings
from app.target import Target, connected, target

T = TypeVar("T")
Work = Callable[[Database], Coroutine[Any, Any, T]]

data_folder = click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the embedded engine; otherwise CLEAVE_DATA.",
)


def on_graph(settings: Settings, work: Work[T], *, reading: bool = False, create: bool = False) -> T:
    """Do some work on the graph in use, or with ``create`` on a new one, and give the engine up again."""

    async def use(graph: Target) -> T:
        async with connected(graph, settings, reading=reading) as db:
            return await work(db)

    with target(settings, create=create) as graph:
        return asyncio.run(use(graph))
