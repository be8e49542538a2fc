"""Entities and sources made and changed: what is given, left out, taken away, refused."""

import json
from typing import Any

import pytest

from app.api.context import Context
from app.api.schema import schema
from app.graph.revisions import Revisions
from tests.api.writing import CLAIM, EDITOR, RECORD, SAVE_ENTITY, SAVE_SOURCE, audit, problems, recorded, send
from tests.graphs import CountingDatabase, ask


async def test_an_entity_is_made_and_found(small: CountingDatabase) -> None:
    new = {"id": "group:", "label": "Liwā al-Tawḥīd", "groupKind": "FACTION", "summary": "A brigade."}
    done = await send(small, SAVE_ENTITY, input=new)
    assert done == {
        "__typename": "EntitySaved",
        "created": True,
        "entity": {
            "__typename": "Group",
            "id": "group:liwa-al-tawhid",
            "label": "Liwā al-Tawḥīd",
            "name": "Liwā al-Tawḥīd",
            "summary": "A brigade.",
            "kind": "FACTION",
        },
    }
    found = await ask(small, '{ search(text: "liwa al tawhid") { nodes { id } } }')
    assert found["search"]["nodes"] == [{"id": "group:liwa-al-tawhid"}]
    (entry,) = await audit(small)
    assert (entry["action"], json.loads(entry["before"])) == ("save_entity", None)
    assert json.loads(entry["after"])["summary"] == "A brigade."
    assert "group:liwa-al-tawhid" in entry["touched"]


async def test_an_id_that_is_taken_is_not_made_twice(small: CountingDatabase) -> None:
    made = {"id": "person:", "label": "P Q"}
    assert (await send(small, SAVE_ENTITY, input=made))["created"] is True
    # The same again is what a client sends that did not hear the answer.
    assert (await send(small, SAVE_ENTITY, input=made))["created"] is False
    done = await send(small, SAVE_ENTITY, input=made | {"summary": "Somebody else."})
    assert problems(done) == [("input.id", "taken")]
    assert "person:p-q " in done["problems"][0]["message"]
    assert "person:p-q-2" in done["problems"][0]["message"]
    assert len(await audit(small)) == 1


async def test_what_is_left_out_stays_and_null_is_taken_away(small: CountingDatabase) -> None:
    done = await send(small, SAVE_ENTITY, input={"id": "place:t", "label": "Town", "summary": "A town."})
    assert done["created"] is False
    place = {
        "placeKind": "TOWN",
        "latitude": 36.5,
        "longitude": 38.0,
        "country": "SY",
        "subdivision": "SY-HL",
    }
    assert done["entity"] == {
        "__typename": "Place", "id": "place:t", "label": "Town", "name": "Town", "summary": "A town.", **place
    }  # fmt: skip
    gone = {"latitude": None, "longitude": None, "subdivision": None, "summary": None}
    done = await send(small, SAVE_ENTITY, input={"id": "place:t", "label": "Town", **gone})
    assert done["entity"] == {
        "__typename": "Place", "id": "place:t", "label": "Town", "name": "Town", **place, **gone
    }  # fmt: skip
    before = json.loads((await audit(small))[-1]["before"])
    assert (before["latitude"], before["summary"]) == (36.5, "A town.")
    await send(small, SAVE_ENTITY, input={"id": "place:t", "label": "Town", **gone})
    assert len(await audit(small)) == 2


async def test_a_new_label_is_shown_and_searched(small: CountingDatabase) -> None:
    done = await send(small, SAVE_ENTITY, input={"id": "group:a", "label": "Alpha"})
    assert (done["entity"]["name"], done["entity"]["summary"]) == ("Alpha", "A group.")
    found = await ask(small, '{ search(text: "alpha") { nodes { id } } }')
    assert found["search"]["nodes"] == [{"id": "group:a"}]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"id": "group:", "label": "لواء التوحيد", "groupKind": "FACTION"}, [("input.id", "missing")]),
        ({"id": "group:x", "label": "X"}, [("input.groupKind", "kind")]),
        ({"id": "group:a", "label": "A", "groupKind": None}, [("input.groupKind", "kind")]),
        ({"id": "place:x", "label": "X"}, [("input.placeKind", "kind")]),
        ({"id": "person:x", "label": "X", "groupKind": "FACTION"}, [("input.groupKind", "misplaced")]),
        (
            {"id": "group:x", "label": " ", "groupKind": "FACTION", "placeKind": "TOWN", "latitude": 1.0},
            [("input.label", "missing"), ("input.latitude", "misplaced"), ("input.placeKind", "misplaced")],
        ),
        ({"id": "", "label": "X"}, [("input.id", "id")]),
        ({"id": "thing:", "label": "X"}, [("input.id", "id")]),
        ({"id": "Group:X", "label": "X", "groupKind": "FACTION"}, [("input.id", "id")]),
        (
            {"id": "Bad Id", "label": " ", "latitude": 99, "country": "XX", "groupKind": "FACTION"},
            [("input.country", "unknown"), ("input.id", "id"), ("input.label", "missing"), ("input.latitude", "range"),
             ("input.longitude", "missing")],
        ),
        (
            {"id": "group:Bad Id", "label": " ", "latitude": 1.0},
            [("input.groupKind", "kind"), ("input.id", "id"), ("input.label", "missing"), ("input.latitude", "misplaced")],
        ),
        ({"id": "group:", "label": " ", "groupKind": "FACTION"}, [("input.label", "missing")]),
        ({"id": "place:t", "label": "T", "subdivision": "Haleb"}, [("input.subdivision", "form")]),
        ({"id": "place:t", "label": "T", "subdivision": "ZZ-A"}, [("input.subdivision", "unknown")]),
        (
            {"id": "place:t", "label": "T\u0007", "country": "XX", "longitude": None},
            [("input.country", "unknown"), ("input.label", "form"), ("input.longitude", "missing")],
        ),
    ],
)  # fmt: skip
async def test_an_entity_that_is_not_sound_is_refused(
    small: CountingDatabase, given: Any, expected: Any
) -> None:
    assert problems(await send(small, SAVE_ENTITY, input=given)) == expected
    assert await audit(small) == []


