"""Ids that are asked for, and what they count for: reads by id follow the judgements that ids are one.

An absorbed entity names its root. A fact's id is made of entities' ids, so what it counts for follows from
theirs, within the statement that reads it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from app.domain.facts import FIRST_SPELL, tie_called
from app.domain.vocabulary import TIE_TYPES
from app.graph.compose import Opened, Statement
from app.graph.prepared import Later

ANY_DIRECTION: Final = {"left": "-", "right": "-"}
"""Slots for ties of which the entities are either end."""


def entity(st: Statement, wanted: str, e: str) -> str:
    """Clauses that bind the entity that an id, an expression, counts for."""
    return st.text("read/parts/followed", slots={"id": wanted}, e=e)


def found(
    st: Statement, name: str, of: Sequence[str] | Later | None, slots: Mapping[str, str], **given: str
) -> str:
    """How all things of a sort are found, or those of some entities: ``read/parts/<name>_all`` or ``_of``."""
    if of is None:
        return st.open(f"read/parts/{name}_all", **given).close(slots)
    part = st.open(f"read/parts/{name}_of", **given)
    followed = entity(st, part["wanted"], part["e"])
    return part.close({**slots, "followed": followed}, of=of)


def tie(st: Statement, part: Opened) -> str:
    """Clauses that follow what ``ties`` made of a tie's id, within a part that has variables for it."""
    first, last = (part.names.get(end) or st.fresh(end) for end in ("first", "last"))
    return st.text("read/parts/followed_tie", wanted=part["wanted"], now=part["now"], first=first, last=last)


def fact(st: Statement, part: Opened) -> str:
    """Likewise what ``facts`` made of another fact's id."""
    return st.text("read/parts/followed_fact", wanted=part["wanted"], now=part["now"])


def ties(ids: Iterable[str]) -> list[dict[str, Any]]:
    """What those of some ids name that are ties' ids: a parameter for the clauses that follow them."""
    called = {id_: tie for id_ in ids if (tie := tie_called(id_))}
    return [
        {
            "id": id_,
            "type": tie.type,
            "kind": id_.partition("/")[0] + "/",
            "source": tie.source,
            "target": tie.target,
            "place": tie.place,
            "spell": "" if tie.spell == FIRST_SPELL else f"/{tie.spell}",
            "symmetric": TIE_TYPES[tie.type].symmetric,
        }
        for id_, tie in called.items()
    ]


def facts(ids: Iterable[str]) -> list[dict[str, Any]]:
    """What the ids of facts that are nodes are made of, likewise."""
    made = []
    for id_ in ids:
        kind, _, rest = id_.partition(":")
        owner, slash, tail = rest.partition("/")
        made.append({"id": id_, "kind": f"{kind}:", "entity": owner, "tail": slash + tail})
    return made
