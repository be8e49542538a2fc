"""Claims recorded, retracted and linked: what is written, what is refused, and what the audit keeps."""

import json
from typing import Any

import pytest

from app.api.access import ANYBODY
from tests.api.writing import (
    CLAIM,
    EDITOR,
    LINK,
    MEMBER,
    RECORD,
    RETRACT,
    SAVE_ENTITY,
    SAVE_SOURCE,
    audit,
    problems,
    recorded,
    send,
)
from tests.graphs import CountingDatabase, ask


async def test_a_claim_is_recorded_with_what_follows_from_it(small: CountingDatabase) -> None:
    small.calls = 0
    done = await send(small, RECORD, input=CLAIM)
    assert small.calls == 1  # to read what is given back, however deep
    claim = done.pop("claim")
    assert done == {"__typename": "ClaimRecorded", "created": True}
    assert (claim["recordedBy"], claim["source"], claim["madeBy"]) == (
        "Ada",
        {"title": "A paper"},
        {"name": "B"},
    )
    assert claim["about"] == {
        "__typename": "Tie",
        "id": MEMBER,
        "status": "ASSERTED",
        "evidence": {"assertions": 1, "denials": 0},
    }
    (entry,) = await audit(small)
    assert (entry["action"], entry["by"], json.loads(entry["before"])) == ("record_claim", "Ada", None)
    assert json.loads(entry["after"])["summary"] == "A is a member of B."
    assert {claim["id"], MEMBER, "group:a", "group:b", "source:paper"} <= set(entry["touched"])
    assert entry["at"] == json.loads(entry["after"])["recorded_at"]
    ((number,),) = await small.read("MATCH (r:Revision {id: 'graph'}) RETURN r.number", {})
    assert entry["number"] == number


async def test_recording_again_is_harmless(small: CountingDatabase) -> None:
    await recorded(small)
    numbers = await small.read("MATCH (r:Revision) RETURN r.number", {})
    again = await send(small, RECORD, input=CLAIM | {"summary": "Said otherwise.", "credibility": 2})
    assert again["created"] is False
    assert (again["claim"]["summary"], again["claim"]["credibility"]) == ("A is a member of B.", None)
    assert len(await audit(small)) == 1
    assert await small.read("MATCH (r:Revision) RETURN r.number", {}) == numbers


async def test_recording_again_adds_links(small: CountingDatabase) -> None:
    first = await recorded(small)
    second = await recorded(small, locator="p. 2")
    again = await send(small, RECORD, input=CLAIM | {"locator": "p. 2", "reliesOn": [first]})
    assert (again["created"], again["claim"]["reliesOn"]) == (False, [{"id": first}])
    assert again["claim"]["id"] == second
    entry = (await audit(small))[-1]
    assert "relies_on" not in json.loads(entry["before"])
    assert json.loads(entry["after"])["relies_on"] == [first]


async def test_a_retracted_claim_counts_for_nothing_until_it_is_recorded_anew(
    small: CountingDatabase,
) -> None:
    other = await recorded(small, locator="p. 9")
    id_ = await recorded(small, stance="DENIES", reliesOn=[other], credibility=2, summary="Wrong.")
    document = f'{{ tie(id: "{MEMBER}") {{ status }} }}'
    assert (await ask(small, document))["tie"] == {"status": "CONTESTED"}
    for why in ("the wrong page", "again"):
        done = await send(small, RETRACT, id=id_, why=why)
        assert done["claim"]["retractedWhy"] == "the wrong page"
        assert done["claim"]["retractedBy"] == "Ada"
    assert (await ask(small, document))["tie"] == {"status": "ASSERTED"}
    again = await send(small, RECORD, input=CLAIM | {"stance": "DENIES", "summary": "Right."})
    assert again["created"] is True
    claim = again["claim"]
    assert (claim["id"], claim["retractedAt"], claim["retractedWhy"]) == (id_, None, None)
    assert (claim["summary"], claim["credibility"], claim["reliesOn"]) == ("Right.", None, [])
    assert (await ask(small, document))["tie"] == {"status": "CONTESTED"}
    entries = await audit(small)
    assert [e["action"] for e in entries] == [*["record_claim"] * 2, "retract_claim", "record_claim"]
    assert json.loads(entries[-1]["before"])["retraction"]["why"] == "the wrong page"


