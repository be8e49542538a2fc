"""Scalars of the contract. Dates leave the graph as text in their final form."""

import re
from datetime import date
from typing import Annotated, Any, Final, NewType

import strawberry
from graphql.language import StringValueNode, ValueNode

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)

Date = NewType("Date", date)
DateTime = NewType("DateTime", str)
EDTF = NewType("EDTF", str)


def day(value: Any) -> date:
    """A day of the calendar from its text. Raises ValueError."""
    try:
        if isinstance(value, str) and _DAY.fullmatch(value):  # the reader below takes week dates too
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise ValueError(f"{value!r} is not a day of the calendar; expected a date such as 2014-08-25")


def _edtf(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("expected a date as text, such as 2014-08")  # noqa: TRY004 - GraphQL takes it so
    # What it says is judged with the rest of an input, so that it is told beside what else is wrong.
    return value


def _literal(read: Any) -> Any:
    def parse_literal(node: ValueNode, _variables: Any = None) -> Any:
        if not isinstance(node, StringValueNode):
            raise ValueError('expected a date in quotes, such as "2014-08-25"')  # noqa: TRY004
        return read(node.value)

    return parse_literal


SCALARS: dict[object, Any] = {
    Date: strawberry.scalar(
        name="Date",
        description="A day of the Gregorian calendar: 2014-08-25.",
        parse_value=day,
        parse_literal=_literal(day),
    ),
    DateTime: strawberry.scalar(
        name="DateTime",
        description="A moment in UTC, ISO 8601: 2014-08-25T09:30:00Z.",
        parse_value=str,
    ),
    EDTF: strawberry.scalar(
        name="EDTF",
        description=(
            "A date that may be vague, in Extended Date/Time Format (ISO 8601-2): 2014-08-25, 2014-08, "
            "2013~, 2014-22 (summer), 201X, [2014-08-26..2014-11-23], or .. for an end that is going on."
        ),
        parse_value=_edtf,
        parse_literal=_literal(_edtf),
    ),
}

AsOf = Annotated[
    Date | None,
    strawberry.argument(
        name="asOf", description="The day looked at in the world; absent: the whole history."
    ),
]
KnownAt = Annotated[
    Date | None,
    strawberry.argument(
        name="knownAt",
        description="The day looked from: only claims made public by then count; absent: all of them.",
    ),
]
First = Annotated[int, strawberry.argument(description="How many at most, from 1 to 1000.")]
After = Annotated[
    str | None,
    strawberry.argument(description="The cursor after which to go on: endCursor of the last page."),
]
