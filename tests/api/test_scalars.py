"""Days in an argument: of the calendar, and written in one way."""

import pytest

from app.api.schema import schema


@pytest.mark.check
@pytest.mark.parametrize(
    "text", ["2014-W34-1", "20140825", "2014-237", "2014-08", "2014-02-30", "2014-8-25", "٢٠١٤-٠٨-٢٥", ""]
)
@pytest.mark.parametrize("as_variable", [True, False], ids=["variable", "literal"])
def test_what_is_no_day_is_refused(text: str, as_variable: bool) -> None:
    literal = "$k" if as_variable else f'"{text}"'
    declared = "query($k: Date) " if as_variable else ""
    result = schema.execute_sync(
        f"{declared}{{ snapshot(knownAt: {literal}) {{ tieCount }} }}",
        variable_values={"k": text} if as_variable else None,
    )
    assert result.errors
    assert "is not a day of the calendar; expected a date such as 2014-08-25" in result.errors[0].message
