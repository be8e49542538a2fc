"""The input types of mutations. What they mean is read in ``app/api/given.py``."""

from typing import Any

import strawberry
from strawberry import ID, UNSET

from app.api.enums import TieType
from app.api.scalars import EDTF
from app.domain.vocabulary import (
    Channel,
    Counted,
    Ended,
    GroupKind,
    NameKind,
    PlaceKind,
    Reliability,
    Stance,
)


def _needed(description: str) -> Any:
    return strawberry.field(description=description)


def _given(description: str, default: Any = UNSET) -> Any:
    return strawberry.field(description=description, default=default)


_SPELL = "Tells apart several periods of the same thing."


@strawberry.input(description="When something held, as the claim says it.")
class SpanInput:
    from_: EDTF | None = strawberry.field(
        name="from", default=UNSET, description="Beginning, or the date of an event."
    )
    to: EDTF | None = _given("End; absent: unknown; .. : going on when reported.")
    observed: list[EDTF] | None = _given("Days on which the claim says that it held.")


@strawberry.input(description="How many people.")
class QuantityInput:
    low: int = _needed("At least so many.")
    high: int | None = _given("At most so many; absent: open. The same as low for a plain number.")
    approximate: bool | None = _given("Whether the number is given as approximate.", default=False)


@strawberry.input(description="A typed relation between two entities.")
class TieInput:
    type: TieType = _needed("The relation.")
    source: ID = _needed("The entity that it starts from.")
    target: ID = _needed("The entity that it leads to.")
    place: ID | None = _given("The place where alone it holds.")
    spell: str | None = _given(_SPELL, "1")
    role: str | None = _given("As what: emir, spokesman.")
    note: str | None = _given("An editorial note.")


@strawberry.input(description="What an entity is called.")
class NameInput:
    entity: ID = _needed("Whose name it is.")
    text: str = _needed("The name.")
    kind: NameKind = _needed("What kind of name.")
    language: str | None = _given("BCP 47 tag of its language.")
    script: str | None = _given("ISO 15924 code of its script.")
    used_by: ID | None = _given("Who in particular uses it.")
    spell: str | None = _given(_SPELL, "1")


@strawberry.input(description="How many people groups have, or had, counted together.")
class StrengthInput:
    groups: list[ID] = _needed("The groups that were counted.")
    of: QuantityInput = _needed("The number.")
    what: Counted | None = _given("What was counted.", Counted.FIGHTERS)
    place: ID | None = _given("Where they were.")
    origin: ID | None = _given("Where they came from.")
    on: EDTF = _needed("The date for which the number is given.")


@strawberry.input(description="That an entity existed, or came to its end.")
class EntitySpellInput:
    entity: ID = _needed("The entity.")
    spell: str | None = _given(_SPELL, "1")


@strawberry.input(one_of=True, description="The fact that a claim is about. Exactly one field is given.")
class FactInput:
    tie: TieInput | None = _given("A tie.")
    name: NameInput | None = _given("A name.")
    strength: StrengthInput | None = _given("A number of people.")
    existence: EntitySpellInput | None = _given("That an entity existed.")
    ending: EntitySpellInput | None = _given("That an entity came to its end.")
    fact: ID | None = _given("A fact that claims are about already, by its id.")


@strawberry.input(
    description="A claim to be recorded: somebody saying that a fact holds or does not, found in a source."
)
class ClaimInput:
    about: FactInput = _needed("The fact.")
    stance: Stance = _needed("What it says of the fact.")
    channel: Channel = _needed("Through whom it was made.")
    made_by: ID | None = _given("The claimant, where it is a group or person of the graph.")
    made_by_name: str | None = _given("The claimant's name, or who spoke for it.")
    made_on: EDTF | None = _given("When it was made; also a Hijri date such as AH 1435-10-29.")
    public_on: EDTF | None = _given("When it could be known, where that differs.")
    span: SpanInput | None = _given("When the fact held.")
    share: float | None = _given("Share of the tie's source that it covers, 0 to 1.")
    count: QuantityInput | None = _given("People that the tie covers.")
    how: Ended | None = _given("How the tie ended.")
    summary: str = _needed("What it says, in a sentence.")
    source: ID = _needed("Where it is found.")
    locator: str = _needed("Where in the source: a paragraph, a page, a time.")
    reliability: Reliability | None = _given("Reliability of the source, Admiralty code.")
    credibility: int | None = _given("Credibility of the information, Admiralty code, 1 to 6.")
    relies_on: list[ID] | None = _given("Claims that it rests on.")
    revises: list[ID] | None = _given("The same claimant's earlier claims that it takes back.")


@strawberry.input(
    description="An entity to be made or changed. Where it is there already, a field that is left out stays "
    "as it is, and one that is null is taken away."
)
class EntityInput:
    id: ID = _needed(
        "A readable id, such as group:ansar-al-islam. The kind alone (group:, person: or place:) asks for "
        "one made from the label."
    )
    label: str = _needed("The name that a reader would look for.")
    group_kind: GroupKind | None = _given("What kind of group; for groups.")
    place_kind: PlaceKind | None = _given("What kind of place; for places.")
    summary: str | None = _given("What it is, in a sentence.")
    latitude: float | None = _given("Degrees north; for places.")
    longitude: float | None = _given("Degrees east; for places.")
    country: str | None = _given("ISO 3166-1 alpha-2 code of its country; for places.")
    subdivision: str | None = _given("ISO 3166-2 code of its province; for places.")


@strawberry.input(
    description="A source to be made or changed. Where it is there already, a field that is left out stays "
    "as it is, and one that is null is taken away."
)
class SourceInput:
    id: ID | None = _given("A readable id, such as source:a-paper; absent: one made from the title.")
    title: str = _needed("Its title.")
    author: str | None = _given("Who wrote it.")
    publisher: str | None = _given("Who published it.")
    published_on: EDTF = _needed("When it was published; a range where it does not say.")
    url: str | None = _given("Where it stands.")
    archived_url: str | None = _given("Where a copy is kept.")
    language: str | None = _given("BCP 47 tag of its language.")
    note: str | None = _given("What a reader must know of it.")