@pytest.mark.parametrize(
    ("about", "id_"),
    [
        ({"fact": MEMBER}, MEMBER),
        ({"tie": {"type": "ALLIED_WITH", "source": "group:b", "target": "group:a"}}, "tie:allied-with/group:a/group:b"),
        ({"name": {"entity": "group:a", "text": "Alfa", "kind": "ALIAS"}}, "name:group:a/alfa-"),
        (
            {"strength": {"groups": ["group:b", "group:a"], "of": {"low": 300}, "on": "2014-08", "place": "place:t"}},
            "strength:group:a/fighters-",
        ),
        ({"existence": {"entity": "group:a"}}, "existence:group:a"),
        ({"ending": {"entity": "group:a", "spell": "2"}}, "ending:group:a/2"),
    ],
    ids=["stored", "tie", "name", "strength", "existence", "ending"],
)  # fmt: skip
async def test_a_claim_is_about_any_kind_of_fact(small: CountingDatabase, about: Any, id_: str) -> None:
    await recorded(small)
    done = await send(small, RECORD, input=CLAIM | {"about": about, "locator": "p. 2"})
    assert done["created"]
    assert done["claim"]["about"]["id"].startswith(id_)


async def test_every_problem_is_told_at_once_in_the_input_s_names(small: CountingDatabase) -> None:
    wrong = {
        "about": {"tie": {"type": "MEMBER_OF", "source": "place:t", "target": "group:nobody", "spell": "No 2"}},
        "madeBy": None,
        "channel": "OFFICIAL",
        "madeOn": "2014-13",
        "publicOn": "[2014-01..]",
        "span": {"from": "2015-06", "to": "yesterday", "observed": ["2014-01-01", "never"]},
        "share": 1.5,
        "count": {"low": 5, "high": 3},
        "credibility": 7,
        "summary": " ",
        "locator": "p.\u0000",
        "source": "source:papr",
        "reliesOn": ["claim:00000000000000000000"],
    }  # fmt: skip
    done = await send(small, RECORD, input=CLAIM | wrong)
    assert problems(done) == [
        ("input.about.tie.source", "kind"),
        ("input.about.tie.spell", "form"),
        ("input.about.tie.target", "unknown"),
        ("input.count", "range"),
        ("input.credibility", "range"),
        ("input.locator", "form"),
        ("input.madeBy", "missing"),
        ("input.madeOn", "date"),
        ("input.publicOn", "unbounded"),
        ("input.reliesOn", "unknown"),
        ("input.share", "range"),
        ("input.source", "unknown"),
        ("input.span.observed.1", "date"),
        ("input.span.to", "date"),
        ("input.summary", "missing"),
    ]
    by_path = {".".join(p["path"]): p["message"] for p in done["problems"]}
    assert "2014-13" in by_path["input.madeOn"]
    assert "made_by" not in by_path["input.madeBy"]
    assert await audit(small) == []
    assert await small.read("MATCH (c:Claim) RETURN c.id", {}) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"about": {"fact": "tie:member-of/group:b/group:a"}}, [("input.about.fact", "unknown")]),
        ({"about": {"fact": "name:group:a/label"}}, [("input.about.fact", "unknown")]),
        ({"span": {"from": "2014-12-03"}}, [("input.span.from", "order")]),
        ({"how": "LEFT"}, [("input.how", "misplaced")]),
        (
            {"about": {"tie": {"type": "RIVAL_OF", "source": "group:b", "target": "group:9"}}},
            [("input.about.tie.target", "unknown")],
        ),
        (
            {"about": {"tie": {"type": "RIVAL_OF", "source": "group:b", "target": "group:a1"}}},
            [("input.about.tie.target", "unknown")],
        ),
        (
            {"about": {"tie": {"type": "DENIED_MEMBERSHIP", "source": "group:a", "target": "group:b"}}},
            [("input.about.tie.type", "derived")],
        ),
        (
            {"about": {"strength": {"groups": [], "of": {"low": 1}, "on": "2014"}}},
            [("input.about.strength.groups", "missing")],
        ),
        (
            {"about": {"strength": {"groups": ["group:x"], "of": {"low": -1}, "on": "soon"}}},
            [
                ("input.about.strength.groups", "unknown"),
                ("input.about.strength.of", "range"),
                ("input.about.strength.on", "date"),
            ],
        ),
        (
            {"about": {"name": {"entity": "group:a", "text": "", "kind": "ALIAS", "usedBy": "place:t"}}},
            [("input.about.name.text", "missing"), ("input.about.name.usedBy", "kind")],
        ),
        ({"about": {"existence": {"entity": "group:x"}}}, [("input.about.existence.entity", "unknown")]),
        ({"about": {"ending": {"entity": "source:paper"}}}, [("input.about.ending.entity", "unknown")]),
    ],
)
async def test_what_is_not_sound_is_refused(small: CountingDatabase, changes: Any, expected: Any) -> None:
    assert problems(await send(small, RECORD, input=CLAIM | changes)) == expected
    assert await audit(small) == []


