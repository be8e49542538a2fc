"""What is asked of POST /api/cypher, read and checked field by field."""

from dataclasses import dataclass
from typing import Final

from starlette.requests import Request

from app.api.cypher_formats import CSV, LINES
from app.api.requests import JSON, Refused, check_site, quality, read_json
from app.graph.adhoc import MOST_ROWS, ROWS, Statement
from app.graph.parameters import WrongParameter, check, from_json

_FIELDS: Final = ("statement", "parameters", "limit", "explain")


class WrongField(Refused):
    """A field of the request that is not what it should be."""

    def __init__(self, field: str, expected: str) -> None:
        super().__init__(400, f"{field}: {expected}")
        self.field = field


@dataclass(frozen=True, slots=True)
class Asked:
    """A statement, and whether its plan is wanted and not its rows."""

    statement: Statement
    explain: bool


def media_of(accept: str | None) -> str:
    """The media type to answer in. Raises Refused where none of ours is accepted."""
    if accept is None or not accept.strip():
        return JSON
    best = (0.0, 0, "")
    for each in accept.split(","):
        media, *parameters = (part.strip().lower() for part in each.split(";"))
        # Of equals, what is named before what is any.
        rank = {LINES: 5, CSV: 4, JSON: 3, "application/*": 2, "*/*": 2, "text/*": 1}.get(media, 0)
        if rank and (wanted := quality(parameters)):
            best = max(best, (wanted, rank, media))
    _, rank, media = best
    if not rank:
        raise Refused(406, f"Accept: expected {JSON}, {CSV} or {LINES}")
    return {2: JSON, 1: CSV}.get(rank, media)


async def read_cypher(request: Request) -> Asked:
    """The request in a POST's body. Raises Refused, and WrongField, which names the first wrong one."""
    check_site(request)
    given = await read_json(request, from_json)
    if not isinstance(given, dict):
        raise Refused(400, "the body: expected a JSON object with a statement")
    for name in given:
        if name not in _FIELDS:
            raise WrongField(name, f"no such field is taken here; expected {', '.join(_FIELDS)}")
    statement, explain = given.get("statement"), given.get("explain", False)
    parameters, limit = given.get("parameters", {}), given.get("limit", ROWS)
    if not isinstance(statement, str) or not statement.strip():
        raise WrongField("statement", "expected Cypher as text")
    if not isinstance(parameters, dict):
        raise WrongField("parameters", "expected an object with a value for each name")
    for name, value in parameters.items():
        try:
            check(value)
        except WrongParameter as wrong:
            raise WrongField("parameters", f"${name}: {wrong}") from None
    if isinstance(limit, bool) or not isinstance(limit, int) or not 1 <= limit <= MOST_ROWS:
        raise WrongField("limit", f"expected a whole number from 1 to {MOST_ROWS}")
    if not isinstance(explain, bool):
        raise WrongField("explain", "expected true or false")
    return Asked(Statement(statement, parameters, limit), explain)
