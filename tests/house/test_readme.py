"""What the README tells people to paste is run, and answers with what the README says of it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from app.graph.adhoc import AdHoc, Statement
from tests.graphs import CountingDatabase, ask

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "README.md").read_text("utf-8")
QUERIES = re.findall(r"\n\n([^`]+?):\n\n```graphql\n(.*?)```", TEXT, re.DOTALL)
BY_CURL = re.findall(r"curl -s http://127\.0\.0\.1:8000/graphql .*?-d '(.*?)'\n", TEXT, re.DOTALL)
CYPHER = re.findall(r'^\.venv/bin/cleave cypher "(.*)"$', TEXT, re.MULTILINE)
IS, JAI = "Islamic State", "Jamaat Ansar al-Islam"

Answer = dict[str, Any]


def came_from_and_became(data: Answer) -> None:
    ties = data["lineage"]["ties"]
    for tie in ties:
        cited = [(claim["locator"], claim["source"]["title"]) for claim in tie["claims"]["nodes"]]
        assert cited, tie
        assert all(re.match(r"¶ \d", locator) and title for locator, title in cited), tie
    found = {
        (t["type"], t["source"]["name"], t["target"]["name"]): (t["span"]["label"], t["status"]) for t in ties
    }
    assert found["SUCCEEDED", "Ansar al-Sunna", "Ansar al-Islam"] == ("between 2003 and 2007", "ASSERTED")
    split = {key[1]: told[0] for key, told in found.items() if key[::2] == ("SPLIT_FROM", "Ansar al-Sunna")}
    assert split == {JAI: "2007", "Jamaat Ansar al-Sunna": "2007"}
    assert found["PLEDGED_TO", JAI, IS] == ("25 Aug 2014 \u2013 ongoing", "CONFIRMED")


def four_moments(data: Answer) -> None:
    def told(moment: Answer) -> tuple[str, float | None, int, int, int]:
        evidence = moment["evidence"]
        counts = (evidence["assertions"], evidence["denials"], evidence["independentSources"])
        return moment["status"], moment["share"], *counts

    history = data["now"]["statusHistory"]
    assert {name: told(moment) for name, moment in data.items()} == {
        "firstDay": ("ASSERTED", None, 1, 0, 1),
        "denied": ("CONTESTED", None, 1, 1, 1),
        "doubted": ("REFUTED", None, 1, 2, 1),
        "now": ("CONFIRMED", 0.9, 3, 1, 3),
    }
    assert [step["status"] for step in history] == ["ASSERTED", "CONTESTED", "REFUTED", "CONFIRMED"]
    assert [step["on"] for step in history] == sorted(step["on"] for step in history)
    assert [step["claim"]["madeByName"] for step in history] == [JAI] * 2 + ["Aymenn Jawad Al-Tamimi"] * 2
    assert all(step["claim"]["summary"] for step in history)


def said_to_belong_and_denied_it(data: Answer) -> None:
    ties = data["group"]["ties"]["nodes"]

    def groups(**like: str) -> set[str]:
        return {t["source"]["name"] for t in ties if all(t[key] == value for key, value in like.items())}

    brigades = {"Liwa al-Jihad fi Sabeel Allah", "Liwa 'Umana al-Raqqa"}
    assert groups(type="DENIED_MEMBERSHIP", status="ASSERTED") == groups(type="DENIED_MEMBERSHIP") == brigades
    assert groups(type="MEMBER_OF", status="CONTESTED") == brigades
    undisputed = groups(type="MEMBER_OF", status="ASSERTED")
    assert {"Jabhat al-Akrad", "Liwa Thuwar al-Raqqa", "YPG (People's Protection Units)"} <= undisputed
    for tie in ties:
        said = {(c["stance"], c["channel"], c["madeByName"]) for c in tie["claims"]["nodes"] if c["summary"]}
        name = tie["source"]["name"]
        by_the_room = (
            {("ASSERTS", "OFFICIAL", "Euphrates Volcano")} if name in undisputed | brigades else set()
        )
        by_itself = {("DENIES", "OFFICIAL", name)} if name in brigades else set()
        assert said >= (by_itself if tie["type"] == "DENIED_MEMBERSHIP" else by_the_room | by_itself), tie


def one_autumn_day(data: Answer) -> None:
    ties = data["snapshot"]["ties"]
    assert data["snapshot"]["tieCount"] == len(ties) > 0
    assert {t["type"] for t in ties} == {"PLEDGED_TO", "FRONT_FOR", "BRANCH_OF", "CONTROLS"}
    found = {
        (t["type"], t["source"]["name"], t["target"]["name"]): (t["span"]["label"], t["status"]) for t in ties
    }
    assert found["PLEDGED_TO", JAI, IS] == ("25 Aug 2014 \u2013 ongoing", "CONFIRMED")
    assert found["FRONT_FOR", "Jabhat al-Akrad", "PKK (Kurdistan Workers' Party)"][1] == "CONFIRMED"
    assert found["BRANCH_OF", "Ansar al-Sham", JAI] == ("2011 \u2013 ongoing", "ASSERTED")
    assert found["CONTROLS", "Syrian government", "Kassab"] == ("Jun 2014 \u2013 ongoing", "ASSERTED")
    assert ("CONTROLS", IS, "Hasakah province") in found


def names_over_time(data: Answer) -> None:
    (entity,) = data["search"]["nodes"]
    assert entity["id"] == "group:islamic-state"
    found = {
        (n["text"], n["kind"], n["usedBy"] and n["usedBy"]["name"]): n["span"]["label"]
        for n in entity["names"]
    }
    assert len(found) == len(entity["names"])
    assert found["داعش", "EXONYM", None] == "undated"
    assert found["Islamic State of Iraq", "OFFICIAL", None] == "? \u2013 Apr 2013"
    assert found["ISIS", "ACRONYM", None] == "Apr 2013 \u2013 29 Jun 2014"
    assert found[IS, "OFFICIAL", None] == "29 Jun 2014 \u2013 ongoing"
    assert ("Da3esh", "EXONYM", "Liwa 'Umana al-Raqqa") in found


CHECKS = {
    "Where a group came from and what became of it, with the paragraph behind each step": came_from_and_became,
    "One pledge as it looked at four moments, and how much it rests on": four_moments,
    "Who was said to belong to an operations room, and who denied it": said_to_belong_and_denied_it,
    "The pledges, fronts, branches and holdings of one autumn day, as known by the end of that year": one_autumn_day,
    "A name in any script, and what the entity was called over time": names_over_time,
}


@pytest.mark.check
def test_every_query_of_the_readme_is_here():
    assert [" ".join(question.split()) for question, _ in QUERIES] == list(CHECKS)
    assert TEXT.count("```graphql") == len(QUERIES)


@pytest.mark.parametrize("question", CHECKS)
async def test_a_query_of_the_readme_answers_what_is_asked(seeded: CountingDatabase, question: str):
    (query,) = [query for asked, query in QUERIES if " ".join(asked.split()) == question]
    CHECKS[question](await ask(seeded, query))


async def test_what_is_sent_with_curl_answers(seeded: CountingDatabase):
    (body,) = BY_CURL
    data = await ask(seeded, json.loads(body)["query"])
    assert data["search"]["nodes"][0] == {"id": "group:jamaat-ansar-al-islam", "name": JAI}


async def test_the_cypher_of_the_readme_answers(seeded: CountingDatabase):
    (statement,) = CYPHER
    async with AdHoc(seeded, seconds=60, most=1).answer(Statement(statement)) as answer:
        rows = [row async for row in answer]
    assert answer.columns == ["a.name", "t.status", "b.name"]
    assert [JAI, "CONFIRMED", IS] in rows


@pytest.mark.check
@pytest.mark.parametrize("path", re.findall(r"\]\(([^)#:]+)\)|(?:src|srcset)=\"([^\"]+)\"", TEXT))
def test_what_it_points_to_is_there(path: tuple[str, str]) -> None:
    assert (ROOT / (path[0] or path[1])).is_file()
