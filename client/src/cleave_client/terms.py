"""The words of the contract: what may be given for types, kinds and statuses, and what comes back."""

from typing import Literal, TypeAlias

TieType: TypeAlias = Literal[
    "SPLIT_FROM",
    "SUCCEEDED",
    "GREW_OUT_OF",
    "MERGED_INTO",
    "DEFECTED_TO",
    "PLEDGED_TO",
    "FRONT_FOR",
    "MEMBER_OF",
    "BRANCH_OF",
    "AFFILIATED_WITH",
    "DENIED_MEMBERSHIP",
    "ALLIED_WITH",
    "RIVAL_OF",
    "FOUGHT",
    "SUPPORTED_BY",
    "OPERATES_IN",
    "CONTROLS",
    "LOCATED_IN",
    "LED_BY",
]
Status: TypeAlias = Literal["ANNOUNCED", "ASSERTED", "CONTESTED", "DENIED", "CONFIRMED", "REFUTED"]
Certainty: TypeAlias = Literal["POSSIBLE", "CERTAIN"]
Direction: TypeAlias = Literal["OUT", "IN", "BOTH"]
GroupKind: TypeAlias = Literal[
    "ORGANISATION",
    "FACTION",
    "COALITION",
    "OPERATIONS_ROOM",
    "BRANCH",
    "WING",
    "FRONT",
    "PARTY",
    "STATE",
    "MOVEMENT",
    "MEDIA_OUTLET",
]
NameKind: TypeAlias = Literal["OFFICIAL", "TRANSLATION", "TRANSLITERATION", "ALIAS", "ACRONYM", "EXONYM"]
Counted: TypeAlias = Literal["FIGHTERS", "MEMBERS", "RECRUITS", "KILLED", "PEOPLE"]
Ended: TypeAlias = Literal["LEFT", "EXPELLED", "LAPSED"]
Stance: TypeAlias = Literal["ASSERTS", "DENIES", "ANNOUNCES"]
Channel: TypeAlias = Literal["OFFICIAL", "IN_NAME_OF", "INSIDER", "PRESS", "ANALYST"]
Reliability: TypeAlias = Literal["A", "B", "C", "D", "E", "F"]
ChangeKind: TypeAlias = Literal["APPEARED", "DISAPPEARED", "STATUS_CHANGED", "RENAMED", "REDATED"]
EventKind: TypeAlias = Literal[
    "FOUNDED", "DISSOLVED", "RENAMED", "BEGAN", "ENDED", "HAPPENED", "STATUS_CHANGED", "ESTIMATED"
]
EntityType: TypeAlias = Literal["Group", "Person", "Place"]
FactType: TypeAlias = Literal["Tie", "Name", "Strength", "Existence", "Ending"]
