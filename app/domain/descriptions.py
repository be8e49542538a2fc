"""What sources and entities must satisfy beyond their form, each by itself."""

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Final

from app.domain.claims import Entity, Source
from app.domain.countries import COUNTRIES
from app.domain.facts import is_entity_id, is_source_id, kind_of
from app.domain.fields import (
    LONGEST_LINE,
    LONGEST_TEXT,
    Found,
    check_between,
    check_form,
    check_length,
    check_line,
    check_text,
)
from app.domain.vocabulary import GROUP, PERSON, PLACE, GroupKind, PlaceKind

LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,8}")
_KINDS: Final[dict[str, tuple[str, ...]]] = {
    GROUP: tuple(GroupKind),
    PERSON: (),
    PLACE: tuple(PlaceKind),
}
_COUNTRY: Final = re.compile(r"[A-Z]{2}")
_SUBDIVISION: Final = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")
_URL: Final = re.compile(r"https?://[^\s]+")
_LONGEST_URL: Final = 2_000


def check_source(source: Source) -> Iterator[Found]:
    if not is_source_id(source.id):
        yield "id", "id", f"{source.id!r} is not a source's id; expected source: and a lower-case slug"
    yield from check_text("title", source.title, LONGEST_LINE)
    yield from check_length("author", source.author, LONGEST_LINE)
    yield from check_length("publisher", source.publisher, LONGEST_LINE)
    yield from check_length("note", source.note, LONGEST_TEXT)
    if source.published_on.latest is None:
        yield "published_on", "unbounded", "has no last day; expected a date or a range with an upper bound"
    for path, url in (("url", source.url), ("archived_url", source.archived_url)):
        if too_long := list(check_length(path, url, _LONGEST_URL)):
            yield from too_long
        else:
            yield from check_form(path, url, _URL, "an address that begins with http:// or https://")
    yield from check_form("language", source.language, LANGUAGE, "a language tag such as en or ar")


def completed(entity: Entity, stored: Entity | None) -> Entity:
    """The entity as it will be: what is not given stays as it is stored."""
    if stored is None:
        return entity
    given = {field.name: getattr(entity, field.name) for field in fields(entity)}
    return replace(stored, **{name: value for name, value in given.items() if value is not None})


def check_entity(entity: Entity) -> Iterator[Found]:
    """What is wrong; of an id that is of no kind nothing is concluded about what such an entity has."""
    if not is_entity_id(entity.id):
        expected = "group:, person: or place: and a lower-case slug"
        yield "id", "id", f"{entity.id!r} is not an entity's id; expected {expected}"
    yield from check_line("label", entity.label)
    yield from check_length("summary", entity.summary, LONGEST_TEXT)
    kind = kind_of(entity.id)
    if kind not in _KINDS:
        yield from _place(entity)
        return
    allowed = _KINDS[kind]
    if allowed and entity.kind not in allowed:
        given = f"{entity.kind.lower()} is no kind of {kind}" if entity.kind else f"a {kind} has a kind"
        yield "kind", "kind", f"{given}; expected one of {', '.join(allowed).lower()}"
    elif not allowed and entity.kind:
        yield "kind", "kind", f"a {kind} has no kind; leave it out"
    if kind == PLACE:
        yield from _place(entity)
        return
    for path in ("latitude", "longitude", "country", "subdivision"):
        if getattr(entity, path) is not None:
            yield path, "misplaced", f"belongs to places only; {entity.id} is a {kind}"


def _place(place: Entity) -> Iterator[Found]:
    yield from check_between("latitude", place.latitude, -90, 90)
    yield from check_between("longitude", place.longitude, -180, 180)
    if (place.latitude is None) != (place.longitude is None):
        missing = "longitude" if place.longitude is None else "latitude"
        yield missing, "missing", "latitude and longitude belong together; expected both or neither"
    codes = (
        ("country", place.country, _COUNTRY, "two capital letters of ISO 3166-1 such as SY"),
        ("subdivision", place.subdivision, _SUBDIVISION, "an ISO 3166-2 code such as SY-HL"),
    )
    sound = True
    for path, code, form, expected in codes:
        wrong = list(check_form(path, code, form, expected))
        if code and not wrong and code[:2] not in COUNTRIES:
            wrong = [(path, "unknown", f"there is no country {code[:2]} in ISO 3166-1; expected {expected}")]
        yield from wrong
        sound = sound and not wrong
    country, subdivision = place.country, place.subdivision
    if sound and country and subdivision and not subdivision.startswith(f"{country}-"):
        yield "subdivision", "country", f"{subdivision} does not lie in {country}"
