"""Every question to a real server, by both clients, and what can be made of the answers."""

from __future__ import annotations

import dataclasses
import inspect
import io
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from typing import Any

import networkx as nx
import pandas as pd
import pytest
from cleave_client import AsyncCleave, Cleave, asking
from cleave_client.client import Cleave as _Cleave

JAI, IS = "group:jamaat-ansar-al-islam", "group:islamic-state"
PLEDGE = f"tie:pledged-to/{JAI}/{IS}"
QUESTIONS: dict[str, Callable[[Any], Any]] = {
    "lineage": lambda c: c.lineage("group:ansar-al-islam", depth=2),
    "lineage of two": lambda c: c.lineage(
        [JAI, IS], depth=1, types=["PLEDGED_TO"], known_at=date(2014, 9, 1)
    ),
    "snapshot": lambda c: c.snapshot(as_of="2014-10-01", types=["FRONT_FOR"]),
    "search": lambda c: c.search("Ansar"),
    "entity": lambda c: c.entity(IS, as_of="2013-06-01"),
    "ties": lambda c: c.ties(IS),
    "tie": lambda c: c.tie(PLEDGE),
    "claims": lambda c: c.claims(PLEDGE),
    "changes": lambda c: c.changes({"known_at": "2014-08-24"}, {"known_at": "2014-08-25"}, of=JAI),
    "timeline": lambda c: c.timeline(JAI, start="2014-01-01"),
    "paths": lambda c: c.paths("group:ansar-al-islam", "group:jamaat-ansar-al-sunna"),
    "query": lambda c: c.query(
        "query ($on: Date) { snapshot(asOf: $on) { tieCount } }", {"on": date(2014, 10, 1)}
    ),
}


@pytest.mark.parametrize("question", QUESTIONS)
async def test_both_clients_answer_alike(site: str, cleave: Cleave, question: str):
    async with AsyncCleave(site) as awaited:
        assert QUESTIONS[question](cleave) == await QUESTIONS[question](awaited)


@pytest.mark.check
def test_both_clients_have_the_same_methods():
    def methods(cls: type) -> dict[str, str]:
        public = {
            name: each for name, each in vars(cls).items() if inspect.isfunction(each) and name[0] != "_"
        }
        return {name: str(inspect.signature(each)) for name, each in public.items()}

    assert methods(_Cleave) == methods(AsyncCleave)
    assert set(methods(_Cleave)) >= {name.partition(" ")[0] for name in QUESTIONS}


def test_a_lineage_is_typed_and_closed(cleave: Cleave):
    found = cleave.lineage("group:ansar-al-islam", depth=2)
    ids = {entity.id for entity in found.entities}
    assert {end.id for tie in found.ties for end in (tie.source, tie.target)} <= ids
    assert (found.truncated, found.tie_count, found.entity_count) == (
        False,
        len(found.ties),
        len(found.entities),
    )
    (pledge,) = [tie for tie in found.ties if tie.id == PLEDGE]
    assert (pledge.status, pledge.share, pledge.span.from_) == ("CONFIRMED", 0.9, "2014-08-25")
    assert pledge.span.from_earliest == date(2014, 8, 25)
    assert pledge.evidence.independent_sources == 3
    with pytest.raises(dataclasses.FrozenInstanceError):
        pledge.status = "DENIED"  # type: ignore[misc]
    assert found.entity(JAI).label == "Jamaat Ansar al-Islam"


def test_what_was_known_is_another_question(cleave: Cleave):
    def status(known_at: str) -> str:
        return cleave.tie(PLEDGE, known_at=known_at).status

    assert [status(day) for day in ("2014-08-26", "2014-08-28", "2014-12-31")] == [
        "ASSERTED",
        "CONTESTED",
        "CONFIRMED",
    ]
    history = cleave.tie(PLEDGE).status_history
    assert history is not None
    assert [step.status for step in history] == ["ASSERTED", "CONTESTED", "REFUTED", "CONFIRMED"]


def test_a_limit_is_told(cleave: Cleave):
    found = cleave.snapshot(limit=5)
    assert (found.truncated, len(found.ties)) == (True, 5)
    assert found.tie_count > 100
    assert "5 of" not in repr(cleave.lineage(IS, depth=1))


