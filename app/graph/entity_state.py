"""What is stored of an entity beside its description: since when it is known, existed and was called what."""

from collections.abc import Iterable
from datetime import date

from app.domain.evidence import Step
from app.domain.existence import existence_steps, name_windows
from app.domain.facts import Ending, Existence, Name, kind_of
from app.domain.vocabulary import PLACE, NameKind
from app.graph.derive import Derived
from app.graph.stored import NEVER_KNOWN, Properties, existence, names


def entity_state(
    entity: str, label: str, first_known: date | None, derived: Iterable[Derived], *, absorbed: bool
) -> Properties:
    """An entity's derived properties; ``derived`` holds all its names, existences and endings.

    One that was absorbed by another is not known to any read.
    """
    existences: dict[str, tuple[Step, ...]] = {}
    endings: dict[str, tuple[Step, ...]] = {}
    candidates: dict[str, tuple[str, tuple[Step, ...]]] = {}
    for each in derived:
        match each.fact:
            case Existence(entity=of, spell=spell) if of == entity and each.steps:
                existences[spell] = each.steps
            case Ending(entity=of, spell=spell) if of == entity and each.steps:
                endings[spell] = each.steps
            case Name(entity=of) as name if of == entity and each.steps and _may_prevail(name):
                candidates[name.id] = (name.text, each.steps)
            case _:
                pass
    steps = existence_steps(first_known, existences, endings) if first_known else ()
    if absorbed:
        return {"id": entity, **existence(()), **names((), label), **NEVER_KNOWN}
    return {"id": entity, **existence(steps), **names(name_windows(candidates, label), label)}


def _may_prevail(name: Name) -> bool:
    """Official names, and for places any, that nobody in particular uses."""
    return name.used_by is None and (name.kind is NameKind.OFFICIAL or kind_of(name.entity) == PLACE)
