"""REST for scripts: entities, ties and claims, read under addresses of their own."""

from functools import reduce
from operator import or_
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from app.api.access import Viewer
from app.api.rest_answers import Rest, once
from app.api.rest_errors import ErrorBody, Failure
from app.api.rest_models import MODELS
from app.api.rest_parameters import CertainMoment, Moment, OfClaims, OfEntities, OfTies, Parameters
from app.domain.facts import kind_of
from app.domain.vocabulary import ENTITY_LABELS

_ERRORS: Final = {
    400: "A parameter is wrong, or not known here; `field` names it.",
    401: "A token is needed, or the one that was sent does not count.",
    403: "The request comes from a page of another site, or is for another host.",
    404: "There is nothing of that id, or it is not known on the day looked from.",
    406: "Accept does not take application/json.",
    500: "Something went wrong; it has been logged.",
    503: "The database does not answer.",
    504: "It took too long and was ended.",
}
_TAG: Final = {
    "ETag": {
        "description": "Another one as soon as the graph changes; sent as If-None-Match it gives 304.",
        "schema": {"type": "string"},
    }
}
_LINK: Final = {
    "Link": {
        "description": 'The next page, rel="next", relative to this address; absent on the last page.',
        "schema": {"type": "string"},
    }
}


_AN_ENTITY: Final = "group:ansar-al-islam"
_A_TIE: Final = "tie:pledged-to/group:jamaat-ansar-al-islam/group:islamic-state"
_A_CLAIM: Final = "claim:0123456789abcdef0123"
EntityId = Annotated[
    str, Path(alias="id", description="A group's, person's or place's id.", examples=[_AN_ENTITY])
]
TieId = Annotated[str, Path(alias="id", description="A tie's id, slashes and all.", examples=[_A_TIE])]
ClaimId = Annotated[str, Path(alias="id", description="A claim's id.", examples=[_A_CLAIM])]


class _Nothing(Parameters):
    """No parameters."""


def routes(rest: Rest) -> APIRouter:
    """The addresses below /api that ``rest`` answers, by GET and by HEAD."""
    router = APIRouter(prefix="/api", route_class=rest.route(), tags=["Reads"])
    Asking = Annotated[Viewer, Depends(rest.viewer)]  # noqa: N806 - a type

    @router.get("/entities", **_documented("Entities", "EntitySearch", "EntitiesById"))
    async def entities(request: Request, asking: Asking, given: Annotated[OfEntities, Query()]) -> Response:
        """Groups, persons and places: all in order of id, those that a search finds, or those of some ids."""
        once(request, "ids")
        name, variables = _entities(given)
        return await rest.answer(request, asking, name, variables)

    @router.get("/entities/{id:path}", **_documented("Entity"))
    async def entity(
        request: Request,
        asking: Asking,
        id_: EntityId,
        given: Annotated[CertainMoment, Query()],
    ) -> Response:
        """One group, person or place. An id that was merged into another gives that other."""
        once(request)
        return await _one(request, asking, "Entity", id_, tuple(ENTITY_LABELS), given)

    @router.get("/ties", **_documented("Ties"))
    async def ties(request: Request, asking: Asking, given: Annotated[OfTies, Query()]) -> Response:
        """Ties that are known and hold, in order of beginning and id."""
        once(request, "of", "types", "statuses")
        return await rest.answer(request, asking, "Ties", given.given())

    @router.get("/ties/{id:path}", **_documented("Tie"))
    async def tie(
        request: Request,
        asking: Asking,
        id_: TieId,
        given: Annotated[Moment, Query()],
    ) -> Response:
        """One tie, with the history of its status."""
        once(request)
        return await _one(request, asking, "Tie", id_, ("tie",), given)

    @router.get("/claims", **_documented("Claims"))
    async def claims(request: Request, asking: Asking, given: Annotated[OfClaims, Query()]) -> Response:
        """Claims, the earliest known first."""
        once(request, "stance", "channel")
        return await rest.answer(request, asking, "Claims", _claims(given))

    @router.get("/claims/{id:path}", **_documented("Claim"))
    async def claim(
        request: Request,
        asking: Asking,
        id_: ClaimId,
        given: Annotated[_Nothing, Query()],
    ) -> Response:
        """One claim, retracted or not."""
        once(request)
        return await _one(request, asking, "Claim", id_, ("claim",), given)

    async def _one(
        request: Request, asking: Viewer, name: str, id_: str, kinds: tuple[str, ...], given: Parameters
    ) -> Response:
        what = name.lower()
        missing = f"id: no {what} is called {id_!r}, or it is not known then or does not hold"
        if kind_of(id_) not in kinds:
            raise Failure(404, f"id: {id_!r} is no {what}; expected an id such as {kinds[0]}:…", "id")
        return await rest.answer(request, asking, name, {"id": id_, **given.given()}, missing=missing)

    return router


def _entities(given: OfEntities) -> tuple[str, dict[str, Any]]:
    """Which document answers for entities, and its variables. Raises Failure where two would."""
    asked = given.model_fields_set
    if given.ids is not None:
        for other in ("search", "first", "after"):
            if other in asked:
                raise Failure(400, f"{other}: says nothing beside ids; expected one or the other", other)
        name, left_out = "EntitiesById", {"first", "after", "search"}
    elif given.search is not None:
        if "certainty" in asked:
            message = "certainty: says nothing beside search, which finds what may have existed that day"
            raise Failure(400, message, "certainty")
        name, left_out = "EntitySearch", {"certainty", "ids"}
    else:
        name, left_out = "Entities", {"search", "ids"}
    return name, {key: value for key, value in given.given().items() if key not in left_out}


def _claims(given: OfClaims) -> dict[str, Any]:
    """The variables of the document that answers for claims."""
    variables = given.given()
    of = variables.pop("of", None)
    if of is None:
        return variables
    if given.about is not None:
        raise Failure(400, "of: says nothing beside about; expected one or the other", "of")
    return {**variables, "about": of}


def _documented(*names: str) -> dict[str, Any]:
    """What OpenAPI says of an address whose answers are those of some documents."""
    one = names[0] in ("Entity", "Tie", "Claim")
    errors = {
        status: {"description": what, "model": ErrorBody}
        for status, what in _ERRORS.items()
        if one or status != 404
    }
    headers = _TAG if one else _TAG | _LINK
    return {
        "response_model": reduce(or_, (MODELS[name] for name in names))
        if len(names) > 1
        else MODELS[names[0]],
        "response_description": "What was asked for.",
        "operation_id": names[0][0].lower() + names[0][1:],
        "responses": {
            200: {"headers": headers},
            304: {"description": "What the client has is still good."},
            **errors,
            "default": {"description": "Any other error, in the same form.", "model": ErrorBody},
        },
    }
