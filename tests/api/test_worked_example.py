"""The worked example of the data model, row by row: the pledge of Jamaat Ansar al-Islam, article 1."""

import pytest

from tests.graphs import CountingDatabase, ask

PLEDGE = "tie:pledged-to/group:jamaat-ansar-al-islam/group:islamic-state"
ENDING = "ending:group:jamaat-ansar-al-islam"
DENIED = "tie:denied-membership/group:jamaat-ansar-al-islam/group:islamic-state"

ROWS = [
    ("2014-08-24", None),
    ("2014-08-25", "ASSERTED"),
    ("2014-08-26", "ASSERTED"),
    ("2014-08-27", "CONTESTED"),
    ("2014-11-22", "CONTESTED"),
    ("2014-11-23", "REFUTED"),
    ("2014-12-01", "REFUTED"),
    ("2014-12-02", "CONFIRMED"),
    (None, "CONFIRMED"),
]


@pytest.mark.parametrize(("known_at", "status"), ROWS)
async def test_status_of_the_pledge(
    seeded: CountingDatabase, known_at: str | None, status: str | None
) -> None:
    data = await ask(
        seeded, "query($id: ID!, $k: Date) { tie(id: $id, knownAt: $k) { status } }", id=PLEDGE, k=known_at
    )
    assert data["tie"] == (None if status is None else {"status": status})


@pytest.mark.parametrize(("known_at", "status"), ROWS)
async def test_the_dissolution_runs_the_same_course(
    seeded: CountingDatabase, known_at: str | None, status: str | None
) -> None:
    data = await ask(
        seeded,
        "query($id: ID!, $k: Date) { node(id: $id, knownAt: $k) { ... on Ending { status } } }",
        id=ENDING,
        k=known_at,
    )
    assert data["node"] == (None if status is None else {"status": status})


@pytest.mark.parametrize(("known_at", "there"), [("2014-08-26", False), ("2014-08-27", True), (None, True)])
async def test_the_denial_makes_a_tie_of_its_own(
    seeded: CountingDatabase, known_at: str | None, there: bool
) -> None:
    data = await ask(
        seeded,
        "query($id: ID!, $k: Date) { tie(id: $id, knownAt: $k) {"
        " status derived span { instant from } claims { nodes { channel stance about { ... on Tie { id } } } } } }",
        id=DENIED,
        k=known_at,
    )
    assert data["tie"] == (
        {
            "status": "ASSERTED",
            "derived": True,
            "span": {"instant": True, "from": "[2014-08-25..2014-08-27]"},
            "claims": {"nodes": [{"channel": "OFFICIAL", "stance": "DENIES", "about": {"id": PLEDGE}}]},
        }
        if there
        else None
    )


async def test_share_and_count_come_with_the_testimony(seeded: CountingDatabase) -> None:
    document = (
        "query($id: ID!, $k: Date) { tie(id: $id, knownAt: $k) { share count { low high approximate } } }"
    )
    before = await ask(seeded, document, id=PLEDGE, k="2014-12-01")
    assert before["tie"] == {"share": None, "count": None}
    after = await ask(seeded, document, id=PLEDGE)
    assert after["tie"] == {"share": 0.9, "count": {"low": 3000, "high": 3000, "approximate": True}}


async def test_the_history_names_the_claims_that_made_it(seeded: CountingDatabase) -> None:
    data = await ask(
        seeded,
        "query($id: ID!) { tie(id: $id) { statusHistory { on status claim { channel stance madeByName } } } }",
        id=PLEDGE,
    )
    assert [(h["on"], h["status"], h["claim"]["channel"]) for h in data["tie"]["statusHistory"]] == [
        ("2014-08-25", "ASSERTED", "IN_NAME_OF"),
        ("2014-08-27", "CONTESTED", "OFFICIAL"),
        ("2014-11-23", "REFUTED", "ANALYST"),
        ("2014-12-02", "CONFIRMED", "ANALYST"),
    ]


async def test_the_statement_keeps_its_hijri_date(seeded: CountingDatabase) -> None:
    data = await ask(
        seeded,
        "query($id: ID!) { tie(id: $id) { claims(first: 1) {"
        " nodes { madeOn madeOnAsGiven knownFrom locator source { id } } } } }",
        id=PLEDGE,
    )
    (claim,) = data["tie"]["claims"]["nodes"]
    assert claim == {
        "madeOn": "2014-08-25",
        "madeOnAsGiven": "AH 1435-10-29",
        "knownFrom": "2014-08-25",
        "locator": "¶ 6-11",
        "source": {"id": "source:pledges-jamaat-ansar-al-islam"},
    }
