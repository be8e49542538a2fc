"""A fact as a claim says it, as values of JSON, and back."""

from collections.abc import Mapping
from typing import Any

from app.domain.dates import parse
from app.domain.facts import Ending, Existence, Fact, Name, Quantity, Strength, Tie
from app.domain.vocabulary import Counted, NameKind
from app.graph.stored import Properties, quantity_json


def fact_json(fact: Fact) -> Properties:
    """A fact's identity, and what describes it, as it was said."""
    match fact:
        case Tie():
            return {
                "tie": fact.type,
                "source": fact.source,
                "target": fact.target,
                "place": fact.place,
                "spell": fact.spell,
            }
        case Name():
            return {
                "name": fact.text,
                "entity": fact.entity,
                "used_by": fact.used_by,
                "spell": fact.spell,
                "kind": fact.kind.value,
                "language": fact.language,
                "script": fact.script,
            }
        case Strength():
            return {
                "strength": fact.what.value,
                "groups": list(fact.groups),
                "of": quantity_json(fact.of),
                "on": fact.on.as_given or fact.on.text,
                "place": fact.place,
                "origin": fact.origin,
            }
        case Existence():
            return {"existence": fact.entity, "spell": fact.spell}
        case Ending():
            return {"ending": fact.entity, "spell": fact.spell}


def fact_from(p: Mapping[str, Any]) -> Fact:
    """The fact back from what ``fact_json`` made of it."""
    if "tie" in p:
        return Tie.of(p["tie"], p["source"], p["target"], p["place"], p["spell"])
    if "name" in p:
        return Name(
            p["entity"], p["name"], p["used_by"], p["spell"], NameKind(p["kind"]), p["language"], p["script"]
        )
    if "strength" in p:
        return Strength(
            tuple(p["groups"]),
            Counted(p["strength"]),
            Quantity(**p["of"]),
            parse(p["on"]),
            p["place"],
            p["origin"],
        )
    if "existence" in p:
        return Existence(p["existence"], p["spell"])
    return Ending(p["ending"], p["spell"])
