"""Reading a row of our own file format into a record.

Unknown fields are refused, naming the nearest known one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from pydantic import ValidationError
from rapidfuzz import process

from app.domain.claims import Claim, Entity, Retraction, Source
from app.domain.dates import Edtf
from app.domain.facts import digest
from app.domain.judgements import Judgement, Undoing
from app.domain.spans import Span
from app.errors import InputError, Problem
from app.exchange.rows import (
    CLAIM_ROWS,
    FACTS,
    NESTED,
    ClaimRow,
    EntityRow,
    JudgementRow,
    Row,
    SourceRow,
    SpanRow,
)

Values = Mapping[str, Any]
_NEAR: Final = 60
_R = TypeVar("_R", bound=Row)


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim as read, its links still the handles or ids that the row gives."""

    claim: Claim
    key: str | None
    id: str | None
    relies_on: tuple[str, ...]
    revises: tuple[str, ...]


def read_source(values: Values) -> Source:
    """One source. Raises InputError with every problem of the row; paths are field names."""
    row = _read(SourceRow, values)
    return Source(**{name: getattr(row, name) for name in SourceRow.model_fields})


def read_entity(values: Values) -> Entity:
    """One entity. Raises InputError with every problem of the row."""
    row = _read(EntityRow, values)
    fields = {name: getattr(row, name) for name in EntityRow.model_fields}
    return Entity(**{**fields, "kind": row.kind.value if row.kind else None})


def read_judgement(values: Values) -> Judgement:
    """One judgement; without an id it gets one made of what it says. Raises InputError with every problem of
    the row."""
    row = _read(JudgementRow, values)
    own = digest(row.keep, *row.absorb, row.why, length=20)
    undone = Undoing(**row.undone.model_dump()) if row.undone else None
    return Judgement(
        row.id or f"judgement:{own}", row.keep, tuple(row.absorb), row.why, row.at, row.by, undone
    )


def read_claim(values: Values) -> Draft:
    """One claim. Raises InputError with every problem of the row."""
    given = [fact for fact in FACTS if fact in values]
    if len(given) != 1:
        found = f"gives {' and '.join(given)}" if given else "says about what is missing"
        raise InputError([Problem((), f"{found}; expected exactly one of {', '.join(FACTS)}", "fact")])
    row = _read(CLAIM_ROWS[given[0]], values)
    claim = Claim(
        fact=row.fact(),
        stance=row.stance,
        channel=row.channel,
        source=row.source,
        locator=row.locator,
        summary=row.summary,
        made_by=row.made_by,
        made_by_name=row.made_by_name,
        made_on=row.made_on,
        public_on=row.public_on,
        span=_span(row.span),
        share=row.share,
        count=row.count,
        how=row.how,
        role=row.role,
        note=row.note,
        reliability=row.grade[0] if row.grade else None,
        credibility=row.grade[1] if row.grade else None,
        recorded_at=row.recorded_at,
        recorded_by=row.recorded_by,
        retraction=Retraction(**row.retracted.model_dump()) if row.retracted else None,
    )
    return Draft(claim, row.key, row.id, tuple(row.relies_on), tuple(row.revises))


def _span(row: SpanRow) -> Span:
    end = row.to if isinstance(row.to, Edtf) else None
    return Span(row.from_, end, row.to is not None and end is None, tuple(row.observed))


def _read(model: type[_R], values: Values) -> _R:
    try:
        return model.model_validate(values)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        raise InputError(_problem(model, each) for each in details) from None


def _problem(model: type[Row], detail: Any) -> Problem:
    path = tuple(str(part) for part in detail["loc"])
    within, last = _nested(model, path)
    match detail["type"]:
        case "extra_forbidden":
            return Problem(path, _unknown_field(within, last), "field")
        case "missing":
            field = next(f for name, f in within.model_fields.items() if (f.alias or name) == last)
            return Problem(path, f"is missing; expected {field.description}", "missing")
        case "value_error":
            return Problem(path, str(detail["ctx"]["error"]), "value")
    return Problem(path, f"has no fields of its own; expected a mapping of {_fields(within, last)}", "form")


def _nested(model: type[Row], path: tuple[str, ...]) -> tuple[type[Row], str]:
    """The model that a path ends in, and the last part of the path."""
    return (NESTED[path[0]] if len(path) > 1 else model), path[-1]


def _fields(model: type[Row], nested: str = "") -> str:
    inner = NESTED.get(nested, model)
    return ", ".join(field.alias or name for name, field in inner.model_fields.items())


def _unknown_field(model: type[Row], name: str) -> str:
    if issubclass(model, ClaimRow) and any(name in _fields(row).split(", ") for row in CLAIM_ROWS.values()):
        return f"does not go with {model.article}; leave it out"
    near = process.extractOne(name, _fields(model).split(", "), score_cutoff=_NEAR)
    if near:
        return f"is not a field of this row; did you mean {near[0]}?"
    return f"is not a field of this row; expected one of {_fields(model)}"
