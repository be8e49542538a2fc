"""Errors of the addresses below /api: one object, ``{"error": {"code", "message", "field"}}``."""

from collections.abc import Mapping
from typing import Any, Final

import orjson
from fastapi.exceptions import RequestValidationError
from graphql import GraphQLError
from pydantic import BaseModel, Field
from starlette.responses import Response

CODES: Final = {
    400: "BAD_REQUEST",
    401: "UNAUTHENTICATED",
    403: "FORBIDDEN",
    404: "NOT_FOUND",
    405: "METHOD_NOT_ALLOWED",
    406: "NOT_ACCEPTABLE",
    500: "INTERNAL_SERVER_ERROR",
    503: "UNAVAILABLE",
    504: "TIMED_OUT",
}
UNEXPECTED: Final = "Something went wrong here; it has been logged."
# What the documents behind REST call otherwise than its parameters.
_PARAMETERS: Final = {"text": "search", "stances": "stance", "channels": "channel"}
_STATUS: Final = {"DATABASE_UNAVAILABLE": 503, "TIMED_OUT": 504, "INTERNAL_SERVER_ERROR": 500}


class ErrorDetail(BaseModel):
    """What is wrong."""

    code: str = Field(description="A stable word for programs.")
    message: str = Field(description="What is wrong, and what was expected.")
    field: str | None = Field(description="The parameter that it is about.")


class ErrorBody(BaseModel):
    """An error."""

    error: ErrorDetail


class Failure(Exception):
    """What a request is answered with instead of what it asks for."""

    def __init__(self, status: int, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.field = field


def failure(
    status: int, message: str, field: str | None = None, headers: Mapping[str, str] | None = None
) -> Response:
    """The response that tells an error."""
    error = {"code": CODES.get(status, "BAD_REQUEST"), "message": message, "field": field}
    return Response(orjson.dumps({"error": error}), status, headers, media_type="application/json")


def of_parameters(error: RequestValidationError) -> Failure:
    """The first thing that is wrong with a request's parameters, by name."""
    first: dict[str, Any] = error.errors()[0]
    name = str(first["loc"][1])
    given, context = first.get("input"), first.get("ctx", {})
    match first["type"]:
        case "extra_forbidden":
            what = "no such parameter is taken here"
        case "missing":
            what = "is missing"
        case "enum":
            what = f"{given!r} is none of the values expected: {context['expected'].replace(' or ', ', ')}"
        case "int_parsing" | "int_type" | "int_parsing_size" | "int_from_float":
            what = f"{given!r} is not a number; expected a whole one"
        case "greater_than_equal" | "less_than_equal":
            what = f"{given} is out of range; expected 1 to 1000"
        case _:
            what = str(context.get("error", first["msg"]))
    return Failure(400, f"{name}: {what}", name)


def of_document(error: GraphQLError) -> Failure:
    """An error of the document behind an address, in REST's terms."""
    given = error.extensions or {}
    argument = given.get("argument")
    if not isinstance(argument, str):
        return Failure(_STATUS.get(str(given.get("code")), 400), error.message)
    name = _PARAMETERS.get(argument, argument)
    return Failure(400, f"{name}: {error.message.removeprefix(f'{argument}: ')}", name)
