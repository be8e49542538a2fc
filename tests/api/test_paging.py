"""Pages while data is added: nothing of what was there is repeated or hidden."""

import pytest

from app.domain.claims import Claim, Entity, Source
from app.domain.dates import parse
from app.domain.facts import Tie
from app.domain.records import Batch
from app.domain.spans import Span
from app.domain.vocabulary import Channel, Stance
from tests.graphs import CountingDatabase, ask, put

# What comes at first stands at even places, what is added at odd ones: before, between and after any cursor.
_OLD, _NEW = (0, 2, 4, 6, 8), (-1, 1, 3, 5, 7, 9)
_PAGES = {
    "groups": "{ page: groups(first: 2, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }",
    "entities": "{ page: entities(first: 2, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }",
    "all ties": "{ page: ties(first: 2, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }",
    "sources": "{ page: sources(first: 2, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }",
    "claims": "{ page: claims(first: 2, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }",
    "ties": '{ group(id: "group:b") { page: ties(first: 2, after: $after)'
    " { nodes { id } pageInfo { endCursor hasNextPage } } } }",
}


def batch(places: tuple[int, ...]) -> Batch:
    """For each place a group, its claim, and its tie to group:b, which all sort by the place."""
    groups = [Entity(f"group:{place + 1:02}", f"Member {place}", "FACTION") for place in places]
    claims = [
        Claim(
            fact=Tie("MEMBER_OF", group.id, "group:b"),
            stance=Stance.ASSERTS,
            channel=Channel.OFFICIAL,
            source="source:paper",
            locator="p. 1",
            summary="It is a member.",
            made_by=group.id,
            made_on=parse(f"2014-09-{place + 11:02}"),
            span=Span(start=parse(f"2014-08-{place + 11:02}")),
        )
        for place, group in zip(places, groups, strict=True)
    ]
    sources = [Source(f"source:{place + 1:02}", "A paper", parse("2014-12-02")) for place in places]
    return Batch(tuple(sources), tuple(groups), tuple(claims))


async def page(db: CountingDatabase, name: str, after: str | None) -> tuple[list[str], str | None]:
    data = await ask(db, f"query($after: String) {_PAGES[name]}", after=after)
    found = (data.get("group") or data)["page"]
    info = found["pageInfo"]
    return [node["id"] for node in found["nodes"]], info["endCursor"] if info["hasNextPage"] else None


async def rest(db: CountingDatabase, name: str, after: str | None) -> list[str]:
    ids, after = await page(db, name, after)
    return ids + (await rest(db, name, after) if after else [])


@pytest.mark.parametrize("name", sorted(_PAGES))
async def test_what_is_added_between_two_pages_neither_repeats_nor_hides_anything(
    small: CountingDatabase, name: str
) -> None:
    await put(small, batch(_OLD))
    old = await rest(small, name, None)
    first, after = await page(small, name, None)
    assert first == old[:2]
    await put(small, batch(_NEW))
    then = await rest(small, name, after)
    new = [id_ for id_ in then if id_ not in old]
    assert [id_ for id_ in then if id_ in old] == old[2:]
    # Of the new, those behind the cursor come in their places, and those before it do not.
    whole = await rest(small, name, None)
    assert then == whole[whole.index(first[-1]) + 1 :]
    assert 0 < len(new) < len(_NEW)
