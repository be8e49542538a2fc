"""What the properties of nodes and relationships hold, for `app.graph.model`."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Property:
    """A property of a node or relationship.

    type: as Cypher names it; holds: what, with unit and format; optional: whether it may be absent.
    """

    name: str
    type: str
    holds: str
    optional: bool = False


def _always(name: str, type_: str, holds: str) -> Property:
    return Property(name, type_, holds)


def _maybe(name: str, type_: str, holds: str) -> Property:
    return Property(name, type_, holds, optional=True)


STEPS: Final = (
    _always("step_on", "LIST<INTEGER>", "days on which what is known of the fact changed, in order"),
    _always("step_status", "LIST<STRING>", "the status from each of these days on"),
    _always("step_turned", "LIST<BOOLEAN>", "whether the status is another than on the step before"),
    _always("step_claim", "LIST<STRING>", "id of the claim that made the step"),
    _always("step_from_earliest", "LIST<INTEGER>", "first day on which it may have begun; 0 is unbounded"),
    _always("step_from_latest", "LIST<INTEGER>", "last day on which it may have begun; 99999999 is unknown"),
    _always("step_to_earliest", "LIST<INTEGER>", "first day on which it may have ended; 0 is unknown"),
    _always("step_to_latest", "LIST<INTEGER>", "last day on which it may have ended; 99999999 is unbounded"),
    _always("steps", "LIST<STRING>", "everything that is shown of each step, JSON"),
)

PRESENT: Final = (
    _always("status", "STRING", "status by all that is known today: see Status below"),
    _always("known_from", "DATE", "day of the first claim about it"),
    _maybe("from", "STRING", "beginning as the best claim gives it, EDTF: `2014-08-25`, `[2003..2007]`"),
    _maybe("to", "STRING", "end as the best claim gives it, EDTF; `..` is going on when reported"),
    _maybe("from_earliest", "DATE", "first day on which it may have begun; absent: unbounded"),
    _maybe("from_latest", "DATE", "last day on which it may have begun; absent: unknown"),
    _maybe("to_earliest", "DATE", "first day on which it may have ended; absent: unknown, and of instants"),
    _maybe("to_latest", "DATE", "last day on which it may have ended; absent: unbounded"),
    _always("undated", "BOOLEAN", "no claim gives any date: possible on every day"),
    _always("assertions", "INTEGER", "claims that assert it and count"),
    _always("denials", "INTEGER", "claims that deny it and count"),
    _always("sources", "INTEGER", "texts in which the asserting claims are found"),
    _always("independent_sources", "INTEGER", "claimants on whom the assertions rest in the end"),
    _maybe("share", "FLOAT", "the part of the source that it holds of, 0 to 1"),
    _maybe("count_low", "INTEGER", "at least so many people"),
    _maybe("count_high", "INTEGER", "at most so many people; absent where open (dozens)"),
    _maybe("how", "STRING", "how it ended: LEFT, EXPELLED or LAPSED"),
    _maybe("role", "STRING", "as what somebody leads"),
    _maybe("note", "STRING", "a remark of the best claim"),
)

SPELL: Final = _always("spell", "STRING", "tells several periods of the same thing apart; `1` is the first")

TIE: Final = (
    _always(
        "id", "STRING", "`tie:pledged-to/group:a/group:b`, with `/in/place:x` and `/2` where it has them"
    ),
    _maybe("place", "STRING", "id of the place in which alone it holds"),
    SPELL,
    _always("derived", "BOOLEAN", "made by rule and not recorded; true of DENIED_MEMBERSHIP alone"),
    *PRESENT,
    *STEPS,
)

ENTITY: Final = (
    _always("id", "STRING", "unique among all entities: `group:islamic-state`, `person:…`, `place:…`"),
    _always("label", "STRING", "what the editors call it"),
    _always("name", "STRING", "the name that prevails today; the label where there is none"),
    _maybe("kind", "STRING", "see Kinds of groups and of places below; persons have none"),
    _maybe("summary", "STRING", "one line on what it is"),
    _maybe("counts_as", "STRING", "id of the entity that it was merged into; leave such entities out"),
    _always("known_on", "INTEGER", "day of the first claim that touches it; 100000000 is never"),
    _maybe("known_from", "DATE", "the same as a date"),
    _maybe("from_earliest", "DATE", "bounds of its existence as known today, as those of facts"),
    _maybe("from_latest", "DATE", ""),
    _maybe("to_earliest", "DATE", ""),
    _maybe("to_latest", "DATE", ""),
    _always("exists_known_from", "LIST<INTEGER>", "windows of existence: known from this day"),
    _always("exists_known_until", "LIST<INTEGER>", "and before this one"),
    _always("exists_from_earliest", "LIST<INTEGER>", "it existed from between this day"),
    _always("exists_from_latest", "LIST<INTEGER>", "and this one"),
    _always("exists_to_earliest", "LIST<INTEGER>", "to between this day"),
    _always("exists_to_latest", "LIST<INTEGER>", "and this one"),
    _always("existence_on", "LIST<INTEGER>", "days on which what is known of its existence changed"),
    _always("existence", "LIST<STRING>", "what is shown of it from each of these days on, JSON"),
    _always("name_text", "LIST<STRING>", "windows of prevailing names: the name"),
    _always("name_known_from", "LIST<INTEGER>", "known from this day"),
    _always("name_known_until", "LIST<INTEGER>", "and before this one"),
    _always("name_from", "LIST<INTEGER>", "it prevails from this day; 99999999 alone: for the whole history"),
    _always("name_to", "LIST<INTEGER>", "to this one"),
)

PLACE: Final = (
    _maybe("latitude", "FLOAT", "degrees north, WGS 84"),
    _maybe("longitude", "FLOAT", "degrees east, WGS 84"),
    _maybe("country", "STRING", "ISO 3166-1, two letters"),
    _maybe("subdivision", "STRING", "ISO 3166-2, such as `SY-HL`"),
)

NAME: Final = (
    _always("id", "STRING", "`name:group:a/slug-<8 hex>`; `name:group:a/label` is the editorial label"),
    _always("text", "STRING", "the name as it is written"),
    _always("kind", "STRING", "see Kinds of names below"),
    _maybe("language", "STRING", "ISO 639, such as `ar`"),
    _maybe("script", "STRING", "ISO 15924, such as `Arab`"),
    _maybe("used_by", "STRING", "id of the one party that says so"),
    _maybe("editorial", "BOOLEAN", "true of labels, which no claim gives: they have no state and no steps"),
    _always("search", "STRING", "index terms of the folded text, separated by blanks"),
    SPELL,
)

STRENGTH: Final = (
    _always("id", "STRING", "`strength:group:a/fighters-<8 hex>`"),
    _always("what", "STRING", "who was counted: see Counted below"),
    _always("on", "STRING", "when the number is for, EDTF"),
    _always("of_low", "INTEGER", "at least so many people"),
    _maybe("of_high", "INTEGER", "at most so many people; absent where open (dozens)"),
    _always("of_approximate", "BOOLEAN", "whether the number is given as about so many"),
)

CLAIM: Final = (
    _always("id", "STRING", "`claim:<20 hex>`, the hash of what it says"),
    _always("fact", "STRING", "id of the fact that it counts for: a tie's, or that of a Fact node"),
    _maybe("tie_source", "STRING", "where that is a tie, id of its source"),
    _maybe("tie_target", "STRING", "and of its target"),
    _maybe("denial", "STRING", "id of the DENIED_MEMBERSHIP tie that it makes"),
    _always("stance", "STRING", "ASSERTS, DENIES or ANNOUNCES"),
    _always("channel", "STRING", "OFFICIAL, IN_NAME_OF, INSIDER, PRESS or ANALYST"),
    _always("claimant", "STRING", "who says so, for counting: an entity's id, or a name within its source"),
    _maybe("made_by", "STRING", "id of the entity that says so"),
    _maybe("made_by_name", "STRING", "the name of somebody who is no entity"),
    _maybe("made_on", "STRING", "when it was said, EDTF"),
    _maybe("made_on_as_given", "STRING", "the same in the calendar in which it was given: `AH 1435-10-29`"),
    _maybe("public_on", "STRING", "when it became public, EDTF, where that was another day"),
    _maybe("public_on_as_given", "STRING", "the same in the calendar in which it was given"),
    _always("known_from", "DATE", "the last day on which it can have become public: it counts from then"),
    _maybe("span_from", "STRING", "since when the fact holds, EDTF"),
    _maybe("span_to", "STRING", "until when, EDTF; `..` is going on"),
    _always("span_observed", "LIST<STRING>", "days or ranges on which it was seen to hold, EDTF"),
    _always("span_as_given", "LIST<STRING>", "beginning, end and these, as given; empty texts where absent"),
    _maybe("span", "STRING", "the bounds that this claim alone gives, JSON"),
    _maybe("share", "FLOAT", "the part of the source that it holds of, 0 to 1"),
    _maybe("count_low", "INTEGER", "at least so many people"),
    _maybe("count_high", "INTEGER", "at most so many people"),
    _maybe("count_approximate", "BOOLEAN", "whether it says about so many"),
    _maybe("how", "STRING", "how the tie ended: LEFT, EXPELLED or LAPSED"),
    _maybe("role", "STRING", "as what somebody leads"),
    _maybe("note", "STRING", "a remark"),
    _always("summary", "STRING", "what it says, in our words"),
    _always("locator", "STRING", "where in the source: `¶ 12`"),
    _maybe("reliability", "STRING", "of its source, A to F (Admiralty code)"),
    _maybe("credibility", "INTEGER", "of what it says, 1 to 6 (Admiralty code)"),
    _always("about", "STRING", "the fact as it was said, before any merge, JSON"),
    _maybe("said", "STRING", "id of the fact as it was said, where it counts for another after a merge"),
    _maybe("merged", "STRING", "what the ids that it names count for after merges, JSON"),
    _always("recorded_at", "STRING", "when it was entered, ISO 8601 in UTC"),
    _always("recorded_by", "STRING", "by whom"),
    _maybe("retracted_at", "STRING", "when it was taken out: such a claim never counts"),
    _maybe("retracted_by", "STRING", "by whom"),
    _maybe("retracted_why", "STRING", "and why"),
)

SOURCE: Final = (
    _always("id", "STRING", "`source:slug`"),
    _always("title", "STRING", ""),
    _maybe("author", "STRING", ""),
    _maybe("publisher", "STRING", ""),
    _always("published_on", "STRING", "when it was published, EDTF"),
    _maybe("published_on_as_given", "STRING", "the same in the calendar in which it was given"),
    _maybe("url", "STRING", ""),
    _maybe("archived_url", "STRING", ""),
    _maybe("language", "STRING", "ISO 639"),
    _maybe("note", "STRING", "a remark on the text or its date"),
)

JUDGEMENT: Final = (
    _always("id", "STRING", "`judgement:…`"),
    _always("keep", "STRING", "id of the entity that stays"),
    _always("absorb", "LIST<STRING>", "ids of those that count for it"),
    _always("why", "STRING", "the reason"),
    _always("at", "STRING", "when it was made, ISO 8601 in UTC"),
    _always("by", "STRING", "by whom"),
    _maybe("undone_at", "STRING", "when it was taken back"),
    _maybe("undone_by", "STRING", "by whom"),
    _maybe("undone_why", "STRING", "and why"),
)

AUDIT_ENTRY: Final = (
    _always("id", "STRING", "a UUID"),
    _always("number", "INTEGER", "of the revision of the graph that it made"),
    _always("at", "STRING", "when, ISO 8601 in UTC"),
    _always("by", "STRING", "by whom"),
    _always("action", "STRING", "what was done: `load`, `record_claim`, …"),
    _always("touched", "LIST<STRING>", "ids of what was touched; empty: more than can be named"),
    _always("before", "STRING", "what was there, JSON"),
    _always("after", "STRING", "what is there since, JSON"),
)

REVISION: Final = (
    _always("id", "STRING", "`graph`"),
    _always("number", "INTEGER", "how often the graph was changed"),
    _always("at", "STRING", "when last, ISO 8601 in UTC"),
)

MIGRATION: Final = (
    _always("name", "STRING", "of the file in cypher/schema, without its ending"),
    _always("applied_at", "STRING", "when, ISO 8601 in UTC"),
)

TOKEN: Final = (
    _always("id", "STRING", "`token:<12 hex>`"),
    _always("hash", "STRING", "SHA-256 of the secret, which is nowhere"),
    _always("name", "STRING", "whose it is"),
    _always("role", "STRING", "VIEWER, EDITOR or ADMIN"),
    _always("created_at", "STRING", "when, ISO 8601 in UTC"),
    _maybe("revoked_at", "STRING", "when it was taken back"),
)

LINK: Final = (
    _always("at", "STRING", "when the link was made, ISO 8601 in UTC"),
    _always("by", "STRING", "by whom"),
)
