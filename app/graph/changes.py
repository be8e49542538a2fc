"""What differs between two moments: facts that came, went or changed, and entities with another name."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, Final

import orjson

from app.domain.vocabulary import Status
from app.graph.compose import Moment, Statement, listed
from app.graph.connection import Database
from app.graph.days import AFTER_ALL, number
from app.graph.following import ANY_DIRECTION, found
from app.graph.revisions import read_whole
from app.graph.selection import Field, Selection
from app.graph.shapes import claims as claim_shapes
from app.graph.shapes import facts as fact_shapes

Value = dict[str, Any]
_NOT_USED: Final = [Status.DENIED.value, Status.REFUTED.value, Status.ANNOUNCED.value]


async def changes(
    db: Database, before: Moment, after: Moment, selection: Selection, wanted: Mapping[str, Any]
) -> tuple[set[str], Value]:
    """The ids asked for that exist, and what differs between two moments.

    A fact is there at a moment when it is known and holds by its dates, a tie also only where both its ends
    possibly exist; without a day every fact that is known is there. One that is there after and not before
    APPEARED, the reverse DISAPPEARED. One that is there at both, of which something became known (or is not
    known any more), has its STATUS_CHANGED, is REDATED where what is said of its beginning and end or the
    bounds that follow differ, or both. Names come in as RENAMED: an entity had a prevailing name before and
    has another one after; its fact is the Name that prevails after. A first name is none: there the entity
    itself appears.

    A change is one of knowledge or one of date. Let ``between`` be the day of ``after`` as known at
    ``before``. Where the fact is there between as it is after, the day alone made the difference, and behind
    the change are the claims known at ``before`` that give the date by which the fact holds on one day and
    not on the other (with certainty asked for, also those that observe it; none for what nobody dates, which
    is there in the whole history and certain on no day). Otherwise what became known made it, and behind it
    are the claims that became known after the earlier of the two days looked from and by the later, and
    count: those neither retracted nor taken back by a link. Where a tie comes or goes because an end of it
    did, the claims are those of that end's existence or ending.

    In order of the day of the change and the fact's id. A change of date has the day on which the fact begins
    to hold or the last on which it does, and the later of the days compared where only the existence of its
    ends decides. A change of knowledge has the last day on which something of the fact became known; the
    later of the days looked from where, of the tie itself, nothing did.

    ``wanted`` holds ``of``, ``types`` and ``limit``. Everything below a change is seen from ``after``.
    """
    st = Statement(after, db.dialect)
    rows = _Rows(st, selection)
    part = st.open("read/changes")
    held = _Held(st, before, after, part.names)
    of = wanted["of"]
    known = sorted(moment.known_at or date.max for moment in (before, after))
    days = [AFTER_ALL if moment.as_of is None else number(moment.as_of) for moment in (before, after)]
    claims = st.open("read/parts/claims_of_change")
    statement = part.close(
        {
            **held.slots(),
            "ties": found(st, "ties", of, {"types": "|".join(wanted["types"]), **ANY_DIRECTION}, t=part["t"]),
            "facts": found(st, "facts_but_names", of, {}, f=part["f"]),
            "entities": found(st, "entities", of, {}, e=part["e"]),
            "claims": claims.close(
                {"row": rows.claim(claims["c"])},
                known_before=before.known_at or date.max,
                first_known=known[0],
                last_known=known[1],
                certain=after.certain,
            ),
            "tie": rows.tie(*(part[v] for v in "tkab")),
            "fact": rows.fact(part["f"], part["k"]),
        },
        of=of or [],
        as_of_before=days[0],
        as_of_after=days[1],
        last_day=max(days),
        forward=(before.known_at or date.max) <= (after.known_at or date.max),
        last_known=number(known[1]),
        limit=wanted["limit"] + 1,
    )
    read = partial(read_whole, db) if of is None else db.read
    ((value,),) = await read(statement, st.parameters)
    exist, changed = value
    return set(exist), rows.decode(changed, wanted["limit"])


class _Held:
    """The conditions by which a fact is there before, between and after."""

    def __init__(self, st: Statement, before: Moment, after: Moment, names: Mapping[str, str]) -> None:
        self._before = st.at(before, "_before")
        self._between = st.at(replace(after, known_at=before.known_at), "_between")
        self._after = st
        self._v = names
        self._first = "step_from_latest" if after.certain else "step_from_earliest"
        self._last = "step_to_earliest" if after.certain else "step_to_latest"

    def slots(self) -> dict[str, str]:
        t, a, b, f, e, x, y, z, w, s, d, i, j = (self._v[v] for v in "tabfexyzwsdij")
        before, between, after = self._before, self._between, self._after
        return {
            "tie_step_before": before.step(t),
            "tie_step_after": after.step(t),
            "tie_before": before.tie_holds(t, i, a, b),
            "tie_between": between.tie_holds(t, i, a, b),
            "tie_after": after.tie_holds(t, j, a, b),
            "fact_step_before": before.step(f),
            "fact_step_after": after.step(f),
            "fact_before": before.fact_holds(f, i),
            "fact_between": between.fact_holds(f, i),
            "fact_after": after.fact_holds(f, j),
            "name_before": before.text("read/parts/prevailing_name", e=e),
            "name_between": between.text("read/parts/prevailing_name", e=e),
            "name_after": after.text("read/parts/prevailing_name", e=e),
            "named_before": _named(before, e, x),
            "named_between": _named(between, e, y),
            "named_after": _named(after, e, z),
            "first": self._first,
            "last": self._last,
            "tie_itself": f"({between.fact_holds(t, i)}) <> ({after.fact_holds(t, j)})",
            "dates": before.open("read/parts/dates_of_change", w=w, s=s, d=d).close(_given(before, w, s)),
            "source": self._existence(a, d),
            "target": self._existence(b, d),
        }

    def _existence(self, end: str, d: str) -> str:
        part = self._before.open("read/parts/existence_of_end", e=end, d=d)
        x, k = part["x"], part["k"]
        return part.close(
            {
                "before": _exists(self._before, end),
                "between": _exists(self._between, end),
                "after": _exists(self._after, end),
                "step": self._before.step(x),
                **_given(self._before, x, k),
            }
        )


def _given(st: Statement, t: str, i: str) -> dict[str, str]:
    return {
        "from": st.text("read/parts/given_from", t=t, i=i),
        "to": st.text("read/parts/given_to", t=t, i=i),
    }


def _exists(st: Statement, e: str) -> str:
    """The condition under which an end lets its ties hold: without a day every one does."""
    return "true" if st.moment.as_of is None else st.text("read/conditions/entity_possible", e=e)


def _named(st: Statement, e: str, text: str) -> str:
    """The fact behind a prevailing name; names prevail where they are possible, certain or not."""
    part = st.open("read/parts/fact_of_prevailing_name", e=e, x=text)
    f, i = part["f"], part["i"]
    possible = "" if st.moment.as_of is None else " AND " + st.text("read/conditions/fact_possible", t=f, i=i)
    return part.close({"step": st.step(f), "holds": f"{i} >= 0{possible}"}, not_used=_NOT_USED)


class _Rows:
    """What is wanted of each change under the keys of the document, and how to read it."""

    def __init__(self, st: Statement, selection: Selection) -> None:
        self._st = st
        self._changes = [field for field in selection.fields("ChangeSet") if field.name == "changes"]
        self._facts = list(self._wanted("fact"))
        self._claims = list(self._wanted("because"))
        self._as_tie = self._as_node = self._as_claim = listed({})

    def _wanted(self, name: str) -> Any:
        for change in self._changes:
            for field in change.selection.fields("Change"):
                if field.name == name:
                    yield f"{change.key}|@{field.key}", field

    def tie(self, t: str, i: str, a: str, b: str) -> str:
        self._as_tie = listed(
            {key: fact_shapes.tie(self._st, field.selection, t, i, a, b) for key, field in self._facts}
        )
        return self._as_tie.cypher

    def fact(self, f: str, i: str) -> str:
        self._as_node = listed(
            {key: fact_shapes.node_fact(self._st, field.selection, f, i) for key, field in self._facts}
        )
        return self._as_node.cypher

    def claim(self, c: str) -> str:
        self._as_claim = listed(
            {key: claim_shapes.claim(self._st, field.selection, c) for key, field in self._claims}
        )
        return self._as_claim.cypher

    def decode(self, rows: list[list[Any]], limit: int) -> Value:
        read = [self._change(row) for row in rows[:limit]]
        return {
            "truncated": len(rows) > limit,
            **{f"@{change.key}": [self._of(change, each) for each in read] for change in self._changes},
        }

    def _change(self, row: list[Any]) -> Value:
        kind, before, after, old, new, fact, claims, is_tie = row
        by_key = [self._as_claim.decode(claim) for claim in claims]
        return {
            "kind": kind,
            "before": _side(before, old),
            "after": _side(after, new),
            **(self._as_tie if is_tie else self._as_node).decode(fact),
            **{key: [claim[key] for claim in by_key] for key, _ in self._claims},
        }

    @staticmethod
    def _of(change: Field, value: Value) -> Value:
        start = f"{change.key}|"
        own = {key.removeprefix(start): each for key, each in value.items() if key.startswith(start)}
        return {"kind": value["kind"], "before": value["before"], "after": value["after"], **own}


def _side(step: str | None, name: str | None) -> Value | None:
    if step is None:
        return None
    found = orjson.loads(step)
    return {"status": found["status"], "span": found["span"], "name": name}
