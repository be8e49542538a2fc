"""What Tab offers: what our graph has, where it can stand."""

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from app.domain.vocabulary import TIE_TYPES
from app.shell.completion import Cypher
from app.shell.session import COMMANDS

pytestmark = pytest.mark.check


def offered(text: str, **parameters: object) -> list[str]:
    completer = Cypher(COMMANDS, parameters)
    return [c.text for c in completer.get_completions(Document(text), CompleteEvent())]


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("mat", ["MATCH"]),
        ("MATCH (g:Gr", ["Group"]),
        ("MATCH (g:Entity:Gr", ["Group"]),
        ("MATCH (:Gr", ["Group"]),
        ("MATCH (g) WHERE g:Per", ["Person"]),
        ("MATCH (a)-[:PLE", ["PLEDGED_TO"]),
        ("MATCH (a)-[t:PLEDGED_TO|SPL", ["SPLIT_FROM"]),
        ("MATCH (a)-[t:pled", ["PLEDGED_TO"]),
        ("RETURN t.step_turn", ["step_turned"]),
        ("RETURN t.`fro", ["from", "from_earliest", "from_latest"]),
        ("RETURN nodes(p)[0].sub", ["subdivision"]),
        ("MATCH (c:Claim {stan", ["stance"]),
        ("MATCH (c:Claim {stance: 'DENIES', chan", ["channel"]),
        ("RETURN COLLECT { MAT", ["MATCH"]),
        (":exa", ["example", "examples"]),
        ("RETURN $kno", ["known_on"]),
        ("RETURN 3.5", []),
        ("RETURN 'x' ", []),
    ],
)
def test_it_offers_what_can_stand_there(text: str, only: list[str]):
    assert offered(text, known_on=1, held_on=2) == only


def test_all_types_are_offered_within_brackets_and_no_label():
    assert set(TIE_TYPES) < set(offered("MATCH (a)-[:"))
    assert "Group" not in offered("MATCH (a)-[:")
    assert "PLEDGED_TO" not in offered("MATCH (a:")
    assert {"Group", "Claim", "Ending"} <= set(offered("MATCH (a:"))