async def test_a_source_is_made_and_changed(small: CountingDatabase) -> None:
    given = {"title": "Who denies what", "publishedOn": "AH 1436-02", "author": "Somebody", "url": ""}
    done = await send(small, SAVE_SOURCE, input=given)
    assert (done["created"], done["source"]["id"]) == (True, "source:who-denies-what")
    assert done["source"]["publishedOn"].startswith("[2014-11-")
    assert (await send(small, SAVE_SOURCE, input=given))["created"] is False
    assert problems(await send(small, SAVE_SOURCE, input=given | {"author": "Else"})) == [
        ("input.id", "taken")
    ]
    own = {"id": "source:who-denies-what", "title": "Who denies", "publishedOn": "2014-12"}
    done = await send(small, SAVE_SOURCE, input=own | {"url": "https://example.org/a"})
    assert done["created"] is False
    assert (done["source"]["author"], done["source"]["url"]) == ("Somebody", "https://example.org/a")
    done = await send(small, SAVE_SOURCE, input=own | {"author": None})
    assert (done["source"]["author"], done["source"]["publishedOn"]) == (None, "2014-12")
    assert [e["action"] for e in await audit(small)] == ["save_source"] * 3


async def test_a_source_that_is_not_sound_is_refused(small: CountingDatabase) -> None:
    wrong = {
        "id": "group:a",
        "title": "",
        "publishedOn": "[2014..]",
        "url": "example.org",
        "language": "English!",
        "archivedUrl": "x",
    }
    assert problems(await send(small, SAVE_SOURCE, input=wrong)) == [
        ("input.archivedUrl", "form"),
        ("input.id", "id"),
        ("input.language", "form"),
        ("input.publishedOn", "unbounded"),
        ("input.title", "missing"),
        ("input.url", "form"),
    ]
    done = await send(small, SAVE_SOURCE, input={"title": "ورقة", "publishedOn": "soon"})
    assert problems(done) == [("input.id", "missing"), ("input.publishedOn", "date")]
    done = await send(small, SAVE_SOURCE, input={"title": " ", "publishedOn": "2014"})
    assert problems(done) == [("input.title", "missing")]
    assert await audit(small) == []


async def test_a_date_with_which_the_claims_of_a_source_are_not_sound_is_refused(
    small: CountingDatabase,
) -> None:
    id_ = await recorded(small)
    done = await send(
        small, SAVE_SOURCE, input={"id": "source:paper", "title": "A paper", "publishedOn": "2014-08"}
    )
    assert problems(done) == [("input.publishedOn", "claims")]
    assert id_ in done["problems"][0]["message"]
    # A claim by its author is known when it is out.
    spoken = CLAIM | {"channel": "ANALYST", "madeOn": None, "locator": "p. 2"}
    assert (await send(small, RECORD, input=spoken))["created"]
    saved = await send(
        small, SAVE_SOURCE, input={"id": "source:paper", "title": "A paper", "publishedOn": "2014-11"}
    )
    assert saved["__typename"] == "SourceSaved"
    known = await ask(small, '{ source(id: "source:paper") { claims { nodes { locator knownFrom } } } }')
    assert known["source"]["claims"]["nodes"] == [
        {"locator": "p. 1", "knownFrom": "2014-09-10"},
        {"locator": "p. 2", "knownFrom": "2014-11-30"},
    ]


@pytest.mark.parametrize("wrong", ["ties(first: 5000) { nodes { id } }", 'ties(after: "x") { nodes { id } }'])
async def test_what_cannot_be_answered_is_not_written(small: CountingDatabase, wrong: str) -> None:
    save = 'saveEntity(input: { id: "group:late", label: "Late", groupKind: FACTION })'
    document = f"mutation {{ {save} {{ ... on EntitySaved {{ entity {{ {wrong} }} }} }} }}"
    context = Context(small, Revisions(small), EDITOR)
    result = await schema.execute(document, context_value=context)
    assert [(error.extensions or {})["code"] for error in result.errors or ()] == ["BAD_USER_INPUT"]
    assert await audit(small) == []
