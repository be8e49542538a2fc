"""What the tests of mutations share: a small graph, an editor, and the documents that they send."""

from typing import Any

from app.api.access import Viewer
from app.api.context import Context
from app.api.schema import schema
from app.domain.claims import Entity, Source
from app.domain.dates import parse
from app.domain.records import Batch
from app.graph.connection import Database
from app.graph.revisions import Revisions
from app.graph.tokens import Role

EDITOR = Viewer(Role.EDITOR, "Ada")
SMALL = Batch(
    (
        Source("source:paper", "A paper", parse("2014-12-02")),
        Source("source:later", "A later paper", parse("2015-03-01")),
    ),
    (
        Entity("group:a", "A", "ORGANISATION", "A group."),
        Entity("group:b", "B", "COALITION"),
        Entity("person:p", "P"),
        Entity("place:t", "Town", "TOWN", None, 36.5, 38.0, "SY", "SY-HL"),
    ),
)
MEMBER = "tie:member-of/group:a/group:b"
CLAIM: dict[str, Any] = {
    "about": {"tie": {"type": "MEMBER_OF", "source": "group:a", "target": "group:b"}},
    "stance": "ASSERTS",
    "channel": "PRESS",
    "madeBy": "group:b",
    "madeOn": "2014-09-10",
    "summary": "A is a member of B.",
    "source": "source:paper",
    "locator": "p. 1",
}
_REFUSALS = "... on Invalid { problems { path message code } } ... on NotAllowed { message needs }"
RECORD = (
    "mutation($input: ClaimInput!) { done: recordClaim(input: $input) { __typename"
    " ... on ClaimRecorded { created claim { id recordedBy retractedAt retractedWhy summary credibility"
    " reliesOn { id } revises { id } source { title } madeBy { name }"
    " about { __typename ... on Tie { id status evidence { assertions denials } } ... on Name { id text }"
    " ... on Strength { id of { low high } groups { id } } ... on Existence { id } ... on Ending { id } } } } "
    f"{_REFUSALS} }} }}"
)
RETRACT = (
    "mutation($id: ID!, $why: String!) { done: retractClaim(id: $id, why: $why) { __typename"
    " ... on ClaimRetracted { claim { id retractedBy retractedWhy about { ... on Tie { statusHistory { on } } } } } "
    f"{_REFUSALS} }} }}"
)
LINK = (
    "mutation($id: ID!, $on: [ID!], $back: [ID!]) { done: linkClaim(id: $id, reliesOn: $on, revises: $back) {"
    f" __typename ... on ClaimRecorded {{ created claim {{ reliesOn {{ id }} revises {{ id }} }} }} {_REFUSALS} }} }}"
)
SAVE_ENTITY = (
    "mutation($input: EntityInput!) { done: saveEntity(input: $input) { __typename"
    " ... on EntitySaved { created entity { __typename id label name summary ... on Group { kind }"
    " ... on Place { placeKind: kind latitude longitude country subdivision } } } "
    f"{_REFUSALS} }} }}"
)
SAVE_SOURCE = (
    "mutation($input: SourceInput!) { done: saveSource(input: $input) { __typename"
    " ... on SourceSaved { created source { id title author publishedOn url } } "
    f"{_REFUSALS} }} }}"
)


async def send(db: Database, document: str, viewer: Viewer = EDITOR, **variables: Any) -> dict[str, Any]:
    """What the one field called ``done`` gives."""
    context = Context(db, Revisions(db), viewer)
    result = await schema.execute(document, variable_values=variables, context_value=context)
    assert result.errors is None, result.errors
    assert result.data is not None
    done: dict[str, Any] = result.data["done"]
    return done


async def recorded(db: Database, **changes: Any) -> str:
    """Record the claim with changes; gives its id."""
    done = await send(db, RECORD, input=CLAIM | changes)
    assert done["__typename"] == "ClaimRecorded", done
    id_: str = done["claim"]["id"]
    return id_


def problems(done: dict[str, Any]) -> list[tuple[str, str]]:
    """The paths, as words in order, and codes of what is wrong."""
    assert done["__typename"] == "Invalid", done
    return sorted((".".join(p["path"]), p["code"]) for p in done["problems"])


async def audit(db: Database) -> list[dict[str, Any]]:
    """The entries of the audit, but for those of loads."""
    rows = await db.read(
        "MATCH (a:AuditEntry) WHERE a.action <> 'load' RETURN properties(a) ORDER BY a.number", {}
    )
    return [row[0] for row in rows]
