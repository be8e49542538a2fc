"""The data that is measured on: JSON Lines of claims, made from a fixed seed.

20,000 entities and 100,000 ties, each with its claims, and names. Groups come in families of which each is
a lineage by itself, so that a lineage has a size that can be chosen; coalitions and towns to which thousands
are tied, the supernodes, take their members from families that no lineage is asked of.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain
from typing import Any, Final, TextIO

SEED: Final = 20140825
GROUPS: Final = 15_000
PERSONS: Final = 2_500
PLACES: Final = 2_500
TIES: Final = 100_000

FAMILY: Final = 150
TIES_IN_FAMILY: Final = 540
QUIET_FAMILIES: Final = 5
"""The first families stay clear of the supernodes: lineages are asked of them."""

COALITIONS: Final = {"group:coalition-1": 3_000, "group:coalition-2": 2_000, "group:coalition-3": 1_500}
TOWNS: Final = {f"place:place-{n}": 1_200 for n in range(1, 6)}
MUCH_CLAIMED: Final = ("SPLIT_FROM", "group:group-1", "group:group-0")
CLAIMS_ABOUT_IT: Final = 40

_FIRST: Final = date(2004, 1, 1)
_DAYS: Final = 5_400
_WITHIN_FAMILY: Final = (
    "SPLIT_FROM",
    "SUCCEEDED",
    "GREW_OUT_OF",
    "MERGED_INTO",
    "DEFECTED_TO",
    "PLEDGED_TO",
    "FRONT_FOR",
    "BRANCH_OF",
)
_INSTANT: Final = frozenset(
    {"SPLIT_FROM", "SUCCEEDED", "GREW_OUT_OF", "MERGED_INTO", "DEFECTED_TO", "FOUGHT"}
)
_ACROSS: Final = ("ALLIED_WITH", "RIVAL_OF", "FOUGHT", "SUPPORTED_BY", "OPERATES_IN", "CONTROLS", "LED_BY")
_CHANNELS: Final = ("official", "in_name_of", "insider", "press", "analyst")
_WORDS: Final = (
    ("Liwa", "Jaysh", "Kataib", "Harakat", "Saraya", "Jabhat", "Firqat", "Tajammu", "Ansar", "Fawj"),
    ("Hittin", "Badr", "Yarmuk", "Zenobia", "Furat", "Rafidain", "Qalamun", "Ghuta", "Jazira", "Asifa",
     "Sadiq", "Wafa", "Karama", "Sumud", "Basira", "Shuruq", "Hawran", "Sahil", "Nahr", "Jabal"),
    ("Sharq", "Gharb", "Shamal", "Janub", "Markaz", "Awwal", "Thani", "Thalith", "Jadid", "Qadim"),
)  # fmt: skip
_SOURCES: Final = 400

_IN_FAMILIES: Final = GROUPS - len(COALITIONS)

Row = dict[str, Any]
_Tie = tuple[str, str, str]


def write(stream: TextIO) -> None:
    """Write everything, sources and entities first."""
    stream.writelines(json.dumps({kind: row}) + "\n" for kind, row in _rows())


def _rows() -> Iterator[tuple[str, Row]]:
    rng = random.Random(SEED)  # noqa: S311 - measured data, no secret
    for n in range(_SOURCES):
        published = _FIRST + timedelta(_DAYS + n)
        row = {"id": f"source:report-{n}", "title": f"Report {n}", "published_on": str(published)}
        yield "source", {**row, "author": f"Author {n % 40}", "language": "en"}
    entities = [*_entities(rng)]
    for entity in entities:
        yield "entity", entity
    for entity in entities:
        yield from (("claim", claim) for claim in _names(rng, entity))
        if entity["id"].startswith("group:") and entity["id"] not in COALITIONS and rng.random() < 0.5:
            span = {"from": str(_FIRST - timedelta(rng.randrange(3_000)))}
            if rng.random() < 0.2:
                span["to"] = str(_FIRST + timedelta(_DAYS // 2 + rng.randrange(_DAYS // 2)))
            yield "claim", {"existence": entity["id"], "span": span, **_said(rng, "analyst")}
    for number, tie in enumerate(_ties(rng)):
        yield from (("claim", claim) for claim in _claims(rng, tie, number))


def _entities(rng: random.Random) -> Iterator[Row]:
    kinds = ("organisation", "faction", "branch", "wing", "movement")
    for n in range(_IN_FAMILIES):
        label = f"{' '.join(rng.choice(words) for words in _WORDS)} {n}"
        yield {"id": f"group:group-{n}", "label": label, "kind": kinds[n % len(kinds)]}
    for n, id_ in enumerate(COALITIONS):
        yield {"id": id_, "label": f"Coalition {n + 1}", "kind": "coalition"}
    for n in range(PERSONS):
        yield {
            "id": f"person:person-{n}",
            "label": f"Abu {rng.choice(_WORDS[1])} {rng.choice(_WORDS[2])} {n}",
        }
    for n in range(PLACES):
        label = f"{rng.choice(_WORDS[1])} {rng.choice(_WORDS[2])} {n}"
        yield {"id": f"place:place-{n}", "label": label, "kind": "town", "country": "SY"}


def _names(rng: random.Random, entity: Row) -> Iterator[Row]:
    shared = {"of": entity["id"], "language": "ar", "script": "Latn"}
    begun = str(_FIRST + timedelta(rng.randrange(1_000)))
    yield {
        "name": entity["label"],
        "kind": "official",
        **shared,
        "span": {"from": begun},
        **_said(rng, "press"),
    }
    if rng.random() < 0.3:
        acronym = "".join(word[0] for word in entity["label"].split()[:-1]) + entity["label"].split()[-1]
        yield {"name": acronym, "kind": "acronym", **shared, **_said(rng, "analyst")}


def _ties(rng: random.Random) -> Iterator[_Tie]:
    """Type, source and target of every tie, each once."""
    made: set[_Tie] = set()
    ends = (_families(rng, made), _hubs(rng), _anywhere(rng))
    for type_, one, other in chain([MUCH_CLAIMED], *ends):
        symmetric = type_ in {"ALLIED_WITH", "RIVAL_OF", "FOUGHT"}
        tie = (type_, min(one, other), max(one, other)) if symmetric else (type_, one, other)
        if one != other and tie not in made:
            made.add(tie)
            yield tie
        if len(made) == TIES:
            return


def _families(rng: random.Random, made: set[_Tie]) -> Iterator[_Tie]:
    for start in range(0, _IN_FAMILIES, FAMILY):
        size = min(FAMILY, _IN_FAMILIES - start)
        enough = len(made) + TIES_IN_FAMILY * size // FAMILY
        while len(made) < enough:
            # Two groups near one another in number: a family is descent, not a knot.
            child = rng.randrange(1, size)
            parent = rng.randrange(max(0, child // 2 - 4), child)
            type_ = rng.choice(_WITHIN_FAMILY)
            yield type_, f"group:group-{start + child}", f"group:group-{start + parent}"


def _hubs(rng: random.Random) -> Iterator[_Tie]:
    members = range(QUIET_FAMILIES * FAMILY, _IN_FAMILIES)
    for coalition, count in COALITIONS.items():
        for n in rng.sample(members, count):
            yield "MEMBER_OF", f"group:group-{n}", coalition
    for town, count in TOWNS.items():
        for n in rng.sample(range(_IN_FAMILIES), count):
            yield "OPERATES_IN", f"group:group-{n}", town


def _anywhere(rng: random.Random) -> Iterator[_Tie]:
    while True:
        type_ = rng.choice(_ACROSS)
        other = {"OPERATES_IN": "place", "CONTROLS": "place", "LED_BY": "person"}.get(type_, "group")
        count = {"place": PLACES, "person": PERSONS, "group": _IN_FAMILIES}[other]
        source = f"group:group-{rng.randrange(_IN_FAMILIES)}"
        yield type_, source, f"{other}:{other}-{rng.randrange(count)}"


def _claims(rng: random.Random, tie: _Tie, number: int) -> Iterator[Row]:
    type_, source, target = tie
    role = "emir" if type_ == "LED_BY" else None
    fact = {"tie": type_, "from": source, "to": target, "role": role}
    begun = _FIRST + timedelta(rng.randrange(_DAYS - 1_000))
    span: Row = {"from": str(begun) if rng.random() < 0.7 else f"{begun:%Y-%m}"}
    if type_ not in _INSTANT and rng.random() < 0.4:
        span["to"] = str(begun + timedelta(200 + rng.randrange(1_500)))
    count = CLAIMS_ABOUT_IT if tie == MUCH_CLAIMED else 1 + (rng.random() < 0.25) + (rng.random() < 0.1)
    for n in range(count):
        claim = {**fact, "span": span, "key": f"t{number}-{n}", **_said(rng, rng.choice(_CHANNELS), begun)}
        if n and rng.random() < 0.3:
            claim |= {"stance": "denies", "span": {}}
        if n and rng.random() < 0.2 and tie != MUCH_CLAIMED:
            claim["relies_on"] = [f"t{number}-0"]
        if claim["channel"] in ("official", "in_name_of"):
            claim |= {"made_by": source}
            claim.pop("made_by_name")
        if type_ == "DEFECTED_TO" and claim["stance"] == "asserts":
            claim["share"] = rng.randrange(1, 10) / 10
        yield {key: value for key, value in claim.items() if value is not None}


def _said(rng: random.Random, channel: str, after: date | None = None) -> Row:
    """What every claim has beside its fact; made within two years after the day given."""
    made = (after or _FIRST + timedelta(1_000)) + timedelta(40 + rng.randrange(700))
    return {
        "stance": "asserts",
        "channel": channel,
        "made_by_name": f"Observer {rng.randrange(200)}",
        "made_on": str(made),
        "source": f"source:report-{rng.randrange(_SOURCES)}",
        "locator": f"¶ {rng.randrange(1, 60)}",
        "summary": f"Observer says so in sentence {rng.randrange(100_000)}.",
        "grade": f"{rng.choice('ABCDEF')}{rng.randrange(1, 7)}",
    }
