"""The GraphQL documents that the client sends, one a file, each with the fragments that it uses."""

import re
from functools import cache, lru_cache
from importlib import resources
from typing import Final

FRAGMENTS: Final = "fragments"
_SPREAD: Final = re.compile(r"\.\.\.\s*(?!on\b)(\w+)")
_FRAGMENT: Final = re.compile(r"^fragment (\w+) on .*?^}$", re.MULTILINE | re.DOTALL)


def names() -> list[str]:
    """The names of all documents, fragments aside."""
    found = (each.name for each in resources.files(__name__).iterdir())
    return sorted(
        name[: -len(".graphql")]
        for name in found
        if name.endswith(".graphql") and name != f"{FRAGMENTS}.graphql"
    )


@cache
def document(name: str) -> str:
    """The text of a document, ready to be sent. Raises KeyError for a fragment that nobody wrote."""
    text = _read(name)
    known = _fragments()
    own = set(_FRAGMENT.findall(text))
    wanted = [spread for spread in _SPREAD.findall(text) if spread not in own]
    used: dict[str, str] = {}
    while wanted:
        fragment = wanted.pop()
        if fragment not in used:
            used[fragment] = known[fragment]
            wanted += _SPREAD.findall(known[fragment])
    return "\n\n".join([text.strip(), *(used[each] for each in sorted(used))])


@lru_cache(maxsize=1)
def _fragments() -> dict[str, str]:
    return {match[1]: match[0] for match in _FRAGMENT.finditer(_read(FRAGMENTS))}


def _read(name: str) -> str:
    return resources.files(__name__).joinpath(f"{name}.graphql").read_text("utf-8")
