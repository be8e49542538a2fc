"""The one table of relation types and the enumerations of the field.

GraphQL's enum, the legend, import checks and the relationship types of the graph all derive from
``TIE_TYPES``. Reliability and credibility are the Admiralty code (NATO AJP-2.1).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

GROUP: Final = "group"
PERSON: Final = "person"
PLACE: Final = "place"
_PARTY: Final = frozenset({GROUP, PERSON})
_GROUP: Final = frozenset({GROUP})
_PERSON: Final = frozenset({PERSON})
_PLACE: Final = frozenset({PLACE})


class Stance(StrEnum):
    ASSERTS = "ASSERTS"
    DENIES = "DENIES"
    ANNOUNCES = "ANNOUNCES"


class Channel(StrEnum):
    OFFICIAL = "OFFICIAL"
    IN_NAME_OF = "IN_NAME_OF"
    INSIDER = "INSIDER"
    PRESS = "PRESS"
    ANALYST = "ANALYST"


class Status(StrEnum):
    ANNOUNCED = "ANNOUNCED"
    ASSERTED = "ASSERTED"
    CONTESTED = "CONTESTED"
    DENIED = "DENIED"
    CONFIRMED = "CONFIRMED"
    REFUTED = "REFUTED"


class Ended(StrEnum):
    LEFT = "LEFT"
    EXPELLED = "EXPELLED"
    LAPSED = "LAPSED"


class Counted(StrEnum):
    FIGHTERS = "FIGHTERS"
    MEMBERS = "MEMBERS"
    RECRUITS = "RECRUITS"
    KILLED = "KILLED"
    PEOPLE = "PEOPLE"


class Reliability(StrEnum):
    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class NameKind(StrEnum):
    OFFICIAL = "OFFICIAL"
    TRANSLATION = "TRANSLATION"
    TRANSLITERATION = "TRANSLITERATION"
    ALIAS = "ALIAS"
    ACRONYM = "ACRONYM"
    EXONYM = "EXONYM"


class GroupKind(StrEnum):
    ORGANISATION = "ORGANISATION"
    FACTION = "FACTION"
    COALITION = "COALITION"
    OPERATIONS_ROOM = "OPERATIONS_ROOM"
    BRANCH = "BRANCH"
    WING = "WING"
    FRONT = "FRONT"
    PARTY = "PARTY"
    STATE = "STATE"
    MOVEMENT = "MOVEMENT"
    MEDIA_OUTLET = "MEDIA_OUTLET"


class PlaceKind(StrEnum):
    COUNTRY = "COUNTRY"
    PROVINCE = "PROVINCE"
    DISTRICT = "DISTRICT"
    CITY = "CITY"
    TOWN = "TOWN"
    REGION = "REGION"
    SITE = "SITE"


@dataclass(frozen=True, slots=True)
class TieType:
    """One relation type: how it reads from source to target and back, and what it may join.

    ``instant`` ties happen on a date and stay; ``lineage`` ties make up a group's descent;
    ``symmetric`` ties are stored once, their ends in order of id; a denial of a ``deniable`` tie by its
    own source makes a DENIED_MEMBERSHIP tie; ``derived`` ties are made by rule and never recorded. By a
    ``founding`` tie its source came into being. ``descent`` ties join groups into a family, read from
    child to parent; 1 is the surest descent, None is none.
    """

    name: str
    sources: frozenset[str]
    targets: frozenset[str]
    reads: str
    inverse: str
    description: str
    instant: bool = False
    lineage: bool = False
    symmetric: bool = False
    deniable: bool = False
    derived: bool = False
    founding: bool = False
    descent: int | None = None


_ROWS: Final = (
    TieType(
        "SPLIT_FROM",
        _GROUP,
        _GROUP,
        "split from",
        "split into",
        "A new group broke away from its parent.",
        instant=True,
        lineage=True,
        founding=True,
        descent=2,
    ),
    TieType(
        "SUCCEEDED",
        _GROUP,
        _GROUP,
        "succeeded",
        "was succeeded by",
        "A new organisation took the place of an earlier one.",
        instant=True,
        lineage=True,
        founding=True,
        descent=1,
    ),
    TieType(
        "GREW_OUT_OF",
        _GROUP,
        _GROUP,
        "grew out of",
        "gave rise to",
        "A group developed from another without a known break.",
        instant=True,
        lineage=True,
        founding=True,
        descent=3,
    ),
    TieType(
        "MERGED_INTO",
        _GROUP,
        _GROUP,
        "merged into",
        "absorbed",
        "A group became part of the group that resulted.",
        instant=True,
        lineage=True,
        descent=6,
    ),
    TieType(
        "DEFECTED_TO",
        _GROUP,
        _GROUP,
        "lost members to",
        "gained members from",
        "Members of the source left it for the target.",
        instant=True,
        lineage=True,
    ),
    TieType(
        "PLEDGED_TO",
        _PARTY,
        _PARTY,
        "pledged allegiance to",
        "received the allegiance of",
        "An oath of allegiance to a patron.",
        lineage=True,
        deniable=True,
    ),
    TieType(
        "FRONT_FOR",
        _GROUP,
        _GROUP,
        "is a front for",
        "acts through",
        "A group that acts in its own name on behalf of a principal.",
        lineage=True,
        deniable=True,
        descent=5,
    ),
    TieType(
        "MEMBER_OF",
        _PARTY,
        _GROUP,
        "is a member of",
        "has as member",
        "A member of a coalition, an operations room or an organisation.",
        lineage=True,
        deniable=True,
    ),
    TieType(
        "BRANCH_OF",
        _GROUP,
        _GROUP,
        "is a branch of",
        "has as branch",
        "A regional branch or a wing of its parent.",
        lineage=True,
        deniable=True,
        descent=4,
    ),
    TieType(
        "AFFILIATED_WITH",
        _PARTY,
        _GROUP,
        "is affiliated with",
        "has as affiliate",
        "Bound to a network or a larger group, without being a part of it.",
        deniable=True,
    ),
    TieType(
        "DENIED_MEMBERSHIP",
        _PARTY,
        _PARTY,
        "denied belonging to",
        "was disowned by",
        "The source itself denied a tie of membership, allegiance, branch or front.",
        instant=True,
        derived=True,
    ),
    TieType(
        "ALLIED_WITH",
        _PARTY,
        _PARTY,
        "works or fights alongside",
        "works or fights alongside",
        "Parties that work or fight together.",
        symmetric=True,
    ),
    TieType(
        "RIVAL_OF",
        _PARTY,
        _PARTY,
        "is a rival of",
        "is a rival of",
        "Parties that compete for the same cause or ground.",
        symmetric=True,
    ),
    TieType("FOUGHT", _PARTY, _PARTY, "fought", "fought", "Parties that fought one another.", symmetric=True),
    TieType(
        "SUPPORTED_BY",
        _GROUP,
        _PARTY,
        "is supported by",
        "supports",
        "A group that is given money, arms, shelter or other support.",
    ),
    TieType(
        "OPERATES_IN", _PARTY, _PLACE, "operates in", "sees the operations of", "A party active in a place."
    ),
    TieType("CONTROLS", _GROUP, _PLACE, "controls", "is controlled by", "A group that holds a place."),
    TieType("LOCATED_IN", _PLACE, _PLACE, "lies in", "contains", "A place that is part of a larger one."),
    TieType(
        "LED_BY",
        _GROUP,
        _PERSON,
        "is led by",
        "leads",
        "A person who leads or speaks for a group; role says as what.",
    ),
)

TIE_TYPES: Final[dict[str, TieType]] = {row.name: row for row in _ROWS}
LINEAGE_TYPES: Final = tuple(row.name for row in _ROWS if row.lineage)
ENTITY_LABELS: Final = {GROUP: "Group", PERSON: "Person", PLACE: "Place"}
