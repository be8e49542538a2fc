"""OpenAPI of the addresses below /api: those that FastAPI routes, and POST /api/cypher, which it does not."""

from typing import Any, Final

from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import models_json_schema

from app.api.rest_errors import ErrorBody
from app.graph.adhoc import MOST_ROWS, ROWS

CYPHER: Final = "/api/cypher"
_JSON: Final = "application/json"
_REFERENCE: Final = "#/components/schemas/{model}"
_CYPHER_ERRORS: Final = {
    400: "The request is wrong, or the statement is no Cypher; `field` says which part.",
    401: "A token is needed, or the one that was sent does not count.",
    403: "The statement would do more than read the graph, or the request comes from elsewhere.",
    406: "Accept takes none of the formats.",
    413: "The body is too large.",
    415: "The body is not JSON in UTF-8.",
    429: "As many statements run as may at a time.",
    503: "The database does not answer.",
    504: "It took too long and was ended.",
}


class CypherStatement(BaseModel):
    """A statement that reads the graph."""

    model_config = ConfigDict(extra="forbid")

    statement: str = Field(description="Cypher.", min_length=1)
    parameters: dict[str, Any] = Field({}, description="Values of its parameters.")
    limit: int = Field(ROWS, ge=1, le=MOST_ROWS, description="How many rows at most.")
    explain: bool = Field(False, description="Its plan instead of its rows.")  # noqa: FBT003 - a default


class CypherRows(BaseModel):
    """Rows. A value that JSON has no form for is an object with $type."""

    columns: list[str] = Field(description="Their names, in order.")
    rows: list[list[Any]] = Field(description="A cell for each column.")
    truncated: bool = Field(description="Whether there were more.")
    elapsed: float = Field(description="Milliseconds.")
    limit: int = Field(description="How many rows were wanted at most.")


class CypherPlanStep(BaseModel):
    """One operator of a plan, with those below it."""

    operator: str = Field(description="What it is called.")
    details: str = Field(description="What it does.")
    children: "list[CypherPlanStep]" = Field(description="Where its rows come from.")


class CypherPlan(BaseModel):
    """A plan; there are no rows with it."""

    columns: list[str] = Field(description="None.", max_length=0)
    rows: list[list[Any]] = Field(description="None.", max_length=0)
    plan: CypherPlanStep = Field(description="Its last operator.")
    elapsed: float = Field(description="Milliseconds.")


def describe(app: FastAPI) -> None:
    """Let the application's OpenAPI tell of POST /api/cypher, too."""
    routed = app.openapi

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            found = routed()
            _, made = models_json_schema(
                [(model, "validation") for model in (CypherStatement, CypherRows, CypherPlan, ErrorBody)],
                ref_template=_REFERENCE,
            )
            found["components"]["schemas"].update(made["$defs"])
            found["paths"][CYPHER] = {"post": _cypher()}
        return app.openapi_schema or {}

    app.openapi = described  # type: ignore[method-assign]


def _cypher() -> dict[str, Any]:
    def of(*names: str) -> dict[str, Any]:
        references = [{"$ref": _REFERENCE.format(model=name)} for name in names]
        return {"schema": references[0] if len(references) == 1 else {"anyOf": references}}

    text = {"schema": {"type": "string"}}
    answer = {_JSON: of("CypherRows", "CypherPlan"), "text/csv": text, "application/x-ndjson": text}
    errors = {
        str(status): {"description": what, "content": {_JSON: of("ErrorBody")}}
        for status, what in _CYPHER_ERRORS.items()
    }
    return {
        "tags": ["Cypher"],
        "summary": "Cypher",
        "description": "Run a Cypher statement that reads the graph, or see its plan.",
        "operationId": "cypher",
        "requestBody": {"required": True, "content": {_JSON: of("CypherStatement")}},
        "responses": {"200": {"description": "Rows, or a plan.", "content": answer}, **errors},
    }
