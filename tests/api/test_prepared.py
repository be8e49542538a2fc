"""A statement that was composed for one asking serves another where the same is wanted, and only there."""

from __future__ import annotations

from typing import Any

import pytest

from app.graph import prepared
from app.graph.compose import Statement
from tests.graphs import CountingDatabase, ask

GROUP = """query ($id: ID!, $types: [TieType!], $named: Boolean = true, $asOf: Date, $knownAt: Date) {
    group(id: $id, asOf: $asOf, knownAt: $knownAt) {
        id name @include(if: $named)
        ties(types: $types, first: 1000) { nodes { ...Tie } }
    }
}
fragment Tie on Tie { id type }"""
CLAIMS = """query ($about: ID, $source: ID, $stances: [Stance!], $channels: [Channel!]) {
    claims(about: $about, source: $source, stances: $stances, channels: $channels, first: 1000) {
        nodes { id stance channel source { id } about { ... on Node { id } } }
    }
}"""
ANSAR, ISLAMIC_STATE = "group:jamaat-ansar-al-islam", "group:islamic-state"


@pytest.fixture
def composed(monkeypatch: pytest.MonkeyPatch) -> list[Statement]:
    """The statements that are composed from here on."""
    made: list[Statement] = []

    class Watched(Statement):
        def __init__(self, *args: Any) -> None:
            super().__init__(*args)
            made.append(self)

    monkeypatch.setattr(prepared, "Statement", Watched)
    return made


async def test_it_serves_other_ids_and_other_days(
    seeded: CountingDatabase, composed: list[Statement]
) -> None:
    document = f"{GROUP} # ids and days"
    seen = [
        (await ask(seeded, document, id=id_, asOf=day, knownAt="2100-01-01"))["group"]
        for id_ in (ANSAR, ISLAMIC_STATE)
        for day in ("2010-06-15", "2014-12-31")
    ]
    assert len(composed) == 1
    assert [each["id"] for each in seen] == [ANSAR, ANSAR, ISLAMIC_STATE, ISLAMIC_STATE]
    assert seen[0]["ties"] != seen[1]["ties"] != seen[3]["ties"] != seen[2]["ties"]


async def test_it_does_not_serve_other_fields_or_arguments(
    seeded: CountingDatabase, composed: list[Statement]
) -> None:
    document = f"{GROUP} # fields and arguments"

    async def asked(**variables: Any) -> dict[str, Any]:
        found: dict[str, Any] = (await ask(seeded, document, id=ANSAR, **variables))["group"]
        return found

    every = await asked()
    assert "name" in every
    assert "name" not in await asked(named=False)
    fronts = await asked(types=["FRONT_FOR", "PLEDGED_TO"])
    assert {tie["type"] for tie in fronts["ties"]["nodes"]} == {"PLEDGED_TO"}
    rivals = await asked(types=["RIVAL_OF", "FOUGHT"])
    assert {tie["type"] for tie in rivals["ties"]["nodes"]} <= {"RIVAL_OF", "FOUGHT"}
    assert len(every["ties"]["nodes"]) > len(fronts["ties"]["nodes"]) > 0
    known = await asked(knownAt="2014-08-28")
    assert len(every["ties"]["nodes"]) > len(known["ties"]["nodes"]) > 0
    assert len(composed) == 5
    assert await asked() == every
    assert len(composed) == 5


async def test_null_is_not_absence(seeded: CountingDatabase, composed: list[Statement]) -> None:
    document = 'query ($first: Int = 1) { group(id: "group:jamaat-ansar-al-islam") { ties(first: $first) { nodes { id } } } }'
    assert len((await ask(seeded, document))["group"]["ties"]["nodes"]) == 1
    assert len((await ask(seeded, document, first=2))["group"]["ties"]["nodes"]) == 2
    assert len((await ask(seeded, document))["group"]["ties"]["nodes"]) == 1
    assert len(composed) == 2


async def test_claims_by_whatever_is_given(seeded: CountingDatabase) -> None:
    """Each combination has a statement of its own; together they give what one that has all filters gives."""
    every = (await ask(seeded, CLAIMS))["claims"]["nodes"]
    assert len(every) > 500
    about = [each for each in every if each["about"]["id"] == f"tie:pledged-to/{ANSAR}/{ISLAMIC_STATE}"]
    assert {each["stance"] for each in about} >= {"ASSERTS", "DENIES"}
    id_ = about[0]["about"]["id"]
    assert (await ask(seeded, CLAIMS, about=id_))["claims"]["nodes"] == about
    for stance in ("ASSERTS", "DENIES"):
        only = [each for each in about if each["stance"] == stance]
        assert (await ask(seeded, CLAIMS, about=id_, stances=[stance]))["claims"]["nodes"] == only
        only = [each for each in every if each["stance"] == stance]
        assert (await ask(seeded, CLAIMS, stances=[stance]))["claims"]["nodes"] == only
    assert (await ask(seeded, CLAIMS, stances=[]))["claims"]["nodes"] == []
    source, channel = about[0]["source"]["id"], about[0]["channel"]
    of_source = [each for each in every if each["source"]["id"] == source]
    both = [each for each in about if each["source"]["id"] == source]
    all_three = [each for each in both if each["channel"] == channel]
    assert len(of_source) > len(both) >= len(all_three) > 0
    for wanted, given in (
        (of_source, {"source": source}),
        (both, {"source": source, "about": id_}),
        (all_three, {"source": source, "about": id_, "channels": [channel]}),
    ):
        assert (await ask(seeded, CLAIMS, **given))["claims"]["nodes"] == wanted
