"""The questions asked of every server: documents, and how an answer is brought to one form.

cleave and graphql-yoga take the same documents. @neo4j/graphql names and nests things its own way, so that
each question has a document of its own for it, and a reading of its answer; what it cannot say with the
filters that it generates stands in rivals/neo4j-graphql.mjs as @cypher.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from app.graph.shapes.connections import encode
from benchmarks import data

Answer = dict[str, Any]
# Clients that ask at the same time ask different things, or servers could answer them together.
_VARIED: Final = 64
_DAY: Final = date(2012, 6, 15)
_ROOTS: Final = [f"group:group-{family * data.FAMILY}" for family in range(4)]
# Ties without a beginning come first in cleave and graphql-yoga, last where Neo4j sorts them by their date.
_AFTER_UNDATED: Final = encode("TieConnection", 0, "~")


@dataclass(frozen=True, slots=True)
class Question:
    """One question, asked with one set of variables after another.

    ``read`` brings an answer to ``document`` to one form, ``neo4j_read`` the rival's, whose variables are
    ``for_neo4j`` of the same.
    """

    name: str
    about: str
    document: str
    variables: tuple[Answer, ...]
    read: Callable[[Answer], Any]
    neo4j_document: str
    neo4j_read: Callable[[Answer], Any]
    for_neo4j: Callable[[Answer], Answer] = dict


def _days(first: date, count: int = _VARIED, apart: int = 1) -> list[str]:
    return [str(first + timedelta(n * apart)) for n in range(count)]


def _numbers(variables: Answer) -> Answer:
    """Days as the numbers that statements of the graph compare."""
    days = {name: int(variables[name].replace("-", "")) for name in ("asOf", "knownAt") if name in variables}
    return variables | days


def _by_id(rows: list[Answer]) -> list[Answer]:
    return sorted(rows, key=lambda row: row["id"])


def _snapshot(graph: Answer) -> Answer:
    # Entities have no order that a picture needs; which ties are shown follows from theirs.
    return {**graph, "entities": _by_id(graph["entities"])}


def _lineage(graph: Answer) -> Answer:
    # Shown whole: the nearest first is an order that the rivals are spared.
    return {**_snapshot(graph), "ties": _by_id(graph["ties"])}


def _lookup(group: Answer) -> Answer:
    # Names begun on one day are ordered by id here and by nothing there.
    return {**group, "names": sorted(group["names"], key=lambda name: name["text"])}


def _tie_page(group: Answer) -> Answer:
    page = group["membersConnection"]
    nodes = []
    for edge in page["edges"]:
        tie = edge["properties"]
        nodes.append(
            {
                **{key: tie[key] for key in ("id", "status", "role", "share", "how")},
                "type": "MEMBER_OF",
                "span": {"from": tie["from"], "to": tie["to"]},
                "source": edge["node"],
            }
        )
    return {"ties": {"nodes": nodes, "pageInfo": page["pageInfo"]}}


def _claims(rows: list[Answer]) -> list[Answer]:
    return [
        {
            "id": row["id"],
            "stance": row["stance"],
            "channel": row["channel"],
            "madeByName": row["made_by_name"] or row["maker"][0]["name"],
            "madeOn": row["made_on"],
            "knownFrom": row["known_from"],
            "summary": row["summary"],
            "locator": row["locator"],
            "reliability": row["reliability"],
            "credibility": row["credibility"],
            "source": row["source"][0],
        }
        for row in rows
    ]


def _snapshots(name: str, about: str, days: list[str]) -> Question:
    return Question(
        name=name,
        about=about,
        document="""
            query ($asOf: Date!) {
              snapshot(asOf: $asOf, limit: 100) {
                ties { id type status span { from to label } source { id } target { id } }
                entities { id name }
                tieCount entityCount truncated
              }
            }""",
        variables=tuple({"asOf": day} for day in days),
        read=lambda answer: _snapshot(answer["snapshot"]),
        neo4j_document="""
            query ($asOf: Int!) {
              snapshot(asOf: $asOf, limit: 100) {
                ties { id type status span { from to label } source { id } target { id } }
                entities { id name }
                tieCount entityCount truncated
              }
            }""",
        neo4j_read=lambda answer: _snapshot(answer["snapshot"]),
        for_neo4j=_numbers,
    )


_TYPE, _SOURCE, _TARGET = data.MUCH_CLAIMED

QUESTIONS: Final = (
    Question(
        name="lookup",
        about="one group by id, with its names",
        document="""
            query ($id: ID!) {
              group(id: $id) { id label name kind names { text kind language status } }
            }""",
        variables=tuple({"id": f"group:group-{77 + 201 * n}"} for n in range(_VARIED)),
        read=lambda answer: _lookup(answer["group"]),
        neo4j_document="""
            query ($id: ID!) {
              groups(where: {id: {eq: $id}}) {
                id label name kind
                names(where: {NOT: {known_from: {eq: null}}}) { text kind language status }
              }
            }""",
        neo4j_read=lambda answer: _lookup(answer["groups"][0]),
    ),
    Question(
        name="ties",
        about="some 1,000 of a coalition's 3,000 ties, in order of beginning, after those without one; "
        "ten fields",
        document="""
            query ($id: ID!, $after: String!, $first: Int!) {
              group(id: $id) {
                ties(types: [MEMBER_OF], direction: IN, first: $first, after: $after) {
                  nodes { id type status role share how span { from to } source { id label } }
                  pageInfo { hasNextPage }
                }
              }
            }""",
        variables=tuple(
            {"id": "group:coalition-1", "after": _AFTER_UNDATED, "first": 1_000 - n} for n in range(_VARIED)
        ),
        read=lambda answer: answer["group"],
        neo4j_document="""
            query ($id: ID!, $first: Int!) {
              groups(where: {id: {eq: $id}}) {
                membersConnection(
                  first: $first
                  where: {edge: {from_earliest: {gte: "0001-01-01"}}}
                  sort: [{edge: {from_earliest: ASC}}, {edge: {id: ASC}}]
                ) {
                  edges { properties { id status role share how from to } node { id label } }
                  pageInfo { hasNextPage }
                }
              }
            }""",
        neo4j_read=lambda answer: _tie_page(answer["groups"][0]),
    ),
    Question(
        name="lineage",
        about="a lineage of about 500 ties on a day, as known on another: names, spans, statuses, evidence",
        document="""
            query ($of: [ID!]!, $asOf: Date!, $knownAt: Date!) {
              lineage(of: $of, depth: 4, asOf: $asOf, knownAt: $knownAt, limit: 1000) {
                ties {
                  id type status
                  span { from to fromEarliest fromLatest toEarliest toLatest label }
                  evidence { assertions denials sources independentSources }
                  source { id } target { id }
                }
                entities { id name }
                tieCount entityCount truncated
              }
            }""",
        variables=tuple(
            {"of": _ROOTS, "asOf": day, "knownAt": "2020-01-01"} for day in _days(date(2018, 6, 15))
        ),
        read=lambda answer: _lineage(answer["lineage"]),
        neo4j_document="""
            query ($of: [ID!]!, $asOf: Int!, $knownAt: Int!) {
              lineage(of: $of, asOf: $asOf, knownAt: $knownAt, limit: 1000) {
                ties {
                  id type status
                  span { from to fromEarliest fromLatest toEarliest toLatest label }
                  evidence { assertions denials sources independentSources }
                  source { id } target { id }
                }
                entities { id name }
                tieCount entityCount truncated
              }
            }""",
        neo4j_read=lambda answer: _lineage(answer["lineage"]),
        for_neo4j=_numbers,
    ),
    Question(
        name="search",
        about="entities by a name with a letter wrong, best first",
        document="""
            query ($text: String!) {
              search(text: $text, first: 20) { edges { score node { id label } matched { text } } }
            }""",
        variables=tuple(
            {"text": f"{first} {second} {third}"}
            for first in ("Jaysh", "Liwa", "Kataib", "Harakat")
            for second in ("Zenobya", "Yarmok", "Rafidayn", "Qalamon")
            for third in ("Shamal", "Gharb", "Janub", "Thalith")
        ),
        read=lambda answer: answer["search"],
        neo4j_document="""
            query ($text: String!) {
              search(text: $text, first: 20) { edges { score node { id label } matched { text } } }
            }""",
        neo4j_read=lambda answer: answer["search"],
    ),
    _snapshots(
        "snapshot",
        "the whole graph on a day: 100 ties, and how much there is; the same day for all who ask",
        [str(_DAY)],
    ),
    _snapshots("snapshots", "the same of 16 days, one after another", _days(_DAY, 16, 7)),
    Question(
        name="claims",
        about="the claims about one tie that were known on a day, with their sources",
        document="""
            query ($about: ID!, $knownAt: Date!) {
              claims(about: $about, knownAt: $knownAt, first: 50) {
                nodes {
                  id stance channel madeByName madeOn knownFrom summary locator reliability credibility
                  source { id title }
                }
              }
            }""",
        variables=tuple(
            {"about": f"tie:{_TYPE.lower().replace('_', '-')}/{_SOURCE}/{_TARGET}", "knownAt": day}
            for day in _days(date(2015, 1, 1))
        ),
        read=lambda answer: answer["claims"]["nodes"],
        neo4j_document="""
            query ($about: String!, $knownAt: Date!) {
              claims(
                where: {fact: {eq: $about}, known_from: {lte: $knownAt}}
                sort: [{known_from: ASC}, {id: ASC}]
                limit: 50
              ) {
                id stance channel made_by_name made_on known_from summary locator reliability credibility
                maker { name }
                source { id title }
              }
            }""",
        neo4j_read=lambda answer: _claims(answer["claims"]),
    ),
)
