"""The vocabulary's enumerations as GraphQL's, each value described.

Relation types come from the vocabulary's table; a value that has no description stops the start.
"""

from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Final

import strawberry

from app.domain.vocabulary import (
    TIE_TYPES,
    Channel,
    Counted,
    Ended,
    GroupKind,
    NameKind,
    PlaceKind,
    Reliability,
    Stance,
    Status,
)

if TYPE_CHECKING:

    class TieType(StrEnum):
        """The names of the vocabulary's table, which no type checker can read."""

else:
    TieType = StrEnum("TieType", {name: name for name in TIE_TYPES})


class EntityType(StrEnum):
    GROUP = "GROUP"
    PERSON = "PERSON"
    PLACE = "PLACE"


class Certainty(StrEnum):
    POSSIBLE = "POSSIBLE"
    CERTAIN = "CERTAIN"


class Direction(StrEnum):
    OUT = "OUT"
    IN = "IN"
    BOTH = "BOTH"


class Role(StrEnum):
    VIEWER = "VIEWER"
    EDITOR = "EDITOR"
    ADMIN = "ADMIN"


class EventKind(StrEnum):
    FOUNDED = "FOUNDED"
    DISSOLVED = "DISSOLVED"
    RENAMED = "RENAMED"
    BEGAN = "BEGAN"
    ENDED = "ENDED"
    HAPPENED = "HAPPENED"
    STATUS_CHANGED = "STATUS_CHANGED"
    ESTIMATED = "ESTIMATED"


class ChangeKind(StrEnum):
    APPEARED = "APPEARED"
    DISAPPEARED = "DISAPPEARED"
    STATUS_CHANGED = "STATUS_CHANGED"
    RENAMED = "RENAMED"
    REDATED = "REDATED"


_DESCRIBED: Final[dict[type[Enum], tuple[str, dict[str, str]]]] = {
    EntityType: (
        "What an entity is.",
        {"GROUP": "A group.", "PERSON": "A person.", "PLACE": "A place."},
    ),
    Certainty: (
        "What is meant by a fact holding on a day: a matter of its dates alone.",
        {
            "POSSIBLE": "It may have held on that day.",
            "CERTAIN": "If it is true at all, it held on that day.",
        },
    ),
    Direction: (
        "Which ties of an entity are meant.",
        {
            "OUT": "Those of which it is the source.",
            "IN": "Those of which it is the target.",
            "BOTH": "Those of which it is either.",
        },
    ),
    GroupKind: (
        "What kind of group.",
        {
            "ORGANISATION": "A group with a leadership and a name of its own.",
            "FACTION": "A fighting group among others, often local.",
            "COALITION": "Groups under a common name that keep their own.",
            "OPERATIONS_ROOM": "A joint command for a campaign or an area.",
            "BRANCH": "A group's organisation in another region.",
            "WING": "A part of a group with a task of its own.",
            "FRONT": "A group that acts in its own name for another.",
            "PARTY": "A political party.",
            "STATE": "A state, or a body that governs for one.",
            "MOVEMENT": "A wider movement without one leadership.",
            "MEDIA_OUTLET": "An outlet that publishes, a group's own or the press.",
        },
    ),
    PlaceKind: (
        "What kind of place.",
        {
            "COUNTRY": "A country.",
            "PROVINCE": "A first-level division of a country.",
            "DISTRICT": "A division below the province, or a part of a city.",
            "CITY": "A city.",
            "TOWN": "A town or a village.",
            "REGION": "An area that no administration bounds.",
            "SITE": "A camp, a base, a building.",
        },
    ),
    NameKind: (
        "What kind of name.",
        {
            "OFFICIAL": "What the entity calls itself.",
            "TRANSLATION": "A name rendered by its meaning.",
            "TRANSLITERATION": "A name spelt in another script.",
            "ALIAS": "Another name in use.",
            "ACRONYM": "A name made of initials.",
            "EXONYM": "What others call it.",
        },
    ),
    TieType: (
        "The type of a relation, read from its source to its target.",
        {row.name: f"{row.description} Reads: source {row.reads} target." for row in TIE_TYPES.values()},
    ),
    Stance: (
        "What a claim says of a fact.",
        {
            "ASSERTS": "That it holds.",
            "DENIES": "That it does not hold, over the whole of that spell.",
            "ANNOUNCES": "That it is to come about.",
        },
    ),
    Channel: (
        "Through whom a claim was made.",
        {
            "OFFICIAL": "The claimant's own recognised outlet, or a spokesman in office.",
            "IN_NAME_OF": "Put out in the claimant's name, elsewhere.",
            "INSIDER": "Somebody inside, to an interviewer.",
            "PRESS": "A report or a narration.",
            "ANALYST": "Somebody who weighed the evidence.",
        },
    ),
    Status: (
        "What the claims known on a day amount to.",
        {
            "ANNOUNCED": "Only announced.",
            "ASSERTED": "Asserted and not denied.",
            "CONTESTED": "Asserted and denied, or analysts differ.",
            "DENIED": "Denied and not asserted.",
            "CONFIRMED": "Analysts who weighed the evidence assert it.",
            "REFUTED": "Analysts who weighed the evidence deny it.",
        },
    ),
    Ended: (
        "How a tie ended.",
        {
            "LEFT": "The source left.",
            "EXPELLED": "It was expelled.",
            "LAPSED": "It came to nothing by itself.",
        },
    ),
    Counted: (
        "What was counted.",
        {
            "FIGHTERS": "People under arms.",
            "MEMBERS": "Members of a group.",
            "RECRUITS": "People who joined or set out to.",
            "KILLED": "People killed.",
            "PEOPLE": "People, not said how.",
        },
    ),
    Reliability: (
        "How reliable a source is, by the Admiralty code.",
        {
            "A": "Completely reliable.",
            "B": "Usually reliable.",
            "C": "Fairly reliable.",
            "D": "Not usually reliable.",
            "E": "Unreliable.",
            "F": "Reliability cannot be judged.",
        },
    ),
    Role: (
        "What one may do.",
        {"VIEWER": "Read.", "EDITOR": "Read, record and retract.", "ADMIN": "Everything, tokens included."},
    ),
    EventKind: (
        "What happened.",
        {
            "FOUNDED": "An entity came into existence.",
            "DISSOLVED": "It came to its end.",
            "RENAMED": "It took a name.",
            "BEGAN": "A tie began.",
            "ENDED": "A tie ended.",
            "HAPPENED": "A tie that is an event took place.",
            "STATUS_CHANGED": "A claim became known that changed what is held of a fact.",
            "ESTIMATED": "Somebody gave a number.",
        },
    ),
    ChangeKind: (
        "How a fact differs between two moments.",
        {
            "APPEARED": "It is there after and was not before.",
            "DISAPPEARED": "It was there before and is not after.",
            "STATUS_CHANGED": "What the claims amount to is not the same.",
            "RENAMED": "Another name of its entity prevails.",
            "REDATED": "It is there both times, with other dates.",
        },
    ),
}


def _register(source: type[Enum], description: str, values: dict[str, str]) -> None:
    strawberry.enum(source, description=description)
    for value in source.__strawberry_definition__.values:  # type: ignore[attr-defined]
        value.description = values[value.name]


for _source, (_description, _values) in _DESCRIBED.items():
    _register(_source, _description, _values)