def test_ties_become_a_frame(cleave: Cleave):
    graph = cleave.lineage("group:ansar-al-islam", depth=2)
    frame = graph.to_frame()
    assert list(frame["id"]) == [tie.id for tie in graph.ties]
    (row,) = frame[frame["id"] == PLEDGE].to_dict("records")
    assert (row["status"], row["share"], row["source_name"]) == ("CONFIRMED", 0.9, "Jamaat Ansar al-Islam")
    assert row["from_earliest"] == pd.Timestamp("2014-08-25")
    assert (row["from"], row["first_known"]) == ("2014-08-25", pd.Timestamp("2014-08-25"))
    assert frame["from_earliest"].dtype == "datetime64[s]"
    entities = graph.entities_to_frame()
    assert list(entities["id"]) == [entity.id for entity in graph.entities]


@pytest.mark.parametrize("question", ["ties", "claims", "changes", "timeline", "paths", "search"])
def test_every_list_becomes_a_frame(cleave: Cleave, question: str):
    found = QUESTIONS[question](cleave)
    frame = found.to_frame()
    assert len(found) > 0
    assert len(frame) == (sum(len(path.ties) for path in found) if question == "paths" else len(found))
    assert list(
        type(found)([], truncated=False).to_frame() if question == "changes" else type(found)().to_frame()
    ) == list(frame)


def test_a_lineage_becomes_a_graph_of_networkx(cleave: Cleave):
    found = cleave.lineage("group:ansar-al-islam", depth=2)
    graph = found.to_networkx()
    assert isinstance(graph, nx.MultiDiGraph)
    assert (set(graph), graph.number_of_edges()) == (
        {entity.id for entity in found.entities},
        len(found.ties),
    )
    edge = graph.edges[JAI, IS, PLEDGE]
    assert (edge["type"], edge["from"], edge["share"], edge["from_earliest"]) == (
        "PLEDGED_TO",
        "2014-08-25",
        0.9,
        "2014-08-25",
    )
    assert "role" not in edge
    assert graph.nodes[IS]["name"] == "Islamic State"
    written = io.BytesIO()
    nx.write_graphml(graph, written)
    written.seek(0)
    again = nx.read_graphml(written, force_multigraph=True)
    assert set(again.nodes) == set(graph.nodes)


def test_all_pages_are_read(cleave: Cleave, monkeypatch: pytest.MonkeyPatch):
    total = cleave.query(f'{{ group(id: "{IS}") {{ ties {{ totalCount }} }} claims {{ totalCount }} }}')
    whole = cleave.ties(IS)
    assert total["group"]["ties"]["totalCount"] == len(whole) > 50
    everything = cleave.claims()
    assert (
        total["claims"]["totalCount"]
        == len({claim.id for claim in everything})
        == len(everything)
        > asking.PAGE
    )
    monkeypatch.setattr(asking, "PAGE", 7)
    assert cleave.ties(IS) == whole
    assert cleave.ties(IS, limit=20) == whole[:20]
    monkeypatch.setattr(asking, "PAGE", 100)
    every = cleave.ties()
    count = cleave.query("{ ties { totalCount } }")["ties"]["totalCount"]
    assert count == len({tie.id for tie in every}) == len(every) > 3 * asking.PAGE
    assert set(whole) == {tie for tie in every if IS in (tie.source.id, tie.target.id)}
    assert len(cleave.search("Ansar", limit=9)) == 9


def test_what_else_there_is_of_an_entity(cleave: Cleave):
    group = cleave.entity(IS)
    assert group.type == "Group"
    assert {"Islamic State of Iraq", "Islamic State"} <= {name.text for name in group.names}
    assert group.strengths
    place = cleave.entity("place:kobani")
    assert (place.type, place.strengths) == ("Place", ())
    assert place.latitude is not None


@pytest.mark.check
@pytest.mark.parametrize(("missing", "call"), [("pandas", "to_frame"), ("networkx", "to_networkx")])
def test_without_an_extra_one_is_told_which(missing: str, call: str):
    program = f"""
import sys
sys.modules["{missing}"] = None
from cleave_client import Extent, Graph, Ties
graph = Graph((), Ties(), False, 0, 0, Extent(None, None, None, None), (), (), None, None)
try:
    graph.{call}()
except ModuleNotFoundError as error:
    print(error)
"""
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert said.strip() == f"{call}() needs {missing}: pip install 'cleave-client[{missing}]'"