async def test_retracting_is_refused_without_a_reason_or_a_claim(small: CountingDatabase) -> None:
    id_ = await recorded(small)
    assert problems(await send(small, RETRACT, id=id_, why=" \n")) == [("why", "missing")]
    done = await send(small, RETRACT, id="claim:0", why="")
    assert problems(done) == [("id", "unknown"), ("why", "missing")]
    assert len(await audit(small)) == 1


async def test_links_are_added_once(small: CountingDatabase) -> None:
    first, second = await recorded(small), await recorded(small, locator="p. 2", madeOn="2014-09-11")
    for _ in range(2):
        done = await send(small, LINK, id=second, on=[first], back=[first])
        assert done["created"] is False
        assert done["claim"] == {"reliesOn": [{"id": first}], "revises": [{"id": first}]}
    assert [e["action"] for e in await audit(small)] == ["record_claim", "record_claim", "link_claim"]
    data = await ask(small, f'{{ tie(id: "{MEMBER}") {{ evidence {{ assertions }} }} }}')
    assert data["tie"]["evidence"]["assertions"] == 1


async def test_links_that_are_not_sound_are_refused(small: CountingDatabase) -> None:
    first, second = await recorded(small), await recorded(small, locator="p. 2", madeOn="2014-09-11")
    third = await recorded(small, locator="p. 3", reliesOn=[second])
    await send(small, LINK, id=second, on=[first])
    done = await send(small, LINK, id=first, on=[third])
    assert problems(done) == [("reliesOn", "circle")]
    assert f"{first}, {third}, {second}, {first}" in done["problems"][0]["message"]
    stranger = await recorded(small, locator="p. 4", madeBy="group:a")
    elsewhere = await recorded(small, locator="p. 5", about={"existence": {"entity": "group:a"}})
    assert problems(await send(small, LINK, id=second, back=[stranger, elsewhere, "claim:0"])) == [
        ("revises", "claimant"),
        ("revises", "fact"),
        ("revises", "unknown"),
    ]
    assert problems(await send(small, LINK, id="claim:0", on=[first])) == [("id", "unknown")]
    assert problems(await send(small, LINK, id=first, on=[])) == [("reliesOn", "missing")]


async def test_whoever_may_not_write_is_told_what_it_needs(small: CountingDatabase) -> None:
    sent: list[tuple[str, dict[str, Any]]] = [
        (RECORD, {"input": CLAIM}),
        (RETRACT, {"id": "claim:0", "why": "x"}),
        (LINK, {"id": "claim:0", "on": ["claim:1"]}),
        (SAVE_ENTITY, {"input": {"id": "person:q", "label": "Q"}}),
        (SAVE_SOURCE, {"input": {"title": "T", "publishedOn": "2014"}}),
    ]
    for document, variables in sent:
        done = await send(small, document, ANYBODY, **variables)
        assert (done["__typename"], done["needs"]) == ("NotAllowed", "EDITOR")
        assert "token" in done["message"]
    assert await audit(small) == []
    assert (await send(small, RECORD, EDITOR, input=CLAIM))["__typename"] == "ClaimRecorded"
