"""The shell from its start to its end: on a terminal, or over what comes through a pipe."""

import sys
from typing import Final

import click

from app.graph.adhoc import AdHoc
from app.graph.connection import Database
from app.on_graph import on_graph
from app.settings import Settings
from app.shell.session import Session
from app.shell.splitting import split
from app.shell.table import show
from app.shell.terminal import interact, state_folder

# One that was ended counts until the database is through with it; the next may start meanwhile.
_AT_ONCE: Final = 4


def run(settings: Settings) -> None:
    """Run statements until the terminal or the pipe has no more. Raises CleaveError."""
    piped = None if sys.stdin.isatty() else split(f"{sys.stdin.read()}\n")

    async def work(db: Database) -> None:
        service = AdHoc(db, seconds=settings.statement_timeout, most=_AT_ONCE)
        try:
            if piped is None:
                session = Session(service, echo=click.echo, show=show)
                await interact(session, click.echo, folder=state_folder())
            else:
                await _through(Session(service, echo=_remark, show=show), *piped)
        finally:
            await service.close()

    on_graph(settings, work)


async def _through(session: Session, found: list[str], rest: str) -> None:
    """Run one after the other, the last of them even without its semicolon; the first failure is the end."""
    for each in [*found, rest.strip()]:
        if each and not await session.run(each):
            return


def _remark(text: str) -> None:
    """Beside the rows, so that a program reads rows alone."""
    click.echo(text, err=True)
