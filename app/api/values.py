"""Object types that hold values alone and refer to nothing with an id of its own."""

import strawberry
from strawberry import ID, UNSET

from app.api.enums import EntityType, Role, TieType
from app.api.fields import leaf
from app.api.scalars import EDTF, Date, DateTime
from app.domain.vocabulary import Status


@strawberry.type(description="How many people; bounds, perhaps approximate.")
class Quantity:
    low: int = leaf("At least so many.")
    high: int | None = leaf("At most so many; null: open.")
    approximate: bool = leaf("Whether the number was given as approximate.")


@strawberry.type(description="When something held: what is said (EDTF) and the bounds that follow from it.")
class Span:
    from_: EDTF | None = leaf("Beginning, or the date of an event, as the best claim gives it.", "from")
    to: EDTF | None = leaf(
        'End as the best claim gives it; null: unknown; "..": going on when last reported.'
    )
    from_earliest: Date | None = leaf("First day on which it can have begun; null: unbounded.")
    from_latest: Date | None = leaf("Last day on which it can have begun; null: unknown.")
    to_earliest: Date | None = leaf("First day on which it can have ended; null: unknown, or an event.")
    to_latest: Date | None = leaf("Last day on which it can have ended; null: unbounded.")
    observed: list[EDTF] = leaf("Days on which a claim says that it held.")
    instant: bool = leaf("An event: from is its date, and there is no end.")
    ongoing: bool = leaf("It was going on when last reported.")
    undated: bool = leaf("Nobody dates it; it is possible on every day.")
    label: str = leaf("In words, for people.")


@strawberry.input(description="A point in the two times at once.")
class Moment:
    as_of: Date | None = strawberry.field(
        default=UNSET, description="The day looked at in the world; absent: the whole history."
    )
    known_at: Date | None = strawberry.field(
        default=UNSET,
        description="The day looked from: only claims made public by then count; absent: all of them.",
    )


@strawberry.type(description="A fact as it is at one of two moments.")
class ChangeSide:
    status: Status | None = leaf("What the claims amount to.")
    span: Span | None = leaf("When it held.")
    name: str | None = leaf("The name that prevails, where that is what changed.")


@strawberry.type(description="How much evidence there is, as known on the day looked from.")
class Evidence:
    assertions: int = leaf("Claims that assert it and were not revised.")
    denials: int = leaf("Claims that deny it and were not revised.")
    sources: int = leaf("Sources in which these are found.")
    independent_sources: int = leaf(
        "Claimants on whom the assertions rest; reports of one saying count once."
    )


@strawberry.type(description="Where a page stands.")
class PageInfo:
    has_next_page: bool = leaf("Whether there is more after it.")
    has_previous_page: bool = leaf("Whether there is something before it.")
    start_cursor: str | None = leaf("Cursor of its first item.")
    end_cursor: str | None = leaf("Cursor of its last item: give it as after.")


@strawberry.type(description="Over what time a graph goes, in both times, and how much there is in it.")
class Extent:
    earliest: Date | None = leaf("First day of which something is said.")
    latest: Date | None = leaf("Last day of which something is said.")
    known_earliest: Date | None = leaf("First day on which something became known.")
    known_latest: Date | None = leaf("Last day on which something became known.")
    entities: int = leaf("How many entities.")
    ties: int = leaf("How many ties.")
    claims: int = leaf("How many claims.")
    sources: int = leaf("How many sources.")


@strawberry.type(description="One relation type, for a legend.")
class TieTypeInfo:
    type: TieType = leaf("The type.")
    reads: str = leaf("How it reads from source to target.")
    inverse_reads: str = leaf("How it reads from target to source.")
    description: str = leaf("What it means.")
    instant: bool = leaf("An event that stays once it has happened.")
    lineage: bool = leaf("Makes up a group's descent.")
    symmetric: bool = leaf("Source and target do not differ.")
    sources: list[EntityType] = leaf("What its source may be.")
    targets: list[EntityType] = leaf("What its target may be.")
    deniable: bool = leaf("An official denial by its own source makes a tie of denied membership.")
    derived: bool = leaf("Made by a rule, not recorded.")
    founding: bool = leaf("By it, its source came into being.")
    descent: int | None = leaf(
        "Joins groups into a family, source the child; 1 is the surest descent, null none."
    )
    count: int = leaf("How many ties of it there are.")


@strawberry.type(description="Who is looking.")
class Viewer:
    role: Role = leaf("What they may do.")
    name: str | None = leaf("Their name, where they gave a token.")


@strawberry.type(description="One change of the graph.")
class Revision:
    number: int = leaf("Counts the changes.")
    at: DateTime = leaf("When it was made.")
    touched: list[ID] = leaf("Ids of what it touched.")
