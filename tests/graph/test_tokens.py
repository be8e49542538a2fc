"""Tokens: a secret told once, a hash kept, and no way back after revoking."""

import hashlib
import re

from app.graph.tokens import Role, holder, new_token, revoke, tokens
from tests.graphs import CountingDatabase


async def test_a_secret_names_its_holder_and_is_not_in_the_graph(empty: CountingDatabase):
    token, secret = await new_token(empty, Role.EDITOR, "Desk one")
    assert re.fullmatch(r"cleave_[\w-]{43}", secret)  # 256 bits
    assert await holder(empty, secret) == token
    assert (token.role, token.name) == (Role.EDITOR, "Desk one")
    (stored,) = [row for (row,) in await empty.read("MATCH (t:Token) RETURN properties(t)", {})]
    assert secret.removeprefix("cleave_") not in str(stored)
    assert stored["hash"] == hashlib.sha256(secret.encode()).hexdigest()


async def test_other_secrets_and_the_hash_itself_are_nobodys(empty: CountingDatabase):
    _, secret = await new_token(empty, Role.EDITOR, "Desk one")
    for other in (secret[:-1], secret + "A", secret.upper(), hashlib.sha256(secret.encode()).hexdigest(), ""):
        assert await holder(empty, other) is None


async def test_a_revoked_token_is_nobodys_and_keeps_its_day(empty: CountingDatabase):
    token, secret = await new_token(empty, Role.VIEWER, "Reader")
    kept, other = await new_token(empty, Role.ADMIN, "Chief")
    assert await revoke(empty, token.id)
    assert await holder(empty, secret) is None
    assert await holder(empty, other) == kept
    (revoked,) = [each for each in await tokens(empty) if each.id == token.id]
    assert revoked.revoked_at is not None
    assert await revoke(empty, token.id)
    assert revoked in await tokens(empty)
    assert not await revoke(empty, "token:nobody")


def test_each_role_includes_those_before_it():
    assert Role.ADMIN.includes(Role.EDITOR)
    assert Role.EDITOR.includes(Role.EDITOR)
    assert Role.EDITOR.includes(Role.VIEWER)
    assert not Role.VIEWER.includes(Role.EDITOR)
