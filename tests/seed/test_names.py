"""Every name of the seed is found, with one letter wrong too."""

from functools import cache

import pytest

from app.domain.facts import Name
from app.domain.names import fold, grams, similarity
from app.exchange.files import read_files
from app.resources import seed_folder


@cache
def names() -> list[tuple[str, str]]:
    """Entities with what they are called, labels included."""
    batch = read_files([seed_folder()])
    found = {(claim.fact.entity, claim.fact.text) for claim in batch.claims if isinstance(claim.fact, Name)}
    return sorted(found | {(entity.id, entity.label) for entity in batch.entities})


@cache
def owners() -> dict[str, set[str]]:
    """Folded names with the entities that bear them: some names are shared."""
    found: dict[str, set[str]] = {}
    for entity, name in names():
        found.setdefault(fold(name), set()).add(entity)
    return found


def first(query: str) -> set[str]:
    """The entities whose names meet the query best."""
    scores = [(similarity(query, name), entity) for entity, name in names()]
    best = max(score for score, _ in scores)
    return {entity for score, entity in scores if score == best}


@pytest.mark.parametrize(
    ("query", "entity"),
    [
        ("Ansar al-Sham", "group:jamaat-ansar-al-islam-syria"),
        ("JAI", "group:jamaat-ansar-al-islam"),
        ("da3esh", "group:islamic-state"),
        ("Ayn al-Arab", "place:kobani"),
        ("أنصار الإسلام", "group:ansar-al-islam"),
        ("انصار الاسلام", "group:ansar-al-islam"),
        ("أَنْصَارُ الإِسْلَام", "group:ansar-al-islam"),
        ("ansar al sunnah", "group:ansar-al-sunna"),
    ],
)
def test_the_entity_meant_is_first(query: str, entity: str):
    assert first(query) == {entity}


def test_every_name_finds_its_bearers_first():
    assert [(entity, name) for entity, name in names() if entity not in first(name)] == []


def wrong(name: str) -> list[str]:
    """One letter replaced, dropped, doubled or swapped with the next, in the first and the last third."""
    found = []
    for i in {len(name) // 3, len(name) - len(name) // 3 - 1}:
        char, following = name[i], name[i + 1 : i + 2]
        if char.isalpha():
            found += [name[:i] + "x" + name[i + 1 :], name[:i] + name[i + 1 :], name[:i] + char + name[i:]]
            found += [name[:i] + following + char + name[i + 2 :]] if following.isalpha() else []
    return found


@pytest.mark.slow
def test_every_name_is_found_with_one_letter_wrong():
    """Acronyms aside: one of their letters wrong is another acronym as often as not."""
    lost = []
    for _, name in names():
        if len(fold(name)) > 4:
            bearers = owners()[fold(name)]
            lost += [text for text in wrong(name) if not first(text) & bearers]
            lost += [text for text in wrong(name) if not set(grams(text)) & set(grams(name))]
    assert lost == []
