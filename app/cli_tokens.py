"""``cleave token new | list | revoke``: who may edit."""

from pathlib import Path

import click

from app.errors import CleaveError
from app.graph import tokens
from app.graph.connection import Database
from app.graph.migrations import migrate
from app.graph.tokens import Role, Token
from app.on_graph import data_folder, on_graph
from app.settings import read_settings

_LONGEST_NAME = 100


def _is_name(_context: click.Context, _option: click.Parameter, value: str) -> str:
    name = value.strip()
    if not name or len(name) > _LONGEST_NAME or not name.isprintable():
        raise click.BadParameter(f"expected a name of 1 to {_LONGEST_NAME} letters on one line")
    return name


@click.group()
def token() -> None:
    """Make, list and revoke the tokens that editing needs."""


@token.command()
@click.option(
    "--role",
    type=click.Choice([role.value.lower() for role in Role]),
    required=True,
    help="What its holder may do: read, edit, or also look after the graph.",
)
@click.option("--name", required=True, callback=_is_name, help="Whose it is; what they record carries it.")
@data_folder
def new(role: str, name: str, data: Path | None) -> None:
    """Make a token and print its secret, this once.

    Send it as "Authorization: Bearer ...". The graph keeps a hash alone.
    """

    async def work(db: Database) -> tuple[Token, str]:
        await migrate(db)
        return await tokens.new_token(db, Role(role.upper()), name)

    made, secret = on_graph(read_settings(data=data), work, create=True)
    click.echo(secret)
    click.echo(f"{made.id} for {made.name}, {role}. It is not shown again.", err=True)


@token.command("list")
@data_folder
def list_(data: Path | None) -> None:
    """List the tokens, revoked ones too; secrets are not kept and not shown."""
    found = on_graph(read_settings(data=data), tokens.tokens)
    for each in found:
        until = f"revoked {each.revoked_at}" if each.revoked_at else "valid"
        click.echo(f"{each.id}\t{each.role.lower()}\t{each.created_at}\t{until}\t{each.name}")


@token.command()
@click.argument("id", metavar="ID")
@data_folder
def revoke(id: str, data: Path | None) -> None:  # noqa: A002 - click names the parameter after the argument
    """Take a token back, at once and for good. `cleave token list` shows the ids."""
    if not on_graph(read_settings(data=data), lambda db: tokens.revoke(db, id)):
        raise CleaveError(f"No token is called {id}; cleave token list shows the ids.")
    click.echo(f"Revoked {id}.")
