"""Tokens: who may edit. The secret is told once; the graph holds its SHA-256 alone.

A secret has 256 random bits. There is nothing to guess, so a plain hash protects it as well as a slow one.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from app.graph.connection import Database
from app.graph.connection.writing import Transaction
from app.graph.queries import part
from app.graph.statements import run

_PREFIX = "cleave_"


class Role(StrEnum):
    """What somebody may do; each may do what those before may."""

    VIEWER = "VIEWER"
    EDITOR = "EDITOR"
    ADMIN = "ADMIN"

    def includes(self, other: "Role") -> bool:
        order = list(Role)
        return order.index(self) >= order.index(other)


@dataclass(frozen=True, slots=True)
class Token:
    """A token as it is stored, but for the hash. ``created_at`` and ``revoked_at`` are ISO 8601 in UTC."""

    id: str
    name: str
    role: Role
    created_at: str
    revoked_at: str | None


async def new_token(db: Database, role: Role, name: str) -> tuple[Token, str]:
    """Make a token for somebody; gives it with its secret, which cannot be had again."""
    secret = _PREFIX + secrets.token_urlsafe(32)
    token = Token(f"token:{secrets.token_hex(6)}", name, role, _now(), None)
    row = {
        "id": token.id,
        "hash": _hash(secret),
        "name": name,
        "role": role.value,
        "created_at": token.created_at,
    }

    async def write(tx: Transaction) -> None:
        # Looked for first, because a commit whose answer was lost is tried again.
        if not await run(tx, "existing", {"label": "Token"}, ids=[token.id]):
            await run(tx, "create_nodes", {"labels": "Token"}, rows=[row])

    await db.write(write)
    return token, secret


async def holder(db: Database, secret: str) -> Token | None:
    """The token that a secret belongs to; None where there is none or it was revoked."""
    wanted = _hash(secret)
    for row in await db.read(part("read/token").text, {"hash": wanted}):
        token, stored = _token(row)
        if hmac.compare_digest(stored, wanted) and token.revoked_at is None:
            return token
    return None


async def counts(db: Database, id_: str) -> bool:
    """Whether a token is there and was not revoked."""
    ((counting,),) = await db.read(part("read/token_counts").text, {"id": id_})
    return bool(counting)


async def tokens(db: Database) -> list[Token]:
    """All tokens, revoked ones too, the oldest first."""
    return [_token(row)[0] for row in await db.read(part("read/tokens").text, {})]


async def revoke(db: Database, id_: str) -> bool:
    """Take a token back, at once and for good; False where there is none of this id."""
    return bool(await db.write(lambda tx: run(tx, "revoke_token", id=id_, at=_now())))


def _token(row: list[Any]) -> tuple[Token, str]:
    id_, name, role, hash_, created_at, revoked_at = row
    return Token(id_, name, Role(role), created_at, revoked_at), hash_


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
